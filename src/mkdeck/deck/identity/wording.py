"""Wordings: a question's words, parted into those of its subject and those that only hold it together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, cached_property

from mkdeck.language import Language, folded
from mkdeck.values import dataclass

_UNSPACED = "぀-ヿ㐀-䶿一-鿿豈-﫿฀-๿"
_TOKEN = re.compile(
    rf"""(?P<formula>\\\(.*?\\\)|\\\[.*?\\\])
    |(?P<unspaced>[{_UNSPACED}]+)
    |(?P<word>[^\W_{_UNSPACED}]+(?:\+\+|\#(?!\w))?)
    |(?P<symbol>!=+|[-+*/%=<>&|^~@\#$§→⇒⇔←↔≤≥≠≈±×÷∩∪⊂⊆∈∉∀∃¬∧∨⊕∞]+)
    |(?P<stop>[.,;:?!()\[\]{{}}"“”«»„‚《》「」。、？！，；：（）…–—]+)""",
    re.VERBOSE,
)
_NOT = re.compile(r"(?<=\w)n['’]t\b", re.IGNORECASE)
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_HIRAGANA = re.compile(r"[ぁ-ゟ]+")
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_SPOKEN = 3
"""Hiragana that begin with no word that holds together, and are so many, are a word: "たんぱく"."""

_LONGEST_UNSPACED = 9
_STEM = 5
_ARTICLE_OR_PRONOUN = frozenset("AIOYEÀÈ")
_BEFORE_I = frozenset(
    "do did can should would could must may am have shall will was had how when if that which what".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign of a question."""

    text: str
    """Lower case, without accents."""

    raw: str
    """As it stands."""

    at: int
    """Counted from 0 among all tokens, those that hold together and stops included."""

    kind: str
    """`word`, `number`, `symbol`, `formula` or `character` (of a script without spaces)."""

    @property
    def is_name(self) -> bool:
        """Whether it is a sign that stands for one thing alone: digits, a formula, a letter, a symbol."""
        return self.kind in ("number", "symbol", "formula") or (len(self.text) == 1 and self.kind == "word")


@dataclass(frozen=True)  # without slots: what is derived is kept
class Wording:
    """A question taken apart."""

    content: tuple[Token, ...]
    """What names its subject, in order."""

    negations: frozenset[int]
    """Places of words that deny something."""

    asks: frozenset[str]
    """What is asked for, as `Language.kinds_of` names it."""

    breaks: frozenset[int]
    """Places, as tokens count them, of function words and stops: what stands beyond one is another phrase."""

    all: tuple[str, ...]
    """Every word in order, stops left out."""

    stops: frozenset[int]
    """Those of them that are brackets and the like."""

    holding: frozenset[str]
    """The words that hold it together, to know a slip in one of them."""

    def denies(self, places: Set[int]) -> bool:
        """Whether it denies, in the same sentence or clause, something of what stands in these places."""
        return any(
            not any(min(at, place) < stop < max(at, place) for stop in self.stops)
            for at in self.negations
            for place in places
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The content, each once."""
        return frozenset(token.text for token in self.content)


def worded(text: str, spoken: Language) -> Wording:
    """Take a question apart."""
    content: list[Token] = []
    every: list[str] = []
    held: list[str] = []
    negations, breaks, stops = set[int](), set[int](), set[int]()
    text = _NOT.sub(" not", text)
    plain = _without_phrases(text, spoken)
    for at, (raw, kind) in enumerate(_tokens(plain, spoken)):
        word = raw.casefold()
        if kind != "stop":
            every.append(raw if kind == "formula" else word)
        if kind == "stop":
            breaks.add(at)
            stops.add(at)
        elif word in spoken.negation and kind != "symbol":
            negations.add(at)
            breaks.add(at)
        elif kind in ("word", "character") and _holds(word, spoken) and not _names(raw, held):
            held.append(word if word in spoken.holding else folded(word))
            breaks.add(at)
        else:
            content.append(Token(_folded(raw, kind), raw, at, _kind(raw, kind)))
    asks = spoken.kinds_of(held)
    if plain != text or not asks:
        asks |= {"thing"}  # so does a title, and a phrase such as "qu'est-ce que"
    return Wording(
        content=tuple(content),
        negations=frozenset(negations),
        asks=frozenset(asks),
        breaks=frozenset(breaks),
        all=tuple(every),
        stops=frozenset(stops),
        holding=frozenset(held),
    )


def _without_phrases(text: str, spoken: Language) -> str:
    """Write an ellipsis for each phrase that only holds together."""
    phrases = _phrases(spoken.phrases)
    return phrases.sub(" … ", text) if phrases else text


@cache
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    longest_first = sorted(phrases, key=len, reverse=True)
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.I) if phrases else None
    )


def _holds(word: str, spoken: Language) -> bool:
    """Whether a word only holds together: one of the lists, or a longer one in another form."""
    if word in spoken.holding or folded(word) in spoken.plain_holding:
        return True
    stems = (word.removesuffix(ending) for ending in spoken.endings if word.endswith(ending))
    return any(len(stem) >= _STEM and stem in spoken.holding for stem in stems)


def _names(raw: str, before: Sequence[str]) -> bool:
    """Whether a word that else holds together names something: the A of "hepatitis A", the I of "type I"."""
    if len(raw) != 1 or not raw.isupper() or not before:
        return False
    return raw not in _ARTICLE_OR_PRONOUN or raw == "A" or (raw == "I" and before[-1] not in _BEFORE_I)


def _kind(raw: str, kind: str) -> str:
    if kind == "word" and any(c.isdigit() for c in raw):
        return "number"
    if kind == "word" and len(raw) > 1 and not raw.isalnum():
        return "symbol"  # C++ and C#
    return kind


def _tokens(text: str, spoken: Language) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(text):
        kind, raw = str(found.lastgroup), found[0]
        if kind == "unspaced":
            yield from _unspaced(raw, spoken)
        elif kind != "symbol" or _is_meant(text, found.start(), found.end()):
            yield raw, kind


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether a symbol is more than a dash or a stroke between words."""
    symbol = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if symbol in ("-", "/"):
        return not before.isalnum() and after.isalnum() and symbol == "-"
    return True


def _unspaced(run: str, spoken: Language) -> Iterator[tuple[str, str]]:
    """Part a run of a script without spaces: known words that hold together, else one character each."""
    at = 0
    while at < len(run):
        if katakana := _KATAKANA.match(run, at):
            yield katakana[0], "word"
            at = katakana.end()
        elif size := _held_at(run, at, spoken):
            yield run[at : at + size], "character"
            at += size
        elif hiragana := _HIRAGANA.match(run, at):
            end = next((n for n in range(at + 1, hiragana.end()) if _held_at(run, n, spoken)), hiragana.end())
            word = run[at:end]
            yield (word.translate(_TO_KATAKANA), "word") if len(word) >= _SPOKEN else (word, "stop")
            at = end
        else:
            yield run[at], "character"
            at += 1


def _held_at(run: str, at: int, spoken: Language) -> int:
    """Give the length of the longest word here that the language's lists have; 0 for none."""
    known = (spoken.holding, spoken.negation, *spoken.synonyms)
    sizes = range(min(_LONGEST_UNSPACED, len(run) - at), 0, -1)
    pieces = ((size, run[at : at + size]) for size in sizes)
    return next((n for n, piece in pieces if any(piece in words for words in known)), 0)


def _folded(raw: str, kind: str) -> str:
    if kind == "formula":
        return re.sub(r"\s+|(?<=[_^])\{(.)\}", r"\1", raw[2:-2])
    return folded(raw)
