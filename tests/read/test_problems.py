from __future__ import annotations

import pytest

from mkdeck.errors import Weight
from tests.read.notes import faults, prompts, questions, read


def test_a_file_without_questions_is_an_error() -> None:
    (problem,) = [p for p in read("just words\n").problems if p.is_error]
    assert problem.fault == "no question found"


@pytest.mark.parametrize(
    "answer",
    ["", "TODO", "To be completed", "*Answer here*", "**TBD**", "...", "<!-- later -->", "---",
     "[see here](https://x.org)", "[Back to top](#top)"],
)  # fmt: skip
def test_a_question_without_an_answer_is_a_warning_and_no_card(answer: str) -> None:
    text = f"### Q1. What?\n{answer}\n\n### Q2. Why?\nBecause.\n"
    assert prompts(text) == ["Why?"]
    (problem,) = read(text).problems
    assert (problem.line, problem.weight, problem.fault) == (1, Weight.WARNING, "no answer to 'What?'")


def test_text_outside_of_any_question_is_reported_with_its_text() -> None:
    (problem,) = read("# Title\n\nLost words\nin two lines.\n\n### Q1. What?\nThis.\n").problems
    assert (problem.line, problem.text) == (3, "Lost words\nin two lines.")


@pytest.mark.parametrize(
    "furniture",
    ["<!-- a comment -->", "- [What?](#what)\n- [Why?](#why)", "[Back to top](#top)", "---", "[TOC]",
     "## A section"],
)  # fmt: skip
def test_furniture_is_not_reported(furniture: str) -> None:
    assert faults(f"# Title\n\n{furniture}\n\n### Q1. What?\nThis.\n") == []


def test_equal_ids_are_an_error_that_names_both_lines() -> None:
    text = "### Q1. What? {#x}\nThis.\n\n### Q2. Why? {#x}\nThat.\n"
    (problem,) = read(text).problems
    assert problem.is_error
    assert (problem.line, problem.fault) == (4, "id 'x' is also that of line 1")


@pytest.mark.parametrize(
    "text",
    ["### Q1. What? {#k1}\nThis.\n", "### Q1. What?\nThis.\n\n<!--ID: k1-->\n",
     "### Q1. What? ^k1234\nThis.\n",
     "### Q1. What?\n<!-- note_key: k1 -->\nThis.\n", "### Q1. What?\nThis. ^1612345678901\n",
     "### Q1. What?\nThis.\nnoteId: 1612345678901\n", "### Q1. What?\nThis.\n<!-- notecardId = 99 -->\n"],
)  # fmt: skip
def test_ids_are_read_and_never_shown(text: str) -> None:
    (question,) = questions(text)
    assert question.explicit_id
    assert question.text == "What?"
    assert "".join(p.html for p in question.answer).strip() == "<p>This.</p>"


def test_equal_questions_stay_two() -> None:
    assert prompts("### Output?\n1\n### Output?\n2\n") == ["Output?", "Output?"]
