"""Writes the labels of a file's questions and answers, learned from where they stand, as `Q:` and `A:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdeck.read.text.learned import BEHIND, LABEL, LEAD, learn, name_behind, name_of
from mkdeck.read.text.otherlabels import with_letters
from mkdeck.read.text.page import Page, in_code
from mkdeck.read.text.respelled import MARKS, Spelling, Spellings, is_respelled, respelled
from mkdeck.read.words.latent import latent

_ASKED = ("?", "？", "؟")
_GOES_ON = tuple(re.compile(rf"{re.escape(sign)}(?:[*_`)答解]|[ \t]+\S)") for sign in _ASKED)
"""Without these nothing stands behind a question on its line, and the slower patterns need no try."""

_LABELLED = re.compile(r"\n[ \t>*_\-+0-9.)]*+[^\W\d_]{1,12}+[ \t>*_\-+0-9.)]*+[:：]")
"""Without this no line begins with one word and a colon."""

_KNOWN = latent(
    r"(?<=[?？؟])([*_`)]{0,3})(\s+|(?=[答解]))"
    rf"(?=[*_]{{0,3}}(?:A|Ans|Answer|答案?|解答|回答)\d{{0,3}}{MARKS}[*_]{{0,3}}\s?[:：])"
)
_OPTIONS = latent(r"\sB\s?[:).]")


def with_known_labels(page: Page) -> Page:
    """Write learned labels as letters, and an answer behind its question on a line of its own."""
    page = with_letters(page)
    text = page.text
    if not any(sign in text for sign in _ASKED) or not re.search(r"[:：]", text):
        return page
    goes_on = any(going.search(text) for going in _GOES_ON)
    if not goes_on and not _LABELLED.search("\n" + text):
        return page
    coded = in_code(page.lines)
    letters = learn([line for line, is_code in zip(page.lines, coded, strict=True) if not is_code])
    page = _with_letters(page, coded, letters) if letters else page
    return _parted(page, coded) if goes_on and _KNOWN.search(page.text) else page


def _with_letters(page: Page, coded: Sequence[bool], letters: dict[str, str]) -> Page:
    """Write these labels as letters everywhere outside of code."""
    lines = [line for line, is_code in zip(page.lines, coded, strict=True) if not is_code]
    spellings = tuple(dict.fromkeys((*page.spellings, *_spellings(lines, letters))))
    lines = [
        line if is_code else _respelled(line, letters, spellings)
        for line, is_code in zip(page.lines, coded, strict=True)
    ]
    return replace(page, lines=tuple(lines), spellings=spellings)


def _spellings(lines: Sequence[str], letters: dict[str, str]) -> Iterator[Spelling]:
    """Give each label that these lines have, as it is written."""
    for line in lines:
        begun, behind = _own(LABEL.match(line)), _own(BEHIND.search(line))
        yield from (Spelling(begun[2]),) if begun and name_of(begun) in letters else ()
        yield from (Spelling(behind[3]),) if behind and letters.get(name_behind(behind)) == "A" else ()


def _own(label: re.Match[str] | None) -> re.Match[str] | None:
    """Give a label as the file has it; one that is a letter for another already is none."""
    return label if label and not is_respelled(label[4]) else None


def _respelled(line: str, letters: dict[str, str], spellings: Spellings) -> str:
    """Write the labels at the front of a line and behind its question mark as letters."""
    begun = _own(LABEL.match(line))
    if begun and name_of(begun) in letters:
        letter = respelled(letters[name_of(begun)], begun[3], Spelling(begun[2]), spellings)
        line = f"{begun[1]}{letter}{begun[4]}{line[begun.end() :]}"
    behind = _own(BEHIND.search(line))
    if behind and letters.get(name_behind(behind)) == "A":
        letter = respelled("A", "", Spelling(behind[3]), spellings)
        line = f"{line[: behind.end(1)]} {behind[2]}{letter}{behind[4]}{line[behind.end() :]}"
    return line


def _parted(page: Page, coded: Sequence[bool]) -> Page:
    """Put each answer behind its question on a line of its own."""
    lines: list[str] = []
    origin: list[int] = []
    for line, at, is_code in zip(page.lines, page.origin, coded, strict=True):
        sides = (line,) if is_code else _sides(line)
        lines += sides
        origin += [at] * len(sides)
    return replace(page, lines=tuple(lines), origin=tuple(origin))


def _sides(line: str) -> tuple[str, ...]:
    """Part a line that holds both sides; options, headings and tables stay whole."""
    known = _KNOWN.search(line) if not line.lstrip().startswith(("#", "|")) else None
    if not known or _OPTIONS.search(line, known.end()):
        return (line,)
    lead = re.match(LEAD, line)
    indent = re.sub(r"[^>\t ]", " ", lead[0]) if lead else ""
    return line[: known.end(1)], indent + line[known.end() :]
