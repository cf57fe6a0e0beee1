"""Breaks that can catch nothing are refused before they run, or named after."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import inf
from pathlib import Path

import pytest

from mkdeck.lab import (
    difference,
    difference_of_differences,
    greater,
    less,
    log_ratio,
    mean,
    ratio_of_ratios,
    within,
)
from mkdeck.lab.breaks import identities, may_hold, must_hold, no_information
from mkdeck.lab.check import Empirical, settings
from mkdeck.lab.freeze import breaks
from mkdeck.lab.project import read_checks
from tests.lab.toys import write_project

ROOT = Path(__file__).parents[2]
TWO = {"a": {"x": 1, "y": "one"}, "b": {"x": 2, "y": "one"}}
FOUR = {"a": {"x": 1, "y": 1}, "b": {"x": 1, "y": 2}, "c": {"x": 2, "y": 1}, "d": {"x": 2, "y": 2}}


@pytest.fixture
def toy(tmp_path: Path) -> Empirical:
    return {c.name: c for c in read_checks(write_project(tmp_path) / "verify").found}["toys/shift"]


def broken(toy: Empirical, arms: dict, effect: object, changes: dict, *, planted: bool = False) -> list[str]:
    frozen = breaks({"it": changes}, tuple(arms), planted=planted)
    sides = {"planted": frozen, "sabotage": ()} if planted else {"sabotage": frozen, "planted": ()}
    declared = tuple((name, settings(params)) for name, params in arms.items())
    return [fault for _, fault, _ in identities(replace(toy, compared=declared, effect=effect, **sides))]


@pytest.mark.parametrize("planted", [False, True])
@pytest.mark.parametrize("effect", [difference("a", minus="b"), log_ratio("b", over="a")])
@pytest.mark.parametrize("changes", [{"a": {"x": 2}}, {"b": {"x": 1}}, {"*": {"x": 3}}, {"b": TWO["a"]}])
def test_a_break_that_makes_two_arms_alike_is_refused(toy, effect, changes, planted: bool) -> None:
    assert broken(toy, TWO, effect, changes, planted=planted) == [
        "'it' compares arms of the same settings: its effect is 0 whatever is measured"
    ]


@pytest.mark.parametrize("changes", [{"a": {"x": 3}}, {"*": {"y": "two"}}, {"a": {"x": 2, "y": "two"}}])
def test_a_break_that_runs_something_is_not(toy: Empirical, changes: dict) -> None:
    assert broken(toy, TWO, difference("a", minus="b"), changes) == []


@pytest.mark.parametrize("of", [difference_of_differences, ratio_of_ratios])
def test_a_difference_of_differences_vanishes_where_one_pair_becomes_the_other(
    toy: Empirical, of: object
) -> None:
    effect = of(("a", "b"), ("c", "d"))
    assert broken(toy, FOUR, effect, {"a": {"x": 2}, "b": {"x": 2}})
    assert broken(toy, FOUR, effect, {"b": {"y": 1}, "d": {"y": 1}})
    assert not broken(toy, FOUR, effect, {"a": {"x": 2}})


def test_one_arm_against_a_threshold_has_no_other_side(toy: Empirical) -> None:
    assert broken(toy, TWO, mean("a"), {"a": {"x": 2}}) == []


def test_no_committed_check_rests_on_one() -> None:
    checks = read_checks(ROOT / "verify").found
    assert [(c.name, fault) for c in checks for _, fault, _ in identities(c)] == []


@pytest.mark.parametrize("nothing", [(-inf, inf), (inf, inf), (-inf, -inf)])
def test_a_seed_without_any_bound_shows_nothing(nothing: tuple[float, float]) -> None:
    assert "bounded on no side" in no_information(((1.0, 1.0), nothing))


def test_the_same_numbers_under_every_seed_show_nothing() -> None:
    assert "nothing was broken" in no_information(((0.0, 0.0),) * 8)
    assert no_information(((0.0, 0.0), (0.1, 0.1))) == ""


@pytest.mark.parametrize(
    ("bounds", "may", "must"),
    [
        ((1.0, 1.0), False, False),
        ((3.0, 3.0), True, True),
        ((1.0, inf), True, False),
        ((3.0, inf), True, True),
        ((-inf, 1.0), False, False),
        ((-inf, 3.0), True, False),
    ],
)
def test_a_censored_break_counts_by_the_bound_that_speaks_against_it(bounds, may: bool, must: bool) -> None:
    above, below = greater(2, because="it is"), less(-2, because="it is")
    assert (may_hold((bounds,) * 3, above), must_hold((bounds,) * 3, above)) == (may, must)
    mirrored = (-bounds[1], -bounds[0])
    assert (may_hold((mirrored,) * 3, below), must_hold((mirrored,) * 3, below)) == (may, must)


def test_what_must_hold_may_hold() -> None:
    ends = (-inf, -3.0, -1.0, 0.0, 1.0, 3.0, inf)
    pairs = [
        (low, high) for low, high in product(ends, ends) if low <= high and not low == high in (inf, -inf)
    ]
    near = within(-2, 2, because="it is")
    assert [p for p in pairs if must_hold((p,), near) and not may_hold((p,), near)] == []
    assert any(must_hold((p,), near) for p in pairs)
