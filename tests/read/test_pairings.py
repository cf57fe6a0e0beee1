"""Whatever way a question is asked in, and whatever way it is answered in: all of it is read, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

import pytest

from mkdeck.model import Question
from tests.read.notes import answer_html, plain, questions
from tests.read.pairings.answered import LABELLED, PLAIN
from tests.read.pairings.asked import HEADINGS, ITEMS, PARAGRAPHS

ASKED = HEADINGS | PARAGRAPHS | ITEMS
ANSWERED = PLAIN | LABELLED

ASKING = (
    ("What is a heap made of?", ("cells", "row")),
    ("Why does a stack grow downwards?", ("frames", "calls")),
    ("How is a queue emptied?", ("front", "back")),
    ("When does a tree need balance?", ("depth", "rotation")),
    ("Which list has two ends?", ("deque", "links")),
)
LABELS = frozenset(word for _, words in ASKING for word in words)


def notes(way: str, answer: str, rule: str) -> str:
    """Write all questions in one way, and all answers in another."""
    written = []
    for number, (question, (a, b)) in enumerate(ASKING, 1):
        asked = ASKED[way].format(n=number, q=question)
        told = ANSWERED[answer].format(a=a, b=b)
        width = asked.index(" ") + 1 if way in ITEMS else 0
        width = 2 if way == "a box" else width
        written.append(f"{asked}\n\n{indent(told, ' ' * width)}")
    title = "" if ASKED[way].startswith("# ") else "# Notes on memory\n\n"
    return title + rule.join(written) + "\n"


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
        if LABELS & said != set(kept):
            yield f"{asked} has {LABELS & said}"


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
