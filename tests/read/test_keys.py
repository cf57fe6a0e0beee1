"""Answers in a key of their own, further down: however they are counted, each comes to its question."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

import pytest

from mkdeck.model import Question
from tests.read.notes import answer_html, plain, questions
from tests.read.pairings.choices import OFFERED
from tests.read.pairings.keys import COUNTED, ENTRIES, HEADED, LETTERS, LINE, TITLES

ASKED = ("What is a heap?", "Why does a stack grow?", "How is a queue emptied?", "When is a tree cut?")
TASKS = ("Explain the heap", "Draw a stack", "Empty a queue", "Balance this tree")
CHOICES = ("Which is it?", "What is a mole?", "Draw the right one", "Where does it end?")
RIGHT = "BACB"
TOLD = ("cells", "frames", "the front", "the depth")


def notes(way: str, entry: str, title: str, asked: tuple[str, ...]) -> str:
    """Write questions one way, and the key below them another."""
    lines = [COUNTED[way].format(n=n, q=q) for n, q in enumerate(asked, 1)]
    told = [(ENTRIES | HEADED)[entry].format(n=n, a=f"It is {a}.") for n, a in enumerate(TOLD, 1)]
    body, key = (joint(some).join(some) for some in (lines, told))
    return f"# Memory\n\nSome words.\n\n## Exercises\n\n{body}\n\n" + (TITLES | LINE)[title].format(key=key)


def joint(lines: list[str]) -> str:
    """Items stand close together, all else apart."""
    return "\n" if lines[0].startswith(("1. ", "1) ", "- ")) else "\n\n"


def quiz(way: str, offer: str, letters: str, title: str) -> str:
    """Write choices one way, and the letters of the right ones another."""
    lines = "\n".join(OFFERED[offer].format(letter=letter, option=f"thing {letter}") for letter in "ABC")
    written = []
    for number, question in enumerate(CHOICES, 1):
        asked = COUNTED[way].format(n=number, q=question)
        width = asked.index(" ") + 1 if "items" in way else 0
        written.append(f"{asked}\n\n{indent(lines, ' ' * width)}")
    body = "\n\n".join(written)
    return f"# Quiz\n\n{body}\n\n" + (TITLES | LINE)[title].format(key=LETTERS[letters])


def faults(read: tuple[Question, ...], asked: tuple[str, ...]) -> Iterator[str]:
    """Name each question that is lost, or that has another's answer."""
    if len(read) != len(asked):
        yield f"{len(read)} questions"
    for question, answer in zip(asked, TOLD, strict=True):
        found = [plain(answer_html(q)) for q in read if question in q.text]
        if found != [f"It is {answer}."]:
            yield f"{question} {found}"


@pytest.mark.parametrize("title", [*TITLES, *LINE])
@pytest.mark.parametrize("way", COUNTED)
def test_each_answer_comes_to_its_question(way: str, title: str) -> None:
    entries = ENTRIES if title in LINE else ENTRIES | HEADED
    wrong = {
        (entry, asked[0]): found
        for entry in entries
        for asked in (ASKED, TASKS)
        if (found := list(faults(questions(notes(way, entry, title, asked)), asked)))
    }
    assert not wrong


def test_a_key_of_another_size_is_joined_to_nothing() -> None:
    shorter = notes("items", "items", "a heading", ASKED).replace("4. It is the depth.\n", "")
    assert not any(plain(answer_html(q)).startswith("It is") for q in questions(shorter) if q.text in ASKED)


@pytest.mark.parametrize("offer", OFFERED)
@pytest.mark.parametrize("way", COUNTED)
def test_each_letter_comes_to_its_choice(way: str, offer: str) -> None:
    for title in (*TITLES, *LINE):
        for letters in LETTERS:
            read = questions(quiz(way, offer, letters, title))
            told = [plain(answer_html(q)).strip(" .") for q in read]
            assert told == list(RIGHT), (title, letters)
            assert all(question in q.text for question, q in zip(CHOICES, read, strict=True))
            assert all(f"thing {letter}" in plain(q.prompt) for q in read for letter in "ABC")


def test_numbers_above_their_names_are_cards() -> None:
    table = "| Front | Back |\n|---|---|\n| 1 | one |\n| 2 | two |\n"
    assert [q.text for q in questions(f"# Numbers\n\n{table}")] == ["1", "2"]
