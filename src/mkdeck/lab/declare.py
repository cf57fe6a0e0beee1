"""The four declarations that a file of `verify/` may make: check, exact, citation, untestable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mkdeck.lab.check import Check, Kind, settings
from mkdeck.lab.effect import Effect
from mkdeck.lab.fact import Expected
from mkdeck.lab.freeze import Backs, Changes, Params, breaks, quotes
from mkdeck.lab.gate import Gate
from mkdeck.lab.pick import Pick
from mkdeck.lab.prediction import Prediction
from mkdeck.lab.source import Source
from mkdeck.model import Verdict

FACTS = "facts"
"""The one arm of an exact check."""


def check(
    *,
    backs: Backs,
    says: str,
    scope: str,
    arms: Mapping[str, Params],
    effect: Effect,
    predicts: Prediction,
    sabotage: Changes | None = None,
    planted: Changes | None = None,
    gates: Sequence[Gate] = (),
    constant: Mapping[str, str] | None = None,
    picks: Pick | None = None,
    batched: str = "",
    seeds: int = 8,
    dtype: str = "float32",
    limit_s: float = 120.0,
    looks: int = 1,
    sources: Sequence[Source] = (),
    expect: str = "supported",
    correction: str = "",
) -> Callable[[Callable[..., Any]], Check]:
    """Declare an empirical check; the decorated function measures one arm under one seed.

    It is called as `function(trial, **arm)` and returns a number, or several by name. It never seeds,
    judges, prints or writes: `trial` is the only source of randomness. `batched` names a function of the
    same file that takes a tuple of trials and gives as many returns: used where a device runs many at once.
    """

    def declare(measure: Callable[..., Any]) -> Check:
        return Check(
            kind=Kind.EMPIRICAL,
            backs=quotes(backs),
            says=says,
            scope=scope,
            arms=tuple((name, settings(params)) for name, params in arms.items()),
            effect=effect,
            predicts=predicts,
            sabotage=breaks(sabotage or {}, tuple(arms)),
            planted=breaks(planted or {}, tuple(arms)),
            gates=tuple(gates),
            constant=tuple((constant or {}).items()),
            picks=picks,
            batched=batched,
            seeds=seeds,
            dtype=dtype,
            limit_s=limit_s,
            looks=looks,
            sources=tuple(sources),
            expect=Verdict(expect),
            correction=correction,
            measure=measure,
            docstring=measure.__doc__ or "",
        )

    return declare


def exact(
    *,
    backs: Backs,
    says: str,
    expects: Mapping[str, Expected],
    sabotage: Mapping[str, Params],
    scope: str = "",
    seeds: int = 1,
    dtype: str = "float64",
    limit_s: float = 120.0,
    looks: int = 1,
    sources: Sequence[Source] = (),
    expect: str = "supported",
    correction: str = "",
) -> Callable[[Callable[..., Any]], Check]:
    """Declare facts that hold or do not: counts, shapes, identities within a float64 tolerance.

    The decorated function returns the facts by name; each sabotage sets keywords of it, and at least one
    fact must then fail.
    """

    def declare(measure: Callable[..., Any]) -> Check:
        return Check(
            kind=Kind.EXACT,
            backs=quotes(backs),
            says=says,
            scope=scope,
            arms=((FACTS, ()),),
            expects=tuple(expects.items()),
            sabotage=breaks({name: {FACTS: params} for name, params in sabotage.items()}, (FACTS,)),
            seeds=seeds,
            dtype=dtype,
            limit_s=limit_s,
            looks=looks,
            sources=tuple(sources),
            expect=Verdict(expect),
            correction=correction,
            measure=measure,
            docstring=measure.__doc__ or "",
        )

    return declare


def citation(
    *,
    backs: Backs,
    says: str,
    sources: Sequence[Source],
    verdict: str = "cited",
    scope: str = "",
    correction: str = "",
) -> Check:
    """Declare that a claim rests on a source: `cited`, or `contradicted by source` with a correction."""
    return Check(
        Kind.CITATION,
        quotes(backs),
        says,
        scope,
        sources=tuple(sources),
        expect=Verdict(verdict),
        correction=correction,
    )


def untestable(
    *,
    backs: Backs,
    because: str,
    correction: str = "",
    sources: Sequence[Source] = (),
) -> Check:
    """Declare that the words name nothing that could be measured, with the reason."""
    return Check(
        Kind.UNTESTABLE,
        quotes(backs),
        because,
        sources=tuple(sources),
        expect=Verdict.UNTESTABLE,
        correction=correction,
    )
