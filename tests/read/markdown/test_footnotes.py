from __future__ import annotations

from tests.read.notes import answer, answer_html, faults, questions


def test_a_footnote_stands_below_the_answer_that_refers_to_it() -> None:
    notes = "### Q1. What?\n\nThis[^a] and that.\n\n### Q2. Why?\n\nSo.\n\n[^a]: A **note**.\n"
    first, second = questions(notes)
    assert answer_html(first) == (
        "<p>This<sup>1</sup> and that.</p>\n<p><sup>1</sup> A <strong>note</strong>.</p>\n"
    )
    assert answer_html(second) == "<p>So.</p>\n"
    assert faults(notes) == []


def test_a_footnote_of_a_question_stands_in_its_answer() -> None:
    (question,) = questions("### Q1. What is it[^1]?\n\nThis.\n\n[^1]: In this sense.\n")
    assert question.text == "What is it?"
    assert question.prompt == "What is it<sup>1</sup>?"
    assert answer_html(question) == "<p>This.</p>\n<p><sup>1</sup> In this sense.</p>\n"


def test_footnotes_are_counted_on_each_card() -> None:
    notes = "## What?\n\nA[^x] B[^y] A[^x]\n\n## Why?\n\nC[^y]\n\n[^x]: X\n[^y]: Y\n"
    first, second = questions(notes)
    assert answer_html(first).startswith(
        "<p>A<sup>1</sup> B<sup>2</sup> A<sup>1</sup></p>\n<p><sup>1</sup> X"
    )
    assert answer_html(second) == "<p>C<sup>1</sup></p>\n<p><sup>1</sup> Y</p>\n"


def test_footnotes_that_refer_to_each_other_end() -> None:
    shown = answer("### Q1. What?\n\nA[^x]\n\n[^x]: See[^y].\n[^y]: See[^x].\n")
    assert shown == (
        "<p>A<sup>1</sup></p>\n<p><sup>1</sup> See<sup>2</sup>.</p>\n<p><sup>2</sup> See<sup>1</sup>.</p>\n"
    )


def test_the_sentences_of_a_footnote_are_claims_at_their_own_lines() -> None:
    (question,) = questions("### Q1. What?\n\nThis one[^1].\n\n[^1]: It holds. It does.\n")
    said = [(s.line, s.text) for s in question.claims]
    assert said == [(3, "This one."), (5, "It holds."), (5, "It does.")]


def test_a_footnote_that_nothing_refers_to_is_not_lost() -> None:
    assert "[^1]:" in answer("### Q1. What?\n\nThis.\n\n[^1]: Left over.\n")
    assert "Left over." in answer("### Q1. What?\n\nThis.\n\n[^1]: Left over.\n")


def test_sets_of_characters_are_no_footnotes() -> None:
    assert answer("### Q1. What?\n\n`[^a]` and [^b] and x[^2].\n") == (
        "<p><code>[^a]</code> and [^b] and x[^2].</p>\n"
    )
