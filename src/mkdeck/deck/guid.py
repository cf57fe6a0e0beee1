"""GUIDs: the names by which Anki knows a note again, made once and kept in the lock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import count

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LENGTH = 12
"""71 bits: among a million notes two are alike once in a billion collections."""

_NAMES = len(_DIGITS) ** LENGTH
_PAIRS = [low + high for high in _DIGITS for low in _DIGITS]

SHAPE = re.compile(r"[0-9A-Za-z]{8,24}")
"""What a GUID in the lock may look like."""


def digest(*parts: str) -> str:
    """Name the parts by letters and digits, which Anki, the lock and Markdown all carry unharmed."""
    number = int.from_bytes(sha256("\x1f".join(parts).encode("utf-8", "replace")).digest(), "big")
    number %= _NAMES
    pairs = []
    for _ in range(LENGTH // 2):
        number, rest = divmod(number, len(_PAIRS))
        pairs.append(_PAIRS[rest])
    return "".join(pairs)


class Taken:
    """The GUIDs that have their note, of which there are only ever more."""

    def __init__(self, guids: Iterable[str]) -> None:
        self._guids = set(guids)
        self._tried: dict[tuple[str, str, str], int] = {}

    def add(self, guid: str) -> None:
        """Give one to a note."""
        self._guids.add(guid)

    def first_guid(self, namespace: str, lecture: str, text: str) -> str:
        """For a question never seen before; the same on every machine that builds the same lectures."""
        asked = namespace, lecture, text
        # Of questions that read alike, each goes on where the last one found its own: all before are taken.
        for ordinal in count(self._tried.get(asked, 0)):
            guid = digest("question", *asked, str(ordinal))
            if guid not in self._guids:
                break
        self._tried[asked] = ordinal
        return guid


def explicit_guid(namespace: str, explicit_id: str) -> str:
    """For a question with an id of its own, wherever it stands and whatever it says."""
    return digest("id", namespace, explicit_id)


def kin_guid(guid: str, kind: str) -> str:
    """For a further note of the same question, or one of another note type."""
    return digest("kin", guid, kind)
