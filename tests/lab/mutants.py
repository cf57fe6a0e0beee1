"""Breaks a check's committed evidence and declaration in every way that applies, and judges it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import nan

from mkdeck.lab.check import Check, Citation, Empirical, Exact, Experiment
from mkdeck.lab.conform import conform
from mkdeck.lab.effect import Effect
from mkdeck.lab.evidence import ArmNumbers, Evidence
from mkdeck.lab.judge import judge
from mkdeck.lab.measured import Censored, Measured
from mkdeck.model import Verdict

Arms = dict[str, ArmNumbers]
Tables = dict[str, Arms]


@dataclass(frozen=True)
class Mutant:
    """A check with one thing broken."""

    name: str
    check: Check
    tables: Tables

    def noticed(self) -> bool:
        """Whether its verdict is no longer the one expected, or its declaration no longer conforms."""
        if conform(self.check):
            return True
        return (
            isinstance(self.check, Experiment)
            and judge(self.check, self.tables).verdict is not self.check.expect
        )


def tables_of(check: Check, evidence: Evidence) -> Tables:
    """Give the numbers as they were judged."""
    main = {arm.name: arm for arm in evidence.arms}
    breaks = {b.name: main | {arm.name: arm for arm in b.arms} for b in evidence.judgement.breaks}
    return {"": main} | breaks


def mutants(check: Check, evidence: Evidence | None) -> Iterator[Mutant]:
    """Give every mutant that is not equivalent to the check itself."""
    yield Mutant("says nothing", replace(check, says=""), {})
    yield Mutant("backs nothing", replace(check, backs=()), {})
    if not isinstance(check, Experiment):
        yield from _of_words(check)
    elif evidence:
        tables = tables_of(check, evidence)
        yield Mutant(
            "nothing breaks it",
            replace(check, sabotage=(), **({"planted": ()} if isinstance(check, Empirical) else {})),
            tables,
        )
        yield from _sabotaged(check, tables)
        if isinstance(check, Exact):
            yield from _of_facts(check, tables)
        elif isinstance(check, Empirical):
            yield from _of_arms(check, tables)


def _of_words(check: Check) -> Iterator[Mutant]:
    yield Mutant("claims support without a run", replace(check, expect=Verdict.SUPPORTED), {})
    if isinstance(check, Citation):
        yield Mutant("no source", replace(check, sources=()), {})


def _sabotaged(check: Experiment, tables: Tables) -> Iterator[Mutant]:
    """Install each sabotage as the check itself, and let each break change nothing."""
    if check.expect is Verdict.SUPPORTED:
        for name in (broken.name for broken in check.sabotage):
            yield Mutant(f"sabotage installed: {name}", check, tables | {"": tables[name]})
            yield Mutant(f"sabotage without effect: {name}", check, tables | {name: tables[""]})
    planted = check.planted if isinstance(check, Empirical) else ()
    for name in (broken.name for broken in planted):
        if check.expect is Verdict.REFUTED:
            yield Mutant(f"planted effect missing: {name}", check, tables | {name: tables[""]})


def _of_facts(check: Exact, tables: Tables) -> Iterator[Mutant]:
    names = [name for name, _ in check.expects]
    ways: Mapping[str, Callable[[Measured], Measured]] = {
        "off": lambda v: v + 1e6 if isinstance(v, int | float) and not isinstance(v, bool) else f"not {v}",
        "not a number": lambda v: nan,
    }
    if check.expect is Verdict.SUPPORTED:
        for name in names:
            for way, change in ways.items():
                if way == "off" and _unbounded(check, name):
                    continue
                yield Mutant(f"{name} {way}", check, tables | {"": _changed(tables[""], name, change)})
    for name in names:
        yield Mutant(f"{name} not measured", check, tables | {"": _lost(tables[""], name)})


def _unbounded(check: Exact, name: str) -> bool:
    """Whether a larger number still meets the expectation."""
    return getattr(dict(check.expects)[name], "high", 0) == float("inf")


def _changed(arms: Arms, fact: str, change: Callable[[Measured], Measured]) -> Arms:
    return {a: _with_trials(n, [{**t, fact: change(t[fact])} for t in n.trials]) for a, n in arms.items()}


def _lost(arms: Arms, fact: str) -> Arms:
    return {a: _with_trials(n, [_without(t, fact) for t in n.trials]) for a, n in arms.items()}


def _with_trials(numbers: ArmNumbers, trials: Sequence[Mapping[str, Measured]]) -> ArmNumbers:
    return replace(numbers, trials=tuple(trials))


def _without(trial: Mapping[str, Measured], fact: str) -> dict[str, Measured]:
    return {name: value for name, value in trial.items() if name != fact}


def _of_arms(check: Empirical, tables: Tables) -> Iterator[Mutant]:
    effect = check.effect
    if effect.minus and not _null(check, tables):
        yield Mutant("arms swapped", check, _everywhere(tables, effect.plus[0], effect.minus[0]))
        yield Mutant("effect negated", replace(check, effect=_negated(effect)), tables)
    if effect.minus:
        one, other = effect.plus[0], effect.minus[0]
        same = {name: arms | {one: replace(arms[other], name=one)} for name, arms in tables.items()}
        yield Mutant("treatment switched off", check, same)
    for arm in effect.arms:
        numbers = tables[""][arm]
        if _shows_its_seed(check, numbers):
            fixed = _with_trials(numbers, numbers.trials[:1] * len(numbers.trials))
            yield Mutant(f"one seed for all of {arm}", check, _with_arm(tables, fixed))
        lost = ({**numbers.trials[0], effect.of: nan}, *numbers.trials[1:])
        yield Mutant(f"a NaN in {arm}", check, _with_arm(tables, _with_trials(numbers, lost)))
    for gate in check.gates:
        numbers = tables[""][effect.arms[0] if gate.arm == "*" else gate.arm]
        shut = [{**t, gate.of: nan} for t in numbers.trials]
        yield Mutant(f"gate shut: {gate.name}", check, _with_arm(tables, _with_trials(numbers, shut)))


def _with_arm(tables: Tables, numbers: ArmNumbers) -> Tables:
    return tables | {"": tables[""] | {numbers.name: numbers}}


def _shows_its_seed(check: Empirical, numbers: ArmNumbers) -> bool:
    """Whether the number differs from seed to seed: a target never reached looks the same under all."""
    is_censored = isinstance(numbers.trials[0][check.effect.of], Censored)
    return numbers.name not in dict(check.constant) and not is_censored


def _null(check: Check, tables: Tables) -> bool:
    """Whether the effect is so near zero that its sign says nothing: then a swap is no mutant."""
    estimate = judge(check, tables).estimate
    return estimate is not None and estimate.low <= 0 <= estimate.high


def _everywhere(tables: Tables, one: str, other: str) -> Tables:
    swapped = {one: other, other: one}
    return {
        name: {swapped.get(a, a): replace(n, name=swapped.get(a, a)) for a, n in arms.items()}
        for name, arms in tables.items()
    }


def _negated(effect: Effect) -> Effect:
    return replace(effect, plus=effect.minus, minus=effect.plus)
