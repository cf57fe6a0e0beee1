"""From a lecture to the cards that the preview shows, by the same drafts as a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from mkdeck.deck.drafts import drafts_of
from mkdeck.deck.note import Draft
from mkdeck.deck.notetype import KINDS, css, fronts_and_backs
from mkdeck.errors import Problem
from mkdeck.model import Badge, Lecture, Question
from mkdeck.preview.cards import Card, LecturePage

Badges = Mapping[int, tuple[Badge, ...]]
"""By the index of the question."""


def lecture_page(lecture: Lecture, badges: Badges, problems: Sequence[Problem]) -> LecturePage:
    """Draft every card of a lecture."""
    cards: list[Card] = []
    media: dict[str, Path] = {}
    for index, question in enumerate(lecture.questions):
        for draft in drafts_of(lecture, question, badges.get(index, ())):
            cards += _cards(question, draft)
            media |= {m.name: m.path for m in draft.media}
    return LecturePage(lecture.path, lecture.title, tuple(cards), tuple(problems), media)


def _cards(question: Question, draft: Draft) -> Iterator[Card]:
    note_type = KINDS[draft.kind]
    faces = fronts_and_backs(note_type)
    fields = dict(zip((f.name for f in note_type.fields), draft.fields, strict=True)) | {
        "Tags": escape(" ".join(draft.tags)),
        "Deck": escape(draft.deck),
        "Type": escape(note_type.name),
    }
    for number in draft.ords:
        which = 0 if note_type.is_cloze else number
        template = note_type.templates[which]
        yield Card(
            title=question.text,
            line=question.line,
            template=f"{template.name} {number + 1}" if note_type.is_cloze else template.name,
            front=faces[which][0],
            back=faces[which][1],
            ord=number,
            fields=fields | {"Card": template.name},
            css=css(),
        )
