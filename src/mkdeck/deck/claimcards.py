"""The note whose cards ask for one claim each, the others of the answer in sight."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.deck.asked import Asked
from mkdeck.deck.cloze import gap, gaps, shielded
from mkdeck.deck.drafts import draft
from mkdeck.deck.entry import Numbered
from mkdeck.deck.marks import WRONG, by_statement, corrections, marked, symbol
from mkdeck.deck.note import Draft
from mkdeck.model import Badge, Piece


def claims_draft(asked: Asked, claims: Sequence[Numbered]) -> Draft | None:
    """Draft the note; `claims` begins with those of the answer in their order. None where it has none."""
    question = asked.whole
    stated = [index for index, statement in enumerate(question.statements) if not statement.is_label]
    numbers = {index: claim.number for index, claim in zip(stated, claims, strict=False)}
    badges = by_statement(asked.badges)
    text = "".join(_piece(p, numbers, badges) for p in question.answer)
    filled = {"Question": question.prompt, "Text": text}
    return draft("claims", filled, asked.lecture, question, asked.badges) if gaps(text) else None


def _piece(piece: Piece, numbers: dict[int, int], badges: dict[int, list[Badge]]) -> str:
    number = numbers.get(piece.statement, 0)
    here = badges.get(piece.statement, []) if piece.statement >= 0 else []
    if piece.statement < 0 or not number:
        return shielded(marked(piece.html, here, {}))
    if any(b.verdict in WRONG and any(f.correction for f in b.findings) for b in here):
        told = " ".join(symbol(b) for b in here) + "".join(corrections(b) for b in here)
        return f"{shielded(piece.html)}&nbsp;{gap(number, told, 'true or false, and why?')}"
    return gap(number, marked(piece.html, here, {}))
