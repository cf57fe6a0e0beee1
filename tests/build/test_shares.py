"""Work that is shared out gives what one process alone would give, whatever becomes of the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from mkdeck.build import reading, shares
from mkdeck.build.collection import find_collection
from mkdeck.build.run import look, packages, write
from mkdeck.build.shares import shared_out
from tests.build.test_settled import GOOD

EVEN = [1] * 20


def doubled_by(item: int) -> tuple[int, int]:
    return 2 * item, os.getpid()


def killed_elsewhere(item: int, *, home: int) -> int:
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def failing(item: int) -> int:
    if item == 13:
        raise ValueError("thirteen")
    return item


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "_cores", lambda: 3)


def test_results_come_in_the_order_of_the_items() -> None:
    assert [r for r, _ in shared_out(doubled_by, range(20), EVEN, 1)] == list(range(0, 40, 2))


def test_every_core_takes_part() -> None:
    assert len({pid for _, pid in shared_out(doubled_by, range(20), EVEN, 1)}) == 3


def test_of_many_pieces_the_smallest_here_is_done_before_other_processes_start() -> None:
    sizes = [2] * 27 + [1] * 3
    heard: list[tuple[int, int]] = []

    def hear(item: int) -> None:
        heard.append((item, len(multiprocessing.active_children())))

    done = shared_out(doubled_by, range(30), sizes, 1, hear)
    assert heard[0] == (27, 0)
    assert {item for item, _ in heard} == set(range(30))
    assert done[27][1] == os.getpid()
    assert len({pid for _, pid in done}) == 3


def test_little_work_stays_here() -> None:
    assert {pid for _, pid in shared_out(doubled_by, range(20), EVEN, 11)} == {os.getpid()}


def test_no_work_gives_nothing() -> None:
    assert shared_out(doubled_by, [], [], 1) == []


def test_the_largest_pieces_are_dealt_first() -> None:
    loads = [
        sum(s) for s in ([[9, 1, 1, 5, 4][i] for i in share] for share in shares._dealt([9, 1, 1, 5, 4], 2))
    ]
    assert sorted(loads) == [10, 10]


def test_the_share_of_a_killed_process_is_done_here() -> None:
    assert shared_out(partial(killed_elsewhere, home=os.getpid()), range(20), EVEN, 1) == list(range(20))


def test_a_fault_is_raised_here_wherever_it_was_met(capfd: pytest.CaptureFixture[str]) -> None:
    for first in range(0, 14):
        with pytest.raises(ValueError, match="thirteen"):
            shared_out(failing, range(first, 20), EVEN[first:], 1)
    assert capfd.readouterr().err == ""


def test_no_process_is_left_behind_after_a_fault() -> None:
    with pytest.raises(ValueError, match="thirteen"):
        shared_out(failing, range(20), EVEN, 1)
    assert multiprocessing.active_children() == []


KILLED_WHILE_WAITED_FOR = """
import os, signal, time
from mkdeck.build import shares

def much(item, home=os.getpid()):
    if os.getpid() == home:
        time.sleep(0.5)
        os.kill(home, signal.SIGKILL)
    return bytes(1 << 20)

shares._cores = lambda: 3
shares.shared_out(much, range(6), [1] * 6, 1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="starts its processes by forking")
def test_no_process_outlives_one_that_was_killed() -> None:
    said = subprocess.run([sys.executable, "-c", KILLED_WHILE_WAITED_FOR], capture_output=True, timeout=60)
    assert (said.returncode, said.stdout, said.stderr) == (-signal.SIGKILL, b"", b"")


def test_everyone_is_heard_of_once() -> None:
    heard: list[int] = []
    shared_out(doubled_by, range(20), EVEN, 1, heard.append)
    assert sorted(heard) == list(range(20))


def built(folder: Path, out: Path) -> dict[str, bytes]:
    collection = find_collection([folder])
    seen = look(collection)
    write(seen, packages(seen, out))
    return {p.name: p.read_bytes() for p in (*out.iterdir(), collection.lock)}


def test_a_build_on_several_cores_writes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    for name in "abcdefg":
        (tmp_path / f"{name}.md").write_text(GOOD.format(name))
    (tmp_path / "e.md").write_text("---\ncards: [claims]\n---\n" + GOOD.format("e"))
    alone = built(tmp_path, tmp_path / "alone")
    (tmp_path / "mkdeck.lock").unlink()
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 1)
    assert built(tmp_path, tmp_path / "together") == alone
