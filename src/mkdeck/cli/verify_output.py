"""What `mkdeck verify` shows: progress, each verdict as it falls, and the sum."""

from __future__ import annotations

import shutil
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from mkdeck.cli.output import show_json
from mkdeck.cli.terminal import say, say_over
from mkdeck.lab.check import Check
from mkdeck.lab.evidence import Evidence
from mkdeck.lab.outcome import Outcome
from mkdeck.lab.run import Progress
from mkdeck.lab.words import effect_in_words, reasons
from mkdeck.model import Verdict

COLOURS = {
    Verdict.SUPPORTED: "green",
    Verdict.CITED: "green",
    Verdict.REFUTED: "yellow",
    Verdict.CONTRADICTED: "yellow",
    Verdict.INVALID: "red",
}


EVERY_S = 60
"""Between two lines of progress where no terminal shows them."""

MOST_NARROW = 40
"""Columns: no row is broken into narrower lines."""


def clock(seconds: float) -> str:
    """Give a stretch of time as a clock would: 0:07, 12:30, 1:02:00."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Showing:
    """A line for each check as it falls, a line of progress on a terminal, or JSON at the end."""

    def __init__(self, checks: Sequence[Check], *, in_json: bool) -> None:
        self._width = max((len(c.name) for c in checks), default=0)
        self._words = max((len(c.expect.value) for c in checks), default=0) + 1
        self._in_json = in_json
        self._live = sys.stderr.isatty() and not in_json
        self._started = time.monotonic()
        self._said = self._started
        self._progress = Progress(0, 0, 0)
        self._outcomes: list[Outcome] = []

    def __enter__(self) -> Showing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        if kind is None and self._in_json:
            show_json("verify", self._record())
        elif not self._in_json and self._outcomes:
            say(self._sum())

    @property
    def status(self) -> int:
        """The exit code: 1 if any verdict is not as expected or any check is invalid."""
        return int(any(_wrong(o) for o in self._outcomes))

    def told(self, progress: Progress) -> None:
        """Hear how many trials are done."""
        self._progress = progress
        if self._live:
            width = shutil.get_terminal_size().columns
            say_over(textwrap.shorten(self._line(), max(20, width - 1), placeholder=" …"))
        elif not self._in_json and time.monotonic() - self._said > EVERY_S:
            self._said = time.monotonic()
            say(self._line(), err=True)

    def fell(self, outcome: Outcome) -> None:
        """Hear of a check that is done."""
        self._outcomes.append(outcome)
        if not self._in_json:
            self._clear()
            verdict = f"{outcome.verdict.value:{self._words}}"
            first, *others = self._wrapped(self._row(outcome))
            say(first, lead=verdict, colour=COLOURS.get(outcome.verdict))
            for line in others:
                say(line)

    def _clear(self) -> None:
        if self._live:
            say_over("")

    def _line(self) -> str:
        """Give how far it is, what runs, and the time left if trials to come cost what those that ran did."""
        p = self._progress
        ran, left, gone = p.done - p.stored, p.total - p.done, time.monotonic() - self._started
        parts = [f"{p.done} of {p.total} trials", f"{clock(gone)} gone"]
        parts += [f"about {clock(gone / ran * left)} left"] if ran and left else []
        return ", ".join(parts) + (f": {', '.join(p.running)}" if p.running else "")

    def _row(self, outcome: Outcome) -> str:
        surprise = "" if outcome.as_expected else f" [expected {outcome.check.expect.value}]"
        return f" {outcome.check.name:{self._width}}  {_detail(outcome)}{surprise}"

    def _wrapped(self, row: str) -> list[str]:
        """Break a row at words where it goes to a terminal; a program that reads it has it on one line."""
        if not sys.stdout.isatty():
            return [row]
        indent = " " * (self._words + 3)
        width = max(MOST_NARROW, shutil.get_terminal_size().columns - 1)
        first, *others = textwrap.wrap(
            row, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )
        return [" " + first.strip(), *others]

    def _sum(self) -> str:
        verdicts = Counter(o.verdict for o in self._outcomes)
        counts = ", ".join(f"{verdicts[v]} {v.value}" for v in Verdict if verdicts[v])
        surprises = sum(not o.as_expected for o in self._outcomes)
        trials = (
            f"{self._progress.done - self._progress.stored} trials ran, {self._progress.stored} were stored"
        )
        checks = f"{len(self._outcomes)} check{'s' * (len(self._outcomes) != 1)}"
        return f"{checks}: {counts}; {surprises} not as expected; {trials}"

    def _record(self) -> dict[str, Any]:
        p = self._progress
        return {
            "checks": [record(o) for o in sorted(self._outcomes, key=lambda o: o.check.name)],
            "trials": {"total": p.total, "ran": p.done - p.stored, "stored": p.stored},
        }


def _wrong(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.INVALID or not outcome.as_expected


def _detail(outcome: Outcome) -> str:
    if outcome.evidence is None:
        return outcome.note
    effect = effect_in_words(outcome.check, outcome.evidence)
    found = reasons(outcome.evidence) if outcome.verdict is Verdict.INVALID else effect
    return "; ".join(filter(None, (found, outcome.differs)))


def record(outcome: Outcome) -> dict[str, Any]:
    """Give an outcome as `--json` has it."""
    return {
        "check": outcome.check.name,
        "verdict": outcome.verdict.value,
        "expected": outcome.check.expect.value,
        "as_expected": outcome.as_expected,
        "detail": _detail(outcome),
        "differs": outcome.differs,
        **(_numbers(outcome.evidence) if outcome.evidence else {}),
    }


def _numbers(evidence: Evidence) -> dict[str, Any]:
    judgement = evidence.judgement
    return {
        "seconds": evidence.seconds,
        "seeds": list(evidence.seeds),
        "arms": [{"name": v.name, "mean": v.mean, "low": v.low, "high": v.high} for v in evidence.values],
        "gates": [{"gate": g.gate, "arm": g.arm, "value": g.value, "open": g.open} for g in judgement.gates],
        "breaks": [
            {"name": b.name, "effect": b.effect, "as_it_must": b.as_it_must} for b in judgement.breaks
        ],
    }
