"""Fixtures that several rooms' tests share."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Generated examples take as long as the machine of the day takes: no test here measures time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ORACLE = Path(__file__).with_name("anki_oracle.py")
OLD = "MKDECK_ANKI_24"
"""Names a folder that holds anki 24.11, as `pip install --target FOLDER anki==24.11` makes it."""

# Made absolute before any test changes the working directory.
OLD_FOLDER = str(Path(os.environ[OLD]).resolve()) if os.environ.get(OLD) else ""

# Keys of this user are for this user's runs: the tests have their own.
STATE = tempfile.mkdtemp(prefix="mkdeck-state-")
os.environ["XDG_STATE_HOME"] = STATE
atexit.register(shutil.rmtree, STATE, ignore_errors=True)

# What a shell starts in the background ignores Ctrl-C, and so would all that the tests start.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)

Do = Callable[[Mapping[str, Any]], dict[str, Any]]
Ask = Callable[[Sequence[Mapping[str, Any]]], list[dict[str, Any]]]


def folder_of(version: str) -> str:
    """The folder to import the Anki of a version from; nothing for the newest, which is installed."""
    if version == "24.11" and not OLD_FOLDER:
        pytest.skip(f"{OLD} names no folder with anki 24.11")
    return OLD_FOLDER if version == "24.11" else ""


@pytest.fixture(params=["newest", "24.11"])
def studied(request: pytest.FixtureRequest) -> Iterator[Do]:
    """Do one step after another in a fresh collection of the real Anki, as builds go on beside it."""
    path = folder_of(request.param)
    with subprocess.Popen(
        [sys.executable, str(ORACLE), "--lines"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        told, asked = process.stdout, process.stdin

        def do(step: Mapping[str, Any]) -> dict[str, Any]:
            asked.write(json.dumps(step) + "\n")
            asked.flush()
            answer: dict[str, Any] = json.loads(told.readline())
            assert not path or answer["anki"].startswith("24.11")
            return answer

        yield do


@pytest.fixture(params=["newest", "24.11"])
def anki(request: pytest.FixtureRequest) -> Ask:
    """Do steps in a fresh collection of the real Anki; see `anki_oracle.py`."""
    path = folder_of(request.param)

    def ask(steps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        run = subprocess.run(
            [sys.executable, str(ORACLE)],
            input=json.dumps(list(steps)).encode(),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode()
        told: list[dict[str, Any]] = json.loads(run.stdout)
        assert not path or told[0]["anki"].startswith("24.11")
        return told

    return ask
