"""Reads one lecture: from its file to its questions, and every problem on the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from mkdeck.errors import Problem, Weight
from mkdeck.model import Lecture, Question, Settings
from mkdeck.read.answers.askedabout import with_bare_options
from mkdeck.read.answers.codeanswers import answer_in_code
from mkdeck.read.answers.standins import with_stand_ins
from mkdeck.read.assembly import assemble
from mkdeck.read.html.media import Shelf
from mkdeck.read.html.press import Press
from mkdeck.read.recognition import recognise
from mkdeck.read.sheet import Sheet, read_sheet
from mkdeck.read.text.conventions import read_written, without_written
from mkdeck.read.text.frontmatter import read_front
from mkdeck.read.text.respelled import put_back
from mkdeck.read.text.schedules import is_gapped
from mkdeck.read.text.source import read_source, tidy
from mkdeck.read.titles import title_in
from mkdeck.read.unread.fences import mend
from mkdeck.read.unread.leftovers import unowned
from mkdeck.read.words.naming import deck_name, levels_of
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file."""

    lecture: Lecture | None
    """None where an error leaves nothing to use."""

    problems: tuple[Problem, ...] = ()


def read_lecture(path: Path, *, root: Path, settings: Settings, shown_as: str) -> Reading:
    """Read a file of the collection at `root`; `shown_as` is its name in problems."""
    text = read_source(path, shown_as)
    if isinstance(text, Problem):
        return Reading(None, (text,))
    return _read(text, path=path, root=root, settings=settings, shown_as=shown_as)


def read_text(text: str, *, path: Path, root: Path, settings: Settings, shown_as: str) -> Reading:
    """Read a lecture's text as if it stood in the file at `path`."""
    return _read(tidy(text), path=path, root=root, settings=settings, shown_as=shown_as)


def _read(text: str, *, path: Path, root: Path, settings: Settings, shown_as: str) -> Reading:
    """Read a text that is tidy."""
    front = read_front(text, settings, shown_as)
    gaps = "cloze" in front.settings.cards or is_gapped(front.text)
    text = without_written(front.text)
    sheet = read_sheet(text, gaps=gaps)
    lines = text.split("\n")
    mended = mend(sheet, lines)
    sheet = read_sheet(mended.text, gaps=gaps) if mended.text else sheet
    found = recognise(sheet, front.settings.style)
    above = min((d.start for d in found.drafts), default=len(lines))
    written = read_written("\n".join(front.text.split("\n")[: sheet.line(above) - 1]))
    shelf = Shelf(path.parent, root, shown_as)
    press = Press(sheet, shelf, front.settings.breaks)
    bare = with_bare_options(sheet, found.drafts) | with_stand_ins(sheet, found.drafts)
    in_code = answer_in_code(sheet, found.drafts)
    made = [
        assemble(press, replace(draft, answer=()) if at in bare else draft, in_code=in_code)
        for at, draft in enumerate(found.drafts)
    ]
    questions = tuple(q for q in made if isinstance(q, Question))
    problems = [
        *front.problems,
        *(Problem(shown_as, *fault) for fault in found.faults),
        *(p for p in made if isinstance(p, Problem)),
        *shelf.problems,
        *unowned(sheet, found.drafts, shown_as),
        *_checked(sheet, questions, shown_as),
        *(_unclosed(fence, shown_as) for fence in mended.unclosed),
    ]
    problems.sort(key=lambda p: p.line)
    if not questions:
        return Reading(None, tuple(problems))
    title = front.settings.title or put_back(title_in(sheet, found.drafts), sheet.spellings)
    named = replace(front.settings, tags=tuple(dict.fromkeys((*front.settings.tags, *written.tags))))
    inside = _relative(path, root)
    levels = (title,) if title else levels_of(inside)
    title = title or " - ".join(levels)
    folders = (*inside.parts[:-1], *levels[:-1])
    deck = deck_name(settings.deck, folders, levels[-1], front.deck or written.deck)
    return Reading(Lecture(str(inside), title, deck, questions, named, found.why), tuple(problems))


def _unclosed(fence: int, shown_as: str) -> Problem:
    """Say that a block of code has no end."""
    return Problem(shown_as, fence + 1, "block of code that nothing closes", "close it", Weight.WARNING)


def _relative(path: Path, root: Path) -> PurePosixPath:
    """Give the path within the collection; the file's name alone where it lies elsewhere."""
    try:
        return PurePosixPath(path.absolute().relative_to(root.absolute()).as_posix())
    except ValueError:
        return PurePosixPath(path.name)


def _checked(sheet: Sheet, questions: tuple[Question, ...], shown_as: str) -> list[Problem]:
    """Look for what makes the whole file unusable or has cut it."""
    problems = []
    if not questions:
        remedy = "write each question as a heading, or name a reading style with `style:`"
        problems.append(Problem(shown_as, 0, "no question found", remedy))
    if sheet.too_deep:
        fault = "lists nested too deep; what lies deeper is lost"
        problems.append(Problem(shown_as, 0, fault, "flatten them", Weight.WARNING))
    seen: dict[str, int] = {}
    for question in questions:
        identity = question.explicit_id
        if identity and identity in seen:
            fault = f"id {identity!r} is also that of line {seen[identity]}"
            problems.append(Problem(shown_as, question.line, fault, "give one of them another id"))
        seen.setdefault(identity, question.line)
    return problems
