"""What a trial measured: numbers by name, as a check returns them and as the store keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, isfinite, nan
from typing import Any

NON_FINITE = {"nan": nan, "inf": inf, "-inf": -inf}
"""JSON has no such numbers; they are stored as these words."""


MOST = 2**53
"""Of a count."""


@dataclass(frozen=True, slots=True)
class Censored:
    """The target was not reached by then: the true value is at least this."""

    at: float


Number = bool | int | float
Measured = Number | str | Censored | tuple[Number, ...]
"""One number, a fact in words, a bound, or a curve for the picture."""


class Unavailable(Exception):  # noqa: N818 - a condition of this machine, not a fault of the check
    """Raised by a check that cannot run here, with the reason: data that was not fetched, no such device."""


def named(returned: Any) -> dict[str, Measured]:
    """Give what a check returned by name; a bare number is called `value`."""
    values = returned if isinstance(returned, Mapping) else {"value": returned}
    return {str(name): _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Measured:
    """Take a number out of its tensor or array."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return tuple(_plain(v) for v in value)  # type: ignore[misc]
    if isinstance(value, Censored):
        return Censored(float(value.at))
    kind = next((k for k in (bool, int, float, str) if isinstance(value, k)), None)
    if kind is None:
        raise TypeError(f"a check returns numbers or numbers by name, not {type(value).__name__}")
    if kind is int and abs(value) > MOST:
        raise ValueError("a count beyond 2^53, which no float holds exactly")
    return kind(value)


def to_json(values: Mapping[str, Measured]) -> dict[str, Any]:
    """Write the numbers so that every digit comes back."""
    return {name: _encode(value) for name, value in values.items()}


def _encode(value: Measured) -> Any:
    if isinstance(value, Censored):
        return {"censored": value.at}
    if isinstance(value, tuple):
        return [_encode(v) for v in value]
    if isinstance(value, float) and not isfinite(value):
        return {"float": str(value)}
    return value


def from_json(values: Mapping[str, Any]) -> dict[str, Measured]:
    """Read the numbers back."""
    return {name: _decode(value) for name, value in values.items()}


def _decode(value: Any) -> Measured:
    if isinstance(value, dict):
        return Censored(value["censored"]) if "censored" in value else NON_FINITE[value["float"]]
    if isinstance(value, list):
        return tuple(_decode(v) for v in value)  # type: ignore[misc]
    return value  # type: ignore[no-any-return]
