"""From declarations to what the report shows of checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdeck.build.report_evidence import EvidencePages
from mkdeck.errors import Problem
from mkdeck.lab.believed import committed
from mkdeck.lab.check import Check, Empirical, Experiment
from mkdeck.lab.evidence import Evidence
from mkdeck.lab.family import corrected
from mkdeck.lab.project import read_checks
from mkdeck.model import Badge, Verdict
from mkdeck.report.evidence import EvidencePage
from mkdeck.report.pages import CheckPage

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""By the lecture's path and the index of the question in it."""


def check_pages(folder: Path, badges: Badges) -> tuple[tuple[CheckPage, ...], tuple[Problem, ...]]:
    """Give a page for every check below `verify/`, with what was committed of its numbers."""
    checks = read_checks(folder)
    evidence, problems = committed(checks)
    by_check: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        by_check[one.key].append(one)
    pages = EvidencePages(checks.evidence, corrected(evidence), _stale(badges))
    found = ((c, [pages.page(c, e) for e in by_check[c.key] if e.device]) for c in checks.found)
    return tuple(_page(check, measured) for check, measured in found), problems


def _stale(badges: Badges) -> frozenset[str]:
    """Name the checks whose evidence is older than what it speaks of."""
    return frozenset(f.check for several in badges.values() for b in several for f in b.findings if f.stale)


def _of_devices(measured: Sequence[EvidencePage]) -> Verdict:
    """Give the verdict that all devices come to; it depends where they differ."""
    verdicts = {page.verdict for page in measured} or {Verdict.UNCHECKED}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.DEPENDS


def _page(check: Check, measured: Sequence[EvidencePage]) -> CheckPage:
    verdict = _of_devices(measured) if isinstance(check, Experiment) else check.expect
    predicts = check.predicts if isinstance(check, Empirical) else None
    return CheckPage(
        name=check.name,
        kind=check.kind.value,
        verdict=verdict,
        says=check.says,
        expected=check.expect,
        quotes=tuple(q.text for q in check.backs),
        measures=check.docstring if isinstance(check, Experiment) else "",
        scope=check.scope,
        prediction=f"{check.effect} {predicts}" if isinstance(check, Empirical) else "",
        because=predicts.because if predicts else "",
        looks=check.looks if isinstance(check, Experiment) else 1,
        correction=check.correction,
        sources=tuple(map(str, check.sources)),
        place=f"{check.path}:{check.line}",
        command=f"mkdeck verify {check.name}" if isinstance(check, Experiment) else "",
        evidence=tuple(measured),
    )
