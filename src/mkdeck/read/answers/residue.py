"""What an assistant says around the notes that it wrote: no part of any answer."""

from __future__ import annotations

import re

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.words.latent import latent

_SAID = latent(
    r"\W*(?:let me know|feel free to|i hope (?:this|these|that)|would you like|happy to|do you want me|"
    r"shall i|if you(?:'d| would| need| want)|want me to|is there anything|"
    r"these (?:flash)?cards? (?:cover|should)"
    r"|good luck)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def without_residue(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out closing words that speak to whoever asked for the notes."""
    kept = blocks(tokens)
    while len(kept) > 1 and _speaks(tokens, kept[-1]):
        kept.pop()
    return tokens[: kept[-1].stop] if kept else tokens


def _speaks(tokens: tuple[Token, ...], block: Block) -> bool:
    return block.kind == "paragraph" and bool(_SAID.fullmatch(tokens[block.start + 1].content))
