"""Where the quotes of checks stand."""

from dataclasses import replace

import pytest

from mkdeck.lab.check import Quote
from mkdeck.lab.quotes import PREMISE, find, normal
from mkdeck.model import Lecture, Question, Statement


def question(text: str, number: str, *statements: str) -> Question:
    lines = tuple(Statement(words, 10 + i) for i, words in enumerate(statements))
    return Question(text=text, prompt=text, line=9, answer=(), statements=lines, number=number)


DROPOUT = question("How are gradients kept?", "Q2", "dropout :", "randomly disabling neurons")
ALEXNET = question(
    "What was new?", "Q8", "Pioneered dropout regularization.", r"Formula: \( F(x) = H(x) - x \)"
)
LECTURE = Lecture(path="week/lecture-06.md", title="", deck="", questions=(DROPOUT, ALEXNET))


def places(text: str, question: str = "", lecture: str = "lecture-06") -> list[tuple[int, int]]:
    found = find(Quote(lecture, text, question), [LECTURE])
    return [(p.question, p.statement) for p in found.places]


def test_a_whole_statement_comes_before_a_part_of_another() -> None:
    assert places("dropout") == [(0, 0)]


def test_a_part_of_a_statement_is_found() -> None:
    assert places("dropout regularization") == [(1, 0)]


def test_a_part_of_a_word_is_not() -> None:
    assert places("drop") == []


def test_the_questions_own_words_can_be_quoted() -> None:
    assert places("gradients are kept") == []
    assert places("are gradients kept") == [(0, PREMISE)]


def test_a_formula_is_found_without_its_delimiters() -> None:
    assert places("F(x) = H(x) - x") == [(1, 1)]


@pytest.mark.parametrize("name", ["Q8", "What was new"])
def test_a_question_narrows_the_search(name: str) -> None:
    assert places("dropout", name) == [(1, 0)]


@pytest.mark.parametrize("name", ["lecture-06", "week/lecture-06", "lecture-06.md"])
def test_a_lecture_is_named_by_the_end_of_its_path(name: str) -> None:
    assert places("dropout", lecture=name) == [(0, 0)]


def test_another_lecture_is_not_searched() -> None:
    found = find(Quote("ecture-06", "dropout"), [LECTURE])
    assert not found.places
    assert not found.lecture_known


def test_words_that_stand_in_two_places_are_ambiguous() -> None:
    twice = replace(LECTURE, questions=(DROPOUT, DROPOUT))
    assert find(Quote("lecture-06", "dropout"), [twice]).place is None


def test_words_that_have_changed_name_what_they_became() -> None:
    found = find(Quote("lecture-06", "randomly switching off neurons"), [LECTURE])
    assert found.nearest and found.nearest.text == "randomly disabling neurons"


def test_words_like_no_others_name_nothing() -> None:
    assert find(Quote("lecture-06", "quarks and leptons"), [LECTURE]).nearest is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("**Residual** blocks.", "residual blocks"),
        ("it’s – so", "it's - so"),
        (r"\( a \)  and $b$", "a and b"),
        ("label :", "Label"),
    ],
)
def test_markup_case_and_typography_do_not_count(one: str, other: str) -> None:
    assert normal(one) == normal(other)
