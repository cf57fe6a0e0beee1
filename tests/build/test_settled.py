"""A build that reads only what changed leaves the very bytes that a build of everything leaves."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdeck.build.base import base_of
from mkdeck.build.collection import find_collection
from mkdeck.cli import main

GOOD = "# {0}\n\n### Q1. Why {0}?\n- Because of {0}.\n\n### Q2. How {0}?\n- So, {0}.\n"
EDITS = (
    "typo",
    "insert",
    "delete",
    "move",
    "copy",
    "revive",
    "rename",
    "retitle",
    "remove",
    "add",
    "picture",
    "id",
)


def build(folder: Path, at: int, *options: str) -> int:
    os.environ["SOURCE_DATE_EPOCH"] = str(at)
    here = Path.cwd()
    os.chdir(folder)
    try:
        with pytest.raises(SystemExit) as end:
            main(["build", "lectures", *options])
    finally:
        os.chdir(here)
        del os.environ["SOURCE_DATE_EPOCH"]
    return int(end.value.code or 0)


def left_by(folder: Path) -> dict[str, bytes]:
    """The lock and the packages of the lectures that are there; the record is nobody's business."""
    lectures = {p.stem for p in (folder / "lectures").glob("*.md")}
    packages = {p.name: p.read_bytes() for p in (folder / "dist").glob("*.apkg") if p.stem in lectures}
    return {"lock": (folder / "lectures" / "mkdeck.lock").read_bytes(), **packages}


def collection(folder: Path) -> Path:
    (folder / "lectures").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / "lectures" / f"{name}.md").write_text(GOOD.format(name))
    return folder


def settled(folder: Path) -> set[str]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        return set(base_of(find_collection([Path("lectures")]), Path("dist")).settled)
    finally:
        os.chdir(here)


def test_nothing_is_settled_before_the_first_build(tmp_path: Path) -> None:
    assert settled(collection(tmp_path / "x")) == set()


def test_all_is_settled_after_a_build(tmp_path: Path) -> None:
    build(collection(tmp_path / "x"), 1_790_000_000)
    assert settled(tmp_path / "x") == {"a.md", "b.md", "c.md"}


def test_an_edited_lecture_is_not_settled(tmp_path: Path) -> None:
    build(collection(tmp_path / "x"), 1_790_000_000)
    (tmp_path / "x" / "lectures" / "b.md").write_text(GOOD.format("other"))
    assert settled(tmp_path / "x") == {"a.md", "c.md"}


def test_a_lecture_whose_package_was_deleted_or_replaced_is_not_settled(tmp_path: Path) -> None:
    build(collection(tmp_path / "x"), 1_790_000_000)
    (tmp_path / "x" / "dist" / "a.apkg").unlink()
    (tmp_path / "x" / "dist" / "b.apkg").write_bytes(b"something else")
    assert settled(tmp_path / "x") == {"c.md"}


def test_a_lecture_whose_picture_changed_is_not_settled(tmp_path: Path) -> None:
    lectures = collection(tmp_path / "x") / "lectures"
    (lectures / "p.png").write_bytes(b"\x89PNG one")
    (lectures / "a.md").write_text("# A\n\n### Q1. Why?\n![](p.png)\nSo.\n\n### Q2. How?\nSo.\n")
    build(tmp_path / "x", 1_790_000_000)
    (lectures / "p.png").write_bytes(b"\x89PNG other")
    assert settled(tmp_path / "x") == {"b.md", "c.md"}


def test_a_lecture_with_a_warning_is_read_again_so_that_it_warns_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lectures = collection(tmp_path / "x") / "lectures"
    (lectures / "a.md").write_text(GOOD.format("a") + "\n### Q3. Where?\n")
    build(tmp_path / "x", 1_790_000_000)
    first = capfd.readouterr()
    build(tmp_path / "x", 1_790_000_100)
    second = capfd.readouterr()
    assert "no answer" in first.err
    assert second.err == first.err


def test_other_settings_settle_nothing(tmp_path: Path) -> None:
    build(collection(tmp_path / "x"), 1_790_000_000)
    (tmp_path / "x" / "lectures" / "mkdeck.toml").write_text('tags = ["new"]\n')
    assert settled(tmp_path / "x") == set()


def test_another_lock_settles_nothing(tmp_path: Path) -> None:
    build(collection(tmp_path / "x"), 1_790_000_000)
    lock = tmp_path / "x" / "lectures" / "mkdeck.lock"
    lock.write_text(lock.read_text().replace("Why a?", "Why  a?"))
    assert settled(tmp_path / "x") == set()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"format": 2}', b'{"format": 2, "frame": "", "lock": "", "lectures": []}']
)
def test_a_damaged_record_settles_nothing(tmp_path: Path, damage: bytes) -> None:
    build(collection(tmp_path / "x"), 1_790_000_000)
    (tmp_path / "x" / "lectures" / ".mkdeck" / "built.json").write_bytes(damage)
    assert settled(tmp_path / "x") == set()


def test_the_plan_counts_what_was_not_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    build(collection(tmp_path / "x"), 1_790_000_000)
    capfd.readouterr()
    build(tmp_path / "x", 1_790_000_100)
    assert capfd.readouterr().out.splitlines() == [
        "+0 new, ~0 edited (history kept), =6 unchanged, -0 removed",
        "in Anki then: 6 notes, 6 cards (0 new), 3 decks",
    ]


def edit(lectures: Path, kind: str, rng: random.Random) -> None:  # noqa: C901 - a list of edits
    """Change the lectures as a student would."""
    files = sorted(lectures.glob("*.md"))
    path, other = rng.choice(files), rng.choice(files)
    text = path.read_text()
    head, *questions = text.split("\n### ")
    match kind:
        case "typo":
            path.write_text(text.replace("ecause", "ecause truly", 1))
        case "insert":
            new = f"Q{rng.randrange(99)}. What is {rng.randrange(10**6)}?\n- It is {rng.randrange(10**6)}.\n"
            path.write_text("\n### ".join([head, new, *questions]))
        case "delete" if len(questions) > 1:
            path.write_text("\n### ".join([head, *questions[1:]]))
        case "move" if len(questions) > 1 and other != path:
            path.write_text("\n### ".join([head, *questions[1:]]))
            other.write_text(other.read_text() + "\n### " + questions[0])
        case "copy" if questions:
            other.write_text(other.read_text() + "\n### " + questions[0])
        case "revive":
            path.write_text(text + "\n### Q1. Why a?\n- Because of a.\n")
        case "rename":
            path.rename(lectures / f"renamed-{rng.randrange(10**6)}.md")
        case "retitle":
            path.write_text("# Another title" + text[text.index("\n") :])
        case "remove" if len(files) > 2:
            path.unlink()
        case "add":
            (lectures / f"n{rng.randrange(10**6)}.md").write_text(GOOD.format(rng.randrange(10**6)))
        case "picture":
            (lectures / "p.png").write_bytes(b"\x89PNG" + rng.randbytes(8))
            if "p.png" not in text:
                path.write_text(text + "\n![](p.png)\n")
        case "id":
            path.write_text(text.replace("?\n", "? {#mine}\n", 1))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=5), st.integers(0, 2**20))
def test_reading_only_what_changed_gives_the_bytes_of_reading_everything(
    tmp_path_factory: pytest.TempPathFactory, edits: list[str], seed: int
) -> None:
    rng = random.Random(seed)
    folder = collection(tmp_path_factory.mktemp("some") / "x")
    build(folder, 1_790_000_000)
    for day, kind in enumerate(edits, 1):
        edit(folder / "lectures", kind, rng)
        whole = tmp_path_factory.mktemp("whole") / "x"
        shutil.copytree(folder, whole)
        shutil.rmtree(whole / "lectures" / ".mkdeck", ignore_errors=True)
        at = 1_790_000_000 + 1000 * day
        code = build(whole, at)
        assert build(folder, at) == code
        assert left_by(folder) == left_by(whole)
