"""Pictures and numbers as addresses that hold them whole; they stand between single quotes."""

from __future__ import annotations

from mkdeck.report.drawing import smaller

_RESERVED = str.maketrans({"%": "%25", "#": "%23", "\n": "%0A", "\r": "%0D", "\t": "%09"})
"""What would mean something else in such an address, or be lost; everything else stays as it is."""


def svg_uri(svg: str) -> str:
    """Address a picture: inside `img` no script of it runs and its ids clash with none."""
    return _address("image/svg+xml", smaller(svg))


def json_uri(text: str) -> str:
    """Address numbers to be downloaded."""
    return _address("application/json;charset=utf-8", text.strip())


def _address(kind: str, text: str) -> str:
    # Between single quotes nothing but these two would end the attribute or be taken for something else.
    return f"data:{kind},{text.translate(_RESERVED)}".replace("&", "&amp;").replace("'", "&#39;")
