"""Keeps the evidence of a run beside its check, and says where it differs from what was committed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mkdeck.lab.check import Check
from mkdeck.lab.evidence import Evidence
from mkdeck.lab.evidence_file import file_of, read_evidence, write_evidence
from mkdeck.lab.plot import write_picture
from mkdeck.lab.quotes import meaning, normal


def keep(folder: Path, check: Check, evidence: Evidence) -> str:
    """Write numbers and picture, and say how the numbers of the same design differ from those before.

    Where the same numbers are there, only a picture that is missing is written.
    """
    file = file_of(folder, evidence.key, evidence.device)
    before = _before(file)
    evidence = replace(evidence, statements=_statements(check, before, evidence)) if before else evidence
    if before is None or replace(before, seconds=evidence.seconds) != evidence:
        write_evidence(folder, evidence)
    elif file.with_suffix(".svg").exists():
        return ""
    write_picture(folder, check, evidence)
    return difference(before, evidence) if before else ""


def _before(file: Path) -> Evidence | None:
    try:
        return read_evidence(file)
    except (OSError, ValueError):
        return None


def _statements(check: Check, before: Evidence, now: Evidence) -> tuple[tuple[str, str], ...]:
    """Keep the statements in which the quotes stood, but for changes that the check's author has accepted."""
    kept, accepted = dict(before.statements), dict(check.stands_in)
    return tuple(
        (quote, text if accepted.get(quote) == meaning(text) else _first(kept.get(quote, ""), text))
        for quote, text in now.statements
    )


def _first(before: str, now: str) -> str:
    """Give the older of two statements; the newer where the words are the same, or where there was none."""
    return before if before and normal(before) != normal(now) else now


def difference(before: Evidence, now: Evidence) -> str:
    """Say how a run differs from what was committed of the same code and declaration.

    Equal machines give equal numbers; on others the verdict is the same, and the intervals overlap.
    """
    if (before.source, before.declaration, before.seeds) != (now.source, now.declaration, now.seeds):
        return ""
    if before.judgement.verdict is not now.judgement.verdict:
        return f"committed as {before.judgement.verdict}"
    if before.machine == now.machine and _raw(before) != _raw(now):
        return "committed with other numbers of an equal machine"
    one, other = before.judgement.estimate, now.judgement.estimate
    if one and other and (one.high < other.low or other.high < one.low):
        return f"committed with an interval of {one.low:.4g} to {one.high:.4g}, which does not overlap"
    return ""


def _raw(evidence: Evidence) -> object:
    return repr((evidence.arms, [b.arms for b in evidence.judgement.breaks]))
