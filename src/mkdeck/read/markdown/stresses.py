"""Bold and italic words in the form that nearly all have, read without the rules for all the others."""

from __future__ import annotations

import re

from markdown_it.token import Token

_STRESSED = re.compile(
    r"(\*(?<![^ (]\*)\*?)(?=[^\W_])"
    r"([^*]*(?:(?<=[^\W_])(?=\*+(?:[ .,:;!?)]|\Z))|(?<=[.:?!)])(?=\*+(?: |\Z))))"
    r"\1(?!\*)"
)
"""Stars that can only open before a letter or digit, and stars that can only close behind the words."""

_KINDS = {"*": ("em_open", "em_close", "em"), "**": ("strong_open", "strong_close", "strong")}


def stressed(words: str) -> list[Token] | None:
    """Read words whose only signs are stars; None where any star could mean more than one thing."""
    found = list(_STRESSED.finditer(words))
    if not found or 2 * sum(len(f[1]) for f in found) != words.count("*"):
        return None
    made: list[Token] = []
    at, was_strong = 0, False
    for stress in found:
        stars = stress[1]
        opening, closing, tag = _KINDS[stars]
        before, is_strong = words[at : stress.start()], stars == "**"
        # The parser leaves an empty text on the outer side of bold words; so do we.
        if before or is_strong or was_strong:
            made.append(Token("text", "", 0, content=before))
        made += (
            Token(opening, tag, 1, markup=stars),
            Token("text", "", 0, content=stress[2], level=1),
            Token(closing, tag, -1, markup=stars),
        )
        at, was_strong = stress.end(), is_strong
    if at < len(words) or was_strong:
        made.append(Token("text", "", 0, content=words[at:]))
    return made
