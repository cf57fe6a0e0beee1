"""What a file is by its first bytes: the pictures, sounds and films that Anki shows on every device."""

from __future__ import annotations

import re

_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"\x1aE\xdf\xa3", "webm"),
)
_RIFF = {b"WEBP": "webp", b"WAVE": "wav"}
_BRANDS = ((b"avi", "avif"), (b"M4A", "m4a"), (b"qt", "mov"))
"""How the container's kind begins; every other one is mp4."""

_SVG = re.compile(rb"\s*(?:<(?:\?xml|!DOCTYPE)[^>]*>\s*|<!--.*?-->\s*)*<svg[\s>]", re.DOTALL | re.IGNORECASE)
_HEAD = 4096
"""Bytes; an svg that says so later has a preface that nobody writes."""


def kind_by_bytes(data: bytes) -> str:
    """Give the ending that a file of these bytes has; "" for what is no picture, sound or film."""
    for sign, kind in _SIGNS:
        if data.startswith(sign):
            return kind
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12], "")
    if data[4:8] == b"ftyp":
        return next((kind for brand, kind in _BRANDS if data[8:12].startswith(brand)), "mp4")
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2:
        return "mp3"
    return "svg" if _SVG.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")) else ""
