"""How site builders open and close a fold: `::: spoiler`, `{{% expand "…" %}}`, `{% end… %}`."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent

FENCE = "`" * 4
"""Begins the title of what is code."""

ASKED = ("?", "？", "؟")
_FOLDS = (
    r"details|spoiler|collaps\w*|expand\w*|toggle|accordion\w*|fold|hidden|hide|reveal|answer|solution|hint"
)
_COLONS = latent(r"\{?\.?([\w-]+)\}?\s*(.*)")
_CURLY = latent(r"\s*\{\{[%<]\s*(/?)\s*([\w-]+)\s*([^{}]{0,400}?)\s*[%>]\}\}\s*")
_LIQUID = latent(r"\s*\{%-?\s*(end)?([\w-]+)\s*([^{}%]{0,400}?)\s*-?%\}\s*")
_FOLD = latent(_FOLDS, re.IGNORECASE)
_NAMED = latent(r'(?:title|summary|text|label|header|question)\s*=\s*"([^"]+)"|^"([^"]+)"')
_KEPT = frozenset(["mermaid", "math", "katex", "raw", "rawhtml"])
"""What these hold is no Markdown."""
_CODE = frozenset(["highlight", "code"])


def sign(line: str) -> tuple[str, str | None] | None:
    """Give the name and the title of what a line opens; no title where it closes."""
    text = line.strip()
    if text.startswith(":::"):
        colons = _COLONS.fullmatch(text.strip(": \t"))
        if colons:
            return ":" + colons[1], _title(colons[1], colons[2])
        return ("", None) if not text.strip(":") else None
    curly = _CURLY.fullmatch(line) if text.startswith("{{") else None
    curly = curly or (_LIQUID.fullmatch(line) if text.startswith("{%") else None)
    if not curly or curly[2].lower() in _KEPT or curly[3].endswith("/"):
        return None
    if curly[1]:
        return curly[2], None
    if curly[2].lower() in _CODE:
        return curly[2], FENCE + (re.match(r"\w*", curly[3]) or [""])[0]
    named = _NAMED.search(curly[3])
    said = (named[1] or named[2]) if named else "" if "{{" in text else curly[3]
    return curly[2], _title(curly[2], said)


def _title(name: str, said: str) -> str:
    """Give what stands above the fold; nothing where it is none and asks nothing."""
    if _FOLD.fullmatch(name):
        return said or name
    return said if said.endswith(ASKED) else ""
