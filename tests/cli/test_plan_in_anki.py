"""Each line of the plan is what Anki says: its import log, its counts, and what its browser finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep, time
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.conftest import Do

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)
PLAIN = """\
# Cells

## Q1. What is in the nucleus?

- The DNA of the cell
- The nucleolus

## Q2. What does the membrane do?

- It lets some molecules pass
- It keeps others out

## Q3. What do ribosomes make?

- Proteins
"""
SHORT = PLAIN.split("## Q2")[0]
MORE = "\n## Q4. What do mitochondria make?\n\n- ATP, from sugar\n"
CLOZE = PLAIN.replace("- Proteins", "- They make {{c1::proteins}} of {{c2::amino acids}}")
OCCLUDED = PLAIN.replace(
    "- Proteins",
    "- Proteins\n\n```occlusion cell.png\nrect 10% 10% 20% 20%: ribosome\nrect 50% 50% 20% 20%: tail\n```",
)


@dataclass
class Course:
    """A folder of one lecture, and a learner who imports and reviews after each build."""

    lectures: Path
    mkdeck: Run
    do: Do
    plans: list[dict[str, Any]] = field(default_factory=list)

    def build(self, text: str, **settings: object) -> dict[str, Any]:
        """Build, import and review; check the plan against what Anki says of it."""
        if self.plans:
            sleep(1.01 - time() % 1)  # a package is newer only from the next second on
        (self.lectures / "cells.md").write_text(text)
        lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
        (self.lectures / "mkdeck.toml").write_text("\n".join([*lines, ""]))
        plan: dict[str, Any] = json.loads(self.mkdeck("build", "--json").out)["plan"]
        self.plans.append(plan)
        package = self.lectures.parent / "dist" / "cells.apkg"
        self.check(plan, self.do({"import": str(package)})["said"])
        self.do({"review": True})
        return plan

    def check(self, plan: dict[str, Any], log: dict[str, int]) -> None:
        """Compare a plan with Anki's import log, its counts and its searches."""
        said = {"new": 0, "updated": 0, "duplicate": 0, **log}
        notes = plan["notes"]
        assert set(said) == {"new", "updated", "duplicate"}
        assert said["new"] == notes["new"]
        assert said["updated"] == notes["edited"] + notes["marked"]
        still = sum(p["notes"]["marked"] for p in self.plans[:-1]) if self.marked else 0
        assert said["duplicate"] == notes["unchanged"] + still
        counted = self.do({"count": True})["said"]
        assert {k: counted[k] for k in ("notes", "cards", "decks")} == plan["in_anki"]
        for left in plan["left"]:
            found = self.do({"find": left["search"]})["said"]
            assert [ord_ for _, ord_ in found] == left["ords"]

    @property
    def marked(self) -> bool:
        """Whether removed questions are still in the package, and none came back."""
        return not any(change for plan in self.plans[-1:] for change in plan["edited"])

    def empty(self) -> int:
        """Count the cards that Anki calls empty."""
        number: int = self.do({"count": True})["said"]["empty"]
        return number


@pytest.fixture
def course(here: Path, mkdeck: Run, studied: Do) -> Course:
    (here / "lectures").mkdir()
    (here / "lectures" / "cell.png").write_bytes(PICTURE)
    return Course(here / "lectures", mkdeck, studied)


Q, R, C, T = "question", "reversed", "claims", "type-in"
COURSES: dict[str, Callable[[Course], object]] = {
    "reversed on and off": lambda c: [c.build(PLAIN, cards=x) for x in ([Q], [Q, R], [Q], [Q, R])],
    "typed on and off": lambda c: [c.build(PLAIN, cards=x) for x in ([Q], [Q, T], [Q])],
    "claims on, alone, off": lambda c: [c.build(PLAIN, cards=x) for x in ([Q], [Q, C], [C], [Q], [Q, C])],
    "all at once": lambda c: [c.build(PLAIN, cards=x) for x in ([Q, R, T, C], [Q], [C, T])],
    "basic to cloze and back": lambda c: [c.build(x) for x in (PLAIN, CLOZE, PLAIN)],
    "a gap dropped": lambda c: [c.build(x) for x in (CLOZE, CLOZE.replace("{{c2::amino acids}}", "acids"))],
    "basic to occlusion and back": lambda c: [c.build(x) for x in (PLAIN, OCCLUDED, PLAIN)],
    "an occluded part dropped": lambda c: [
        c.build(x) for x in (OCCLUDED, OCCLUDED.replace("rect 50% 50% 20% 20%: tail\n", ""))
    ],
    "a claim dropped": lambda c: [
        c.build(x, cards=[Q, C]) for x in (PLAIN, PLAIN.replace("- It keeps others out\n", ""))
    ],
    "another title": lambda c: [c.build(x) for x in (PLAIN, PLAIN.replace("# Cells", "# Biology"))],
    "another title and a new question": lambda c: [
        c.build(x) for x in (PLAIN, PLAIN.replace("# Cells", "# Biology") + MORE)
    ],
    "another title and reversed": lambda c: [
        c.build(PLAIN),
        c.build(PLAIN.replace("# Cells", "# Biology"), cards=[Q, R]),
    ],
    "an edit, a new question, one removed": lambda c: [
        c.build(x)
        for x in (
            PLAIN,
            PLAIN.replace("Proteins", "Proteins, of amino acids").split("## Q2")[0] + MORE,
            PLAIN,
        )
    ],
    "removed ones marked": lambda c: [
        c.build(x, removed="mark") for x in (PLAIN, SHORT, SHORT + MORE, PLAIN)
    ],
}


@pytest.mark.parametrize("name", COURSES)
def test_the_plan_says_what_anki_does(course: Course, name: str) -> None:
    COURSES[name](course)


def test_every_card_that_is_left_empty_is_told(course: Course) -> None:
    course.build(PLAIN, cards=[Q, R, T])
    plan = course.build(PLAIN, cards=[Q])
    assert (course.empty(), plan["cards"]["left"]) == (6, 6)
    assert course.build(PLAIN, cards=[Q])["cards"]["left"] == 0


def test_a_removed_question_is_found_by_one_search_and_keeps_its_fields_and_history(course: Course) -> None:
    course.build(PLAIN, removed="mark")
    assert course.build(SHORT, removed="mark")["notes"]["marked"] == 2
    assert course.build(SHORT + MORE, removed="mark")["notes"]["marked"] == 0
    told = course.do({"find": "tag:mkdeck::removed"})
    assert len(told["said"]) == 2
    marked = [n for n in told["notes"].values() if "mkdeck::removed" in n["tags"]]
    assert sorted(n["fields"]["Question"] for n in marked) == [
        "What do ribosomes make?",
        "What does the membrane do?",
    ]
    assert {c["reviews"] for n in marked for c in n["cards"]} == {1}
    assert not any(course.do({"check": True})["said"].values())


def test_a_marked_question_that_comes_back_loses_the_mark(course: Course) -> None:
    for text in (PLAIN, SHORT, PLAIN):
        course.build(text, removed="mark")
    notes = course.do({"count": True})["notes"].values()
    assert all("mkdeck::removed" not in n["tags"] for n in notes)
    assert len(notes) == 3
