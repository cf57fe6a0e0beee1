"""From a file's bytes to text that the rest of the reading can trust, line by line as in the file."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from mkdeck.errors import Problem

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_CONTROL_BYTES = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_BINARY_SHARE = 0.1
"""More control characters than that and it is no text: real notes hold none or a stray few."""


def read_source(path: Path, shown_as: str) -> str | Problem:
    """Read the file's text, or say why there is none."""
    try:
        data = path.read_bytes()
    except OSError as why:
        return Problem(
            shown_as, 0, f"cannot be read: {why.strerror or why}", "check that it is there and yours"
        )
    return decode(data, shown_as)


def decode(data: bytes, shown_as: str) -> str | Problem:
    """Turn bytes into text: UTF-8, or UTF-16 where a mark at the start says so."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as why:
        line = data.count(b"\n", 0, why.start) + 1
        return Problem(shown_as, line, f"bytes that are not {encoding.upper()}", "save the file as UTF-8")
    if len(_CONTROLS.findall(text[:4096])) > max(4, _BINARY_SHARE * min(len(text), 4096)):
        return Problem(shown_as, 0, "binary data, not text", "save the file as UTF-8 text")
    return tidy(text)


def tidy(text: str) -> str:
    """Give every line one kind of end, drop control characters, compose accents."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = without_controls(text)
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def without_controls(text: str) -> str:
    """Drop the characters that nobody writes and no card can show."""
    return _CONTROLS.sub("", text) if _may_control(text) else text


def _may_control(text: str) -> bool:
    """Whether there are control characters; asked of bytes, which is several times faster."""
    try:
        encoded = text.encode()
    except UnicodeEncodeError:  # halves of a pair, which no file can hold
        return True
    return "\ufeff" in text or len(encoded.translate(None, _CONTROL_BYTES)) < len(encoded)
