"""Lays a text out for Markdown as its author meant it: folds, labels, and what begins below a list."""

from __future__ import annotations

from mkdeck.read.text.apart import apart
from mkdeck.read.text.bulletlabels import without_bullets
from mkdeck.read.text.containers import with_folds
from mkdeck.read.text.lazynumbers import with_lazy_numbers
from mkdeck.read.text.masking import Masked
from mkdeck.read.text.page import page_of
from mkdeck.read.text.pairing import with_known_labels
from mkdeck.read.text.underlines import with_rules


def laid_out(masked: Masked) -> Masked:
    """Rewrite lines that Markdown would take for something else; each keeps its place in the file."""
    known = with_known_labels(without_bullets(with_folds(page_of(masked.text))))
    page = with_rules(apart(with_lazy_numbers(known)))
    text = page.text
    if text == masked.text:
        return masked
    lines = tuple(masked.lines[n] for n in page.origin) if masked.lines else page.origin
    return Masked(text, masked.masks, lines, known.spellings)
