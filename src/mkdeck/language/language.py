"""A language: the words that hold its questions together, and which words it has."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache, cached_property
from importlib import resources
from itertools import chain
from typing import Any

from mkdeck.language.word_filter import NOTHING, WordFilter, read_filter
from mkdeck.values import dataclass

SPACED = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru")
"""Languages that put spaces between words."""

UNSPACED = ("zh", "ja")
LANGUAGES = (*SPACED, *UNSPACED)


@dataclass(frozen=True)  # without slots: its words are put together when they are asked for
class Language:
    """What is known of one language, from `NAME.toml` and the two filters beside it."""

    name: str
    asks: Mapping[str, frozenset[str]] = field(compare=False)
    """Words that say what is asked for: `thing`, `manner`, `reason`, `time`, `place` or `person`."""

    function: frozenset[str]
    """Words that only hold a sentence together."""

    frame: frozenset[str]
    """Words of the question's form: "mean", "happen", "concept"."""

    phrases: tuple[str, ...]
    """Words of the question's form that go together: "meant by"."""

    synonyms: tuple[frozenset[str], ...]
    """Everyday words that stand for one another in a question."""

    negation: frozenset[str]
    endings: frozenset[str]
    """By which forms of one word differ."""

    known: WordFilter = NOTHING
    """Holds the words that a dictionary would."""

    common: WordFilter = NOTHING
    """Holds the few thousand words that everybody uses every day."""

    @cached_property
    def holding(self) -> frozenset[str]:
        """All words that say nothing of the subject; negations do say something."""
        return self.function | self.frame | self._asking

    @cached_property
    def plain_holding(self) -> frozenset[str]:
        """The same without accents, for whoever leaves them out."""
        return frozenset(map(folded, self.holding))

    def kinds_of(self, words: Iterable[str]) -> frozenset[str]:
        """Say what is asked for."""
        found = set(words)
        found |= {accented for accented in self._asking if folded(accented) in found - self.holding}
        return frozenset(kind for kind, several in self.asks.items() if found & several)

    @cached_property
    def _asking(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(self.asks.values()))


def folded(word: str) -> str:
    """Give the word in lower case without accents, in simplified characters; of Cyrillic only ё changes."""
    plain = word.casefold()
    if plain.isascii():
        return plain
    if "一" <= plain[0] <= "鿿":
        return plain.translate(simplified())
    if "а" <= min(c for c in plain if not c.isascii()) <= "ё":
        return plain.replace("ё", "е")
    if "ァ" <= plain[0] <= "ヿ":
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


@cache
def language(name: str) -> Language:
    """Read a language that the package has."""
    import tomllib

    folder = resources.files("mkdeck.language")
    told = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    words = {key: frozenset(text.split()) for key, text in told["words"].items()}
    phrases = tuple(told.get("phrases", ()))
    synonyms = tuple(frozenset(map(folded, group.split())) for group in told["synonyms"])
    asks = {kind: frozenset(text.split()) for kind, text in told["asks"].items()}
    filters = (
        (read_filter(folder / f"{name}.known"), read_filter(folder / f"{name}.common"))
        if name in SPACED
        else (NOTHING, NOTHING)
    )
    return Language(
        name,
        asks,
        words["function"],
        words["frame"],
        phrases,
        synonyms,
        words["negation"],
        words["endings"],
        *filters,
    )


@cache
def _characters() -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads(
        (resources.files("mkdeck.language") / "zh-characters.toml").read_text(encoding="utf-8")
    )


@cache
def simplified() -> Mapping[int, str]:
    """Give for each traditional character the simplified one."""
    told = _characters()
    old, new = (told[key].replace("\n", "") for key in ("traditional", "simplified"))
    return {ord(one): other for one, other in zip(old, new, strict=True)}


@cache
def sounds() -> Mapping[str, str]:
    """Give for each everyday character its syllable, without the tone, if others share it."""
    return {character: syllable for syllable, some in _characters()["sounds"].items() for character in some}


def spoken_in(texts: Iterable[str]) -> str:
    """Name the language of several questions by their function words; English where none tells."""
    text = " ".join(texts).casefold()
    if any("぀" <= c <= "ヿ" for c in text):
        return "ja"
    if any("一" <= c <= "鿿" for c in text):
        return "zh"
    counted = Counter(text.translate(_APART).split())
    scores = {
        name: sum(counted[word] for word in language(name).holding | language(name).negation)
        for name in SPACED
    }
    return max(SPACED, key=lambda name: scores[name])


_APART = dict.fromkeys(map(ord, "?!.,:;\"'()[]{}*_`´’‘“”«»„–—…¿¡-/"), " ")
