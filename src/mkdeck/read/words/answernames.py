"""What words name an answer: a label or heading in front of it, a handle that reveals it, a key's title."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ASKS, ENDS, NAME, asks
from mkdeck.read.words.naming import without_attributes
from mkdeck.read.words.prefixes import SIGNS
from mkdeck.read.words.vocabulary import ANSWER, ANSWERING, ASKED, EXPLAINING, QUIZ, REVEALING

_ANSWER_TITLE = latent(rf"\W*(?:{ANSWER}|A(?=\s?\d))\s*(?:#?\d+)?\W*", re.IGNORECASE)
_ANSWER_AND_MORE = latent(
    rf"\W*(?:(?:{ASKED}|{QUIZ}|problem|task)\s*#?\d+\W*)?(?:{ANSWER})"
    rf"(?:\s*(?:[&+/・、,]|and|und|et|y|e|и|与|和|及|및|と)\s*(?:{EXPLAINING}))?"
    rf"(?:\s+(?:to|for|of|zu|zur|de|del|do|à|к)\s+(?:(?:{ASKED}|{QUIZ}|problem|task)\s*)?#?\d*)?\W*",
    re.IGNORECASE,
)
"""With what it answers, or what it says beside: "Solution to exercise 2", "Answer and explanation"."""

ANSWER_LABEL = latent(
    rf"[\s{SIGNS}]*(?:(?:{ANSWER})\s*(?:#?\d+)?(?:\s[^\W\d_]{{3,12}}(?=:(?:\s|$)|：))?\s*(?:[:：]|[-–—.](?=\s|$))|A(?:\d+\s*[.:：)]|\s*[:：])|Ans\s*\d*\s*[.:)-])"
    r"\s*[-–—]?\s*",
    re.IGNORECASE,
)
"""`A:`, `Answer:`, `Ans -`, `**Answer**:`, `Answer key: `; what follows is the answer."""

_BACK_SIDE = latent(r"\W*back(?: side)?\W*", re.IGNORECASE)
_REVEAL = latent(rf"\W*(?:(?:{REVEALING}|{ANSWERING})\W*)+", re.IGNORECASE)
_NAMES_ANSWER = latent(
    rf"\b(?:{ANSWERING})\b|solutions?\b|答案|解答|答え|정답|답\s?보기|해설|ответ|решени|відповід|"
    r"cevab|çözüm|odpowied|إجابة",
    re.IGNORECASE,
)
_KEYS = latent(
    r"\b(?:answers|solutions|answer key|réponses|corrigés?|antworten|lösungen|respuestas|soluciones|"
    r"respostas|soluções|gabarito|risposte|soluzioni|ответы|решения|відповіді|odpowiedzi|odpovědi|cevaplar|antwoorden|"
    r"kunci jawaban|đáp án)\b|答案|解答|正解|정답|해답",
    re.IGNORECASE,
)
_HANDLE = 40
"""Characters; "Show the answer to question 12" in most languages."""


def is_answer_title(text: str) -> bool:
    """Whether a heading or summary only says that the answer follows."""
    title = without_attributes(text)
    if _ANSWER_TITLE.fullmatch(title):
        return True
    return len(title) <= NAME and bool(_NAMES_ANSWER.search(title) and _ANSWER_AND_MORE.fullmatch(title))


def is_answer_heading(text: str) -> bool:
    """Whether a heading says so, or names the back of a card."""
    return is_answer_title(text) or bool(_BACK_SIDE.fullmatch(text))


def explains(text: str) -> bool:
    """Whether a label is only that of an explanation, which may follow an answer rather than begin one."""
    rest = text.replace("xplanation", "").replace("解析", "")
    return len(rest) < len(text) and not _NAMES_ANSWER.search(rest)


def is_reveal(text: str) -> bool:
    """Whether a summary only says that something can be opened."""
    return bool(_REVEAL.fullmatch(text)) or not any(map(str.isalnum, text))


def names_answer(text: str) -> bool:
    """Whether a summary says that the answer, of all things, can be opened."""
    return bool(_NAMES_ANSWER.search(text)) and bool(_REVEAL.fullmatch(text))


def names_answers(text: str) -> bool:
    """Whether a heading names a section of answers: "Answer key", "Solutions to the exercises"."""
    text = without_attributes(text)
    if any(map(str.isdigit, text)) or len(text) > NAME or ENDS.search(text):
        return False
    return bool(_NAMES_ANSWER.search(text))


def names_key(text: str) -> bool:
    """Whether words of a paragraph name the answers to several questions, "**Answers:**"."""
    return names_answers(text) and bool(_KEYS.search(text))


def may_name_answer(text: str) -> bool:
    """Whether a summary is short and has the word in it, as "Answer to question 3" in any language."""
    return len(text) <= _HANDLE and bool(_NAMES_ANSWER.search(text)) and asks(text) < ASKS
