"""What is said around notes by an assistant that wrote them, or to those who read them."""

from __future__ import annotations

import re

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.words.latent import latent

_SAID = latent(
    r"\W*(?:let me know|feel free to|i hope (?:this|these|that)|would you like|happy to|do you want me|"
    r"shall i|if you(?:'d| would| need| want)|want me to|is there anything|"
    r"these (?:flash)?cards? (?:cover|should))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_FAREWELL = latent(
    r"\W*(?:(?:good|best of|buena|boa) (?:luck|suerte|sorte)|viel (?:erfolg|glück)|bonne chance|удачи|"
    r"(?:many )?thanks? (?:you )?(?:so much |a lot )?for (?:reading|watching|visiting)|"
    r"happy (?:coding|learning|interviewing|hacking|studying)|that'?s (?:all|it)\W*$|"
    r"if you (?:liked?|enjoy(?:ed)?|f[io]u?nd) (?:this|it|these)\b.*(?:\bstar\b|⭐|\bshar|\bfollow)|"
    r"(?:please |don'?t forget to |leave a |give it a )*(?:star|⭐) (?:this|the|it)|made with (?:love|❤)|"
    r"gracias por leer|obrigad[oa] por ler|merci d.avoir lu|danke fürs lesen|спасибо за внимание)\b.*"
    r"|\W*(?:感谢阅读|谢谢(?:阅读|大家)|祝(?:你|您|大家)).*",
    re.IGNORECASE | re.DOTALL,
)


def without_residue(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out closing words that speak to whoever asked for the notes, or to whoever reads them."""
    kept = blocks(tokens)
    while kept and _speaks(tokens, kept[-1], is_alone=len(kept) == 1):
        kept.pop()
    return tokens[: kept[-1].stop if kept else 0]


def _speaks(tokens: tuple[Token, ...], block: Block, *, is_alone: bool) -> bool:
    if block.kind != "paragraph":
        return False
    said = tokens[block.start + 1].content
    return bool(_FAREWELL.fullmatch(said)) or (not is_alone and bool(_SAID.fullmatch(said)))
