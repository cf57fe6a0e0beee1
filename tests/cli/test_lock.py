"""What guards the lock: its namespace, lost lines, times to come, other people's copies."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Run

NOTES = """\
# Week 1

## Q1. What is a stack?
- Last in, first out.

## Q2. What is a queue?
- First in, first out.
"""


@pytest.fixture
def lectures(here: Path) -> Path:
    folder = here / "lectures"
    folder.mkdir()
    (folder / "a.md").write_text(NOTES)
    return folder


def git(folder: Path, *words: str) -> str:
    """Run git as somebody who has it set up."""
    if not shutil.which("git"):
        pytest.skip("no git on this machine")
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    run = subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout


def guids(lock: Path) -> list[str]:
    return re.findall(r"^(\w{12})[# ]", lock.read_text(), re.MULTILINE)


def test_two_people_with_the_same_notes_never_share_a_guid(
    lectures: Path, mkdeck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mkdeck("build")
    other = tmp_path / "other"
    (other / "lectures").mkdir(parents=True)
    (other / "lectures" / "a.md").write_text(NOTES)
    monkeypatch.chdir(other)
    mkdeck("build")
    mine, theirs = guids(lectures / "mkdeck.lock"), guids(other / "lectures" / "mkdeck.lock")
    assert len(mine) == len(theirs) == 2
    assert not set(mine) & set(theirs)


def test_a_dry_run_draws_no_namespace(lectures: Path, mkdeck: Run) -> None:
    mkdeck("build", "--dry-run")
    assert not (lectures / "mkdeck.lock").exists()


def test_whoever_builds_from_the_same_lock_gets_the_same_guids_for_new_questions(
    lectures: Path, mkdeck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mkdeck("build")
    more = NOTES + "\n## Q3. What is a heap?\n- A tree in an array.\n"
    clone = tmp_path / "clone" / "lectures"
    clone.mkdir(parents=True)
    (clone / "mkdeck.lock").write_bytes((lectures / "mkdeck.lock").read_bytes())
    for folder in (lectures, clone):
        (folder / "a.md").write_text(more)
        monkeypatch.chdir(folder.parent)
        assert mkdeck("build").code == 0
    assert guids(lectures / "mkdeck.lock") == guids(clone / "mkdeck.lock")


def test_the_namespace_of_the_settings_counts_before_there_are_notes_and_not_after(
    lectures: Path, mkdeck: Run
) -> None:
    (lectures / "mkdeck.toml").write_text('namespace = "mine"\n')
    mkdeck("build")
    lock = (lectures / "mkdeck.lock").read_text()
    assert "\nnamespace mine\n" in lock
    (lectures / "mkdeck.toml").write_text('namespace = "another"\n')
    ended = mkdeck("build")
    assert ended.code == 0
    assert "'another' is not the one that lectures/mkdeck.lock keeps" in ended.err
    assert (lectures / "mkdeck.lock").read_text() == lock


def test_after_a_merge_the_namespace_on_which_notes_rest_wins_and_is_told(
    lectures: Path, mkdeck: Run
) -> None:
    mkdeck("build")
    lock = lectures / "mkdeck.lock"
    kept = re.search(r"^namespace (\w+)$", lock.read_text(), re.MULTILINE)
    assert kept
    lock.write_text(lock.read_text().replace("namespace ", "namespace 0000000000000000\nnamespace ", 1))
    ended = mkdeck("build")
    assert f"{kept[1]}, on which 2 notes rest, is kept, 0000000000000000 is dropped" in ended.err
    assert re.findall(r"^namespace (\w+)$", lock.read_text(), re.MULTILINE) == [kept[1]]


def test_a_repository_made_from_a_template_is_told(lectures: Path, mkdeck: Run, here: Path) -> None:
    git(here, "init", "--quiet")
    git(here, "add", ".")
    git(here, "commit", "--quiet", "--message", "notes")
    assert mkdeck("build").err == ""
    assert "\norigin " in (lectures / "mkdeck.lock").read_text()
    for path in sorted((here / ".git").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (lectures / ".mkdeck" / "built.json").unlink()
    git(here, "init", "--quiet")
    git(here, "add", ".")
    git(here, "commit", "--quiet", "--message", "made from a template")
    ended = mkdeck("build", "--dry-run")
    assert "the lock carries the namespace of another repository" in ended.err
    assert ended.code == 0


def test_a_clone_of_the_repository_is_not_told_anything(
    lectures: Path, mkdeck: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(here, "init", "--quiet")
    git(here, "add", ".")
    git(here, "commit", "--quiet", "--message", "notes")
    mkdeck("build")
    git(here, "add", "lectures/mkdeck.lock")
    git(here, "commit", "--quiet", "--message", "lock")
    for depth in ([], ["--depth", "1"]):
        name = f"clone{len(depth)}"
        git(here, "clone", "--quiet", *depth, f"file://{here}", name)
        monkeypatch.chdir(here / name)
        ended = mkdeck("build", "--locked")
        assert (ended.code, ended.err) == (0, "")
        monkeypatch.chdir(here)


@pytest.mark.parametrize("damage", ["gone", "empty"])
def test_a_lock_that_git_knows_of_and_that_is_gone_stops_the_build(
    lectures: Path, mkdeck: Run, here: Path, damage: str
) -> None:
    git(here, "init", "--quiet")
    mkdeck("build")
    git(here, "add", "lectures")
    git(here, "commit", "--quiet", "--message", "lock")
    lock, package = lectures / "mkdeck.lock", here / "dist" / "a.apkg"
    package.unlink()
    lock.unlink() if damage == "gone" else lock.write_text("")
    ended = mkdeck("build")
    assert ended.code == 1
    assert "lectures/mkdeck.lock: the lock is gone that git knows of (`git checkout -- " in ended.err
    assert not package.exists()


def test_a_shortened_lock_stops_the_build_and_names_what_is_missing(
    lectures: Path, mkdeck: Run, here: Path
) -> None:
    git(here, "init", "--quiet")
    mkdeck("build")
    git(here, "add", "lectures")
    git(here, "commit", "--quiet", "--message", "lock")
    lock = lectures / "mkdeck.lock"
    lock.write_text("".join(x for x in lock.read_text().splitlines(True) if not x.endswith("queue?\n")))
    ended = mkdeck("build")
    assert ended.code == 1
    assert "1 notes of the committed lock are missing: “What is a queue?”" in ended.err


def test_a_lost_lock_beside_a_package_stops_the_build_without_git(lectures: Path, mkdeck: Run) -> None:
    mkdeck("build")
    (lectures / "mkdeck.lock").unlink()
    (lectures / ".mkdeck" / "built.json").unlink()
    ended = mkdeck("build")
    assert ended.code == 1
    assert "the lock is gone, but dist/a.apkg holds 2 notes of these lectures" in ended.err


@pytest.mark.parametrize(
    "name",
    [
        "mkdeck (conflicted copy 2026-12-01).lock",
        "mkdeck.sync-conflict-20261201-101010-ABCDEFG.lock",
        "mkdeck-LAPTOP.lock",
        "mkdeck 2.lock",
        "mkdeck.lock.orig",
    ],
)
def test_a_second_lock_of_a_synced_folder_is_noticed_and_can_be_put_behind_the_first(
    lectures: Path, mkdeck: Run, name: str
) -> None:
    mkdeck("build")
    lock = lectures / "mkdeck.lock"
    (lectures / name).write_bytes(lock.read_bytes())
    before = lock.read_bytes()
    assert f"lectures/{name}: warning: a second lock" in mkdeck("build", "--dry-run").err
    lock.write_bytes(lock.read_bytes() + (lectures / name).read_bytes())
    (lectures / name).unlink()
    ended = mkdeck("build")
    assert (ended.code, ended.err) == (0, "")
    assert lock.read_bytes() == before


def test_times_in_the_future_are_told_and_not_passed_on(lectures: Path, mkdeck: Run) -> None:
    mkdeck("build")
    lock = lectures / "mkdeck.lock"
    year = re.search(r"\d{4}(?=-)", lock.read_text().split("[a.md]")[1])
    assert year
    lock.write_text(lock.read_text().replace(f" {year[0]}-", " 2093-"))
    ended = mkdeck("build")
    assert "2 times lie in the future, up to 2093-" in ended.err
    assert "2093-" not in lock.read_text()
    assert mkdeck("build").err == ""


def test_locked_passes_where_nothing_changed_and_names_what_would(
    lectures: Path, mkdeck: Run, here: Path
) -> None:
    mkdeck("build")
    before = (lectures / "mkdeck.lock").read_bytes()
    assert mkdeck("build", "--locked").code == 0
    (lectures / "a.md").write_text(
        NOTES.replace("What is a queue?", "What is a deque?") + "\n## Why?\n- So.\n"
    )
    package = (here / "dist" / "a.apkg").read_bytes()
    ended = mkdeck("build", "--locked")
    assert ended.code == 1
    assert "lectures/a.md:9: “Why?” is new, and the lock would change" in ended.err
    assert (lectures / "mkdeck.lock").read_bytes() == before
    assert (here / "dist" / "a.apkg").read_bytes() == package


def test_a_newer_lock_is_refused_by_name(lectures: Path, mkdeck: Run) -> None:
    mkdeck("build")
    lock = lectures / "mkdeck.lock"
    lock.write_text(lock.read_text().replace("mkdeck lock 2", "mkdeck lock 9", 1))
    ended = mkdeck("build")
    assert ended.code == 1
    assert "lectures/mkdeck.lock:1: a lock of format 9, newer than this mkdeck (update mkdeck)" in ended.err


def test_columns_and_lines_of_a_later_mkdeck_are_handed_on(lectures: Path, mkdeck: Run) -> None:
    mkdeck("build")
    lock = lectures / "mkdeck.lock"
    text = lock.read_text().replace(";cards=", ";later=1.2;cards=").replace("\ndeck ", "\n% later\ndeck ", 1)
    lock.write_text(text)
    (lectures / "a.md").write_text(NOTES.replace("Last in", "The last in"))
    assert mkdeck("build").code == 0
    assert lock.read_text().count(";later=1.2") == 2
    assert "\n% later\n" in lock.read_text()


def test_a_reworded_question_is_shown_beside_its_old_words(lectures: Path, mkdeck: Run) -> None:
    mkdeck("build")
    (lectures / "a.md").write_text(NOTES.replace("What is a stack?", "Explain stacks."))
    assert "~ a.md:3 What is a stack? -> Explain stacks." in mkdeck("build").out


def test_a_question_that_is_new_though_it_may_be_old_is_a_warning_with_the_line_that_joins(
    lectures: Path, mkdeck: Run
) -> None:
    mkdeck("build")
    (old, _) = guids(lectures / "mkdeck.lock")
    changed = NOTES.replace("What is a stack?", "What is a call stack?").replace("out.", "out, for calls.", 1)
    (lectures / "a.md").write_text(changed)
    ended = mkdeck("build")
    assert ended.code == 0
    assert "“What is a stack?” (lectures/mkdeck.lock:9) -> “What is a call stack?”" in ended.err
    assert f"write {{#{old}}} behind it" in ended.err
    (lectures / "a.md").write_text(changed.replace("call stack?", f"call stack? {{#{old}}}"))
    joined = mkdeck("build")
    assert joined.err == ""
    assert guids(lectures / "mkdeck.lock")[0] == old
    superseded = re.findall(r"search for (Id:\w+)", joined.out)
    assert len(superseded) == 1


def test_the_same_question_in_two_lectures_is_told_once_a_pair(lectures: Path, mkdeck: Run) -> None:
    (lectures / "b.md").write_text(NOTES.replace("Week 1", "Week 1, next year"))
    ended = mkdeck("build")
    assert ended.code == 0
    assert "lectures/b.md: warning: 2 questions, “What is a stack?” the first, also stand in" in ended.err
    assert len(ended.err.splitlines()) == 2


def in_json(ended: Ended) -> dict[str, object]:
    told: dict[str, object] = json.loads(ended.out)
    return told


def test_every_command_answers_in_the_same_envelope(lectures: Path, mkdeck: Run) -> None:
    for words in (["build"], ["lint"], ["claims"], ["build", "nowhere"]):
        told = in_json(mkdeck(*words, "--json"))
        assert (told["schema"], told["command"]) == (1, words[0])
    assert told["problems"]


def test_a_revert_of_text_and_lock_reaches_anki(
    lectures: Path, mkdeck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    mkdeck("build")
    lock = lectures / "mkdeck.lock"
    first = lock.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000100")
    (lectures / "a.md").write_text(NOTES.replace("Last in", "The last in"))
    mkdeck("build")
    (lectures / "a.md").write_text(NOTES)
    lock.write_bytes(first)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000050")
    told = in_json(mkdeck("build", "--json"))
    assert [c["text"] for c in told["plan"]["edited"]] == ["What is a stack?"]  # type: ignore[index]
    assert "2026-09-21T14:15:01Z" in lock.read_text()  # a second after the build that is undone


def test_marked_questions_need_a_package_that_holds_them(lectures: Path, mkdeck: Run, here: Path) -> None:
    (lectures / "mkdeck.toml").write_text('removed = "mark"\n')
    mkdeck("build")
    (here / "dist" / "a.apkg").unlink()
    (lectures / "a.md").write_text(NOTES.split("\n## Q2")[0] + "\n")
    ended = mkdeck("build")
    assert "-1 removed" in ended.out
    assert "marked" not in ended.out


def test_an_unset_home_of_git_does_not_matter(
    lectures: Path, mkdeck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.fspath(lectures))
    assert mkdeck("build").code == 0
