"""Lectures made by hand, as the reader would hand them over."""

from __future__ import annotations

from dataclasses import replace

from mkdeck.deck import Identified, Lock, Occasion, format_lock, identify, parse_lock
from mkdeck.model import Lecture, Piece, Question, Settings, Statement

NOW = 1_764_000_000


def question(text: str, *answer: str, **more: object) -> Question:
    """A question with one list item per statement of its answer."""
    items = answer or (f"the answer to {text}",)
    pieces = [Piece("<ul>")]
    for index, item in enumerate(items):
        pieces += [Piece("<li>"), Piece(item, index), Piece("</li>")]
    made = Question(
        text=text,
        prompt=f"<p>{text}</p>",
        line=1,
        answer=(*pieces, Piece("</ul>")),
        statements=tuple(Statement(item, 2) for item in items),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def lecture(*questions: Question, path: str = "a.md", deck: str = "", **settings: object) -> Lecture:
    """A lecture whose questions stand three lines apart."""
    placed = tuple(replace(q, line=3 * index + 3) for index, q in enumerate(questions))
    title = path.removesuffix(".md")
    return Lecture(path, title, deck or title, placed, Settings(**settings))  # type: ignore[arg-type]


def build(*lectures: Lecture, after: Identified | None = None, now: int = NOW, **more: object) -> Identified:
    """Identify the lectures with the lock that an earlier build left in its file."""
    lock = parse_lock(format_lock(after.lock))[0] if after else Lock()
    badges = more.pop("badges", {})
    return identify(lectures, lock, Occasion(now, **more), badges)  # type: ignore[arg-type]


def guids(identified: Identified) -> dict[str, str]:
    """The GUID of each question by its words; for lectures whose questions are all different."""
    return {e.text: e.guid for e in identified.lock.entries if not e.removed}
