"""One word or two: whether two spellings are forms of one word, a slip of the pen, or other words."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache
from os.path import commonprefix

from mkdeck.language import Language, sounds

Known = Callable[[str], bool]
"""Whether a word is one of the collection's or the answer's."""

_SHORTEST_STEM = 3
_SHORTEST_SLIP = 4
_TOO_SHORT = 2
_LONG = 8
"""Letters from which two slips in one word are looked for."""

_SPELLINGS = {
    "de": (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ph", "f"), ("ss", "s")),
    "en": (("ae", "e"), ("oe", "e"), ("ph", "f"), ("z", "s"), ("our", "or"), ("ence", "ense"), ("ll", "l")),
}
"""Spellings of one sound: the second is how they are compared."""

_VOWELS = frozenset("aeiouyаеиоуыэюя")
_AKIN = 4
_AKIN_SHARE = 0.55
"""Words with so many first letters in common, and such a share of the shorter, are mostly of one family."""


class Sameness(IntEnum):
    """How two words go together, from not at all to surely."""

    OTHER = 0
    AKIN = 1
    """Of one family ("form", "formation"), or one letter apart and neither known."""

    SYNONYM = 2
    """An everyday word for another ("steps", "stages")."""

    SLIP = 3
    """One of the two is misspelt."""

    FORM = 4
    """Another form or spelling of the same word: number, case, British or American."""


def sameness(one: str, other: str, spoken: Language, seen: Known) -> Sameness:
    """Compare two words without accents, in lower case."""
    if one == other or _is_form(one, other, spoken):
        return Sameness.FORM
    if not (one.isalpha() and other.isalpha()):
        return Sameness.OTHER
    if groups_of(one, spoken) & groups_of(other, spoken):
        return Sameness.SYNONYM
    if len(one) == len(other) == 1:
        return Sameness.AKIN if sound_alike(one, other) else Sameness.OTHER
    step = _step(one, other)
    if step:
        return _slip(one, other, step, spoken, seen)
    shared = _shared_start(one, other)
    family = shared >= _AKIN and shared >= _AKIN_SHARE * min(len(one), len(other))
    return Sameness.AKIN if family else Sameness.OTHER


def sound_alike(one: str, other: str) -> bool:
    """Whether characters are typed alike: a Chinese slip is mostly another character of the same sound."""
    known = sounds()
    return all(a == b or (a in known and known[a] == known.get(b)) for a, b in zip(one, other, strict=True))


def is_slip_of(word: str, everyday: str, spoken: Language) -> bool:
    """Whether a word is a misspelt one of those that hold sentences together, which nobody asks about."""
    if len(word) == len(everyday) == 1:
        return sound_alike(word, everyday)
    near = _step(word, everyday) in ("swapped", "doubled", "letter", "vowel")
    return near and min(len(word), len(everyday)) > _TOO_SHORT and word not in spoken.common


@lru_cache(maxsize=4096)
def groups_of(word: str, spoken: Language) -> frozenset[int]:
    """Say in which groups of synonyms a word is, in any form."""
    return frozenset(
        number
        for number, group in enumerate(spoken.synonyms)
        if word in group or any(_is_form(word, one, spoken) for one in group)
    )


def _slip(one: str, other: str, step: str, spoken: Language, seen: Known) -> Sameness:
    known = [is_word(word, spoken) or seen(word) for word in (one, other)]
    everyday = [word in spoken.common for word in (one, other)]
    if step in ("swapped", "doubled"):
        # No one lays out "clss" or "класа" on purpose where there is such an everyday word as "class".
        return Sameness.OTHER if all(known) and any(everyday) == all(everyday) else Sameness.SLIP
    if all(known):
        return Sameness.OTHER
    if step == "letter" and any(known):
        return Sameness.SLIP
    return Sameness.SLIP if step == "vowel" and any(everyday) else Sameness.AKIN


def is_word(word: str, spoken: Language) -> bool:
    """Whether the language, or English with its terms, has the word."""
    from mkdeck.language import language

    return word in spoken.known or (spoken.name != "en" and word in language("en").known)


def _is_form(one: str, other: str, spoken: Language) -> bool:
    one, other = _sounding(one, spoken), _sounding(other, spoken)
    if one == other:
        return True
    if one[:_SHORTEST_STEM] != other[:_SHORTEST_STEM]:
        return False
    start = _shared_start(one, other)
    endings = spoken.endings | {""}
    return any(one[at:] in endings and other[at:] in endings for at in range(_SHORTEST_STEM, start + 1))


@lru_cache(maxsize=8192)
def _sounding(word: str, spoken: Language) -> str:
    """Spell alike what is spelt in two ways."""
    for spelling, sound in _SPELLINGS.get(spoken.name, ()):
        word = word.replace(spelling, sound)
    if spoken.name == "en":
        word = word.removesuffix("ue") if word.endswith("ogue") else word
        word = f"{word[:-2]}er" if word.endswith("tre") else word
    return word


def _shared_start(one: str, other: str) -> int:
    return len(commonprefix((one, other)))  # noqa: RUF071 - letter by letter is what is wanted


def _step(one: str, other: str) -> str:
    """Name what parts two words: `swapped` or `doubled` letters, a `letter`, `vowel`, `two` steps, or ""."""
    short, long = sorted((one, other), key=len)
    start = _shared_start(one, other)
    end = _shared_start(one[start:][::-1], other[start:][::-1])
    a, b = one[start : len(one) - end], other[start : len(other) - end]
    if len(a) == len(b) == 2 and a == b[::-1]:
        return "swapped"
    if len(short) < _SHORTEST_SLIP:
        return ""
    if len(a) + len(b) == 1:
        letter, around = a or b, long[max(start - 1, 0) : start + 2]
        return "doubled" if letter * 2 in around else "letter"
    if len(a) == len(b) == 1:
        # "nitrate" and "nitrite", "alkane" and "alkene" are words; so may be others that no dictionary has.
        return "vowel" if {a, b} <= _VOWELS else "letter"
    return "two" if len(short) >= _LONG and _steps(a, b) == 2 else ""


def _steps(a: str, b: str) -> int:
    """Count the letters to be put in, left out, changed or swapped (optimal string alignment)."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
