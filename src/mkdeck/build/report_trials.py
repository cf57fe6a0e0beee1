"""The raw numbers of a check as a table: one row a seed, one column a measured number of an arm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck.lab.evidence import Evidence
from mkdeck.lab.fact import Between
from mkdeck.lab.measured import Censored, Measured
from mkdeck.report.evidence import Table


def trials_table(evidence: Evidence) -> Table | None:
    """Lay every trial's numbers out: one row a seed, one column an arm's measured number."""
    columns = [(arm, name) for arm in evidence.arms for name in _names(arm.trials)]
    if not columns:
        return None
    several = len(evidence.arms) > 1
    head = tuple(_head(arm.name, name, several) for arm, name in columns)
    count = max(len(arm.trials) for arm, _ in columns)
    seeds = evidence.seeds if len(evidence.seeds) == count else range(count)
    rows = tuple(
        (
            str(seed),
            *(in_words(arm.trials[i].get(name)) if i < len(arm.trials) else "" for arm, name in columns),
        )
        for i, seed in enumerate(seeds)
    )
    return Table(("seed", *head), rows)


def _names(trials: Sequence[Mapping[str, Measured]]) -> tuple[str, ...]:
    """Give the measured names; curves are in the picture and in the numbers to download."""
    names = dict.fromkeys(name for trial in trials for name in trial)
    return tuple(n for n in names if not any(isinstance(t.get(n), tuple) for t in trials))


def _head(arm: str, name: str, several: bool) -> str:
    if not several:
        return name
    return arm if name == "value" else f"{arm}: {name}"


def in_words(value: object) -> str:
    """Write a measured value."""
    if isinstance(value, Censored):
        return f"more than {value.at:g}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Between | str):
        return str(value)
    if isinstance(value, int):
        return f"{value:,}".replace(",", " ")
    return f"{value:.6g}" if isinstance(value, float) else ""
