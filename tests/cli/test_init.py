"""A folder that is set up builds, and two people's branches of it merge by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_lock import git, guids


def test_an_empty_folder_gets_settings_a_lock_a_merge_rule_and_a_lecture(mkdeck: Run, here: Path) -> None:
    ended = mkdeck("init")
    assert ended.code == 0
    assert sorted(p.name for p in (here / "lectures").iterdir()) == [
        ".gitattributes",
        "lecture-01.md",
        "mkdeck.lock",
        "mkdeck.toml",
    ]
    assert ended.out.count("wrote lectures/") == 4
    built = mkdeck("build", "--strict")
    assert (built.code, built.err) == (0, "")
    assert built.out.startswith("+2 new")


def test_what_is_there_stays_as_it_is(mkdeck: Run, here: Path) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "own.md").write_text("# Own\n\n## Why?\n\nSo.\n")
    (here / "lectures" / ".gitattributes").write_text("*.png binary")
    mkdeck("build")
    lock = (here / "lectures" / "mkdeck.lock").read_bytes()
    mkdeck("init")
    assert (here / "lectures" / "mkdeck.lock").read_bytes() == lock
    assert (here / "lectures" / ".gitattributes").read_text() == "*.png binary\nmkdeck.lock merge=union\n"
    assert not (here / "lectures" / "lecture-01.md").exists()
    before = {p: p.read_bytes() for p in (here / "lectures").iterdir() if p.is_file()}
    assert "is set up already" in mkdeck("init").out
    assert {p: p.read_bytes() for p in (here / "lectures").iterdir() if p.is_file()} == before


FIRST = "# Week 1\n\n" + "".join(
    f"## What is {w}?\n\n- It is {w} and no other\n\n" for w in ("sand", "loam", "clay")
)


def edited_on_both(lectures: Path, branch: str) -> None:
    """What each of two people does in one week."""
    mine = "granite" if branch == "ours" else "basalt"
    path = lectures / "week-1.md"
    text = path.read_text()
    old = "sand" if branch == "ours" else "clay"
    path.write_text(text.replace(f"It is {old} and", f"It is {old}, as {branch} have it, and"))
    (lectures / f"{branch}.md").write_text(f"# By {branch}\n\n## What is {mine}?\n\n- A kind of {mine}\n")


@pytest.fixture
def ours(mkdeck: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder of lectures that is set up, built and committed."""
    folder = here / "ours"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git(folder, "init", "--quiet")
    mkdeck("init")
    (folder / "lectures" / "lecture-01.md").unlink()
    (folder / "lectures" / "week-1.md").write_text(FIRST)
    mkdeck("build")
    committed(folder, "first")
    return folder


def committed(folder: Path, message: str) -> None:
    git(folder, "add", "lectures")
    git(folder, "commit", "--quiet", "--message", message)


def cloned(folder: Path, name: str) -> Path:
    git(folder.parent, "clone", "--quiet", f"file://{folder}", name)
    return folder.parent / name


def pulled(folder: Path, other: Path) -> None:
    git(folder, "pull", "--quiet", "--no-rebase", "--no-edit", f"file://{other}")


def test_two_people_who_both_build_merge_without_conflict(
    mkdeck: Run, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = guids(ours / "lectures" / "mkdeck.lock")
    theirs = cloned(ours, "theirs")
    for folder in (ours, theirs):
        monkeypatch.chdir(folder)
        edited_on_both(folder / "lectures", folder.name)
        assert "+1 new, ~1 edited" in mkdeck("build").out
        committed(folder, folder.name)
    pulled(theirs, ours)
    lock = theirs / "lectures" / "mkdeck.lock"
    assert "<<<<" not in lock.read_text()
    ended = mkdeck("build")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("+0 new, ~0 edited (history kept), =5 unchanged, -0 removed")
    assert set(first) < set(guids(lock))
    assert len(guids(lock)) == 5
    committed(theirs, "merged")
    clean = cloned(theirs, "clean")
    monkeypatch.chdir(clean)
    assert mkdeck("build", "--locked").code == 0
    (clean / "lectures" / "new.md").write_text("# New\n\n## What is tuff?\n\n- Ash\n")
    assert mkdeck("build", "--locked").code == 1


def test_both_may_add_to_one_lecture(mkdeck: Run, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = cloned(ours, "theirs")
    more = "## What is marl?\n\n- Lime and clay\n\n", "## What is peat?\n\n- Old moss\n\n"
    texts = FIRST + more[0], FIRST.replace("## What is sand", f"{more[1]}## What is sand")
    for folder, text in zip((ours, theirs), texts, strict=True):
        monkeypatch.chdir(folder)
        (folder / "lectures" / "week-1.md").write_text(text)
        mkdeck("build")
        committed(folder, folder.name)
    both = {guid for f in (ours, theirs) for guid in guids(f / "lectures" / "mkdeck.lock")}
    pulled(theirs, ours)
    ended = mkdeck("build")
    assert ended.out.startswith("+0 new, ~0 edited (history kept), =5 unchanged, -0 removed")
    assert both == set(guids(theirs / "lectures" / "mkdeck.lock"))
