"""What in a text is a formula, in any of the delimiters that people use."""

from __future__ import annotations

import re

from mkdeck.read.text.masks import Mask
from mkdeck.read.words.latent import latent

_ENVIRONMENTS = (
    "equation|align|alignat|gather|multline|eqnarray|aligned|cases|matrix|[pbvBV]matrix|split|array"
)
_LONGEST = 4000
"""Characters; what nothing closes must not cost a look at the whole file."""

_FENCED = latent(r"\\\\\((.+?)\\\\\)|\\\\\[(.+?)\\\\\]|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_TAGGED = latent(r"\[(\$\$?|latex)\](.+?)\[/\1\]", re.DOTALL)
_DISPLAY = latent(r"\$\$(?!\$)(.+?)(?<!\\)\$\$", re.DOTALL)
_INLINE = latent(r"\$(?![\s$\d]|$)((?:[^$\\\n]|\\.|\n(?!\s*\n))*?)(?<![\s\\])\$(?![\w$])")
_DIGITS = latent(r"\$(\d(?:[^$\\\n]|\\.)*?)(?<![\s\\])\$(?![\w$])")
_SPACED = latent(r"\$[ \t]+((?:[^$\\\n]|\\.)+?)[ \t]+\$(?![\w$])")
_BARE = latent(rf"\\begin\{{((?:{_ENVIRONMENTS})\*?)\}}.+?\\end\{{\1\}}", re.DOTALL)
_MATHS = latent(r"[\\^_={}<>+*/|×÷≤≥≠≈∈→∞∑∫√±·-]")
_WORDS = latent(r"(?<![^\W\d_])[^\W\d_]{3,}+(?:\s+[^\W\d_]{2,}+){2}")
_LABEL = latent(r"\\label\{[^}]*\}")
_BREAKERS = latent(r"\n[ \t>]*(?:#{1,6} |```|~~~)|\n[ \t]*\n[ \t]*\n")
_QUOTED = latent(r"\n[ \t]*>[ \t]?")


def formula_at(text: str, at: int) -> tuple[Mask, int] | None:
    """Read the formula that begins at that place, with the place after it."""
    if text[at] == "$":
        return _dollars(text, at)
    if text.startswith("\\begin{", at):
        return _made(_BARE.match(text, at, at + _LONGEST), 0, display=True)
    if text[at] == "[":
        found = _TAGGED.match(text, at, at + _LONGEST)
        return _made(found, 2, display=bool(found and found[1] == "$$"))
    closer = text[at : at + 1 + text.startswith("\\\\", at)] + (")" if "(" in text[at : at + 3] else "]")
    if text.find(closer, at + 2, at + _LONGEST) < 0:
        return None
    found = _FENCED.match(text, at, at + _LONGEST)
    if not found or not _is_fenced_math(text, found):
        return None
    return _made(found, found.lastindex or 0, display=found.lastindex in (2, 4))


def _dollars(text: str, at: int) -> tuple[Mask, int] | None:
    """Tell formulas from prices."""
    if text.startswith("$$", at):
        return _made(_DISPLAY.match(text, at, at + _LONGEST), 1, display=True)
    found = _INLINE.match(text, at, at + _LONGEST)
    if found:
        return None if _is_prose(found[1]) else _made(found, 1)
    found = _DIGITS.match(text, at, at + _LONGEST)
    if found:
        return None if _is_price(found[1]) else _made(found, 1)
    found = _SPACED.match(text, at, at + _LONGEST)
    return _made(found, 1) if found and _MATHS.search(found[1]) and not _is_prose(found[1]) else None


def _is_prose(inside: str) -> bool:
    """Three words in a row without any sign of mathematics: two dollars that do not belong together."""
    return bool(_WORDS.search(inside)) and not re.search(r"[\\^_={}]", inside)


def _is_price(inside: str) -> bool:
    r"""`$24 or 30$` names money, `$2n + 1$` and `$5$` do not."""
    return " " in inside and not re.search(r"[\\^_={}<>+*/|]|\d[a-z]|[a-z]\d", inside)


def _is_fenced_math(text: str, found: re.Match[str]) -> bool:
    r"""Tell `\( … \)` and `\[ … \]` from brackets that are merely escaped."""
    inside = found[found.lastindex or 0]
    if not inside.strip() or "\n\n" in inside:
        return False
    before = text[found.start() - 1] if found.start() else "\n"
    signs = _MATHS.search(inside)
    if found.lastindex in (1, 3):
        return bool(signs or not before.isalnum() or len(inside.strip()) == 1) and not _is_prose(inside)
    if text.startswith("(", found.end()) or _is_prose(inside):
        return False
    alone = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" \t>") == ""
    return bool(re.search(r"[\\^_={}<>+]", inside)) or (alone and "\n" in inside)


def _made(found: re.Match[str] | None, group: int, *, display: bool = False) -> tuple[Mask, int] | None:
    """Make the mask of a match, unless it runs over the end of its paragraph."""
    if not found:
        return None
    inside = found[group]
    if not inside.strip() or ("\n" in inside and _BREAKERS.search(found[0])):
        return None
    if "\n" in inside:
        inside = _QUOTED.sub("\n", inside)
    if "\\label" in inside:
        inside = _LABEL.sub("", inside)
    return Mask(found[0], inside.strip(), display), found.end()
