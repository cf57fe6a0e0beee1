"""Corrections: what stands beside a statement that is not, or not quite, true."""

from __future__ import annotations

from mkdeck.model import Badge, Verdict

_WRONG = (Verdict.REFUTED, Verdict.CONTRADICTED)


def corrections(badge: Badge) -> tuple[str, ...]:
    """Give each correction once; what no evidence stands behind yet corrects nothing."""
    found = (f.correction for f in badge.findings if f.verdict is not Verdict.UNCHECKED)
    return tuple(dict.fromkeys(filter(None, found)))


def lead(verdict: Verdict) -> str:
    """Introduce a correction: a claim that is sloppy but holds is not contradicted by it."""
    return "Rather" if verdict in _WRONG else "More exactly"
