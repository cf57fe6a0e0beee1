"""Rewordings: what became of the words of a question when it was put in other words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from mkdeck.deck.identity.one_word import Known, Sameness, is_slip_of, sameness, sound_alike
from mkdeck.deck.identity.wording import Token, Wording
from mkdeck.language import Language
from mkdeck.values import dataclass

_SOFT = frozenset({"thing", "manner"})
"""What is asked for in one of these ways is often asked for in the other when a question is rewritten."""

_ABBREVIATION = 2
_MOST_ODD = 12
"""A question with more words that have no counterpart was not retyped but rewritten."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """An old question beside a new one, word by word."""

    kept: int
    """Words of the subject that both have."""

    lost: tuple[Token, ...]
    """Words of the old one that have no counterpart."""

    gained: tuple[Token, ...]
    exchanged: bool
    """Whether an everyday word stands for another."""

    doubtful: bool
    """Whether some words go together without being surely the same: "form" and "formation"."""

    slipped: bool
    """Whether a word was misspelt before or is now."""

    negated: bool
    """Whether one of them denies what the other does not."""

    asks_alike: bool
    asks_otherwise: bool
    """Whether quite another thing is asked for: when, where or who in place of what, why or how."""

    attached: bool
    """Whether a word was put to one that both have, as "stack" became "stack frame"."""

    turned: bool
    """Whether the words that both have stand in another order."""

    rewritten: bool
    """Whether the frame is another, too: a twin has the same frame around another subject."""

    unchanged: bool
    """Whether they are the same, word by word."""

    rare: bool
    """Whether a word that both have is none of every day."""


def reworded(old: Wording, new: Wording, spoken: Language, seen: Known) -> Rewording:
    """Compare two questions of a language; `seen` tells which words the collection and the answers hold."""
    pairs, lost, gained = _exact(old.content, new.content)
    found = [_joined, _abbreviated]
    kinds: list[Sameness] = []
    for way in found:
        for mine, theirs, kind in way(old, new, lost, gained):
            lost, gained = _without(lost, mine), _without(gained, theirs)
            pairs.append((mine[0], theirs[0]))
            kinds.append(kind)
    for one, other, kind in _alike(lost, gained, spoken, seen):
        lost, gained = _without(lost, (one,)), _without(gained, (other,))
        pairs.append((one, other))
        kinds.append(kind)
    lost, gained = _not_explained(lost, old, pairs), _not_explained(gained, new, pairs)
    lost, gained = _not_held(lost, new, spoken), _not_held(gained, old, spoken)
    order = [other.at for _, other in sorted(pairs, key=lambda pair: pair[0].at)]
    apart = not (old.asks & new.asks)
    return Rewording(
        kept=len(pairs),
        lost=tuple(lost),
        gained=tuple(gained),
        exchanged=Sameness.SYNONYM in kinds,
        doubtful=Sameness.AKIN in kinds,
        slipped=Sameness.SLIP in kinds,
        negated=old.denies({a.at for a, _ in pairs}) != new.denies({b.at for _, b in pairs}),
        asks_alike=not apart,
        asks_otherwise=apart and not (old.asks | new.asks) <= _SOFT,
        attached=_attached(gained, new, {b.at for _, b in pairs})
        or _attached(lost, old, {a.at for a, _ in pairs}),
        turned=order != sorted(order),
        rewritten=len(lost) != len(gained) or old.holding != new.holding,
        unchanged=old.all == new.all,
        rare=any(one.text not in spoken.common for one, _ in pairs),
    )


def _exact(
    old: Sequence[Token], new: Sequence[Token]
) -> tuple[list[tuple[Token, Token]], list[Token], list[Token]]:
    left = list(new)
    pairs, lost = [], []
    for token in old:
        match = next((other for other in left if other.text == token.text), None)
        if match is None:
            lost.append(token)
        else:
            left.remove(match)
            pairs.append((token, match))
    # A word that comes twice on one side alone adds nothing.
    known = {token.text for token, _ in pairs}
    return pairs, [t for t in lost if t.text not in known], [t for t in left if t.text not in known]


Found = tuple[tuple[Token, ...], tuple[Token, ...], Sameness]


def _joined(old: Wording, new: Wording, lost: Sequence[Token], gained: Sequence[Token]) -> list[Found]:
    """Find what is one word here and two there: "dataset", "data set"."""
    here = [((one,), two, _as_two(one, two)) for one in lost for two in pairwise(gained)]
    there = [(two, (one,), _as_two(one, two)) for one in gained for two in pairwise(lost)]
    return [found for found in (*here, *there) if found[2]]


def _as_two(one: Token, two: Sequence[Token]) -> Sameness:
    together = "".join(token.text for token in two)
    if one.text == together:
        return Sameness.FORM
    alike = one.kind == "character" and len(one.text) == len(together) and sound_alike(one.text, together)
    return Sameness.AKIN if alike else Sameness.OTHER


def _abbreviated(old: Wording, new: Wording, lost: Sequence[Token], gained: Sequence[Token]) -> list[Found]:
    """Find an abbreviation that was spelt out, whether it was kept beside the words or not."""
    found: list[Found] = []
    for short in old.content:
        if words := _spelt_out(short, gained):
            found.append(((short,), words, Sameness.FORM))
            break
    for short in new.content:
        if words := _spelt_out(short, lost):
            found.append((words, (short,), Sameness.FORM))
            break
    return found


def _spelt_out(short: Token, words: Sequence[Token]) -> tuple[Token, ...]:
    """Find the run of words that an abbreviation stands for: each begins with one of its letters."""
    size = len(short.text)
    if size < _ABBREVIATION or not short.raw[:_ABBREVIATION].isupper():
        return ()
    runs = (
        tuple(words[at : at + length])
        for length in range(min(size, len(words)), 1, -1)
        for at in range(len(words) - length + 1)
    )
    return next((run for run in runs if _stands_for(short.text, [token.text for token in run])), ())


def _stands_for(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of an abbreviation come in this order, each word's first one among them.

    "bn" stands for "batch normalisation", "bgb" for "bürgerliches gesetzbuch".
    """
    if not words:
        return not short
    first, *rest = words
    if not short or short[0] != first[0]:
        return False
    return any(
        _is_within(short[1:taken], first[1:]) and _stands_for(short[taken:], rest)
        for taken in range(1, len(short) + 1)
    )


def _is_within(letters: str, word: str) -> bool:
    """Whether a word has the letters in this order."""
    left = iter(word)
    return all(letter in left for letter in letters)


def _alike(
    lost: Sequence[Token], gained: Sequence[Token], spoken: Language, seen: Known
) -> list[tuple[Token, Token, Sameness]]:
    if max(len(lost), len(gained)) > _MOST_ODD:
        return []
    found = [
        (kind, one, other)
        for one in lost
        for other in gained
        if not (one.is_name or other.is_name) and (kind := sameness(one.text, other.text, spoken, seen))
    ]
    taken: set[int] = set()
    pairs = []
    for kind, one, other in sorted(found, key=lambda f: (-f[0], f[1].at, f[2].at)):
        if not {one.at, -1 - other.at} & taken:
            taken |= {one.at, -1 - other.at}
            pairs.append((one, other, kind))
    return pairs


def _not_held(tokens: Sequence[Token], other: Wording, spoken: Language) -> list[Token]:
    """Leave out what is a slip in a word that only holds the other question together: "Waht is …"."""
    return [
        t for t in tokens if t.is_name or not any(is_slip_of(t.text, held, spoken) for held in other.holding)
    ]


def _not_explained(
    tokens: Sequence[Token], wording: Wording, pairs: Sequence[tuple[Token, Token]]
) -> list[Token]:
    """Leave out what stands in front of a kept abbreviation in brackets: "magnetic resonance (MRI)"."""
    kept = {token.at for pair in pairs for token in pair if token in wording.content}
    for short in wording.content:
        if short.at in kept and short.raw.isupper() and {short.at - 1, short.at + 1} <= wording.stops:
            first = max((at for at in wording.breaks if at < short.at - 1), default=-1)
            tokens = [t for t in tokens if not first < t.at < short.at]
    return list(tokens)


def _without(tokens: Iterable[Token], gone: Iterable[Token]) -> list[Token]:
    places = {token.at for token in gone}
    return [token for token in tokens if token.at not in places]


def _attached(tokens: Sequence[Token], wording: Wording, kept: set[int]) -> bool:
    """Whether one of the words stands beside one that was kept, in one phrase."""
    return any(token.at - 1 in kept or token.at + 1 in kept for token in tokens)
