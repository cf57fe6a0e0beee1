"""What identifies a trial before it is run, and what comes back from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdeck.lab.check import Experiment, Settings, settings
from mkdeck.lab.measured import Measured


@dataclass(frozen=True, slots=True)
class Spec:
    """One trial to be run: picklable, and free of anything that does not change its numbers."""

    root: str
    """The project's folder."""

    check: str
    """The check's name below `verify/`."""

    source: str
    """Fingerprint of the check's code and of what it uses."""

    settings: Settings
    """The keywords of the measuring function; two arms with the same ones share their trials."""

    seed: int
    device: str
    dtype: str
    threads: int
    limit_s: float
    quick: bool = False

    again: int = 0
    """Above 0 where the same is measured once more, to see whether it repeats itself."""

    run: str = ""
    """Names the run; a process that measures for another run imports the project afresh."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Trials of one arm that are measured by one task: one, or several seeds at once."""

    specs: tuple[Spec, ...]
    """Alike but for their seeds."""

    @property
    def group(self) -> tuple[str, str]:
        """The check and the run: what another one did in a process must not reach these trials."""
        return self.specs[0].check, self.specs[0].run

    @property
    def limit_s(self) -> float:
        """How long they may take together, in seconds."""
        return sum(spec.limit_s for spec in self.specs)


@dataclass(frozen=True, slots=True)
class Result:
    """What a trial measured, or why it could not."""

    values: Mapping[str, Measured]
    seconds: float = 0.0
    """Of CPU time, or of the clock where a device measured."""

    shortened: bool = False
    """Whether a quick run cut its training short: no verdict may rest on it."""

    error: str = ""
    """The exception's own line and its place; empty when it measured."""

    unavailable: str = ""
    """Why it cannot run here: data that was not fetched."""

    traceback: str = ""
    machine: Mapping[str, Any] | None = None
    """Torch version, instruction set and threads of the process that measured."""

    @property
    def ok(self) -> bool:
        """Whether there are numbers."""
        return not self.error and not self.unavailable


MAIN = ""
"""The name under which the arms as declared stand beside the breaks."""


def variants(check: Experiment) -> dict[str, dict[str, Settings]]:
    """Give the arms as declared, under the empty name, and under each break's name."""
    arms = dict(check.arms)
    table = {MAIN: arms}
    for broken in check.breaks:
        changed = {c.arm: settings(dict(arms[c.arm]) | dict(c.settings)) for c in broken.changes}
        table[broken.name] = arms | changed
    return table
