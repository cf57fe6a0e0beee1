"""What stands before a prompt's words: a box, a sign, a label, a number."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdeck.read.words.vocabulary import ASKED, QUESTION, TASK

_N = r"(?:\d{1,4}(?:\.\d{1,3})*(?:(?:[a-z]|[ivx]{2,4})(?=[.):]))?|[ivx]{1,5}(?=[.)])|[a-z](?=\)))"
LABELLED = re.compile(
    rf"\s*(?:(?:{QUESTION}|{TASK})\s*[-.#№]?\s*\(?#?(?:{_N})\)?\s*(?:[.:)\]、：．–—/-]+|(?=[\s(（]|$))"
    rf"|(?!quiz)(?:{QUESTION})\s*(?:[:：)]|[.\]–—-](?=\s))"
    rf"|\d{{1,4}}\s*[.)-]?\s*(?:{ASKED})\s*(?:[:：)]|[-–—.](?=\s)|(?=[(（])|$)"
    r"|\[Q(?:uestion)?[ -]?\d{0,3}\]|السؤال\s+ال\w+\s*:)\s*",
    re.IGNORECASE,
)
"""`Q1.`, `Q:`, `Question 4 -`, `Frage 3:`, `问题1：`, `2. soru:`."""

KEYCAP = r"(?:\d{0,3}(?:\d\ufe0f?\u20e3)+|🔟)"
"""A number of digits on keys."""

NUMBERED = re.compile(
    r"\s*(?:(?:№|no\.?|nr\.?|n°)\s*\d{1,4}\s*[.:)]?\s+|#\s?\d{1,4}\b[.:)]*\s*|[(\[（【]\d{1,4}[)\]）】][.:]?\s*"
    r"|\d{1,4}(?:\.\d{1,3})*\s*(?:[.:)\]、：．）。]+(?!\d)|\s[–—-]+(?=\s)|[–—-]+(?=\s))\s*"
    r"|\d{1,4}(?:\.\d{1,3})+\s+"
    rf"|(?:{KEYCAP}|[①-⑳❶-❿])\s*[.:)]?\s*|\d{{1,4}}\s*$)",
    re.IGNORECASE,
)
"""`1.`, `12)`, `(3)`, `#4`, `1.2`, keycaps; a bare number only where nothing follows."""

SIGNS = r"←-⑟⓿-❵➔-⯿\U0001f000-\U0001f51e\U0001f520-\U0001faff\ufe0f\u200d"
"""Emoji, arrows and the like, of a class; those that are numbers left out."""

_EMOJI = re.compile(rf"\s*(?:[{SIGNS}]+\s*)+")
"""Signs in front of a number; those that are numbers left out."""

_ASIDE = re.compile(r"\s*(?:\((?:[^()]|\([^()]*\))*\)|（[^（）]*）|\[[^\[\]]*\]|\{#[^\s{}]*\})\s*")
"""Said of a number, "Question 2 (easy)"."""

_BOX = re.compile(r"\s*\[[ xX]\]\s+")
"""Of a list of tasks."""


@lru_cache(maxsize=1024)
def label_end(text: str) -> int:
    """Give where the words begin after label and number."""
    box = _BOX.match(text)
    first = box.end() if box else 0
    at = sign_end(text, first)
    labelled = LABELLED.match(text, at)
    at = labelled.end() if labelled else at
    numbered = NUMBERED.match(text, at)
    return numbered.end() if numbered else at if labelled else first


def sign_end(text: str, at: int = 0) -> int:
    """Give where the words begin after emoji and other signs."""
    found = _EMOJI.match(text, at)
    return found.end() if found else at


def is_label(text: str) -> bool:
    """Whether words are no more than a label or a number, and perhaps a remark on it."""
    cut = label_end(text)
    return cut >= len(text) or bool(cut and _ASIDE.fullmatch(text, cut))
