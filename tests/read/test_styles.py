"""Each fixture is a file of notes with, beside it, the questions and problems that a person sees in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.model import Settings
from mkdeck.read import Reading, read_lecture
from tests.read.notes import answer_html, faults, plain, prompts, read

FIXTURES = Path(__file__).parent / "fixtures"
NOTES = sorted(FIXTURES.glob("*.md"))


def seen(reading: Reading) -> str:
    """Write down what was read as the `.txt` beside each fixture has it."""
    lines = []
    for question in reading.lecture.questions if reading.lecture else ():
        lines.append(f"{question.line} ? {' / '.join(question.text.split(chr(10)))}")
        lines.append(f"  = {plain(answer_html(question))}")
    lines += [f"! {problem}" for problem in reading.problems]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", NOTES, ids=lambda p: p.stem)
def test_a_file_of_notes_is_read_as_a_person_reads_it(path: Path) -> None:
    reading = read_lecture(path, root=FIXTURES, settings=Settings(), shown_as=path.name)
    assert seen(reading) == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_fixture_has_its_expectation() -> None:
    assert {p.stem for p in NOTES} == {p.stem for p in FIXTURES.glob("*.txt")}


def test_the_style_that_the_front_matter_names_is_taken() -> None:
    notes = "## What is it?\n\n**What is bold?**\n\nthis\n"
    assert prompts(notes) == ["What is it?"]
    assert prompts("---\nstyle: bold paragraphs\n---\n" + notes) == ["What is bold?"]


def test_the_reader_says_what_it_took_a_file_for() -> None:
    lecture = read("# Biology\n\n### Q1. a?\nb\n\n### Q2. c?\nd\n").lecture
    assert lecture
    assert lecture.style == "headings (2 of 3: 2 labelled)"


def test_tags_behind_the_card_tag_are_the_questions_own() -> None:
    lecture = read("What is a hook? #card #react #web/ui\nA function.\n").lecture
    assert lecture
    assert [(q.text, q.tags) for q in lecture.questions] == [("What is a hook?", ("react", "web::ui"))]


def test_a_file_with_two_readings_says_so_and_a_named_style_settles_it() -> None:
    notes = "## What is it?\n\n**What is bold?**\n\nthis\n"
    lecture = read(notes).lecture
    assert lecture
    assert lecture.style == "headings (1 of 1: 1 plain); bold paragraphs would do as well as headings"
    (problem,) = faults(notes)
    told = "could be read as 'headings' or as 'bold paragraphs'; took 'headings' (name one with `style:`)"
    assert problem == f"notes.md: {told}"
    assert faults("---\nstyle: bold paragraphs\n---\n" + notes) == []


@pytest.mark.parametrize("label", ["## Q1. What is it?", "## 1. What is it?", "### What is it? #card"])
def test_a_labelled_or_numbered_heading_has_one_reading(label: str) -> None:
    assert faults(f"{label}\n\n**What is bold?**\n\nthis\n") == []


def test_the_third_side_of_a_card_holds_its_tags() -> None:
    lecture = read("one\n\n%\n\n1\n\n%\n\nmath, two words\n\n---\n\ntwo\n\n%\n\n2\n").lecture
    assert lecture
    assert [q.tags for q in lecture.questions] == [("math", "two_words"), ()]
