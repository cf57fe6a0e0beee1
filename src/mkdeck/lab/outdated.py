"""Problems of evidence that is there: it is older than what it speaks of, or it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.errors import Problem
from mkdeck.lab.check import Check
from mkdeck.lab.joined import conflict
from mkdeck.lab.quotes import meaning
from mkdeck.lab.suite import Suite
from mkdeck.model import Badges


def disagreements(checks: Sequence[Check], badges: Badges) -> Iterator[Problem]:
    """Tell checks of the same words that come out differently, without a reason for it."""
    by_name = {check.name: check for check in checks}
    for badge in (b for several in badges.values() for b in several):
        if conflict(badge.findings):
            names = sorted({f.check for f in badge.findings})
            check = by_name[names[0]]
            fault = f"{', '.join(names)} disagree on the words {badge.findings[0].quote!r}"
            remedy = 'dimension="…" on each if they are regimes of one thing, or reading="…"'
            yield Problem(check.path, check.line, fault, remedy)


def out_of_date(suite: Suite, badges: Badges) -> Iterator[Problem]:
    """Tell each check whose evidence is older than its code or than the words around its quote."""
    by_name = {check.name: check for check in suite.checks.found}
    stale = {f.check for several in badges.values() for b in several for f in b.findings if f.stale}
    for name in sorted(stale):
        check = by_name[name]
        found = [f for several in badges.values() for b in several for f in b.findings if f.check == name]
        elsewhere = {f.quote for f in found if f.moved}
        for match in suite.matches[name]:
            if match.quote.text not in elsewhere or match.place is None:
                continue
            fault = f"the words around {match.quote.text!r} are others than when it was checked"
            remedy = f'if it still says so: stands_in={{"{match.quote.text}": "{meaning(match.place.text)}"}}'
            yield Problem(check.path, check.lines.get("backs", check.line), fault, remedy)
        if any(f.stale and not f.moved for f in found):
            yield Problem(check.path, check.line, "its evidence is out of date", f"mkdeck verify {name}")
