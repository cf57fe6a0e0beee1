"""Makes questions of drafts, or says why a draft is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.errors import Problem, Weight
from mkdeck.model import Piece, Question
from mkdeck.read.answers.answered import is_answered
from mkdeck.read.answers.askedabout import is_asked_about
from mkdeck.read.draft import Draft
from mkdeck.read.html.press import Press, words
from mkdeck.read.html.rendering import render_answer, render_prompt
from mkdeck.read.markdown.footnotesbelow import with_notes
from mkdeck.read.markdown.prompts import Prompt, read_prompt
from mkdeck.read.text.gaps import numbered, shows_gaps, without_gaps
from mkdeck.read.text.respelled import as_written

_SEAM = "\x00"
"""Stands in no text: control characters are gone by now."""


def assemble(press: Press, draft: Draft, *, in_code: bool = False) -> Question | Problem:
    """Render a draft; one without an answer is a problem with its line."""
    sheet = press.sheet
    draft = with_notes(sheet.notes, draft)
    line = sheet.line(draft.line)
    prompt = read_prompt(draft.prompt)
    if sheet.spellings:
        draft, prompt = as_written(draft, prompt, sheet.spellings)
    press.shelf.wanted = []
    press.occlusion = None
    press.cloze = (sheet.has_gaps or "{{c" in sheet.signs) and _has_gaps(press, draft)
    text = _text(press, draft, prompt)
    if not is_answered(press, draft.answer) or is_asked_about(sheet, draft, in_code=in_code):
        render_answer(press, draft.answer)  # says which pictures are missing: maybe they were the answer
        return Problem(
            press.shelf.shown_as, line, f"no answer to {_short(text)!r}", "write one", Weight.WARNING
        )
    pieces, statements = render_answer(press, draft.answer)
    shown = render_prompt(press, prompt.tokens, draft.given, draft.line) or prompt.number
    if not statements and not _shows(pieces):
        fault = f"nothing to show in the answer to {_short(text)!r}"
        return Problem(press.shelf.shown_as, line, fault, "write one", Weight.WARNING)
    return Question(
        text=text,
        prompt=shown,
        line=line,
        answer=_numbered(pieces) if press.cloze else pieces,
        statements=statements,
        number=prompt.number,
        headings=draft.headings,
        tags=tuple(dict.fromkeys((*draft.tags, *prompt.tags))) if prompt.tags else draft.tags,
        explicit_id=prompt.explicit_id or draft.explicit_id,
        media=tuple(press.shelf.wanted),
        cards=("occlusion",) if press.occlusion else ("cloze",) if press.cloze else draft.cards,
        occlusion=press.occlusion,
    )


def _text(press: Press, draft: Draft, prompt: Prompt) -> str:
    """Give the prompt's words, with those of what it asks about; a text with gaps is its own prompt."""
    text = words(press.sheet.masks, prompt.tokens) or prompt.number
    if draft.given:
        text = "\n".join((text, *_all_words(press, draft.given)))
    text = without_gaps(text or "\n".join(_all_words(press, draft.answer)))
    return re.sub(r"[ \t]+", " ", text) if "  " in text or "\t" in text else text


def _has_gaps(press: Press, draft: Draft) -> bool:
    """Whether the words of prompt or answer have gaps; code that looks like one has none."""
    said = (t.children or () for t in draft.answer if t.type == "inline")
    return any(shows_gaps(run, press.sheet.masks) for run in (draft.prompt, *said))


def _numbered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Number the gaps of an answer through all its pieces."""
    whole = _SEAM.join(p.html for p in pieces)
    return tuple(
        Piece(shown, p.statement) for shown, p in zip(numbered(whole).split(_SEAM), pieces, strict=True)
    )


def _all_words(press: Press, tokens: Sequence[Token]) -> list[str]:
    """List the words of blocks, code included: equal prompts with different code are different questions."""
    shown = []
    for token in tokens:
        if token.type == "inline":
            shown.append(words(press.sheet.masks, token.children or ()))
        elif token.type in ("fence", "code_block"):
            shown.append(press.sheet.source(token.content).strip())
    return shown


def _shows(pieces: Sequence[Piece]) -> bool:
    """Whether the rendered answer holds more than empty tags."""
    shown = "".join(p.html for p in pieces)
    return bool(re.sub(r"<(?!img|video|audio|hr)[^>]*>", "", shown).strip())


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
