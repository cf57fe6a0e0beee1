"""Kinship: whether a question now and one that is remembered are the same, as a careful person would say."""

from __future__ import annotations

from enum import IntEnum

from mkdeck.deck.identity.answers import Answers, Common
from mkdeck.deck.identity.rewording import Rewording
from mkdeck.deck.identity.wording import Token
from mkdeck.language import Language

_TELLING = 3
"""So many words of an answer say of which question it is."""

_MUCH = 5
"""So many let it outweigh another word in the question..."""

_LONG = 8
"""...and so many, wherever the question stands."""

_SOME = 0.25
"""Of the words of both answers, beside a clause that was added or taken away."""

_NEARLY_ALL = 0.7
"""Of the words of both answers: below a question that was wholly rewritten."""

_WHOLE = 3
"""Words of a subject that say for themselves which it is."""

_TWO_WORDS = 2
"""With another word beside it, a misspelt one is known wherever it stands."""


class Judgement(IntEnum):
    """What a careful person who sees both would say."""

    ANOTHER = 0
    UNDECIDED = 1
    SAME = 2


class Nearness(IntEnum):
    """How near to its old place a question stands."""

    FAR = 0
    """In another lecture, or among other questions."""

    THERE = 1
    """Between the same questions."""

    ALONE = 2
    """Between the same questions, with nothing else that waits there, then or now."""


class Change(IntEnum):
    """What became of a question's subject, from all gone to nothing changed."""

    ALL = 0
    """No word in common."""

    SUBJECT = 1
    """A word that names something was exchanged: a name, a number, a sign, a rare word."""

    WORD = 2
    """An everyday word was exchanged."""

    NAME = 3
    """A word was put to another, or taken from it: "stack", "stack frame"."""

    PHRASE = 4
    """A phrase or clause was put to it, or taken away."""

    FORM = 5
    """The same words in another form."""


def change_of(words: Rewording, spoken: Language) -> Change:
    """Say what became of the subject."""
    if not words.kept:
        return Change.FORM if words.unchanged else Change.ALL
    if words.lost and words.gained:
        both = (*words.lost, *words.gained)
        return Change.SUBJECT if words.negated or any(_names(t, spoken) for t in both) else Change.WORD
    changed = words.lost or words.gained
    if words.negated and not (changed and not words.attached):
        return Change.SUBJECT
    if changed:
        return Change.NAME if words.attached else Change.PHRASE
    return Change.FORM


def _names(token: Token, spoken: Language) -> bool:
    """Whether a word names something: no everyday word of its language does."""
    if token.is_name:
        return True
    return token.kind == "word" and token.text not in spoken.common


def judge(words: Rewording, answers: Answers, near: Nearness, spoken: Language) -> Judgement:
    """Weigh question, answer and place."""
    change, common, size = change_of(words, spoken), answers.common, answers.size
    if common is Common.ALL and size >= (_TELLING if change >= Change.NAME else _MUCH):
        return Judgement.SAME
    if change is Change.FORM:
        return _same_words(words, answers, near)
    if change is Change.PHRASE and not words.asks_otherwise:
        known = words.kept >= _WHOLE or (near and answers.share >= _SOME)
        return Judgement.SAME if common >= Common.HALF or (common and known) else Judgement.UNDECIDED
    long = size >= (_MUCH if near else _LONG)
    if long and words.rewritten and change <= Change.SUBJECT and answers.share >= _NEARLY_ALL:
        return Judgement.SAME
    if common or words.kept >= (1 if near else _TWO_WORDS):
        return Judgement.UNDECIDED
    return Judgement.ANOTHER


def _same_words(words: Rewording, answers: Answers, near: Nearness) -> Judgement:
    """Judge questions of the same words: the answer may be another, unless something else is asked."""
    common = answers.common
    if words.asks_otherwise:
        return Judgement.SAME if common >= Common.MOST_OF_ONE else Judgement.UNDECIDED
    if words.doubtful:
        sure = common >= Common.MOST_OF_ONE and answers.size >= _TELLING
        return Judgement.SAME if sure else Judgement.UNDECIDED
    if words.exchanged or words.turned or not words.asks_alike:
        return Judgement.SAME if common else Judgement.UNDECIDED
    telling = words.kept >= _TWO_WORDS or (words.rare and not words.slipped)
    return Judgement.SAME if common or near or telling else Judgement.UNDECIDED
