"""Which files are lectures, and where their lock stands."""

from pathlib import Path

import pytest

from mkdeck.build.collection import find_collection
from mkdeck.errors import Failed


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("# A\n\n## Q1. Why?\n\nBecause.\n")


def paths_of(*paths: Path) -> list[str]:
    return [source.path for source in find_collection(paths).sources]


def test_every_markdown_file_below_a_folder_is_a_lecture(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "ml/a.markdown", "ml/deep/c.MD", "notes.txt")
    assert paths_of(tmp_path) == ["b.md", "ml/a.markdown", "ml/deep/c.MD"]


def test_hidden_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".trash/b.md", ".c.md")
    assert paths_of(tmp_path) == ["a.md"]


def test_the_whole_collection_is_read_when_one_lecture_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md", "mkdeck.lock")
    found = find_collection([tmp_path / "b.md"])
    assert [(s.path, s.asked) for s in found.sources] == [("a.md", False), ("b.md", True)]


def test_the_lock_of_a_folder_above_decides_the_collection(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "ml/b.md", "mkdeck.toml")
    assert find_collection([tmp_path / "ml"]).root == tmp_path


def test_a_folder_with_a_lock_of_its_own_is_a_collection_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "ml/b.md", "ml/mkdeck.lock")
    found = find_collection([tmp_path])
    assert [s.path for s in found.sources] == ["a.md"]
    assert found.inner == (tmp_path / "ml",)


def test_all_missing_paths_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        find_collection([tmp_path / "x", tmp_path / "y"])
    assert [p.path for p in failed.value.problems] == [str(tmp_path / "x"), str(tmp_path / "y")]


def test_a_folder_without_a_lecture_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no lecture here"):
        find_collection([tmp_path])


def test_lectures_of_two_collections_are_not_mixed(tmp_path: Path) -> None:
    write(tmp_path, "one/a.md", "two/b.md")
    with pytest.raises(Failed, match="different collections"):
        find_collection([tmp_path / "one", tmp_path / "two"])


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "in/a.md", "out/b.md")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "away").symlink_to(tmp_path / "out")
    assert paths_of(tmp_path / "in") == ["a.md"]
