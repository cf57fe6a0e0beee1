"""Reads a text as a lecture, the way most tests here need it."""

from __future__ import annotations

import html
import re
from pathlib import Path

from mkdeck.model import Question, Settings
from mkdeck.read import Reading, read_text

HERE = Path(__file__).parent


def read(text: str, folder: Path = HERE, **settings: str) -> Reading:
    return read_text(
        text, path=folder / "notes.md", root=folder, settings=Settings(**settings), shown_as="notes.md"
    )


def questions(text: str, **settings: str) -> tuple[Question, ...]:
    lecture = read(text, **settings).lecture
    return lecture.questions if lecture else ()


def prompts(text: str, **settings: str) -> list[str]:
    return [q.text for q in questions(text, **settings)]


def answer(text: str, **settings: str) -> str:
    """The html of the only question's answer."""
    (question,) = questions(text, **settings)
    return answer_html(question)


def answer_html(question: Question) -> str:
    return "".join(p.html for p in question.answer)


def plain(markup: str) -> str:
    """The words that a reader sees, runs of white space as one space."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def faults(text: str, **settings: str) -> list[str]:
    return [str(p) for p in read(text, **settings).problems]
