"""Collects every check of `verify/` as tests: declared as it must be, finite, repeatable, as expected.

In `verify/conftest.py`: `from mkdeck.lab.pytest_plugin import pytest_collect_file`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isfinite
from pathlib import Path

import pytest

from mkdeck.lab.check import Empirical, Experiment, Settings
from mkdeck.lab.conform import conform
from mkdeck.lab.evidence_file import load_evidence
from mkdeck.lab.finding import is_aged
from mkdeck.lab.fingerprint import Fingerprints
from mkdeck.lab.measure import measure
from mkdeck.lab.measured import Censored, Measured
from mkdeck.lab.project import EVIDENCE, FOLDER, read_check
from mkdeck.lab.spec import Result, Spec


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take the Python files below a `verify/` that declare a check."""
    folder = next((f for f in file_path.parents if f.name == FOLDER), None)
    if folder is None or file_path.suffix != ".py":
        return None
    check, problems = read_check(file_path, folder)
    if check is None and not problems:
        return None
    return CheckFile.of(parent, file_path, folder)


class CheckFile(pytest.File):
    """One file of `verify/`."""

    folder: Path

    @classmethod
    def of(cls, parent: pytest.Collector, path: Path, folder: Path) -> CheckFile:
        """Make the collector of one check."""
        made: CheckFile = cls.from_parent(parent, path=path)
        made.folder = folder
        return made

    def collect(self) -> Iterator[pytest.Item]:
        """Give the four tests of a check, or one that tells why it cannot be read."""
        check, problems = read_check(self.path, self.folder)
        if check is None:
            yield Told.of(self, "can be read", lambda: _none("\n".join(map(str, problems))))
            return
        yield Told.of(self, "declares all it must", lambda: _none("\n".join(map(str, conform(check)))))
        if isinstance(check, Experiment):
            yield Told.of(self, "measures numbers", lambda: _finite(check, self.folder))
            yield Told.of(self, "repeats itself", lambda: _repeats(check, self.folder))
            yield Told.of(self, "came out as expected", lambda: _expected(check, self.folder))


class Told(pytest.Item):
    """A test that says what is wrong in words, without a traceback through the lab."""

    what: Callable[[], None]

    @classmethod
    def of(cls, parent: CheckFile, name: str, what: Callable[[], None]) -> Told:
        """Make one test."""
        made: Told = cls.from_parent(parent, name=name)
        made.what = what
        return made

    def runtest(self) -> None:
        """Run it."""
        self.what()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """Say what is wrong."""
        return str(excinfo.value)


def _none(problems: str) -> None:
    if problems:
        pytest.fail(problems)


def _trial(check: Experiment, settings: Settings, folder: Path) -> Result:
    """Run the trial of seed 0, training cut short. Skips where it cannot run here."""
    spec = Spec(str(folder.parent), check.name, "", settings, 0, "cpu", check.dtype, 1, check.limit_s, True)
    result = measure(spec)
    if result.unavailable:
        pytest.skip(result.unavailable)
    _none(result.traceback)
    return result


def _arms(check: Experiment) -> dict[str, Settings]:
    """Give the arms; a keyword that is picked has its first choice."""
    picks = check.picks if isinstance(check, Empirical) else None
    first = {picks.keyword: picks.choices[0]} if picks else {}
    return {arm: tuple(sorted((dict(settings) | first).items())) for arm, settings in check.arms}


def _finite(check: Experiment, folder: Path) -> None:
    for arm, settings in _arms(check).items():
        for name, value in _trial(check, settings, folder).values.items():
            if not _is_finite(value):
                pytest.fail(f"{arm}: {name} is {value}")


def _is_finite(value: Measured) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_finite, value))
    return isinstance(value, str | Censored) or isfinite(value)


def _repeats(check: Experiment, folder: Path) -> None:
    for arm, settings in _arms(check).items():
        once, again = (_trial(check, settings, folder).values for _ in range(2))
        if once != again:
            pytest.fail(f"{arm}: one seed gave {once} and then {again}")


def _expected(check: Experiment, folder: Path) -> None:
    """The committed evidence is of this code and says what the author expects."""
    evidence = [e for e in load_evidence(folder / EVIDENCE)[0] if e.key == check.key]
    if not evidence:
        pytest.skip(f"no evidence yet: mkdeck verify {check.name}")
    prints = Fingerprints(folder.parent)
    for one in evidence:
        if is_aged(check, one, prints):
            pytest.fail(f"its code changed after the evidence from {one.device}: mkdeck verify {check.name}")
        if one.judgement.verdict is not check.expect:
            pytest.fail(f"{one.judgement.verdict.value} on {one.device}, expected {check.expect.value}")
