"""Badges: every finding laid on the statement that it speaks of, and their verdicts joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from mkdeck.errors import Problem
from mkdeck.lab.believed import committed
from mkdeck.lab.evidence import Evidence
from mkdeck.lab.family import corrected
from mkdeck.lab.finding import Bench
from mkdeck.lab.fingerprint import Fingerprints
from mkdeck.lab.quotes import Match, Place
from mkdeck.lab.suite import as_warning, open_suite
from mkdeck.model import Badge, Finding, Lecture, Verdict

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""By the lecture's path and the index of the question in it."""

NEUTRAL = (Verdict.INVALID, Verdict.CITED, Verdict.UNTESTABLE, Verdict.UNCHECKED)
"""These add nothing to a verdict that stands beside them; alone, the first of them is the verdict."""


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
                if check.name not in {f.check for f in found[place]}:
                    found[place] += bench.findings(check, by_check.get(check.key, ()), match)
    problems = (*suite.problems(suite.checks.found), *damaged)
    return _laid(found), tuple(map(as_warning, problems))


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
        verdict = joined(f.verdict for f in findings)
        laid[place.lecture, place.question].append(Badge(place.statement, verdict, tuple(findings)))
    return {place: tuple(several) for place, several in laid.items()}


def joined(verdicts: Iterable[Verdict]) -> Verdict:
    """Give the verdict of several checks of one claim: theirs if they agree, else "depends".

    A source adds nothing to what an experiment supports, but it does speak against a refutation.
    """
    several = set(verdicts)
    telling = several - set(NEUTRAL)
    if telling == {Verdict.REFUTED} and Verdict.CITED in several:
        return Verdict.DEPENDS
    if telling == {Verdict.REFUTED, Verdict.CONTRADICTED}:
        return Verdict.REFUTED
    if not telling:
        return next((v for v in NEUTRAL if v in several), Verdict.UNCHECKED)
    return telling.pop() if len(telling) == 1 else Verdict.DEPENDS
