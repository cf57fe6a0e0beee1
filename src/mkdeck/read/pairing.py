"""The labels of a file's questions and answers, learned from where they stand: `P: …?` above `R: …`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mkdeck.read.looks import ANSWER_LABEL
from mkdeck.read.page import Page, in_code
from mkdeck.read.prompts import LABELLED

_ASKED = ("?", "？", "؟")
_LEAD = r"[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*"
_LABEL = re.compile(
    rf"({_LEAD})([*_]{{0,3}})([^\W\d_]{{1,12}})( ?\d{{0,3}})([*_]{{0,3}}\s?[:：.)][*_]{{0,3}})(?=\s|$)"
)
_BEHIND = re.compile(
    r"(?<=[?？؟])([*_`)]{0,3})\s+([*_]{0,3})([^\W\d_]{1,12})([*_]{0,3}\s?[:：][*_]{0,3})(?=\s)"
)
_GOES_ON = re.compile(r"[?？؟](?:[*_`)答解]|[ \t]+\S)")
"""Without this nothing stands behind a question on its line, and the slower patterns need no try."""

_KNOWN = re.compile(
    r"(?<=[?？؟])([*_`)]{0,3})(\s+|(?=[答解]))(?=[*_]{0,3}(?:A|Ans|Answer|答案?|解答|回答)\d{0,3}[*_]{0,3}\s?[:：])"
)
_OPTIONS = re.compile(r"\sB\s?[:).]")
_OTHERS = frozenset(["back", "hint", "note", "nota", "code", "ex", "bsp", "tip", "syn", "def"])
"""Short words that often stand above an answer and are read elsewhere, or are part of it."""

_SHORT = 4
"""Characters; a longer word is a label only where another one stands above it, "Candidate" below "Host"."""

_DOTTED = re.compile(r"([ \t>#*_-]*)([QAB])(\d{0,3})[.)]([*_]{0,3}\s)")
_WORTH = re.compile(r"\n[ \t>#*_-]*A\d{0,3}[.)]")
_SIDE = re.compile(
    r"([ \t]*(?:[-*+][ \t]+(?:\*\*)?|\*\*))(Front|Back)(?:[ -][Ss]ide)?((?:\*\*)?:(?:\*\*)?)(?=\s|$)"
)
_LABELLED = re.compile(r"\n[ \t>*_\-+0-9.)]*+[^\W\d_]{1,12}+[ \t>*_\-+0-9.)]*+[:：]")
"""Without this no line begins with one word and a colon."""

_LEADS = " \t>#*_-"
_PAIRS = 2
_LEAST = 3
_SHARE = 0.6
_ALWAYS = 0.75


def with_known_labels(page: Page) -> Page:
    """Write learned labels as `Q:` and `A:`, and an answer behind its question on a line of its own."""
    page = _with_colons(_with_sides(page))
    text = page.text
    if not any(sign in text for sign in _ASKED) or not re.search(r"[:：]", text):
        return page
    goes_on = bool(_GOES_ON.search(text))
    if not goes_on and not _LABELLED.search("\n" + text):
        return page
    coded = in_code(page.lines)
    answer = _answer_label(page.lines, coded)
    answer = "" if len(answer) > _SHORT and _is_answered(page.lines) else answer
    question = _question_label(page.lines, coded, answer) if answer else ""
    answer = answer if question or len(answer) <= _SHORT else ""
    if not answer and not (goes_on and _KNOWN.search(text)):
        return page
    lines: list[str] = []
    origin: list[int] = []
    for at, line in enumerate(page.lines):
        made = [line] if coded[at] else _rewritten(line, question, answer)
        lines += made
        origin += [page.origin[at]] * len(made)
    return Page(tuple(lines), tuple(origin))


def _with_sides(page: Page) -> Page:
    """Write bold or listed `Front:` and `Back:` as `Q:` and `A:`; plain ones are a style of their own."""
    if "Front" not in page.text or "Back" not in page.text:
        return page
    signs = Counter(found[2] for line in page.lines if (found := _SIDE.match(line)))
    if not signs["Front"] or signs["Front"] != signs["Back"]:
        return page
    names = {"Front": "Q", "Back": "A"}
    lines = [_SIDE.sub(lambda found: f"{found[1]}{names[found[2]]}{found[3]}", line) for line in page.lines]
    return Page(tuple(lines), page.origin)


def _with_colons(page: Page) -> Page:
    """Write `A.` as `A:` where lines that begin with `Q.` stand above it, and no `B.` makes it an option."""
    if not _WORTH.search("\n" + page.text):
        return page
    signs = Counter(found[2] for line in page.lines if (found := _DOTTED.match(line)))
    if min(signs["Q"], signs["A"]) < _PAIRS or signs["B"] or 2 * signs["A"] < signs["Q"]:
        return page
    lines = [
        _DOTTED.sub(r"\1\2\3:\4", line) if line.lstrip(_LEADS)[:1] == "A" else line for line in page.lines
    ]
    return Page(tuple(lines), page.origin)


def _is_answered(lines: Sequence[str]) -> bool:
    """Whether labels that are known anywhere begin the answers already."""
    marked = sum(
        bool(ANSWER_LABEL.match(line.lstrip(" \t>-+*_0123456789.)")))
        for line in lines
        if ":" in line or "：" in line
    )
    return marked >= _LEAST


def _answer_label(lines: Sequence[str], coded: Sequence[bool]) -> str:
    """Find the one word that stands, with a colon, right behind or below most questions."""
    asked = 0
    behind: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    asking: set[str] = set()
    was_asked = False
    for at, line in enumerate(lines):
        if coded[at] or not line.strip():
            continue
        own = _LABEL.match(line)
        word = own[3].casefold() if own and (":" in own[5] or "：" in own[5]) else ""
        inside = _BEHIND.search(line)
        asked += bool(inside)
        if inside:
            behind[inside[3].casefold()] += 1
            everywhere[inside[3].casefold()] += 1
        elif was_asked and word:
            behind[word] += 1
        everywhere[word] += 1
        was_asked = line.rstrip(" *_`)").endswith(_ASKED)
        asked += was_asked and not line.startswith("#")
        asking |= {word} if was_asked and word else set()
        was_asked = was_asked or word in asking
    word, times = max(behind.items(), key=lambda pair: pair[1], default=("", 0))
    # Questions of another kind count for nothing where those above this word have a label, too.
    labelled = sum(everywhere[name] for name in asking - {word})
    asked = labelled if labelled >= _LEAST else asked
    is_label = times >= _LEAST and times >= _SHARE * asked and times >= _ALWAYS * everywhere[word]
    return word if is_label and word not in _OTHERS and not LABELLED.match(word + ":") else ""


def _question_label(lines: Sequence[str], coded: Sequence[bool], answer: str) -> str:
    """Find the one word that begins most of the lines that the answers stand below."""
    begun: Counter[str] = Counter()
    last, answers = "", 0
    for at, line in enumerate(lines):
        own = None if coded[at] or not line.strip() else _LABEL.match(line)
        word = own[3].casefold() if own else ""
        if word == answer:
            begun[last] += 1
            answers += 1
        elif not coded[at] and line.strip():
            last = word
    word, times = max(begun.items(), key=lambda pair: pair[1], default=("", 0))
    return word if times >= _SHARE * answers and times >= _LEAST and not LABELLED.match(word + ":") else ""


def _rewritten(line: str, question: str, answer: str) -> list[str]:
    """Give a line with labels that are known everywhere; two where it holds both sides."""
    own = _LABEL.match(line)
    if own and own[3].casefold() in (question, answer) and own[3]:
        sign = "Q" if own[3].casefold() == question else "A"
        line = f"{own[1]}{own[2]}{sign}{own[4]}{own[5]}{line[own.end() :]}"
    inside = _BEHIND.search(line) if answer else None
    if inside and inside[3].casefold() == answer:
        line = f"{line[: inside.end(1)]} {inside[2]}A{inside[4]}{line[inside.end() :]}"
    known = _KNOWN.search(line) if not line.lstrip().startswith(("#", "|")) else None
    if not known or _OPTIONS.search(line, known.end()):
        return [line]
    lead = re.match(_LEAD, line)
    indent = re.sub(r"[^>\t ]", " ", lead[0]) if lead else ""
    return [line[: known.end(1)], indent + line[known.end() :]]
