"""Committed evidence, of which only the measured numbers are believed: all that follows is derived anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import isclose

from mkdeck.errors import Problem, shown
from mkdeck.lab.check import Check, Experiment
from mkdeck.lab.evidence import Evidence, Judgement, Table
from mkdeck.lab.evidence_file import file_of, load_evidence
from mkdeck.lab.family import beside_each_other
from mkdeck.lab.fingerprint import declaration
from mkdeck.lab.judge import judge
from mkdeck.lab.project import Checks
from mkdeck.lab.spec import MAIN
from mkdeck.lab.values import arm_values
from mkdeck.model import Verdict

CLOSE = 1e-9
"""Relative: another processor's logarithm may end in another digit."""


def committed(checks: Checks) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    """Give the evidence of a project's checks, judged again, and what is wrong with its files.

    Its verdicts are those that stand beside each other. Evidence of no check is left out.
    Imports neither torch nor scipy.
    """
    known = {check.key: check for check in checks.found}
    found: list[Evidence] = []
    loaded, damaged = load_evidence(checks.evidence)
    problems = list(damaged)
    for evidence in loaded:
        if evidence.key in known:
            try:
                found.append(believed(known[evidence.key], evidence))
            except ValueError as wrong:
                path = shown(file_of(checks.evidence, evidence.key, evidence.device))
                problems.append(Problem(path, 0, str(wrong), f"mkdeck verify {known[evidence.key].name}"))
    return beside_each_other(found), tuple(problems)


def believed(check: Check, evidence: Evidence) -> Evidence:
    """Give evidence as its numbers are judged by what is declared now.

    Raises ValueError where the declaration is the one of then, and the file says what its numbers do not.
    """
    changed = evidence.declaration != declaration(check)
    try:
        judgement = _judged(check, evidence)
    except ValueError:
        if not changed:
            raise
        return replace(evidence, judgement=Judgement(Verdict.UNCHECKED, ("measured for another design",)))
    derived = _derived(check, evidence, judgement)
    if not changed and (difference := _difference(evidence, derived)):
        raise ValueError(f"says what its numbers do not: {difference}")
    return derived


def judged_again(check: Check, evidence: Evidence) -> Evidence:
    """Give evidence as its numbers come out under the rule of now, whatever its file says they came to.

    Raises ValueError where the numbers are not those that the check needs.
    """
    return _derived(check, evidence, _judged(check, evidence))


def _derived(check: Check, evidence: Evidence, judgement: Judgement) -> Evidence:
    return replace(evidence, judgement=judgement, values=arm_values(check, evidence.arms))


def _judged(check: Check, evidence: Evidence) -> Judgement:
    """Judge the numbers. Raises ValueError where they are not those that the check needs."""
    if not isinstance(check, Experiment):
        if evidence.arms or evidence.seeds:
            raise ValueError("has numbers where nothing was measured")
        return Judgement(check.expect)
    if not evidence.arms and evidence.judgement.verdict is Verdict.INVALID:
        return Judgement(Verdict.INVALID, evidence.judgement.reasons)
    return judge(check, table_of(check, evidence))


def table_of(check: Experiment, evidence: Evidence) -> Table:
    """Lay out the numbers as they were judged. Raises ValueError where some are missing or too many."""
    main = {arm.name: arm for arm in evidence.arms}
    breaks = {broken.name: broken for broken in evidence.judgement.breaks}
    if list(main) != [name for name, _ in check.arms] or list(breaks) != [b.name for b in check.breaks]:
        raise ValueError("has other arms or breaks than are declared")
    table = {MAIN: main}
    for broken in check.breaks:
        arms = {arm.name: arm for arm in breaks[broken.name].arms}
        changed = {change.arm for change in broken.changes}
        if set(arms) != changed or any(len(a.trials) != len(evidence.seeds) for a in arms.values()):
            raise ValueError(f"has other numbers than are declared under {broken.name!r}")
        table[broken.name] = main | arms
    return table


def _difference(written: Evidence, derived: Evidence) -> str:
    """Say where a file differs from what its numbers come to; nothing if nowhere that matters."""
    one, other = written.judgement, derived.judgement
    if one.verdict is not other.verdict:
        return f"{one.verdict} where they come to {other.verdict}"
    for gate, found in zip(one.gates, other.gates, strict=False):
        if (gate.gate, gate.arm, gate.open) != (found.gate, found.arm, found.open):
            return f"the gate {gate.gate!r}"
    for broken, seen in zip(one.breaks, other.breaks, strict=False):
        if (broken.planted, broken.as_it_must) != (seen.planted, seen.as_it_must):
            return f"the break {broken.name!r}"
    pairs = zip(_numbers(written), _numbers(derived), strict=False)
    return next(
        (f"{name} {a:g} where they come to {b:g}" for (name, a), (_, b) in pairs if not _same(a, b)), ""
    )


def _numbers(evidence: Evidence) -> Iterable[tuple[str, float]]:
    estimate = evidence.judgement.estimate
    if estimate:
        yield "effect", estimate.mean
        yield "low end", estimate.low
        yield "high end", estimate.high
        yield "number of seeds", estimate.n
        yield from (("effect of a seed", value) for value in estimate.per_seed)
    yield from ((f"gate {gate.gate!r}", gate.value) for gate in evidence.judgement.gates)
    yield from ((f"break {broken.name!r}", broken.effect) for broken in evidence.judgement.breaks)
    for value in evidence.values:
        yield f"mean of {value.name}", value.mean
        yield f"low end of {value.name}", value.low
        yield f"high end of {value.name}", value.high
        yield f"number of seeds of {value.name}", value.n


def _same(one: float, other: float) -> bool:
    return (
        one == other or isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE) or (one != one and other != other)
    )
