"""What every declaration must have, told without running it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdeck.errors import Problem
from mkdeck.lab.breaks import identities
from mkdeck.lab.check import Check, Kind
from mkdeck.model import Verdict

DTYPES = ("float32", "float64", "bfloat16", "float16")
FEWEST_SEEDS = 8
"""The smallest one-sided p of a paired sign-flip test is 0.031 with 5 seeds, 0.0039 with 8."""

Rule = Callable[[Check], Iterator[tuple[str, str]]]
"""Gives faults with their remedies."""


def conform(check: Check) -> tuple[Problem, ...]:
    """Give everything that a declaration lacks."""
    faults = (fault for rule in RULES for fault in rule(check))
    return tuple(Problem(check.path, check.line, fault, remedy) for fault, remedy in faults)


def _words(check: Check) -> Iterator[tuple[str, str]]:
    if not check.backs or not all(q.text.strip() for q in check.backs):
        yield "no quote of a lecture", 'backs={"lecture-06": ["the exact words"]}'
    if not check.says.strip():
        yield "says nothing", "one operational sentence with its numbers"
    if check.runs and not check.docstring.strip():
        yield "the measuring function has no docstring", "say which quantity it returns, and its unit"
    if check.expect in (Verdict.REFUTED, Verdict.CONTRADICTED) and not check.correction:
        yield f"expects {check.expect.value} without a correction", "say what is true instead"
    if check.looks < 1:
        yield "looks must be at least 1", "1 if the design was never changed after a look at numbers"


def _sources(check: Check) -> Iterator[tuple[str, str]]:
    if check.kind is not Kind.CITATION:
        return
    if not check.sources or not all(s.says for s in check.sources):
        yield "a citation without the sentence relied on", 'cite("Author Year", "identifier", "what it says")'
    if check.expect not in (Verdict.CITED, Verdict.CONTRADICTED):
        yield (
            f"a source cannot make a claim {check.expect.value}",
            'verdict="cited" or "contradicted by source"',
        )


def _arms(check: Check) -> Iterator[tuple[str, str]]:
    """Every arm sets the same keywords, and the function takes them."""
    keywords = {frozenset(dict(settings)) for _, settings in check.arms}
    if len(keywords) > 1:
        yield (
            "the arms set different keywords",
            "give every arm the same keywords; they differ in values only",
        )
    for name in sorted(set().union(*keywords) - set(check.takes) if keywords else ()):
        yield f"the function takes no keyword {name!r}", f"add it after `*`: (trial, *, {name})"
    if check.kind is Kind.EMPIRICAL:
        picked = {check.picks.keyword} if check.picks else set()
        for name in sorted(picked - set(check.takes)):
            yield f"the function takes no keyword {name!r}, which is picked", "add it after `*`"
        for name in sorted(set(check.needs) - picked.union(*keywords)):
            yield f"no arm sets {name!r}", "set it in every arm, or give it a default"
    values = [settings for _, settings in check.arms]
    if len(set(values)) < len(values):
        yield "two arms are the same", "arms differ in what is compared"


def _effect(check: Check) -> Iterator[tuple[str, str]]:
    if check.kind is not Kind.EMPIRICAL or check.effect is None or check.predicts is None:
        return
    known = dict(check.arms)
    for arm in sorted(set(check.effect.arms) - set(known)):
        yield f"the effect names no arm: {arm!r}", f"one of {', '.join(known)}"
    if not check.predicts.because.strip():
        yield "a threshold without a reason", "because= the smallest effect a student should call one"
    if check.effect.log and check.predicts.low <= 0 and check.predicts.high == float("inf"):
        yield "a ratio is always above 0", "give the threshold as a ratio: greater(2) is twice as much"
    if not check.predicts.low < check.predicts.high:
        yield "no number could meet the prediction", "the low end comes first"
    if check.seeds < FEWEST_SEEDS:
        yield f"{check.seeds} seeds decide nothing", f"at least {FEWEST_SEEDS}"


def _gates(check: Check) -> Iterator[tuple[str, str]]:
    known = dict(check.arms)
    for gate in check.gates:
        if gate.arm != "*" and gate.arm not in known:
            yield f"the gate {gate.name!r} names no arm: {gate.arm!r}", f"one of {', '.join(known)}"
        if not gate.every_seed and not gate.because.strip():
            yield f"the gate {gate.name!r} lets single seeds pass", "say why the mean is enough: because="


def _breaks(check: Check) -> Iterator[tuple[str, str]]:
    if not check.runs:
        return
    if not check.sabotage and not check.planted:
        yield "nothing would make it fail", "sabotage= a deliberate break, or planted= an effect it must find"
    if check.kind is Kind.EMPIRICAL and check.expect is Verdict.REFUTED and not check.planted:
        yield "a refutation that nothing could have overturned", "planted= an effect that it must find"
    known = dict(check.arms)
    for name, changes in check.breaks:
        for arm, settings in changes:
            if arm not in known:
                yield f"{name!r} changes no arm: {arm!r}", f"one of {', '.join(known)}, or * for all"
            for keyword in sorted(set(dict(settings)) - set(check.takes)):
                yield f"{name!r} sets an unknown keyword {keyword!r}", "a keyword of the function"
        if dict(changes).items() <= known.items():
            yield f"{name!r} changes nothing", "set a keyword to another value"


def _facts(check: Check) -> Iterator[tuple[str, str]]:
    if check.kind is Kind.EXACT and not check.expects:
        yield "expects no fact", 'expects={"name of the fact": value}'
    if check.runs and check.dtype not in DTYPES:
        yield f"no such dtype: {check.dtype}", "one of " + ", ".join(DTYPES)
    if check.seeds < 1:
        yield "no trial at all", "seeds= at least 1"


RULES: tuple[Rule, ...] = (_words, _sources, _arms, _effect, _gates, _breaks, identities, _facts)
