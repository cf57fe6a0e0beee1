"""Regions that no question owns: where such a one asks and answers by itself, it has questions of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdeck.read.choosing.choice import choose
from mkdeck.read.choosing.outline import outline
from mkdeck.read.draft import Draft, owned_lines
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles import STYLES
from mkdeck.read.words.looks import ASKS

_FEW = 2
"""So many of one kind that ask and are answered are no chance."""

_WORDLESS = frozenset(["hr", "html_block"])


def with_regions(sheet: Sheet, chosen: Sequence[Mark], drafts: Sequence[Draft]) -> list[Mark]:
    """Add what asks below the end of an answer, in another style than the questions above."""
    owned = owned_lines(drafts, sheet.length)
    first = min((d.start for d in drafts), default=sheet.length)
    places = ((b, (sheet.tokens[b.start].map or (0, 0))[0]) for b in sheet.blocks)
    left = [b for b, line in places if line > first and not owned[line]]
    if all(b.kind in _WORDLESS for b in left):
        return list(chosen)
    # A paragraph that begins in no question may still hold some.
    marks = [m for s in STYLES for m in s.marks(sheet, left) if not owned[m.line]]
    if sum(m.strength >= ASKS for m in marks) < _FEW:
        return list(chosen)
    answered = {n.mark.line for n in outline(sheet, [*chosen, *marks]) if n.answered}
    found = [m for m in choose(sheet, marks)[0] if m.strength >= ASKS and m.line in answered]
    kinds = Counter(m.family for m in found)
    own = [m for m in found if kinds[m.family] >= _FEW]
    return sorted([*chosen, *own], key=lambda m: (m.start, m.line))
