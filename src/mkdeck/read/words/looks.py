"""What words look like: a question, the label or heading of an answer, a handle that reveals one."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent
from mkdeck.read.words.naming import without_attributes
from mkdeck.read.words.prefixes import SIGNS
from mkdeck.read.words.vocabulary import (
    ANSWER,
    ANSWERING,
    ASKED,
    ASKING,
    ASKING_INSIDE,
    EXPLAINING,
    QUIZ,
    REVEALING,
    TASKING,
)

ASKS = 0.75
"""How much words look like a question that begin as one; from here on they count as one."""

CERTAIN = 0.9
"""With a question mark."""

_ENDS = re.compile(r"[?？؟⁇]\W*$|[?？؟]\s*(?:[(\[（].*|[^\w\s].*)$|[?？؟]\s+\S")
_GREEK = latent(r"[Α-Ωα-ωάέήίόύώ]\W*[;\u037e]\W*$")
"""Greek asks with what others write as a semicolon."""

_ASKED = latent(r"[?？؟⁇⸮፧՞][\W_]*$")
_STARTS = latent(rf"\W*(?:{ASKING})(?![\w'’])", re.IGNORECASE)
_AFTER_CLAUSE = latent(rf"[^,，.:;?!。]{{3,80}}[,，]\s*(?:{TASKING})(?![\w'’])", re.IGNORECASE)
"""A task behind what it is based on: "In your own words, describe …"."""

_INSIDE = latent(ASKING_INSIDE, re.IGNORECASE)
_ANSWER_TITLE = latent(rf"\W*(?:{ANSWER}|A(?=\s?\d))\s*(?:#?\d+)?\W*", re.IGNORECASE)
_ANSWER_AND_MORE = latent(
    rf"\W*(?:(?:{ASKED}|{QUIZ}|problem|task)\s*#?\d+\W*)?(?:{ANSWER})"
    rf"(?:\s*(?:[&+/・、,]|and|und|et|y|e|и|与|和|及|및|と)\s*(?:{EXPLAINING}))?"
    rf"(?:\s+(?:to|for|of|zu|zur|de|del|do|à|к)\s+(?:(?:{ASKED}|{QUIZ}|problem|task)\s*)?#?\d*)?\W*",
    re.IGNORECASE,
)
"""With what it answers, or what it says beside: "Solution to exercise 2", "Answer and explanation"."""

_QUESTION_TITLE = latent(
    rf"\W*(?:第\s*[\d一二三四五六七八九十]+\s*[题題问問道]题?|{ASKED}|front(?: side)?)(?:\W*\d{{1,3}})?\W*",
    re.IGNORECASE,
)
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

_QUIZ = latent(rf"(?:\b|(?<=[\u2e80-\ud7af]))(?:{QUIZ})|(?:{ASKED})", re.IGNORECASE)
_NAME = 45
"""Characters; a section's name is short."""


def asks(text: str) -> float:
    """Say how much words look like a question, from 0 to 1, without their number or label."""
    if _ENDS.search(text) or _GREEK.search(text):
        return CERTAIN
    begun = _STARTS.match(text) or _AFTER_CLAUSE.match(text)
    if (begun and any(map(str.isalnum, text[begun.end() :]))) or _INSIDE.search(text):
        return ASKS
    return 0.3


def ends_asking(text: str) -> bool:
    """Whether words end in a question mark of any script."""
    return bool(_ASKED.search(text) or _GREEK.search(text))


def names_questions(text: str) -> bool:
    """Whether a heading is the name of a section of questions: "Flashcards", "Self-check questions"."""
    return len(text) <= _NAME and not _ENDS.search(text) and bool(_QUIZ.search(text))


def is_question_title(text: str) -> bool:
    """Whether a heading is only the word "question": the question stands below it."""
    return bool(_QUESTION_TITLE.fullmatch(without_attributes(text)))


def is_answer_title(text: str) -> bool:
    """Whether a heading or summary only says that the answer follows."""
    title = without_attributes(text)
    if _ANSWER_TITLE.fullmatch(title):
        return True
    return len(title) <= _NAME and bool(_NAMES_ANSWER.search(title) and _ANSWER_AND_MORE.fullmatch(title))


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
    if any(map(str.isdigit, text)) or len(text) > _NAME or _ENDS.search(text):
        return False
    return bool(_NAMES_ANSWER.search(text))


def names_key(text: str) -> bool:
    """Whether words of a paragraph name the answers to several questions, "**Answers:**"."""
    return names_answers(text) and bool(_KEYS.search(text))


def may_name_answer(text: str) -> bool:
    """Whether a summary is short and has the word in it, as "Answer to question 3" in any language."""
    return len(text) <= _HANDLE and bool(_NAMES_ANSWER.search(text)) and asks(text) < ASKS
