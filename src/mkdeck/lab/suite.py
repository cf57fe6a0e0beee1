"""A suite: the checks of a project beside the lectures that they quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdeck.errors import Failed, Problem, Weight, shown
from mkdeck.lab.check import Check
from mkdeck.lab.conform import conform
from mkdeck.lab.project import Checks, find_folder, read_checks
from mkdeck.lab.quotes import Match
from mkdeck.lab.select import means, means_name
from mkdeck.lab.verify import matched
from mkdeck.model import Lecture

REMEDY = "`mkdeck claims` lists the checks"


@dataclass(frozen=True, slots=True)
class Suite:
    """What a project declares, and where its quotes stand."""

    checks: Checks
    lectures: tuple[Lecture, ...]
    matches: dict[str, tuple[Match, ...]]
    """Check's name -> where its quotes stand."""

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.checks.root

    def select(self, wishes: Sequence[str]) -> tuple[Check, ...]:
        """Give the checks that the wishes name. Raises Failed with every wish that names none."""
        named = {w: [c for c in self.checks.found if means(w, c, self.matches[c.name])] for w in wishes}
        unknown = [problem for wish in wishes if not named[wish] for problem in self._why_none(wish)]
        if unknown:
            raise Failed(unknown)
        asked = {c.name for found in named.values() for c in found}
        return tuple(c for c in self.checks.found if not wishes or c.name in asked)

    def _why_none(self, wish: str) -> tuple[Problem, ...]:
        """Say why a wish names no check: what is wrong with the file that it means, if there is one."""
        unread = (several for name, several in self.checks.unread.items() if means_name(wish, name))
        return tuple(p for several in unread for p in several) or (
            Problem(wish, 0, "no check for this", REMEDY),
        )

    def problems(self, wanted: Sequence[Check], *, every_claim: bool = False) -> tuple[Problem, ...]:
        """Give what is wrong with the declarations and their quotes, and the claims that nothing backs.

        A file that cannot be read is a warning to whoever asked for other checks.
        """
        everything = len(wanted) == len(self.checks.found)
        unread = self.checks.problems if everything else map(as_warning, self.checks.problems)
        declared = (p for check in wanted for p in conform(check))
        quoted = (p for check in wanted for p in quote_problems(check, self.matches[check.name]))
        unbacked = self._unbacked() if every_claim else ()
        return (*unread, *declared, *quoted, *unbacked)

    def _unbacked(self) -> Iterator[Problem]:
        places = (p for found in self.matches.values() for m in found for p in m.places)
        backed = {(p.lecture, p.question, p.statement) for p in places}
        for lecture in self.lectures:
            for index, question in enumerate(lecture.questions):
                for number, statement in enumerate(question.statements):
                    if not statement.is_label and (lecture.path, index, number) not in backed:
                        fault = f"a claim without a check: {statement.text!r}"
                        yield Problem(lecture.path, statement.line, fault, "", Weight.WARNING)


def open_suite(start: Path, lectures: Sequence[Lecture]) -> Suite:
    """Read the checks beside or above a folder of lectures. Raises Failed where there is no `verify/`."""
    folder = find_folder(start)
    if folder is None:
        fault = "no folder `verify/` here or above"
        raise Failed([Problem(shown(start.absolute()), 0, fault, "`mkdeck new check NAME` starts one")])
    checks = read_checks(folder)
    return Suite(checks, tuple(lectures), {check.name: matched(check, lectures) for check in checks.found})


def as_warning(problem: Problem) -> Problem:
    """Let a problem stop nothing."""
    return replace(problem, weight=Weight.WARNING)


def quote_problems(check: Check, matches: Sequence[Match]) -> Iterator[Problem]:
    """Tell which quotes of a check stand nowhere, and which stand in several places."""
    for match in matches:
        if not match.lecture_known:
            fault = f"no lecture {match.quote.lecture!r} to quote from"
            yield Problem(check.path, check.line, fault, "name its path without the suffix")
        elif not match.places:
            fault = f"quotes words that are not in {match.quote.lecture}: {match.quote.text!r}"
            near = match.nearest
            remedy = f"nearest, in line {near.line}: {near.text!r}" if near else "quote words that are there"
            yield Problem(check.path, check.line, fault, remedy)
        elif len(match.places) > 1:
            lines = ", ".join(str(p.line) for p in match.places)
            fault = f"the quote {match.quote.text!r} stands in lines {lines} of {match.quote.lecture}"
            remedy = f'quote more, or name the question: "{match.quote.lecture}#{_question(match)}"'
            yield Problem(check.path, check.line, fault, remedy)


def _question(match: Match) -> str:
    place = match.places[0]
    return place.number or " ".join(place.prompt.split()[:4])
