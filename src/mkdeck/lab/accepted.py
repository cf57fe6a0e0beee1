"""Looks over what an author hands to a word of the lab: every keyword is known, set, and of its type."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

P = ParamSpec("P")
R = TypeVar("R")

Fault = tuple[str, str]
"""A keyword, or nothing where the whole is wrong, and what is wrong with it."""

LONGEST = 40
"""Characters of a value that a fault shows."""

IN_WORDS: Mapping[object, str] = {
    str: "text",
    bool: "True or False",
    int: "a whole number",
    float: "a number",
    type(None): "None",
}


class Misdeclared(TypeError):  # noqa: N818 - reads as a sentence where it is raised
    """A declaration was handed something that it cannot be."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(": ".join(filter(None, fault)) for fault in faults))


def accepting(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function look over its arguments by their annotations. It raises Misdeclared with all faults."""

    @wraps(function)
    def looked_over(*args: P.args, **kwargs: P.kwargs) -> R:
        faults = tuple(faults_of(function, args, kwargs))
        if faults:
            raise Misdeclared(faults)
        return function(*args, **kwargs)

    return looked_over


def is_accepting(function: Callable[..., Any]) -> bool:
    """Tell whether a function looks over its arguments."""
    return hasattr(function, "__wrapped__")


@cache
def _expected(function: Callable[..., Any]) -> tuple[inspect.Signature, Mapping[str, Any]]:
    return inspect.signature(function), get_type_hints(function)


def faults_of(
    function: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]
) -> Iterator[Fault]:
    """Give what is wrong with the arguments of a function, `accepting` or about to be."""
    signature, hints = _expected(inspect.unwrap(function))
    known = signature.parameters
    given = dict(kwargs)
    places = [p for p in known.values() if p.kind is not inspect.Parameter.KEYWORD_ONLY]
    for place, value in zip(places, args, strict=False):
        if place.name in given:
            yield place.name, "given twice"
        given[place.name] = value
    if len(args) > len(places):
        yield "", f"{function.__name__} takes {len(places)} values without a keyword, not {len(args)}"
    for name in given.keys() - known.keys():
        yield name, f"{function.__name__} knows no such keyword"
    for name, parameter in known.items():
        if name in given and not fits(given[name], hints[name]):
            yield name, f"must be {in_words(hints[name])}, not {shown(given[name])}"
        elif name not in given and parameter.default is inspect.Parameter.empty:
            yield name, f"{function.__name__} needs it: {in_words(hints[name])}"


def fits(value: Any, wanted: Any) -> bool:
    """Tell whether a value is of a type; a bool is no number, and a text is no list of texts."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if wanted is Any or origin is Callable:
        return True
    if origin in (Union, types.UnionType):
        return any(fits(value, one) for one in inner)
    if origin is tuple:
        return _fits_tuple(value, inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, held = inner
        return isinstance(value, Mapping) and all(fits(k, key) and fits(v, held) for k, v in value.items())
    if isinstance(origin, type) and issubclass(origin, Sequence):
        listed = isinstance(value, Sequence) and not isinstance(value, str | bytes)
        return listed and all(fits(v, inner[0]) for v in value)
    if wanted in (int, float):
        return isinstance(value, int | wanted) and not isinstance(value, bool)
    return isinstance(value, wanted)


def _fits_tuple(value: Any, inner: tuple[Any, ...]) -> bool:
    if not isinstance(value, tuple | list):
        return False
    if inner[1:] == (...,):
        return all(fits(v, inner[0]) for v in value)
    return len(value) == len(inner) and all(map(fits, value, inner))


def in_words(wanted: Any) -> str:
    """Name a type as an author would."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(map(in_words, inner)))
    if origin is tuple and inner[1:] != (...,):
        return f"({', '.join(map(in_words, inner))})"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"{{{in_words(inner[0])}: {in_words(inner[1])}}}"
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return f"a list of {in_words(inner[0])}"
    return IN_WORDS.get(wanted) or f"what `{MADE_BY.get(wanted.__name__, wanted.__name__)}` gives"


MADE_BY: Mapping[str, str] = {
    "Effect": "difference(…)",
    "Prediction": "greater(…)",
    "Gate": "gate(…)",
    "Pick": "pick(…)",
    "Source": "cite(…)",
    "Between": "near(…)",
}
"""Type -> the word with which an author makes one."""


def shown(value: Any) -> str:
    """Give a value in a few characters, whatever it is."""
    try:
        text = repr(value)
    except ValueError:  # an integer of more digits than Python prints
        text = f"a {type(value).__name__} of very many digits"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
