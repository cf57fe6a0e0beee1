"""The size of the page: what can be looked up elsewhere is left out before a browser would choke."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mkdeck.report.evidence import EvidencePage
from mkdeck.report.pages import Report

LIMIT = 19_000_000
"""Bytes; a phone still opens a page of 20 MB."""

CHECK, CLAIM = 4_500, 1_500
"""Bytes of html, pictures and numbers aside; measured on a lecture with its evidence."""

Leave = tuple[str, Callable[[EvidencePage], EvidencePage], Callable[[EvidencePage], int]]

LEAVES: tuple[Leave, ...] = (
    ("the numbers to download", lambda e: replace(e, numbers=""), lambda e: len(e.numbers)),
    ("the pictures", lambda e: replace(e, picture=""), lambda e: len(e.picture) // 2),
)
"""What to leave out, the first first; and what of each size there is (drawings are made half as large)."""


def fitted(report: Report, limit: int = LIMIT) -> tuple[Report, tuple[str, ...]]:
    """Give the report as it fits, and the names of what had to be left out."""
    left: list[str] = []
    for name, without, _ in LEAVES:
        if size(report) <= limit:
            break
        checks = (replace(c, evidence=tuple(map(without, c.evidence))) for c in report.checks)
        report = replace(report, checks=tuple(checks))
        left.append(name)
    return report, tuple(left)


def size(report: Report) -> int:
    """Estimate the bytes of the page."""
    claims = sum(len(q.statements) for lecture in report.lectures for q in lecture.questions)
    evidence = (e for check in report.checks for e in check.evidence)
    held = sum(measure(e) for e in evidence for _, _, measure in LEAVES)
    return claims * CLAIM + len(report.checks) * CHECK + held
