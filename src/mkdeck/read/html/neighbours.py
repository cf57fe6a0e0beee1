"""What stands around the words of a paragraph among the block tokens."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def is_first_of_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether an inline token is the first paragraph of a list item."""
    return at > 1 and tokens[at - 2].type == "list_item_open" and tokens[at - 1].type == "paragraph_open"


def introduces(tokens: Sequence[Token], at: int) -> bool:
    """Whether a block follows that a paragraph's words can lead up to."""
    if at + 2 >= len(tokens):
        return False
    after = tokens[at + 2]
    return after.nesting >= 0 and after.type not in ("heading_open", "hr")
