"""`mkdeck build` as its user sees it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOOD = "# Good\n\n### Q1. Why?\n- Because.\n\n### Q2. How?\n- So.\n"


@pytest.fixture
def lectures(here: Path) -> Path:
    folder = here / "lectures"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD)
    return folder


def test_the_folder_lectures_is_built_when_none_is_named(lectures: Path, mkdeck: Run) -> None:
    ended = mkdeck("build")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "+2 new, ~0 edited (history kept), =0 unchanged, -0 removed",
        "in Anki then: 2 notes, 2 cards (2 new), 1 deck",
        "wrote dist/good.apkg",
    ]


def test_the_plan_tells_new_edited_unchanged_and_removed_apart(lectures: Path, mkdeck: Run) -> None:
    (lectures / "good.md").write_text(GOOD + "\n### Q3. Where?\n- Here.\n")
    mkdeck("build")
    changed = GOOD.replace("Because.", "Because it is.") + "\n### Q3. Which one of all?\n- This one.\n"
    (lectures / "good.md").write_text(changed)
    assert "+1 new, ~1 edited (history kept), =1 unchanged, -1 removed" in mkdeck("build").out


def test_a_dry_run_prints_the_plan_and_writes_nothing(lectures: Path, mkdeck: Run, here: Path) -> None:
    ended = mkdeck("build", "--dry-run")
    assert ended.out.splitlines()[0].startswith("+2 new")
    assert ended.out.splitlines()[2] == "would write dist/good.apkg"
    assert sorted(p.name for p in here.rglob("*")) == ["good.md", "lectures"]


def test_each_lecture_becomes_a_package_where_its_folder_says(
    lectures: Path, mkdeck: Run, here: Path
) -> None:
    (lectures / "ml").mkdir()
    (lectures / "ml" / "deep.md").write_text(GOOD.replace("Good", "Deep"))
    mkdeck("build")
    assert (here / "dist" / "good.apkg").exists()
    assert (here / "dist" / "ml" / "deep.apkg").exists()


def test_a_bundle_is_one_package_of_all(lectures: Path, mkdeck: Run, here: Path) -> None:
    (lectures / "more.md").write_text(GOOD.replace("Good", "More"))
    ended = mkdeck("build", "--bundle", "term")
    assert ended.out.splitlines()[-1] == "wrote dist/term.apkg"
    assert [p.name for p in (here / "dist").iterdir()] == ["term.apkg"]


def test_only_the_lectures_asked_for_are_packed(lectures: Path, mkdeck: Run, here: Path) -> None:
    (lectures / "more.md").write_text(GOOD.replace("Good", "More"))
    mkdeck("build")
    for path in (here / "dist").iterdir():
        path.unlink()
    mkdeck("build", "lectures/more.md")
    assert [p.name for p in (here / "dist").iterdir()] == ["more.apkg"]


def test_a_question_moved_from_a_lecture_that_is_not_asked_for_keeps_its_history(
    lectures: Path, mkdeck: Run
) -> None:
    mkdeck("build")
    head, first, second = GOOD.partition("### Q2")[0], "### Q1", "### Q2. How?\n- So.\n"
    assert first in head
    (lectures / "good.md").write_text(head)
    (lectures / "more.md").write_text("# More\n\n" + second)
    assert "+0 new" in mkdeck("build", "lectures/more.md").out


@pytest.mark.parametrize("name", ["collection", "backup-2026", "Collection"])
def test_a_package_never_bears_a_name_that_replaces_the_users_collection(
    here: Path, mkdeck: Run, name: str
) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / f"{name}.md").write_text(GOOD)
    mkdeck("build")
    assert [p.name for p in (here / "dist").iterdir()] == [f"deck-{name}.apkg"]


def test_a_bundle_that_is_a_path_is_wrong_usage(lectures: Path, mkdeck: Run) -> None:
    assert mkdeck("build", "--bundle", "../term").code == 2


def test_strict_lets_a_warning_stop_the_build(lectures: Path, mkdeck: Run, here: Path) -> None:
    (lectures / "good.md").write_text(GOOD + "\n### Q3. Where?\n")
    assert mkdeck("build").code == 0
    before = (here / "dist" / "good.apkg").read_bytes()
    ended = mkdeck("build", "--strict")
    assert ended.code == 1
    assert ended.err.splitlines()[-1] == "nothing written"
    assert (here / "dist" / "good.apkg").read_bytes() == before


def test_verbose_says_how_each_lecture_was_read(lectures: Path, mkdeck: Run) -> None:
    said = mkdeck("build", "-v").out
    assert "good.md: 2 questions, " in said
    assert "+ good.md:3 Why?" in said


def test_json_holds_plan_packages_and_problems(lectures: Path, mkdeck: Run) -> None:
    (lectures / "good.md").write_text(GOOD + "\n### Q3. Where?\n")
    told = json.loads(mkdeck("build", "--json").out)
    assert told["written"] is True
    assert told["packages"] == [{"path": "dist/good.apkg", "notes": 2}]
    assert [change["text"] for change in told["plan"]["new"]] == ["Why?", "How?"]
    assert [(p["path"], p["line"], p["weight"]) for p in told["problems"]] == [
        ("lectures/good.md", 9, "warning")
    ]


def test_a_picture_of_one_name_in_two_folders_stays_two_pictures(
    lectures: Path, mkdeck: Run, here: Path
) -> None:
    for folder, colour in (("a", b"red"), ("b", b"blue")):
        (lectures / folder).mkdir()
        (lectures / folder / "net.png").write_bytes(b"\x89PNG\r\n\x1a\n" + colour)
    text = "# P\n\n### Q1. Which?\n![](a/net.png)\n![](b/net.png)\nBoth.\n"
    (lectures / "good.md").write_text(text)
    mkdeck("build")
    with zipfile.ZipFile(here / "dist" / "good.apkg") as package:
        names = json.loads(package.read("media"))
        bytes_of = {package.read(number) for number in names}
    assert len(set(names.values())) == 2
    assert bytes_of == {b"\x89PNG\r\n\x1a\nred", b"\x89PNG\r\n\x1a\nblue"}


def test_two_questions_with_one_id_in_two_lectures_stop_the_build(lectures: Path, mkdeck: Run) -> None:
    (lectures / "a.md").write_text("# A\n\n## Why? {#one}\n\nA.\n\n## How?\n\nX.\n")
    (lectures / "b.md").write_text("# B\n\n## Where? {#one}\n\nB.\n\n## When?\n\nX.\n")
    ended = mkdeck("build")
    assert ended.code == 1
    assert "lectures/a.md:3" in ended.err
    assert "lectures/b.md:3" in ended.err


def test_an_unreadable_lock_stops_the_build_and_stays_as_it_is(lectures: Path, mkdeck: Run) -> None:
    mkdeck("build")
    lock = lectures / "mkdeck.lock"
    broken = lock.read_text() + "<<<<<<< HEAD\nwhatever\n"
    lock.write_text(broken)
    ended = mkdeck("build")
    assert ended.code == 1
    assert ended.err.startswith("lectures/mkdeck.lock:")
    assert lock.read_text() == broken


def test_a_build_of_one_lecture_leaves_the_others_in_the_lock(lectures: Path, mkdeck: Run) -> None:
    (lectures / "more.md").write_text(GOOD.replace("Good", "More"))
    mkdeck("build")
    (lectures / "good.md").write_text(GOOD.replace("Because", "Since"))
    before = (lectures / "mkdeck.lock").read_text().partition("[more.md]")[2]
    mkdeck("build", "lectures/good.md")
    assert (lectures / "mkdeck.lock").read_text().partition("[more.md]")[2] == before


def test_a_broken_lecture_that_was_not_asked_for_loses_nothing(lectures: Path, mkdeck: Run) -> None:
    (lectures / "more.md").write_text(GOOD.replace("Good", "More"))
    mkdeck("build")
    before = (lectures / "mkdeck.lock").read_text()
    (lectures / "more.md").write_bytes(b"\xff\xfe\x00")
    ended = mkdeck("build", "lectures/good.md")
    assert ended.code == 0
    assert (lectures / "mkdeck.lock").read_text() == before


def test_a_question_that_may_have_left_a_lecture_that_cannot_be_read_stops_the_build(
    lectures: Path, mkdeck: Run
) -> None:
    mkdeck("build")
    (lectures / "good.md").write_bytes(b"\xff\xfe\x00")
    (lectures / "more.md").write_text("# More\n\n### Q2. How?\n- So.\n")
    ended = mkdeck("build", "lectures/more.md")
    assert ended.code == 1
    assert ended.err.startswith("lectures/more.md:3: “How?” may have come from lectures/good.md")
