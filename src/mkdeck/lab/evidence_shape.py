"""The shape of an evidence file, to which every file that is read is held."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

FORMAT = 2

OddNumber = Literal["nan", "inf", "-inf"]
"""JSON has no such numbers; they are written as these words."""

Number = float | OddNumber

Whole = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]
"""A whole number that a float can hold, too."""


Name = Annotated[str, msgspec.Meta(pattern=r"^[\w .,()+@/:-]{1,100}$")]
"""Of a machine or a version."""

Machine = dict[Literal["torch", "device", "instructions", "threads", "dtype", "gpu"], Name | Whole]
"""What is known of where the numbers come from: all but `gpu`, or nothing where nothing ran."""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Fields of the types given, and no others; one that is left out has its default."""


class Odd(Shape, frozen=True):
    """A measured number that JSON has no word for: a bound that was not reached, or one not finite."""

    censored: float | None = None
    word: OddNumber | None = msgspec.field(default=None, name="float")


Plain = bool | Whole | float | Odd
Value = bool | Whole | float | str | Odd | tuple[Plain, ...]
"""What a trial measured; a tuple is a curve."""


class ArmShape(Shape, frozen=True):
    """One arm, seed by seed."""

    name: str
    trials: tuple[dict[str, Value], ...]
    losses: tuple[tuple[Number, ...], ...] = ()
    """Of its trainings, seed by seed, where they were kept."""

    placed: str = ""
    """The kind of device that computed the numbers, where it is not the file's."""


class EstimateShape(Shape, frozen=True):
    """As `Estimate`."""

    mean: Number
    low: Number
    high: Number
    n: Whole
    per_seed: tuple[Number, ...]
    p: Number
    sign_flip_p: Number
    seeds_needed: Whole
    beyond: Whole = 0
    groups: tuple[Whole, ...] = ()


class GateShape(Shape, frozen=True):
    """As `GateResult`."""

    gate: str
    arm: str
    value: Number
    open: bool


class BreakShape(Shape, frozen=True):
    """As `BreakResult`."""

    name: str
    planted: bool
    effect: Number
    as_it_must: bool
    arms: tuple[ArmShape, ...]


class JudgementShape(Shape, frozen=True):
    """As `Judgement`."""

    verdict: str
    reasons: tuple[str, ...]
    estimate: EstimateShape | None
    gates: tuple[GateShape, ...]
    breaks: tuple[BreakShape, ...]


class ArmValueShape(Shape, frozen=True):
    """As `ArmValue`."""

    name: str
    mean: Number
    low: Number
    high: Number
    n: Whole


class FurtherShape(Shape, frozen=True):
    """The arms under other seeds than the declared ones; they are shown and judge nothing."""

    seeds: tuple[Whole, ...]
    arms: tuple[ArmShape, ...]
    machine: Machine


class EvidenceShape(Shape, frozen=True):
    """A whole file."""

    format: Whole
    sha256: str
    """Of the rest: tells a damaged file, and protects against nobody."""

    key: str
    check: str
    device: str
    judgement: JudgementShape
    arms: tuple[ArmShape, ...]
    values: tuple[ArmValueShape, ...]
    seeds: tuple[Whole, ...]
    source: str
    declaration: str
    statements: tuple[tuple[str, str], ...]
    machine: Machine
    picked: tuple[tuple[str, str], ...]
    seconds: float
    further: tuple[FurtherShape, ...] = ()


class AnyFormat(msgspec.Struct):
    """What every format has: its number."""

    format: Whole


def parsed(data: bytes) -> tuple[EvidenceShape, dict[str, Any]]:
    """Give a file's content in its shape, and as plain values. Raises ValueError that says what is wrong."""
    try:
        if msgspec.json.decode(data, type=AnyFormat).format != FORMAT:
            raise ValueError("another format of evidence")
        return msgspec.json.decode(data, type=EvidenceShape), msgspec.json.decode(data)
    except RecursionError as deep:
        raise ValueError("nested too deep") from deep
    except UnicodeDecodeError as wrong:
        raise ValueError("not UTF-8") from wrong
