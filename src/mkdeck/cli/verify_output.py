"""What `mkdeck verify` shows: progress, each verdict as it falls, and the sum."""

from __future__ import annotations

import sys
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


class Showing:
    """A line for each check as it falls, a line of progress on a terminal, or JSON at the end."""

    def __init__(self, checks: Sequence[Check], *, in_json: bool) -> None:
        self._width = max((len(c.name) for c in checks), default=0)
        self._words = max((len(c.expect.value) for c in checks), default=0) + 1
        self._in_json = in_json
        self._live = sys.stderr.isatty() and not in_json
        self._started = time.monotonic()
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
            say_over(self._line())

    def fell(self, outcome: Outcome) -> None:
        """Hear of a check that is done."""
        self._outcomes.append(outcome)
        if not self._in_json:
            self._clear()
            verdict = f"{outcome.verdict.value:{self._words}}"
            say(self._row(outcome), lead=verdict, colour=COLOURS.get(outcome.verdict))

    def _clear(self) -> None:
        if self._live:
            say_over("")

    def _line(self) -> str:
        """Give how far it is, and the time left if the trials to come cost what those that ran did."""
        p = self._progress
        ran, left = p.done - p.stored, p.total - p.done
        if not ran or not left:
            return f"{p.done} of {p.total} trials"
        seconds = (time.monotonic() - self._started) / ran * left
        return f"{p.done} of {p.total} trials, about {seconds:.0f} s left"

    def _row(self, outcome: Outcome) -> str:
        surprise = "" if outcome.as_expected else f" [expected {outcome.check.expect.value}]"
        return f" {outcome.check.name:{self._width}}  {_detail(outcome)}{surprise}"

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
    return reasons(outcome.evidence) if outcome.verdict is Verdict.INVALID else effect


def record(outcome: Outcome) -> dict[str, Any]:
    """Give an outcome as `--json` has it."""
    return {
        "check": outcome.check.name,
        "verdict": outcome.verdict.value,
        "expected": outcome.check.expect.value,
        "as_expected": outcome.as_expected,
        "detail": _detail(outcome),
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
