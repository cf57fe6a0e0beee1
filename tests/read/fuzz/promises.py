"""What reading promises of every file: asked of fixtures, of generated notes and of fuzzed ones."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdeck.deck import Lock, Occasion, format_lock, identify, parse_lock
from mkdeck.model import Lecture, Settings
from mkdeck.read import Reading, read_lecture, read_text
from mkdeck.read.text.source import decode
from tests.read.fuzz.losing import lost
from tests.read.fuzz.markup import unbalanced

LOST = "a word of the file is nowhere"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_TAG = re.compile(r"<[^>]*>")
_SPAN = re.compile(r"</?span[^>]*>")
"""Of code, where a word may have two colours."""

_WORD = re.compile(r"[^\W_]+")
_RINGED = re.compile("[\u2460-\u24ff\u2776-\u2793]")
"""Numbers that may stand right before a word."""

_GAP = re.compile(r"\{\{c\d+(?:,\d+)*::|\[sound:[^\]]*\]")
"""What is written for Anki and not for the reader."""

_FOOTNOTE = re.compile(r"<sup>\d+</sup>")
"""The number of a footnote on its card."""

_DIRECTIVE = re.compile(r"```\{([a-z]+)\}", re.IGNORECASE)
"""Whose name is the summary of its fold, with a capital letter."""


@dataclass(frozen=True)
class Case:
    """A file and what was read in it."""

    text: str
    """"" where its bytes are no text."""

    reading: Reading

    @cached_property
    def known(self) -> str:
        """The text as it stands and with its entities resolved: the words that may be shown."""
        return unicodedata.normalize("NFC", f"{self.text}\n{html.unescape(self.text)}")

    @cached_property
    def words(self) -> frozenset[str]:
        names = map(str.capitalize, _DIRECTIVE.findall(self.known))
        return frozenset([*_WORD.findall(self.known), *_WORD.findall(_RINGED.sub(" ", self.known)), *names])

    @property
    def lines(self) -> int:
        return self.text.count("\n") + 1

    def shown(self) -> Iterator[tuple[str, str]]:
        """Every string that leaves the reader, with its name."""
        for problem in self.reading.problems:
            yield "fault", problem.fault
            yield "problem's text", problem.text
        lecture = self.reading.lecture
        if not lecture:
            return
        yield from (("title", lecture.title), ("deck", lecture.deck), ("style", lecture.style))
        for q in lecture.questions:
            yield from (("text", q.text), ("prompt", q.prompt), ("number", q.number), ("id", q.explicit_id))
            yield "answer", "".join(p.html for p in q.answer)
            yield from (("tag", tag) for tag in q.tags)
            yield from (("heading", heading) for heading in q.headings)
            for s in q.statements:
                yield from (("statement", part) for part in (s.text, *s.context))


def broken(data: bytes, folder: Path, settings: Settings | None = None) -> list[str]:
    """Read a file of these bytes in that folder, and name each promise that is not kept."""
    settings = settings or Settings()
    path = folder / "notes.md"
    path.write_bytes(data)
    reading = read_lecture(path, root=folder, settings=settings, shown_as="notes.md")
    text = decode(data, "notes.md")
    if not isinstance(text, str):
        return [] if reading.lecture is None and reading.problems else ["bytes that are no text are read"]
    case = Case(text, reading)
    crlf = text.replace("\n", "\r\n")
    again = read_text(crlf, path=path, root=folder, settings=settings, shown_as="notes.md")
    faults = [*_placed(case), *_shown(case), *_invented(case), *_kept(case)]
    faults += [LOST] if lost(text, reading) else []
    faults += ["other line ends are read in another way"] if again != reading else []
    return faults


def _placed(case: Case) -> Iterator[str]:
    """Every problem, question and statement stands on a line of the file."""
    if not case.reading.lecture and not any(p.is_error for p in case.reading.problems):
        yield "no lecture and no error"
    for problem in case.reading.problems:
        if not 0 <= problem.line <= case.lines:
            yield f"a problem's line is outside of the file: {problem.fault[:30]}"
        if "\n" in str(problem):
            yield "a problem of more than one line"
    above = 1
    for question in case.reading.lecture.questions if case.reading.lecture else ():
        if not above <= question.line <= case.lines:
            yield "questions are out of order, or outside of the file"
        above = question.line
        if any(not 1 <= s.line <= case.lines for s in question.statements):
            yield "a statement's line is outside of the file"


def _shown(case: Case) -> Iterator[str]:
    """Html is balanced, and no mark of the reader's own is left anywhere."""
    for name, said in case.shown():
        if not said.isascii() and any(c not in case.known for c in _PRIVATE.findall(said)):
            yield f"a mark of the reader's own is left in the {name}"
        if _CONTROL.search(said):
            yield f"a control character in the {name}"
    for question in case.reading.lecture.questions if case.reading.lecture else ():
        if fault := unbalanced(question.prompt):
            yield f"the prompt's html has {fault}"
        if fault := unbalanced("".join(p.html for p in question.answer)):
            yield f"the answer's html has {fault}"
        if any(p.statement >= 0 and unbalanced(p.html) for p in question.answer):
            yield "a statement's html is not balanced"
        if any(p.statement >= len(question.statements) for p in question.answer):
            yield "a piece of a statement that is none"


def _invented(case: Case) -> Iterator[str]:
    """Every word that is shown stands in the file."""
    for question in case.reading.lecture.questions if case.reading.lecture else ():
        for name, said in (("answer", "".join(p.html for p in question.answer)), ("prompt", question.prompt)):
            plain = _GAP.sub(" ", html.unescape(_TAG.sub(" ", _SPAN.sub("", _FOOTNOTE.sub("", said)))))
            for word in _WORD.findall(unicodedata.normalize("NFC", plain)):
                if not _is_made_of(word, case.words):
                    yield f"the {name} has a word that is not in the file"
                    break


def _is_made_of(word: str, known: frozenset[str]) -> bool:
    """Whether a word stands in the file, or is several whose markup between them is gone: `a<i>b`."""
    if word in known:
        return True
    ends = {0}
    for end in range(1, len(word) + 1):
        if any(word[start:end] in known for start in ends):
            ends.add(end)
    return len(word) in ends


def _kept(case: Case) -> Iterator[str]:
    """The notes can be made, hold nothing that Anki refuses, and a second build changes none."""
    lecture = case.reading.lecture
    if not lecture or any(p.is_error for p in case.reading.problems):
        return
    first = _identified(lecture, Lock())
    for note in first.notes:
        if not note.draft.ords:
            yield "a note without a card"
        if any(unbalanced(field) for field in note.draft.fields):
            yield "a field's html is not balanced"
    read_back, problems = parse_lock(format_lock(first.lock))
    if problems:
        yield f"the lock cannot be read back: {problems[0].fault[:30]}"
    again = _identified(lecture, read_back)
    if again.plan.new or again.plan.edited or again.plan.removed or again.problems:
        yield "a second build of the same file changes something"


def _identified(lecture: Lecture, lock: Lock):  # type: ignore[no-untyped-def]
    return identify([lecture], lock, Occasion(1_764_000_000))
