"""Evidence that is older than what it speaks of: told everywhere, and cleared by whoever must clear it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.lab.badges import badges
from mkdeck.model import Badge, Lecture, Statement, Verdict
from tests.lab.toys import LECTURE, NOISE, SHIFT, run, write_project

ACCEPT = re.compile(r'stands_in=\{"Shifts shift\.": "(\w{8})"\}')


def saying(text: str) -> Lecture:
    """The lecture with other words where the first claim stood."""
    (question,) = LECTURE.questions
    first, *others = question.statements
    return replace(LECTURE, questions=(replace(question, statements=(Statement(text, first.line), *others)),))


def seen(project: Path, lecture: Lecture) -> tuple[Badge, list[str]]:
    found, problems = badges(project / "verify", [lecture])
    return found["toys.md", 0][0], [str(p) for p in problems]


@pytest.mark.parametrize(
    "words",
    [
        "It is a myth that shifts shift.",
        "Shifts shift. Or so people say.",
        "Hardly ever is it so: shifts shift.",
        'Who says "shifts shift." is wrong',
    ],
)
def test_a_statement_that_changed_around_its_quote_is_dashed_until_its_author_accepts_it(
    project: Path, words: str
) -> None:
    run(project)
    changed = saying(words)
    for _ in range(2):
        badge, told = seen(project, changed)
        assert badge.stale
        (line,) = [t for t in told if "the words around 'Shifts shift.' are others" in t]
        run(project, lecture=changed, fresh=True)
    code = ACCEPT.search(line)
    assert code
    accepting = SHIFT.replace("scope=", f'stands_in={{"Shifts shift.": "{code[1]}"}},\n        scope=')
    write_project(project, {"toys/shift": accepting})
    assert not seen(project, changed)[0].stale
    run(project, lecture=changed)
    assert not seen(project, changed)[0].stale
    assert seen(project, saying(words + " Not at all."))[0].stale


@pytest.mark.parametrize("words", ["**Shifts** shift.", "shifts   shift", "Shifts shift"])
def test_markup_and_spaces_change_no_statement(project: Path, words: str) -> None:
    run(project)
    badge, told = seen(project, saying(words))
    assert not badge.stale
    assert not told


def test_a_statement_that_comes_back_needs_nobody(project: Path) -> None:
    run(project)
    run(project, lecture=saying("It is a myth that shifts shift."))
    assert not seen(project, LECTURE)[0].stale


def test_evidence_of_older_code_is_told_with_the_command_that_renews_it(project: Path) -> None:
    run(project)
    write_project(project, {"noise": NOISE.replace("std=0.3", "std=0.2")})
    badge, told = seen(project, LECTURE)
    assert (badge.stale, badge.verdict) == (True, Verdict.SUPPORTED)
    assert [t for t in told if "its evidence is out of date (mkdeck verify toys/shift)" in t]
    run(project)
    assert not seen(project, LECTURE)[0].stale


def test_more_seeds_than_were_measured_make_it_out_of_date(project: Path) -> None:
    run(project)
    write_project(project, {"toys/shift": SHIFT.replace("scope=", "seeds=12,\n        scope=")})
    assert seen(project, LECTURE)[0].stale
