"""The footnotes of a card: numbered from 1, below the answer that refers to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from markdown_it.token import Token

from mkdeck.read.draft import Draft
from mkdeck.read.markdown.footnotes import REFERENCE, Notes
from mkdeck.values import dataclass


@dataclass(slots=True)
class Count:
    """The numbers that a card gives to its footnotes."""

    labels: list[str] = field(default_factory=list)
    """In the order of their numbers."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, label: str) -> int:
        """Give a label's number, the next one where it has none."""
        if label not in self.numbers:
            self.labels.append(label)
            self.numbers[label] = len(self.labels)
        return self.numbers[label]


def with_notes(notes: Notes, draft: Draft) -> Draft:
    """Number a draft's references from 1, and put the footnotes below its answer."""
    if not notes:
        return draft
    count = Count()
    prompt = tuple(_numbered(draft.prompt, count))
    given, answer = (_renumbered(run, count) for run in (draft.given, draft.answer))
    below: list[Token] = []
    for number, label in enumerate(count.labels, 1):  # grows meanwhile: a footnote may refer to others
        below += _below(_renumbered(notes[label], count), number)
    if not below:
        return draft
    return replace(draft, prompt=prompt, given=given, answer=(*answer, *below))


def _renumbered(tokens: Sequence[Token], count: Count) -> tuple[Token, ...]:
    """Number the references within blocks."""
    return tuple(
        t.copy(children=_numbered(t.children, count)) if _refers(t) and t.children else t for t in tokens
    )


def _refers(token: Token) -> bool:
    return any(t.type == REFERENCE for t in token.children or ())


def _numbered(children: Sequence[Token], count: Count) -> list[Token]:
    """Give each reference the number that its label has on this card."""
    return [t if t.type != REFERENCE else _reference(count.of(str(t.meta["label"]))) for t in children]


def _reference(number: int) -> Token:
    return Token(REFERENCE, "sup", 0, content=str(number))


def _below(note: tuple[Token, ...], number: int) -> list[Token]:
    """Put its number in front of a footnote's first words."""
    space = Token("text", "", 0, content=" ")
    for at, token in enumerate(note):
        if token.type == "inline":
            children = [_reference(number), space, *(token.children or ())]
            return [*note[:at], token.copy(children=children), *note[at + 1 :]]
    return list(note)
