"""Guises: questions and foreign notes in the form in which every other history is weighed."""

from __future__ import annotations

from hashlib import sha256

from mkdeck.deck.adopting.foreign import Foreign
from mkdeck.deck.adopting.hidden import filled
from mkdeck.deck.adopting.plaintext import text_of
from mkdeck.deck.adopting.roles import Roles, answer_text, asked_text
from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry
from mkdeck.deck.notetype import KINDS
from mkdeck.deck.words import one_line, plain, sketch, words


def is_cloze(asked: Asked) -> bool:
    """Whether the question's first note is a text with gaps."""
    return asked.drafts[0].role == "cloze"


def asked_words(asked: Asked) -> str:
    """Of a text with gaps the whole text, for that is all that its note may show."""
    if not is_cloze(asked):
        return one_line(asked.text)
    text = asked.drafts[0].fields[KINDS["cloze"].places["Text"]]
    return one_line(text_of(filled(text)))


def answer_words(asked: Asked) -> str:
    """Give the answer's words; a text with gaps holds its own."""
    return "" if is_cloze(asked) else plain("".join(piece.html for piece in asked.whole.answer))


def note_answer(note: Foreign, roles: Roles) -> str:
    """Give the words of a note's answer in the same way."""
    return "" if note.type.is_cloze else answer_text(note, roles)


def entry_of_note(note: Foreign, roles: Roles) -> Entry:
    """Put a note as the lock would, so that it is weighed as every other history is."""
    answer = answer_text(note, roles)
    sealed = sha256(answer.encode("utf-8", "replace")).hexdigest()[:8]
    text = one_line(asked_text(note, roles))
    return Entry(note.guid, note.id, 1, "", sealed, sketch(words(answer)), text, note.deck)
