"""Freezes what an author writes in a declaration into its nouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck.lab.check import Arm, Break, Change, Quote, Setting, settings

Backs = Mapping[str, Sequence[str]]
"""Lecture -> quotes; `"lecture-06#Q7"` or `"lecture-06#inception"` names the question as well."""

Params = Mapping[str, Setting]
Changes = Mapping[str, Mapping[str, Params]]
"""Name of a break -> arm (or `*` for all) -> the keywords that it sets there."""


def quotes(backs: Backs) -> tuple[Quote, ...]:
    """Freeze what a declaration backs."""
    places = ((*place.partition("#"), texts) for place, texts in backs.items())
    return tuple(Quote(lecture, text, question) for lecture, _, question, texts in places for text in texts)


def arms_of(arms: Mapping[str, Params]) -> tuple[Arm, ...]:
    """Freeze the arms."""
    return tuple((name, settings(params)) for name, params in arms.items())


def breaks(changes: Changes, arms: Sequence[str], *, planted: bool = False) -> tuple[Break, ...]:
    """Freeze deliberate changes; `*` stands for every arm."""
    return tuple(Break(name, _by_arm(by_arm, arms), planted) for name, by_arm in changes.items())


def _by_arm(by_arm: Mapping[str, Params], arms: Sequence[str]) -> tuple[Change, ...]:
    spread = dict.fromkeys(arms, by_arm["*"]) if "*" in by_arm else {}
    named = {arm: params for arm, params in by_arm.items() if arm != "*"}
    return tuple(Change(arm, settings(params)) for arm, params in (spread | named).items())
