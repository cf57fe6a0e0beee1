"""From a lecture to the cards that the preview shows: the very notes that a build would make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from mkdeck.deck import Lock, Note, Occasion, identify
from mkdeck.deck.notetype import KINDS, css, fronts_and_backs
from mkdeck.errors import Problem
from mkdeck.model import Badge, Lecture, Question
from mkdeck.preview.cards import Card, LecturePage

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""By the lecture's path and the index of the question."""

SOME_TIME = 1
"""Seconds since 1970: notes need one, and nothing of a preview is kept."""


def lecture_page(lecture: Lecture, lock: Lock, badges: Badges, problems: Sequence[Problem]) -> LecturePage:
    """Make every card of a lecture; the lock gives the claims' cards their numbers."""
    own = Lock(tuple(e for e in lock.entries if e.lecture == lecture.path), lock.shown_as)
    notes = identify((lecture,), own, Occasion(SOME_TIME), badges).notes
    asked = {escape(f"{lecture.path}:{q.line}", quote=False): q for q in lecture.questions}
    media: dict[str, Path] = {m.name: m.path for note in notes for m in note.draft.media}
    cards = tuple(card for note in notes for card in _cards(note, asked))
    return LecturePage(lecture.path, lecture.title, cards, tuple(problems), media)


def _cards(note: Note, asked: Mapping[str, Question]) -> Iterator[Card]:
    draft = note.draft
    note_type = KINDS[draft.kind]
    named = dict(zip(note_type.places, draft.fields, strict=True))
    question = asked[named["Source"]]
    fields = named | {
        "Id": note.id,
        "Tags": escape(" ".join(draft.tags)),
        "Deck": escape(draft.deck),
        "Type": escape(note_type.name),
    }
    faces = fronts_and_backs(note_type)
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
            css=css(note_type),
        )
