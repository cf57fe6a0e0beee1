"""A file is there whole, or as it was before."""

import errno
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mkdeck.files import write_whole, written_beside


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "a.txt", b"all of it")
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"all of it"


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), written_beside(tmp_path / "a.txt") as beside:
        beside.write_bytes(b"hal")
        raise ZeroDivisionError
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_a_full_disk_is_reported_with_the_name_of_the_file_itself(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"a\.txt") as caught, written_beside(tmp_path / "a.txt"):
        raise OSError(errno.ENOSPC, "No space left on device", "/somewhere/part")
    assert caught.value.filename == str(tmp_path / "a.txt")
    assert not list(tmp_path.iterdir())


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "a.txt").chmod(0o640)
    write_whole(tmp_path / "a.txt", b"new")
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_what_a_killed_writer_left_is_swept_away_by_the_next(tmp_path: Path) -> None:
    script = "import os, sys; from pathlib import Path; from mkdeck.files import written_beside\n"
    script += "with written_beside(Path(sys.argv[1])) as p: p.write_text('half'); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.txt")], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    write_whole(tmp_path / "a.txt", b"whole")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_part_that_another_still_writes_is_left_alone(tmp_path: Path) -> None:
    with written_beside(tmp_path / "a.txt") as first:
        first.write_bytes(b"first")
        write_whole(tmp_path / "a.txt", b"second")
        assert first.exists()
    assert (tmp_path / "a.txt").read_bytes() == b"first"
