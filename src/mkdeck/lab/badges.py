"""Badges: every finding laid on the statement that it speaks of, and their verdicts joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdeck.errors import Problem
from mkdeck.lab.believed import committed
from mkdeck.lab.evidence import Evidence
from mkdeck.lab.family import corrected
from mkdeck.lab.finding import Bench
from mkdeck.lab.fingerprint import Fingerprints
from mkdeck.lab.joined import joined
from mkdeck.lab.outdated import disagreements, out_of_date
from mkdeck.lab.quotes import Match, Place
from mkdeck.lab.suite import as_warning, open_suite
from mkdeck.model import Badge, Badges, Finding, Lecture


def badges(
    folder: Path, lectures: Sequence[Lecture], prints: Fingerprints | None = None
) -> tuple[Badges, tuple[Problem, ...]]:
    """Give the badges of every question that has any, from the checks and the evidence below `verify/`.

    Quotes that no longer occur, wrong declarations and damaged evidence are problems; they cost a badge,
    never the deck. Imports no torch. Who asks often may keep the `prints` while no code changes.
    """
    suite = open_suite(folder.parent, lectures)
    evidence, damaged = committed(suite.checks)
    by_check = _by_check(evidence)
    bench = Bench(suite.checks.evidence, prints or Fingerprints(suite.root), corrected(evidence))
    found: dict[Place, list[Finding]] = defaultdict(list)
    for check in suite.checks.found:
        for match in suite.matches[check.name]:
            for place in _places(match):
                if (check.name, match.quote.text) not in {(f.check, f.quote) for f in found[place]}:
                    found[place] += bench.findings(check, by_check.get(check.key, ()), match)
    laid = _laid(found)
    told = (*disagreements(suite.checks.found, laid), *out_of_date(suite, laid))
    problems = (*suite.problems(suite.checks.found), *damaged, *told)
    return laid, tuple(map(as_warning, problems))


def _by_check(evidence: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    """Sort the evidence by check; that of the CPU, which everyone can reproduce, comes first."""
    sorted_by_device = sorted(evidence, key=lambda e: (e.device != "cpu", e.device))
    by_check: dict[str, list[Evidence]] = defaultdict(list)
    for one in sorted_by_device:
        by_check[one.key].append(one)
    return by_check


def _places(match: Match) -> tuple[Place, ...]:
    """Give where a quote stands; what has become of it, where it stands nowhere any more."""
    return match.places or ((match.nearest,) if match.nearest else ())


def _laid(found: Mapping[Place, list[Finding]]) -> Badges:
    laid: dict[tuple[str, int], list[Badge]] = defaultdict(list)
    for place, findings in sorted(found.items(), key=lambda item: item[0].statement):
        laid[place.lecture, place.question] += joined(place.statement, place.text, findings)
    return {place: tuple(several) for place, several in laid.items()}
