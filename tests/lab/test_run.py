"""A run whose trials die, hang or fail: each costs itself or names its check, never the run."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from mkdeck.lab.processes import Processes
from mkdeck.model import Verdict
from tests.lab.toys import HALF, SHIFT, run, write_project


@pytest.fixture(scope="module")
def lanes() -> Iterator[Processes]:
    lanes = Processes(2)
    yield lanes
    lanes.shutdown(cancel_futures=True)


def with_line(line: str) -> dict[str, str]:
    """Give the exact toy with a line before its return."""
    return {"toys/half": HALF.replace("return {", f"{line}\n        return {{")}


def reason(project: Path, lanes: Processes) -> str:
    ran = run(project, lanes, jobs=2)
    assert ran["toys/shift"].verdict is Verdict.SUPPORTED
    evidence = ran["toys/half"].evidence
    assert evidence and evidence.judgement.verdict is Verdict.INVALID
    return evidence.judgement.reasons[0]


def test_processes_and_inline_agree_to_the_last_bit(project: Path, lanes: Processes) -> None:
    inline = run(project)["toys/shift"].evidence
    parallel = run(project, lanes, jobs=2, fresh=True)["toys/shift"].evidence
    assert inline and parallel
    assert inline.arms == parallel.arms


def test_a_worker_killed_once_is_replaced_and_the_trial_run_again(project: Path, lanes: Processes) -> None:
    marker = project / "marker"
    once = f"from tests.lab.faults import killed_once; killed_once({str(marker)!r})"
    write_project(project, with_line(once))
    ran = run(project, lanes, jobs=2)
    assert marker.exists()
    assert {o.verdict for o in ran.by_name.values()} == {Verdict.SUPPORTED, Verdict.CITED}


def test_a_trial_that_always_kills_its_worker_names_its_check(project: Path, lanes: Processes) -> None:
    write_project(project, with_line("import os; os.kill(os.getpid(), 9)"))
    assert reason(project, lanes) == "its process was ended by SIGKILL, 3 times"


def test_a_trial_without_memory_names_its_check(project: Path, lanes: Processes) -> None:
    greedy = "import torch; torch.empty(2**62, dtype=torch.uint8)"
    write_project(project, with_line(greedy))
    assert "verify/toys/half.py:8: RuntimeError" in reason(project, lanes)


def test_a_trial_that_hangs_names_its_check(project: Path, lanes: Processes) -> None:
    source = with_line("import time; time.sleep(60)")["toys/half"]
    write_project(project, {"toys/half": source.replace("sabotage=", "limit_s=0.5, sabotage=")})
    assert reason(project, lanes) == "a trial took longer than 0.5 s"


def test_a_trial_that_raises_names_its_check_and_line(project: Path, lanes: Processes) -> None:
    write_project(project, with_line("raise ValueError('no')"))
    assert reason(project, lanes) == "verify/toys/half.py:8: ValueError: no"


def test_a_failure_is_not_kept_in_the_store(project: Path, lanes: Processes) -> None:
    write_project(project, with_line("raise ValueError('no')"))
    run(project, lanes)
    write_project(project, {"toys/half": HALF, "toys/shift": SHIFT})
    assert run(project, lanes)["toys/half"].verdict is Verdict.SUPPORTED


def test_a_ctrl_c_that_does_not_wake_the_process_is_heeded_all_the_same(project: Path) -> None:
    """It reaches another thread here: for the one that waits, that is as if it had come just before."""

    class Never(Executor):
        def submit(self, fn: Callable[..., Any], /, *_: Any, **__: Any) -> Future[Any]:
            asked.set()
            return future

    def press() -> None:
        asked.wait()
        time.sleep(0.3)
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    asked, future = threading.Event(), Future[Any]()
    rescue = threading.Timer(20, future.set_result, [()])
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        rescue.start()
        threading.Thread(target=press).start()
        with pytest.raises(KeyboardInterrupt):
            run(project, Never(), jobs=2)
        assert not future.done()
    finally:
        rescue.cancel()
        signal.signal(signal.SIGINT, before)
