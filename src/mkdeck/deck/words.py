"""Words of texts and answers: the forms in which two versions of a question are compared."""

from __future__ import annotations

import html
import re
import unicodedata
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256

SKETCH_SIZE = 16
"""Answers of up to so many different words are compared exactly, longer ones by estimate."""

CODE = 4
"""Characters of a word's code: 24 bits, so two words of one deck seldom share one."""

_ALPHABET = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_STOPS = re.escape("?!.,:;\"'()[]`´’‘“”«»„…¿¡。、？！，：；（）《》「」")
_PUNCTUATION = re.compile(
    rf"(?<=\w)['’](?=\w)|(?<=\w)[{_STOPS}]+(?!\w)|(?<!\w)[{_STOPS}]+(?=\w)|(?<=\s)[–—-](?=\s)"
)
"""What stands at the edge of a word; a sign between spaces, or within a word, may be what is asked about."""
_FORMULA = re.compile(r"(\\\(.*?\\\)|\\\[.*?\\\])")
_TAG = re.compile(r"<[^>]*>")
_APART = {c: " " for c in range(128) if not (chr(c).isalnum() or chr(c) == "_")}
"""What parts the words of a text of plain letters."""

_APART_IN_LINES = _APART | {ord("\n"): "\n"}

_CODE = re.compile("." * CODE)
_SIGN = re.compile(r"\S")
_LONGEST = 400
_ROOM = 1 << 16
"""Words whose codes are kept."""


def clean(text: str) -> str:
    """NFC, without the control characters that end an import in Anki."""
    if text.isascii() and text.replace("\n", " ").isprintable():
        return text
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def one_line(text: str) -> str:
    """The text as the lock keeps it: one line, single spaces, a very long one cut and sealed by a hash."""
    line = " ".join(clean(text).split())
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_LONGEST].rstrip()}…{sha256(line.encode()).hexdigest()[:8]}"


def loose(line: str) -> str:
    """The text without case and the punctuation around its words; `C++` and `-x` keep their signs.

    Formulas keep their case: big O is not little o.
    """
    return loose_each([line])[0]


def loose_each(lines: Sequence[str]) -> list[str]:
    """Do the same for many lines at once, which is faster."""
    together = _PUNCTUATION.sub(" ", _lower("\n".join(lines)))
    return [" ".join(line.split()) for line in together.split("\n")] if lines else []


def _lower(text: str) -> str:
    if "\\" not in text:
        return text.casefold()
    parts = _FORMULA.split(text)
    return "".join(part if at % 2 else part.casefold() for at, part in enumerate(parts))


def plain(markup: str) -> str:
    """The words of html, without tags and entities."""
    text = _TAG.sub(" ", markup)
    return html.unescape(text) if "&" in text else text


def plain_tight(markup: str) -> str:
    """The words of html without anything between them: two renderings of one text are the same."""
    text = _TAG.sub("", markup)
    return "".join((html.unescape(text) if "&" in text else text).split())


@cache
def _word() -> re.Pattern[str]:
    """Find a word; scripts that are written without spaces give one per character."""
    return re.compile(r"[぀-ヿ㐀-䶿一-鿿가-힯฀-๿]|[^\W぀-ヿ㐀-䶿一-鿿가-힯฀-๿]+")


def words(text: str) -> frozenset[str]:
    """Every different word, lower case; signs count only where there is nothing else."""
    folded = text.casefold()
    found = folded.translate(_APART).split() if folded.isascii() else _word().findall(folded)
    return frozenset(found or _SIGN.findall(folded))


def words_of_each(lines: Sequence[str]) -> Iterator[Collection[str]]:
    """Give the words of many single lines, which is faster together; a word may come twice."""
    if not "".join(lines).isascii():
        yield from map(words, lines)
        return
    together = "\n".join(lines).casefold().translate(_APART_IN_LINES)
    for line, parted in zip(lines, together.split("\n") if lines else (), strict=True):
        yield parted.split() or words(line)


class _Codes(dict[str, str]):
    """Each word's short hash, found once for as long as there is room."""

    def __missing__(self, word: str) -> str:
        bits = zlib.crc32(word.encode("utf-8", "replace"))
        found = "".join(_ALPHABET[bits >> shift & 63] for shift in (26, 20, 14, 8))
        if len(self) < _ROOM:
            self[word] = found
        return found


_CODES = _Codes()


def code(word: str) -> str:
    """Give a word's short hash."""
    return _CODES[word]


def sketch(answer_words: Iterable[str]) -> str:
    """The smallest codes of the words, sorted and joined: as alike as the answers are."""
    return "".join(sorted(set(map(_CODES.__getitem__, answer_words)))[:SKETCH_SIZE])


def codes(sketched: str) -> list[str]:
    """The codes of which a sketch, or several one behind another, is made."""
    return _CODE.findall(sketched)


def overlap(one: str, other: str) -> float:
    """Jaccard index of the two answers behind the sketches, from 0 to 1."""
    a, b = set(codes(one)), set(codes(other))
    both = sorted(a | b)[: max(SKETCH_SIZE, 1)]
    return sum(c in a and c in b for c in both) / len(both) if both else 0.0
