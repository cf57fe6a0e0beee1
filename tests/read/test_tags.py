from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.model import Lecture, Settings
from mkdeck.read import read_text
from tests.read.notes import answer_html, faults, questions, read


@pytest.mark.parametrize(
    ("prompt", "text", "tags"),
    [
        ("## What is it? #one #two/more", "What is it?", ("one", "two::more")),
        ("## 3. What is it? #one {#my-id}", "What is it?", ("one",)),
        ("**What is it?** #one", "What is it?", ("one",)),
        ("## What is C#", "What is C#", ()),
        ("## What does #include", "What does #include", ()),
        ("## What is issue? #12", "What is issue? #12", ()),
    ],
)
def test_tags_behind_the_end_of_a_question_are_its_own(prompt: str, text: str, tags: tuple[str, ...]) -> None:
    (question,) = questions(f"{prompt}\n\nThis.\n")
    assert (question.text, question.tags) == (text, tags)
    assert "#one" not in question.prompt


def test_a_line_of_tags_below_an_answer_is_not_shown() -> None:
    (question,) = questions("## What is it?\n\nThis.\n\n#one, #two/more #flashcards/deck\n")
    assert question.tags == ("one", "two::more")
    assert answer_html(question) == "<p>This.</p>\n"


def test_a_word_with_a_hash_in_an_answer_is_a_word() -> None:
    (question,) = questions("## What is it?\n\n#one of many.\n")
    assert (question.tags, answer_html(question)) == ((), "<p>#one of many.</p>\n")


def test_tags_above_the_first_question_are_the_files() -> None:
    notes = "#bio #bio/cell\n#flashcards\n\n## What is it?\n\nThis.\n"
    lecture = read(notes).lecture
    assert lecture
    assert lecture.settings.tags == ("bio", "bio::cell")
    assert faults(notes) == []


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("[two words, a/b]", ("two_words", "a::b")),
        ("two words", ("two", "words")),
        ("one, two", ("one", "two")),
    ],
)
def test_the_tags_of_a_list_keep_their_words_together(written: str, tags: tuple[str, ...]) -> None:
    lecture = read(f"---\ntags: {written}\n---\n## What?\n\nThis.\n").lecture
    assert lecture
    assert lecture.settings.tags == tags


def lecture_at(path: str, text: str = "## What?\n\nThis.\n") -> Lecture:
    root = Path("/notes")
    found = read_text(text, path=root / path, root=root, settings=Settings(), shown_as=path).lecture
    assert found
    return found


@pytest.mark.parametrize(
    ("path", "deck", "title"),
    [
        ("A__B.md", "A::B", "A - B"),
        ("A::B.md", "A::B", "A - B"),
        ("x/A__B__C.md", "x::A::B::C", "A - B - C"),
        ("__.md", "__.md", "__.md"),
        ("a_b.md", "a_b", "a_b"),
    ],
)
def test_a_files_name_may_name_levels_of_a_deck(path: str, deck: str, title: str) -> None:
    lecture = lecture_at(path)
    assert (lecture.deck, lecture.title) == (deck, title)


def test_a_title_names_one_level() -> None:
    assert lecture_at("A__B.md", "# C::D\n\n## What?\n\nThis.\n").deck == "C - D"


def test_properties_below_a_sentence_with_gaps_are_not_shown() -> None:
    (question,) = questions("- A {{cloze gap}} here #card\n  id:: 64a1b2c3-0000-4000\n  collapsed:: true\n")
    assert answer_html(question) == "<p>A {{c1::gap}} here</p>\n"
    assert question.explicit_id == "64a1b2c3-0000-4000"
