"""Drawings made small: a plotting library writes much that nobody sees, and a page holds many plots."""

from __future__ import annotations

import re
from collections import Counter

_NEEDLESS = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>|(?<=>)\s+(?=<)", re.DOTALL
)
_WHITE = re.compile(r"\s+")
_TAG = re.compile(r"<[^>]*>")
_FINE = re.compile(r"(?:-|(?<!\d))\d++\.\d{3,}+")
_FONTS = re.compile(r"font-family: ?'DejaVu Sans'(?:, ?(?:'[^']*'|[a-z-]+))*")
_ID = re.compile(r' id="([^"]*)"')
_STYLE = re.compile(r' style="([^"]*)"')
_NO_TURN = re.compile(r' transform="rotate\(-?0 [^)]*\)"')
_ROOT = re.compile(r"<svg\b[^>]*>")


def smaller(svg: str) -> str:
    """Leave out what is not seen: prologue, comments, names that nothing refers to, hundredths of a point."""
    text = _WHITE.sub(" ", _NEEDLESS.sub("", svg)).strip()
    text = _FONTS.sub("font-family: DejaVu Sans, sans-serif", _NO_TURN.sub("", text))
    text = _ID.sub(lambda m: m[0] if f"#{m[1]}" in text else "", text)
    text = _TAG.sub(lambda tag: _FINE.sub(lambda m: _short(float(m[0])), tag[0]), text)
    return _with_classes(text)


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _with_classes(text: str) -> str:
    """Write each style once, as a class, where the drawing has no classes of its own."""
    if " class=" in text:
        return text
    counts = Counter(m[1] for m in _STYLE.finditer(text))
    names = {style: f"s{n}" for n, (style, count) in enumerate(counts.items()) if count > 1}
    rules = "".join(f".{name}{{{_tight(style)}}}" for style, name in names.items())
    text = _STYLE.sub(lambda m: f' class="{names[m[1]]}"' if m[1] in names else m[0], text)
    return _ROOT.sub(lambda m: f"{m[0]}<style>{rules}</style>", text, count=1) if rules else text


def _tight(style: str) -> str:
    return style.replace("; ", ";").replace(": ", ":")
