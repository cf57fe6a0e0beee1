"""Whatever stands in the place of a file, one line says so: nothing is waited for, followed or packed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.changed_files import write_sound

SECRET = b"<svg>the secret of somebody else</svg>"
Put = Callable[[Path, Path], None]


def linked(target: str) -> Put:
    def put(path: Path, outside: Path) -> None:
        path.symlink_to(target or outside)

    return put


def large(path: Path, outside: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**31)


THINGS: Mapping[str, Put] = {
    "a link that leads out": linked(""),
    "a device": linked("/dev/zero"),
    "a loop": lambda path, outside: path.symlink_to(path),
    "a link to nothing": linked("/nothing/there"),
    "a pipe": lambda path, outside: os.mkfifo(path),
    "a folder": lambda path, outside: path.mkdir(),
    "two gigabytes": large,
}
PLACES: Mapping[str, str] = {
    "lecture": "lectures/toys.md",
    "settings": "lectures/mkdeck.toml",
    "lock": "lectures/mkdeck.lock",
    "record": "lectures/.mkdeck/built.json",
    "evidence": "verify/evidence/shift.cpu.json",
    "picture": "verify/evidence/shift.cpu.svg",
    "check": "verify/toys/shift.py",
    "module of a check": "verify/noise.py",
}
COSTS_NO_DECK = ("record", "evidence", "picture", "check", "module of a check")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    write_sound(folder)
    return folder


def mkdeck(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdeck", *args]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def bytes_of(folder: Path) -> bytes:
    """Everything that was built, unpacked."""
    found = b""
    for path in folder.rglob("*.apkg"):
        with zipfile.ZipFile(path) as package:
            found += b"".join(package.read(name) for name in package.namelist())
    return found


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("thing", THINGS)
def test_it_is_told_in_one_line_and_nothing_of_it_is_packed(
    sound: Path, tmp_path: Path, place: str, thing: str
) -> None:
    copy, outside = tmp_path / "copy", tmp_path / "secret.svg"
    shutil.copytree(sound, copy)
    shutil.rmtree(copy / "dist")
    outside.write_bytes(SECRET)
    path = copy / PLACES[place]
    path.unlink()
    THINGS[thing](path, outside)
    done = mkdeck(copy, "build", "lectures")
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
    if place in COSTS_NO_DECK:
        assert done.returncode == 0, done.stderr
        assert len(list((copy / "dist").glob("*.apkg"))) == 2
    elif thing != "a link to nothing":
        name = path.name
        assert done.returncode == 0 or [line for line in done.stderr.splitlines() if name in line]
    assert SECRET not in bytes_of(copy)
    if place in ("evidence", "picture"):
        report = mkdeck(copy, "report", "--out", str(copy / "report.html"))
        assert "Traceback" not in report.stderr
        assert SECRET not in (copy / "report.html").read_bytes()
    assert outside.read_bytes() == SECRET


def test_a_linked_folder_of_what_was_built_is_not_written_into(sound: Path, tmp_path: Path) -> None:
    copy, home = tmp_path / "copy", tmp_path / "home"
    shutil.copytree(sound, copy)
    home.mkdir()
    for folder in (copy / "lectures" / ".mkdeck", copy / ".mkdeck"):
        shutil.rmtree(folder)
        folder.symlink_to(home)
    done = mkdeck(copy, "build", "lectures")
    assert done.returncode == 0
    assert list(home.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the root user")
def test_a_folder_that_cannot_be_listed_removes_no_question(sound: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(sound, copy)
    closed = copy / "lectures" / "closed"
    closed.mkdir()
    (closed / "more.md").write_text("## Q1. What is more?\n\nMore.\n")
    assert mkdeck(copy, "build", "lectures").returncode == 0
    lock = (copy / "lectures" / "mkdeck.lock").read_bytes()
    closed.chmod(0)
    done = mkdeck(copy, "build", "lectures")
    closed.chmod(0o755)
    assert done.returncode == 1
    assert "lectures/closed: cannot be listed" in done.stderr
    assert (copy / "lectures" / "mkdeck.lock").read_bytes() == lock


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
@pytest.mark.parametrize("name", [b"bad\xff.md", b"line\nbreak.md", b"bell\x07.md", b"esc\x1b]0;x\x07.md"])
def test_a_name_that_no_lock_can_hold_is_told_and_nothing_is_written(
    sound: Path, tmp_path: Path, name: bytes
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(sound, copy)
    lock = (copy / "lectures" / "mkdeck.lock").read_bytes()
    with open(bytes(copy / "lectures") + b"/" + name, "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"## Q1. What is it?\n\nIt.\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdeck", "build", "lectures"],
        cwd=copy,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"(rename it)" in done.stderr
    assert b"\x07" not in done.stderr
    assert b"\x1b]" not in done.stderr
    assert (copy / "lectures" / "mkdeck.lock").read_bytes() == lock


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.md", "a.markdown"),
        ("a.md", "A.md"),
        ("é.md", "e\u0301.md"),
        ("collection.md", "deck-collection.md"),
        ("STRASSE.md", "strasse.mkd"),
    ],
)
def test_lectures_whose_packages_would_be_one_are_an_error_that_names_both(
    tmp_path: Path, one: str, other: str
) -> None:
    lectures = tmp_path / "lectures"
    lectures.mkdir()
    for name in (one, other):
        (lectures / name).write_text(f"## Q1. What is {name}?\n\nA file.\n")
    done = mkdeck(tmp_path, "build", "lectures")
    assert done.returncode == 1
    (line,) = [x for x in done.stderr.splitlines() if "its package would be that of" in x]
    assert one in line or one.encode("unicode_escape").decode() in line
    assert other in line
    assert not (tmp_path / "dist").exists()
