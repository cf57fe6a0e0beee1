"""Ways of taking fewer examples: what every one of them keeps, over generated sets."""

from __future__ import annotations

import torch
from hypothesis import given
from hypothesis import strategies as st

from verify.data.examples import Examples


def draws(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def numbered(labels: list[int]) -> Examples:
    """Each input is the number of its place, twice, so that it can be told what became of it."""
    return Examples(torch.arange(len(labels)).float()[:, None, None].repeat(1, 1, 2), torch.tensor(labels))


def places(examples: Examples) -> list[int]:
    return [int(x) for x in examples.x[:, 0, 0]]


@st.composite
def sets(draw: st.DrawFn) -> tuple[Examples, int]:
    """A set of 2 to 4 classes in any order, and how many of each it surely has."""
    classes, least = draw(st.integers(2, 4)), draw(st.integers(1, 6))
    labels = [c for c in range(classes) for _ in range(least + draw(st.integers(0, 6)))]
    return numbered(draw(st.permutations(labels))), least


seeds = st.integers(0, 10**6)


@given(sets(), st.data(), seeds)
def test_few_are_as_many_of_each_class_none_twice_each_with_its_own_label(some, data, seed: int) -> None:
    examples, least = some
    per_class = data.draw(st.integers(1, least))
    few = examples.few(per_class, draws(seed))
    assert few.y.bincount().tolist() == [per_class] * examples.classes
    assert len(set(places(few))) == len(few)
    assert few.y.tolist() == [int(examples.y[p]) for p in places(few)]


@given(sets(), seeds)
def test_few_of_one_generator_are_the_same_in_the_same_order(some, seed: int) -> None:
    examples, least = some
    assert places(examples.few(least, draws(seed))) == places(examples.few(least, draws(seed)))


@given(st.integers(2, 4), seeds)
def test_few_of_another_generator_are_other_examples_and_not_only_in_another_order(n: int, seed: int) -> None:
    examples = numbered([c for c in range(3) for _ in range(40)] * 2)
    drawn = [frozenset(places(examples.few(n, draws(seed + s)))) for s in range(6)]
    assert len(set(drawn)) == 6


def test_every_example_is_drawn_about_as_often_as_every_other() -> None:
    examples = numbered([0, 1] * 10)
    counts = torch.zeros(20)
    for seed in range(600):
        counts[places(examples.few(2, draws(seed)))] += 1
    assert counts.min() > 120 - 5 * 10 and counts.max() < 120 + 5 * 10  # five standard errors


def test_few_are_not_sorted_by_class() -> None:
    examples = numbered([c for c in range(10) for _ in range(30)])
    first_classes = {int(examples.few(5, draws(seed)).y[0]) for seed in range(60)}
    assert first_classes == set(range(10))


@given(st.integers(2, 4), st.integers(1, 6), seeds)
def test_as_many_as_there_are_is_all_of_them(classes: int, each: int, seed: int) -> None:
    examples = numbered(list(range(classes)) * each)
    assert sorted(places(examples.few(each, draws(seed)))) == list(range(len(examples)))


@given(sets(), st.data())
def test_only_keeps_the_asked_classes_in_their_order_and_renumbers_them(some, data) -> None:
    examples, _ = some
    asked = data.draw(st.permutations(range(examples.classes)))[: data.draw(st.integers(1, 2))]
    only = examples.only(*asked)
    kept = [p for p, label in enumerate(examples.y.tolist()) if label in asked]
    assert places(only) == kept
    assert [asked[int(y)] for y in only.y] == [int(examples.y[p]) for p in kept]
    assert only.y.dtype == torch.int64


@given(sets(), st.data())
def test_take_gives_inputs_and_labels_of_the_same_places(some, data) -> None:
    examples, _ = some
    wanted = data.draw(st.lists(st.integers(0, len(examples) - 1), min_size=1))
    taken = examples.take(torch.tensor(wanted))
    assert places(taken) == wanted
    assert taken.y.tolist() == [int(examples.y[p]) for p in wanted]


@given(sets())
def test_moving_changes_the_inputs_dtype_and_no_label(some) -> None:
    examples, _ = some
    moved = examples.to("cpu", torch.float64)
    assert (moved.x.dtype, moved.y.dtype) == (torch.float64, torch.int64)
    assert places(moved) == places(examples) and moved.y.tolist() == examples.y.tolist()
    assert moved.classes == examples.classes == len(set(examples.y.tolist()))
    assert len(moved) == len(moved.x) == len(moved.y)
