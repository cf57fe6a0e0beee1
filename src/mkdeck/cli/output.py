"""What all commands say alike: problems on stderr, and JSON documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mkdeck.cli.terminal import say, say_json
from mkdeck.errors import Problem, Weight


def show_problems(problems: Sequence[Problem]) -> None:
    """Print every problem once, in the order of files and lines; errors stand out in a terminal."""
    for problem in sorted(set(problems)):
        warns = not problem.is_error
        line = str(replace(problem, fault=f"warning: {problem.fault}")) if warns else str(problem)
        say("", lead=line, colour=None if warns else "red", err=True)


def count_problems(problems: Sequence[Problem]) -> str:
    """Say how many there are: "1 error, 2 warnings"."""
    errors = sum(p.is_error for p in set(problems))
    warnings = len(set(problems)) - errors
    counts = [(errors, "error"), (warnings, "warning")]
    return ", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts if n) or "no problems"


def made_strict(problems: Sequence[Problem], strict: bool) -> tuple[Problem, ...]:
    """Under `--strict` a warning weighs as much as an error."""
    return tuple(replace(p, weight=Weight.ERROR) for p in problems) if strict else tuple(problems)


def problem_record(problem: Problem) -> dict[str, object]:
    """Give a problem as `--json` has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "weight": problem.weight.value,
        "fault": problem.fault,
        "remedy": problem.remedy,
        "text": problem.text,
    }


SCHEMA = 1
"""Of every JSON document: grows when a key goes or means something else, not when one is added."""


def show_json(command: str, value: Mapping[str, object]) -> None:
    """Print one JSON document: what all commands say of themselves, then keys in their order."""
    say_json({"schema": SCHEMA, "command": command, **value})
