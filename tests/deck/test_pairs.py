"""Edits written down by hand: no other question takes a history, the same one keeps it, doubts are told."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from tests.deck.lectures import NOW, build, lecture
from tests.deck.pairs import FILES, PLACES, Outcome, Pair, asked, edited, pairs

KEPT = 0.95
"""Of the same questions: the rest are new and told, with the line that joins them."""


def fell_out(pair: Pair, outcome: Outcome) -> str:
    return "kept" if outcome.kept else "told" if outcome.told else "silent"


@pytest.fixture(scope="module")
def outcomes() -> dict[tuple[str, str], list[tuple[Pair, str]]]:
    """What becomes of every pair in every place."""
    return {
        (name, place): [(pair, fell_out(pair, edited(pair, place))) for pair in pairs(name)]
        for name in FILES
        for place in PLACES
    }


Outcomes = dict[tuple[str, str], list[tuple[Pair, str]]]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", FILES)
def test_another_question_never_takes_a_history(outcomes: Outcomes, name: str, place: str) -> None:
    assert [p.new[0] for p, how in outcomes[name, place] if p.label == "another" and how == "kept"] == []


@pytest.mark.parametrize("place", PLACES)
def test_the_same_question_keeps_its_history(outcomes: Outcomes, place: str) -> None:
    same = [how for name in FILES for p, how in outcomes[name, place] if p.label == "same"]
    assert Counter(same)["kept"] >= KEPT * len(same)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", FILES)
def test_what_a_person_hesitates_about_is_new_and_told(outcomes: Outcomes, name: str, place: str) -> None:
    doubtful = [(p.new[0], how) for p, how in outcomes[name, place] if p.label == "hesitate"]
    silent = [text for text, how in doubtful if how != "told"]
    # One pair has no word of its subject and hardly one of its answer in common.
    assert len(silent) <= (1 if place != "there" else 0)


@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "turned around"])
@pytest.mark.parametrize("name", FILES)
def test_no_history_crosses_over_where_all_are_edited_at_once(name: str, backwards: bool) -> None:
    by_language: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs(name):
        by_language[pair.language].append(pair)
    for some in by_language.values():
        first = build(lecture(*(asked(p.old) for p in some)))
        order = range(len(some))[:: -1 if backwards else 1]
        again = build(lecture(*(asked(some[i].new) for i in order)), after=first, now=NOW + 60)
        now = {i: note.guid for i, note in zip(order, again.notes, strict=True)}
        then = [note.guid for note in first.notes]
        crossed = [some[i].new[0] for i in order if now[i] in then and now[i] != then[i]]
        taken = [some[i].new[0] for i in order if some[i].label == "another" and now[i] == then[i]]
        assert (crossed, taken) == ([], [])


def test_there_are_enough_of_them() -> None:
    every = [pair for name in FILES for pair in pairs(name)]
    assert len(every) >= 300
    assert len({pair.language for pair in every}) >= 6
    assert min(Counter(pair.label for pair in every).values()) >= 60
