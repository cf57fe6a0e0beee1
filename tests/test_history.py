"""Lecture 6 is built, imported and reviewed; then its file changes: every history stays with its question.

Anki's own backend imports both packages, so what these tests count is what a learner would lose.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep, time

import pytest

from mkdeck.cli import main
from mkdeck.lab.evidence_file import load_evidence, write_evidence
from tests.anki_oracle import Oracle

LECTURE = Path(__file__).parent.parent / "lectures" / "lecture-06.md"
MONDAY, TUESDAY = 1_790_000_000, 1_790_090_000
"""Two moments, in seconds since 1970, at which the lectures are built."""

SIGNS = {
    "training": "Uses the trained model",
    "instability": "reduce sensitivity",
    "augmentation": "Enhances training data",
    "transfer": "fixed feature extractors",
    "multitask": "multiple related tasks",
    "residual": "bypass failing layers",
    "inception": "Filter concatenation",
    "novelties": "Small Convolutional",
    "batchnorm": "COnv-&gt; BN",
}
"""Words by which each answer of lecture 6 is known, whatever becomes of its question."""


@dataclass
class Learner:
    """Someone who builds, imports and studies."""

    folder: Path
    oracle: Oracle

    @property
    def lectures(self) -> Path:
        return self.folder / "lectures"

    @property
    def lecture(self) -> Path:
        return self.lectures / "lecture-06.md"

    def build(self, at: int) -> dict[str, bytes]:
        os.environ["SOURCE_DATE_EPOCH"] = str(at)
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            with pytest.raises(SystemExit) as end:
                main(["build", "lectures"])
        finally:
            os.chdir(here)
            del os.environ["SOURCE_DATE_EPOCH"]
        assert end.value.code == 0
        return {p.relative_to(self.folder / "dist").as_posix(): p.read_bytes() for p in self.packages()}

    def packages(self) -> list[Path]:
        return sorted((self.folder / "dist").rglob("*.apkg"))

    def import_all(self) -> dict[str, int]:
        """Import every package of the folder and add up what Anki says of them."""
        said: dict[str, int] = {}
        for path in self.packages():
            for kind, count in self.oracle.import_package(str(path)).items():
                said[kind] = said.get(kind, 0) + count
        return said

    def notes(self) -> dict[str, dict]:
        return self.oracle.snapshot()["notes"]

    def reviews(self) -> dict[str, int]:
        """How often each answer was reviewed, by its sign; an answer on two notes fails."""
        found: dict[str, int] = {}
        for note in self.notes().values():
            for name, sign in SIGNS.items():
                if sign in note["fields"]["Answer"]:
                    assert name not in found, f"{name} is on two notes"
                    found[name] = sum(card["reviews"] for card in note["cards"])
        return found


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """Has built lecture 6 on Monday, imported it and reviewed every card once."""
    (tmp_path / "lectures").mkdir()
    (tmp_path / "anki").mkdir()
    oracle = Oracle(tmp_path / "anki")
    one = Learner(tmp_path, oracle)
    one.lecture.write_bytes(LECTURE.read_bytes())
    one.build(MONDAY)
    assert one.import_all() == {"new": 9}
    assert oracle.review() == 9
    yield one
    oracle.close()


def replaced(old: str, new: str) -> Callable[[Learner], None]:
    def edit(learner: Learner) -> None:
        text = learner.lecture.read_text()
        assert old in text
        learner.lecture.write_text(text.replace(old, new, 1))

    return edit


def questions_of(text: str) -> tuple[str, list[str]]:
    """The head of a lecture and its questions, each with its answer."""
    head, *questions = re.split(r"(?m)^(?=### )", text)
    return head, questions


def reordered(learner: Learner) -> None:
    head, questions = questions_of(learner.lecture.read_text())
    learner.lecture.write_text(head + "\n".join(reversed(questions)))


def renumbered(text: str, by: int) -> str:
    return re.sub(r"(?m)^### Q(\d+)", lambda m: f"### Q{int(m[1]) + by}", text)


def inserted_at_the_top(learner: Learner) -> None:
    head, questions = questions_of(renumbered(learner.lecture.read_text(), 1))
    new = "### Q1. What is a neuron?\n- A weighted sum and a non-linearity.\n\n"
    learner.lecture.write_text(head + new + "".join(questions))


def renamed_file(learner: Learner) -> None:
    learner.lecture.rename(learner.lectures / "week-6.md")
    for path in learner.packages():
        path.unlink()


def moved_to_another_lecture(learner: Learner) -> None:
    head, questions = questions_of(learner.lecture.read_text())
    learner.lecture.write_text(head + "".join(questions[:2] + questions[3:]))
    other = "# Lecture 7\n\n### Q1. What is attention?\n- A weighted mean.\n\n"
    (learner.lectures / "lecture-07.md").write_text(other + questions[2])


def split_in_two(learner: Learner) -> None:
    head, questions = questions_of(learner.lecture.read_text())
    learner.lecture.write_text(head + "".join(questions[:5]))
    (learner.lectures / "lecture-06b.md").write_text("# Lecture 6b\n\n" + "".join(questions[5:]))


def typo_and_renumbering(learner: Learner) -> None:
    replaced("What is data augmentation, and why is it used?", "What's data augmentation and why's it used?")(
        learner
    )
    learner.lecture.write_text(renumbered(learner.lecture.read_text(), 10))


def title_file_and_order_at_once(learner: Learner) -> None:
    replaced("# Lecture 6", "# Training deep networks")(learner)
    reordered(learner)
    renamed_file(learner)


CHANGES = {
    "a typo in a question": replaced("training instability", "instability in training"),
    "a typo in an answer": replaced("randomly disabling neurons", "randomly disabling some neurons"),
    "another order": reordered,
    "a question inserted at the top and all renumbered": inserted_at_the_top,
    "another title": replaced("# Lecture 6", "# Lecture six: training deep networks"),
    "another file name": renamed_file,
    "a question moved to another lecture": moved_to_another_lecture,
    "one lecture split in two": split_in_two,
    "a typo and a renumbering at once": typo_and_renumbering,
    "another title, file name and order at once": title_file_and_order_at_once,
}
NEW_NOTES = {"a question inserted at the top and all renumbered": 1, "a question moved to another lecture": 1}


@pytest.mark.parametrize("name", CHANGES)
def test_every_history_stays_with_its_question_through(learner: Learner, name: str) -> None:
    before = set(learner.notes())
    CHANGES[name](learner)
    learner.build(TUESDAY)
    said = learner.import_all()
    assert said.get("new", 0) == NEW_NOTES.get(name, 0)
    assert said.get("conflicting", 0) == 0
    assert learner.reviews() == dict.fromkeys(SIGNS, 1)
    assert len(set(learner.notes()) - before) == NEW_NOTES.get(name, 0)
    assert before <= set(learner.notes())


def test_a_deleted_question_is_listed_and_the_others_keep_their_history(
    learner: Learner, capfd: pytest.CaptureFixture[str]
) -> None:
    head, questions = questions_of(learner.lecture.read_text())
    learner.lecture.write_text(head + "".join(questions[:4] + questions[5:]))
    learner.build(TUESDAY)
    assert "+0 new, ~0 edited (history kept), =8 unchanged, -1 removed" in capfd.readouterr().out
    assert learner.import_all() == {"duplicate": 8}
    assert learner.reviews() == dict.fromkeys(SIGNS, 1)
    assert "removed" in (learner.lectures / "mkdeck.lock").read_text()


def test_a_question_that_comes_back_gets_its_history_back(learner: Learner) -> None:
    whole = learner.lecture.read_text()
    head, questions = questions_of(whole)
    learner.lecture.write_text(head + "".join(questions[:4] + questions[5:]))
    learner.build(TUESDAY)
    learner.lecture.write_text(whole)
    learner.build(TUESDAY + 1000)
    learner.import_all()
    assert learner.reviews() == dict.fromkeys(SIGNS, 1)
    assert len(learner.notes()) == 9


def test_each_of_ten_edits_in_a_row_keeps_every_history(learner: Learner) -> None:
    edits = [
        "another title",
        "a typo in a question",
        "another order",
        "a typo in an answer",
        "one lecture split in two",
    ]
    for day, name in enumerate(edits):
        CHANGES[name](learner)
        learner.build(TUESDAY + 1000 * day)
        learner.import_all()
    assert learner.reviews() == dict.fromkeys(SIGNS, 1)
    assert len(learner.notes()) == 9


def test_equal_questions_stay_separate_cards_with_their_own_history(learner: Learner) -> None:
    twice = "# Twice\n\n## Q1. What is printed?\n- First.\n\n## Q2. What is printed?\n- Second.\n"
    (learner.lectures / "twice.md").write_text(twice)
    learner.build(MONDAY + 10)
    assert learner.import_all() == {"new": 2, "duplicate": 9}
    answers = {
        g: n["fields"]["Answer"] for g, n in learner.notes().items() if "printed" in n["fields"]["Question"]
    }
    head, one, two = re.split(r"(?m)^(?=## )", twice)
    (learner.lectures / "twice.md").write_text(head + two + "\n" + one)
    learner.build(TUESDAY)
    assert learner.import_all().get("new", 0) == 0
    assert {g: n["fields"]["Answer"] for g, n in learner.notes().items() if g in answers} == answers


def test_an_unchanged_source_gives_the_same_bytes_on_another_day(learner: Learner) -> None:
    first = learner.build(MONDAY + 5)
    assert learner.build(TUESDAY) == first


def test_the_same_lock_gives_the_same_bytes_on_another_machine(learner: Learner, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other machine"
    (elsewhere / "lectures").mkdir(parents=True)
    for name in ("lecture-06.md", "mkdeck.lock"):
        (elsewhere / "lectures" / name).write_bytes((learner.lectures / name).read_bytes())
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": str(TUESDAY),
    }
    build = [sys.executable, "-m", "mkdeck", "build", "lectures"]
    subprocess.run(build, cwd=elsewhere, env=environment, check=True, capture_output=True)
    built = (elsewhere / "dist" / "lecture-06.apkg").read_bytes()
    assert built == (learner.folder / "dist" / "lecture-06.apkg").read_bytes()


def test_a_lost_lock_is_told_before_anything_is_written(
    learner: Learner, capfd: pytest.CaptureFixture[str]
) -> None:
    lock = learner.lectures / "mkdeck.lock"
    kept = lock.read_bytes()
    lock.unlink()
    before = (learner.folder / "dist" / "lecture-06.apkg").read_bytes()
    with pytest.raises(AssertionError):
        learner.build(TUESDAY)
    assert "the lock is gone" in capfd.readouterr().err
    assert not lock.exists()
    assert (learner.folder / "dist" / "lecture-06.apkg").read_bytes() == before
    lock.write_bytes(kept)
    learner.build(TUESDAY)
    assert learner.import_all() == {"duplicate": 9}


def guid_of(learner: Learner, name: str) -> str:
    return next(g for g, n in learner.notes().items() if SIGNS[name] in n["fields"]["Answer"])


def touched(learner: Learner, guid: str) -> None:
    """Edit, tag, flag and suspend as a user would."""
    learner.oracle.edit({guid: {"Answer": "my own words"}})
    learner.oracle.tag({guid: "hard exam::june"})
    learner.oracle.flag({guid: 3})
    learner.oracle.suspend([guid])


def test_an_unchanged_rebuild_leaves_the_users_edit_tags_flag_and_suspension(learner: Learner) -> None:
    guid = guid_of(learner, "transfer")
    touched(learner, guid)
    before = learner.notes()
    learner.build(TUESDAY)
    assert learner.import_all() == {"duplicate": 9}
    assert learner.notes() == before
    assert before[guid]["fields"]["Answer"] == "my own words"
    assert before[guid]["cards"][0]["flag"] == 3


def test_an_edit_elsewhere_leaves_what_the_user_touched(learner: Learner) -> None:
    guid = guid_of(learner, "transfer")
    touched(learner, guid)
    before = learner.notes()
    inserted_at_the_top(learner)
    replaced("randomly disabling neurons", "randomly disabling some neurons")(learner)
    learner.build(TUESDAY)
    said = learner.import_all()
    assert (said["new"], said["updated"]) == (1, 1)
    after = learner.notes()
    changed = {g for g in before if after[g] != before[g]}
    assert changed == {guid_of(learner, "instability")}
    assert after[guid] == before[guid]


def a_section_above_the_first(learner: Learner) -> None:
    replaced("### Q1", "## Training\n\n### Q1")(learner)


def another_deck(learner: Learner) -> None:
    (learner.lectures / "mkdeck.toml").write_text('deck = "Deep Learning"\n')


@pytest.mark.parametrize(
    "change",
    [replaced("# Lecture 6", "# Training deep networks"), a_section_above_the_first, another_deck],
    ids=["another title", "a new section", "another deck"],
)
def test_what_is_no_question_costs_no_tag_and_no_edit(
    learner: Learner, change: Callable[[Learner], None]
) -> None:
    guids = list(learner.notes())
    learner.oracle.tag(dict.fromkeys(guids, "hard exam::june"))
    learner.oracle.edit({guids[0]: {"Answer": "my own words"}})
    before = learner.notes()
    change(learner)
    learner.build(TUESDAY)
    assert learner.import_all() == {"duplicate": 9}
    assert learner.notes() == before


def test_evidence_of_another_torch_on_another_device_costs_no_tag_and_no_edit(learner: Learner) -> None:
    ignore = shutil.ignore_patterns("vendored", "__pycache__")
    shutil.copytree(LECTURE.parents[1] / "verify", learner.folder / "verify", ignore=ignore)
    learner.build(TUESDAY)
    learner.import_all()
    guids = list(learner.notes())
    learner.oracle.tag(dict.fromkeys(guids, "hard exam::june"))
    learner.oracle.edit({guids[0]: {"Answer": "my own words"}})
    before = learner.notes()
    folder = learner.folder / "verify" / "evidence"
    measured = [e for e in load_evidence(folder)[0] if e.machine]
    assert len(measured) > 40
    for one in measured:
        machine = {**one.machine, "torch": "2.99.0", "instructions": "NEON"}
        write_evidence(folder, replace(one, machine=machine, seconds=one.seconds + 1))
    learner.build(TUESDAY + 90_000)
    assert learner.import_all() == {"duplicate": 9}
    assert learner.notes() == before


def test_one_changed_answer_under_a_new_title_touches_exactly_that_note(learner: Learner) -> None:
    guids = list(learner.notes())
    learner.oracle.tag(dict.fromkeys(guids, "mine"))
    sleep(1.01 - time() % 1)
    before = learner.notes()
    replaced("# Lecture 6", "# Training deep networks")(learner)
    a_section_above_the_first(learner)
    replaced("randomly disabling neurons", "randomly disabling some neurons")(learner)
    learner.build(int(time()) + 1)
    assert learner.import_all() == {"updated": 1, "duplicate": 8}
    after = learner.notes()
    changed = {g for g in before if after[g] != before[g]}
    assert changed == {guid_of(learner, "instability")}
    assert "Training deep networks" in after[changed.pop()]["fields"]["Context"]


def test_ankis_own_checks_are_clean_after_both_imports(learner: Learner) -> None:
    inserted_at_the_top(learner)
    learner.build(TUESDAY)
    learner.import_all()
    told = learner.oracle.check()
    assert told == {
        "missing_media": [],
        "unused_media": [],
        "empty_cards": [],
        "wrong_cards": [],
        "integrity": "",
    }


def test_the_cards_come_in_the_order_of_the_lecture(tmp_path: Path) -> None:
    (tmp_path / "lectures").mkdir()
    (tmp_path / "anki").mkdir()
    oracle = Oracle(tmp_path / "anki")
    one = Learner(tmp_path, oracle)
    one.lecture.write_bytes(LECTURE.read_bytes())
    one.build(MONDAY)
    one.import_all()
    by_due = sorted(one.notes().values(), key=lambda n: n["cards"][0]["due"])
    answers = [next(s for s, words in SIGNS.items() if words in n["fields"]["Answer"]) for n in by_due]
    assert answers == list(SIGNS)
    assert {n["cards"][0]["deck"] for n in by_due} == {"Lecture 6"}
    oracle.close()


def test_an_older_anki_imports_updates_and_finds_nothing_wrong(learner: Learner) -> None:
    older = os.environ.get("MKDECK_ANKI_24")
    if not older:
        pytest.skip("MKDECK_ANKI_24 does not name a folder with anki 24.11; `make test` sets it")
    first = learner.folder / "first.apkg"
    first.write_bytes((learner.folder / "dist" / "lecture-06.apkg").read_bytes())
    replaced("randomly disabling neurons", "randomly disabling some neurons")(learner)
    learner.build(TUESDAY)
    second = learner.folder / "dist" / "lecture-06.apkg"
    steps = [{"import": str(first)}, {"review": True}, {"import": str(second)}, {"check": True}]
    run = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "anki_oracle.py")],
        input=json.dumps(steps),
        env={**os.environ, "PYTHONPATH": older},
        capture_output=True,
        text=True,
        check=True,
    )
    imported, _, updated, checked = json.loads(run.stdout)
    assert imported["said"] == {"new": 9}
    assert updated["said"] == {"updated": 1, "duplicate": 8}
    assert {sum(c["reviews"] for c in n["cards"]) for n in updated["notes"].values()} == {1}
    wrong = {kind: found for kind, found in checked["said"].items() if found}
    assert not wrong
