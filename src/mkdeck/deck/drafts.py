"""From a question to the drafts of its notes: fields, tags, deck and cards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape

from mkdeck.deck.cloze import gaps
from mkdeck.deck.guard import guarded
from mkdeck.deck.marks import by_statement, marked, panel
from mkdeck.deck.note import Draft
from mkdeck.deck.notetype import KINDS
from mkdeck.deck.occlusion import occlusion_fields
from mkdeck.deck.picture import pictures
from mkdeck.deck.schema import NoteType
from mkdeck.deck.words import clean, one_line, plain
from mkdeck.model import Badge, Lecture, Question

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""The badges of each question, by the lecture's path and the question's index in it."""

_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*")
"""What Anki takes for an empty field."""


def drafts_of(lecture: Lecture, question: Question, badges: Sequence[Badge] = ()) -> tuple[Draft, ...]:
    """Draft the notes that can be made before the question is recognised: all but those of its claims."""
    kinds = kinds_of(lecture, question)
    answer = _answer(question, badges)
    if question.occlusion and "occlusion" in kinds:
        return (occlusion_draft(lecture, question, badges, range(1, 1 + len(question.occlusion.labels))),)
    if "cloze" in kinds and (fields := _cloze_fields(question.prompt, answer)):
        return (draft("cloze", fields, lecture, question, badges),)
    fields = {
        "Question": question.prompt,
        "Answer": answer,
        "Reversed": "yes" if "reversed" in kinds else "",
        "Typed": _typed(question) if "type-in" in kinds else "",
    }
    return (draft("question", fields, lecture, question, badges),)


def occlusion_draft(
    lecture: Lecture, question: Question, badges: Sequence[Badge], numbers: Sequence[int]
) -> Draft:
    """Draft the note of a picture with hidden parts; `numbers` are those of its labels."""
    picture, answer = question.occlusion, _answer(question, badges)
    extra = answer.replace(picture.html, "") if picture else answer
    filled = occlusion_fields(picture, question.prompt, extra, numbers) if picture else {}
    return draft("occlusion", filled, lecture, question, badges)


def kinds_of(lecture: Lecture, question: Question) -> tuple[str, ...]:
    """Say which cards are asked for."""
    return question.cards or lecture.settings.cards


def draft(
    role: str, filled: Mapping[str, str], lecture: Lecture, question: Question, badges: Sequence[Badge]
) -> Draft:
    """Draft a note of the question; the fields that every note has need not be filled."""
    kind = "cloze" if role == "claims" else role
    note_type = KINDS[kind]
    named = {
        "Evidence": panel(badges) if badges else "",
        "Context": escape(" › ".join((*lecture.deck.split("::"), *question.headings)), quote=False),
        "Source": escape(f"{lecture.path}:{question.line}", quote=False),
        **filled,
    }
    sounds = {m.name for m in question.media}
    fields = tuple(
        [guarded(clean(text), sounds) if (text := named.get(name)) else "" for name in note_type.places]
    )
    media = {m.name: m for m in (*question.media, *pictures(badges))} if question.media or badges else {}
    return Draft(
        role,
        kind,
        fields,
        _deck(lecture.deck),
        _tags((*lecture.settings.tags, *question.tags)),
        _ords(note_type, fields),
        tuple(media[name] for name in sorted(media)),
    )


def _answer(question: Question, badges: Sequence[Badge]) -> str:
    """Join the pieces, each statement followed by its mark; those of the question itself lead."""
    if not badges:
        return "".join([p.html for p in question.answer])
    known, told = by_statement(badges), dict[str, None]()
    premise = ""
    if -1 in known:
        premise = f'<div class="premise">{marked("The question itself:", known[-1], told)}</div>'
    return premise + "".join(
        marked(p.html, known[p.statement], told) if p.statement >= 0 and p.statement in known else p.html
        for p in question.answer
    )


def _typed(question: Question) -> str:
    """What is to be typed: the answer's words, as html, since Anki takes `<title>` for a tag."""
    return escape(one_line(plain("".join(p.html for p in question.answer))), quote=False)


def _cloze_fields(prompt: str, answer: str) -> dict[str, str]:
    """Gaps in the answer are asked under the prompt; those of a prompt alone have the answer as an extra."""
    if gaps(answer):
        return (
            {"Question": "", "Text": f"{prompt}{answer}"}
            if gaps(prompt)
            else {"Question": prompt, "Text": answer}
        )
    return {"Text": prompt, "Extra": answer} if gaps(prompt) else {}


def _ords(note_type: NoteType, fields: tuple[str, ...]) -> tuple[int, ...]:
    if note_type.is_cloze:
        return gaps(fields[note_type.places[note_type.templates[0].shows[0]]])
    pairs = zip(note_type.places, fields, strict=True)
    filled = {name for name, text in pairs if text and not _EMPTY.fullmatch(text)}
    return tuple(
        number
        for number, template in enumerate(note_type.templates)
        if filled.intersection(template.shows) and (not template.switch or template.switch in filled)
    )


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Without spaces, control characters and empty parts; sorted, each once."""
    if not tags:
        return ()
    parts = (("_".join(clean(part).split()) for part in tag.split("::")) for tag in tags)
    return tuple(sorted({joined for tag in parts if (joined := "::".join(filter(None, tag)))}))


@lru_cache(maxsize=64)
def _deck(name: str) -> str:
    parts = (" ".join(clean(part).split()) for part in name.split("::"))
    return "::".join(filter(None, parts)) or "mkdeck"
