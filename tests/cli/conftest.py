"""The command line as a user has it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdeck.cli import main


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What it said, both streams together."""
        return (self.err + self.out).splitlines()


Run = Callable[..., Ended]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def mkdeck(here: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in that folder; an exception that escapes it fails the test."""

    def run(*args: object) -> Ended:
        with pytest.raises(SystemExit) as end:
            main([str(a) for a in args])
        out, err = capfd.readouterr()
        return Ended(int(end.value.code or 0), out, err)

    return run
