"""Whatever way a question is asked in, and whatever way it is answered in: all of it is read, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

import pytest

from mkdeck.model import Question
from tests.read.notes import answer_html, plain, questions
from tests.read.pairings.answered import LABELLED, PLAIN
from tests.read.pairings.asked import HEADINGS, ITEMS, PARAGRAPHS
from tests.read.pairings.choices import OFFERED, TOLD
from tests.read.pairings.lectures import LECTURES

ASKED = HEADINGS | PARAGRAPHS | ITEMS
ANSWERED = PLAIN | LABELLED

ASKING = (
    ("What is a heap made of?", ("cells", "row")),
    ("Why does a stack grow downwards?", ("frames", "calls")),
    ("How is a queue emptied?", ("front", "back")),
    ("When does a tree need balance?", ("depth", "rotation")),
    ("Which list has two ends?", ("deque", "links")),
)
CHOSEN = ("a heading with a label", "bold words with a number", "a bare label", "an item")
KEPT = frozenset(word for _, words in ASKING for word in words)

CHOICES = (
    ("Which planet is the largest?", ("mercury", "jupiter", "venus"), 1),
    ("What is a mole?", ("a count", "a weight", "a length"), 0),
    ("Which of these is a graph?", ("a heap", "a queue", "a net"), 2),
    ("Where does the Nile end?", ("in a lake", "in the sea", "in a swamp"), 1),
)


def notes(way: str, answer: str, rule: str) -> str:
    """Write all questions in one way, and all answers in another."""
    written = []
    for number, (question, (a, b)) in enumerate(ASKING, 1):
        asked = ASKED[way].format(n=number, q=question)
        told = ANSWERED[answer].format(a=a, b=b)
        written.append(below(way, asked, told))
    title = "" if ASKED[way].startswith("# ") else "# Notes on memory\n\n"
    return title + rule.join(written) + "\n"


def below(way: str, asked: str, told: str) -> str:
    """Write an answer below its question, or inside of its item."""
    width = 2 if way == "a box" else asked.index(" ") + 1
    return f"{asked}\n\n{indent(told, ' ' * width) if way in ITEMS else told}"


def quiz(way: str, offer: str, answer: str) -> str:
    """Write all choices in one way, and what is right in another."""
    written = []
    for number, (question, options, right) in enumerate(CHOICES, 1):
        asked = ASKED[way].format(n=number, q=question)
        lines = [OFFERED[offer].format(letter="ABC"[i], option=o) for i, o in enumerate(options)]
        told = TOLD[answer].format(letter="ABC"[right], option=options[right])
        written.append(below(way, asked, "\n".join(lines) + "\n\n" + told))
    return "# Quiz\n\n" + "\n\n".join(written) + "\n"


def given_away(read: tuple[Question, ...]) -> Iterator[str]:
    """Name what is lost of a choice, or stands on the wrong side."""
    if len(read) != len(CHOICES):
        yield f"{len(read)} questions"
    for asked, options, right in CHOICES:
        found = [q for q in read if asked in " ".join(q.text.split())]
        if len(found) != 1:
            yield f"{len(found)} times {asked}"
            continue
        front, back = plain(found[0].prompt), plain(answer_html(found[0]))
        if not all(option in front for option in options):
            yield f"{asked} without its options"
        if "ABC"[right] not in back or any(o in back for o in options if o != options[right]):
            yield f"{asked} answers {back}"


def faults(read: tuple[Question, ...]) -> Iterator[str]:
    """Name what is lost of a question, and what it has of others."""
    if len(read) != len(ASKING):
        yield f"{len(read)} questions"
    for asked, kept in ASKING:
        found = [q for q in read if asked in " ".join(q.text.split())]
        if len(found) != 1:
            yield f"{len(found)} times {asked}"
            continue
        said = set(plain(answer_html(found[0])).replace("=", " ").replace("();", "").split())
        said = {word.strip(".:;,") for word in said}
        if KEPT & said != set(kept):
            yield f"{asked} has {KEPT & said}"


@pytest.mark.parametrize("way", ASKED)
def test_however_a_question_is_asked_each_way_to_answer_it_is_read_whole(way: str) -> None:
    rules = {"blank lines": "\n\n", "rules": "\n\n---\n\n"}
    wrong = {
        (answer, parted): found
        for answer in ANSWERED
        for parted, rule in rules.items()
        if (found := list(faults(questions(notes(way, answer, rule)))))
    }
    assert not wrong


@pytest.mark.parametrize("lecture", LECTURES)
@pytest.mark.parametrize("way", [way for way in ASKED if way != "a heading of the first level"])
def test_a_lecture_above_the_questions_asks_nothing(way: str, lecture: str) -> None:
    wrong = {}
    for answer in ("a paragraph", "a list", "bold Answer", "a fold"):
        asked = notes(way, answer, "\n\n").removeprefix("# Notes on memory\n\n")
        found = list(faults(questions(f"{LECTURES[lecture]}\n## Review questions\n\n{asked}")))
        wrong |= {answer: found} if found else {}
    assert not wrong


@pytest.mark.parametrize(
    "way", ["a heading with a label", "bold words with a number", "a bare label", "an item"]
)
@pytest.mark.parametrize("offer", OFFERED)
def test_options_are_on_the_front_and_the_right_one_on_the_back(way: str, offer: str) -> None:
    read = {answer: questions(quiz(way, offer, answer)) for answer in TOLD}
    assert not {answer: found for answer, some in read.items() if (found := list(given_away(some)))}
