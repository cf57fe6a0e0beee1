"""The four declarations that a file of `verify/` may make: check, exact, citation, untestable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mkdeck.lab.accepted import Misdeclared, accepting
from mkdeck.lab.check import FACTS, Citation, Empirical, Exact, Untestable
from mkdeck.lab.effect import Effect
from mkdeck.lab.fact import Expected
from mkdeck.lab.freeze import Backs, Changes, Params, arms_of, breaks, quotes
from mkdeck.lab.gate import Gate
from mkdeck.lab.pick import Pick
from mkdeck.lab.prediction import Prediction
from mkdeck.lab.source import Source
from mkdeck.model import Verdict

VERDICTS = tuple(verdict.value for verdict in Verdict)


@accepting
def check(
    *,
    backs: Backs,
    says: str,
    scope: str,
    dimension: str = "",
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
    reading: str = "",
    stands_in: Mapping[str, str] | None = None,
    key: str = "",
) -> Callable[[Callable[..., Any]], Empirical]:
    """Declare an empirical check; the decorated function measures one arm under one seed.

    It is called as `function(trial, **arm)` and returns a number, or several by name. It never seeds,
    judges, prints or writes: `trial` is the only source of randomness. `batched` names a function of the
    same file that takes a tuple of trials and gives as many returns: used where a device runs many at once.
    `key` keeps the check's name where its file gets another. `dimension` names that of which `scope` is one
    regime, `reading` what the words are taken to mean, and `stands_in` accepts a statement that has changed
    around a quote, by the code that `lint` prints. Raises Misdeclared.
    """
    expected = _verdict("expect", expect)

    def declare(measure: Callable[..., Any]) -> Empirical:
        return Empirical(
            backs=quotes(backs),
            says=says,
            scope=scope,
            compared=arms_of(arms),
            effect=effect,
            predicts=predicts,
            sabotage=breaks(sabotage or {}, tuple(arms)),
            planted=breaks(planted or {}, tuple(arms), planted=True),
            gates=tuple(gates),
            constant=tuple((constant or {}).items()),
            picks=picks,
            batched=batched,
            seeds=seeds,
            dtype=dtype,
            limit_s=limit_s,
            looks=looks,
            sources=tuple(sources),
            expect=expected,
            correction=correction,
            dimension=dimension,
            reading=reading,
            stands_in=tuple((stands_in or {}).items()),
            key=key,
            measure=measure,
            docstring=measure.__doc__ or "",
        )

    return declare


@accepting
def exact(
    *,
    backs: Backs,
    says: str,
    expects: Mapping[str, Expected],
    sabotage: Mapping[str, Params],
    scope: str = "",
    dimension: str = "",
    seeds: int = 1,
    dtype: str = "float64",
    limit_s: float = 120.0,
    looks: int = 1,
    sources: Sequence[Source] = (),
    expect: str = "supported",
    correction: str = "",
    reading: str = "",
    stands_in: Mapping[str, str] | None = None,
    key: str = "",
) -> Callable[[Callable[..., Any]], Exact]:
    """Declare facts that hold or do not: counts, shapes, identities within a float64 tolerance.

    The decorated function returns the facts by name; each sabotage sets keywords of it, and at least one
    fact must then fail. Raises Misdeclared.
    """
    expected = _verdict("expect", expect)

    def declare(measure: Callable[..., Any]) -> Exact:
        return Exact(
            backs=quotes(backs),
            says=says,
            scope=scope,
            expects=tuple(expects.items()),
            sabotage=breaks({name: {FACTS: params} for name, params in sabotage.items()}, (FACTS,)),
            seeds=seeds,
            dtype=dtype,
            limit_s=limit_s,
            looks=looks,
            sources=tuple(sources),
            expect=expected,
            correction=correction,
            dimension=dimension,
            reading=reading,
            stands_in=tuple((stands_in or {}).items()),
            key=key,
            measure=measure,
            docstring=measure.__doc__ or "",
        )

    return declare


@accepting
def citation(
    *,
    backs: Backs,
    says: str,
    sources: Sequence[Source],
    verdict: str = "cited",
    scope: str = "",
    correction: str = "",
    reading: str = "",
    stands_in: Mapping[str, str] | None = None,
    key: str = "",
) -> Citation:
    """Declare that a claim rests on a source: `cited`, or `contradicted by source` with a correction."""
    return Citation(
        backs=quotes(backs),
        says=says,
        scope=scope,
        sources=tuple(sources),
        expect=_verdict("verdict", verdict),
        correction=correction,
        reading=reading,
        stands_in=tuple((stands_in or {}).items()),
        key=key,
    )


@accepting
def untestable(
    *,
    backs: Backs,
    because: str,
    correction: str = "",
    sources: Sequence[Source] = (),
    reading: str = "",
    stands_in: Mapping[str, str] | None = None,
    key: str = "",
) -> Untestable:
    """Declare that the words name nothing that could be measured, with the reason."""
    return Untestable(
        backs=quotes(backs),
        says=because,
        sources=tuple(sources),
        expect=Verdict.UNTESTABLE,
        correction=correction,
        reading=reading,
        stands_in=tuple((stands_in or {}).items()),
        key=key,
    )


def _verdict(keyword: str, value: str) -> Verdict:
    """Give the verdict of that name. Raises Misdeclared."""
    if value not in VERDICTS:
        raise Misdeclared([(keyword, f"no such verdict: {value!r} (one of {', '.join(VERDICTS)})")])
    return Verdict(value)
