"""The note whose cards ask for one claim each, the others of the answer in sight."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.deck.asked import Asked
from mkdeck.deck.cloze import gap, gaps, shielded
from mkdeck.deck.drafts import draft
from mkdeck.deck.entry import Numbered
from mkdeck.deck.marks import WRONG, corrections, mark, symbol
from mkdeck.deck.note import Draft
from mkdeck.model import Badge, Piece


def claims_draft(asked: Asked, claims: Sequence[Numbered]) -> Draft | None:
    """Draft the note; `claims` begins with those of the answer in their order. None where it has none."""
    question = asked.whole
    stated = [index for index, statement in enumerate(question.statements) if not statement.is_label]
    numbers = {index: claim.number for index, claim in zip(stated, claims, strict=False)}
    badges = {badge.statement: badge for badge in asked.badges}
    text = "".join(_piece(p, numbers, badges) for p in question.answer)
    filled = {"Question": question.prompt, "Text": text}
    return draft("claims", filled, asked.lecture, question, asked.badges) if gaps(text) else None


def _piece(piece: Piece, numbers: dict[int, int], badges: dict[int, Badge]) -> str:
    number, badge = numbers.get(piece.statement, 0), badges.get(piece.statement)
    if piece.statement < 0 or not number:
        return shielded(piece.html + (mark(badge) if badge and piece.statement >= 0 else ""))
    if badge and badge.verdict in WRONG and any(f.correction for f in badge.findings):
        told = symbol(badge.verdict, badge.stale) + corrections(badge)
        return f"{shielded(piece.html)}&nbsp;{gap(number, told, 'true or false, and why?')}"
    return gap(number, piece.html + (mark(badge) if badge else ""))
