"""Judges exact facts: each holds under every seed, or the claim is refuted."""

from __future__ import annotations

from mkdeck.lab.check import FACTS, Break, Exact
from mkdeck.lab.evidence import ArmNumbers, BreakResult, Judgement, Table
from mkdeck.lab.fact import meets
from mkdeck.lab.spec import MAIN
from mkdeck.model import Verdict


def judge_facts(check: Exact, table: Table) -> Judgement:
    """Give the verdict of an exact check: every fact under every seed, and each sabotage breaks one."""
    failed = failing(check, table[MAIN][FACTS])
    breaks = tuple(_fact_break(check, broken, table[broken.name][FACTS]) for broken in check.breaks)
    missing = [f"no such fact was measured: {n}" for n, _ in check.expects if _missing(n, table[MAIN][FACTS])]
    reasons = (*missing, *(b.fault for b in breaks if not b.as_it_must))
    if reasons:
        return Judgement(Verdict.INVALID, reasons, breaks=breaks)
    return Judgement(Verdict.REFUTED if failed else Verdict.SUPPORTED, failed, breaks=breaks)


def _missing(name: str, facts: ArmNumbers) -> bool:
    return any(name not in trial for trial in facts.trials)


def failing(check: Exact, facts: ArmNumbers) -> tuple[str, ...]:
    """Name the facts that are not as expected, with what was found."""
    found = {name: [trial.get(name) for trial in facts.trials] for name, _ in check.expects}
    return tuple(
        f"{name}: expected {expected}, found {next(v for v in found[name] if not meets(v, expected))}"
        for name, expected in check.expects
        if not all(meets(v, expected) for v in found[name])
    )


def _fact_break(check: Exact, broken: Break, facts: ArmNumbers) -> BreakResult:
    failed = len(failing(check, facts))
    return BreakResult(broken.name, False, float(failed), failed > 0, (facts,))
