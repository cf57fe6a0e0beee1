"""Small projects with checks whose truth is known."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from mkdeck.lab.inline import Inline
from mkdeck.lab.measure import forget
from mkdeck.lab.outcome import Outcome
from mkdeck.lab.plan import Conditions
from mkdeck.lab.run import Progress
from mkdeck.lab.suite import Suite, open_suite
from mkdeck.lab.verify import Wish, verify
from mkdeck.model import Lecture, Question, Statement

SHIFT = """
    '''Whether a shift is found.'''
    from mkdeck.lab import Trial, check, difference, greater
    from verify.noise import noisy

    @check(
        backs={"toys": ["Shifts shift."]},
        says="The shifted arm is larger by more than 1.",
        scope="toys",
        arms={"shifted": {"shift": 3.0}, "plain": {"shift": 0.0}},
        effect=difference("shifted", minus="plain"),
        predicts=greater(1, because="less would be noise"),
        sabotage={"no shift": {"shifted": {"shift": 0.1}}},
    )
    def shift(trial: Trial, *, shift: float) -> float:
        '''A noisy number, without unit.'''
        return noisy(trial, shift)
"""
NOISE = """
    '''Noise for the toys.'''
    def noisy(trial, shift):
        return shift + float(trial.normal(f"noise {shift}", 1, std=0.3))
"""
HALF = """
    '''Whether a half is a half.'''
    from mkdeck.lab import Trial, exact

    @exact(backs={"toys": ["A half is 0.5"]}, says="1/2 is 0.5.", expects={"half": 0.5},
           sabotage={"a third": {"of": 3}})
    def half(trial: Trial, *, of: int = 2) -> dict[str, float]:
        '''One of so many parts.'''
        return {"half": 1 / of}
"""
CITED = """
    '''Who said so.'''
    from mkdeck.lab import citation, cite

    said = citation(backs={"toys": ["Euclid said so"]}, says="Euclid said so.",
                    sources=[cite("Euclid", "Elements I", "he said so")])
"""
CHECKS = {"toys/shift": SHIFT, "toys/half": HALF, "toys/said": CITED, "noise": NOISE}

LECTURE = Lecture(
    path="toys.md",
    title="Toys",
    deck="Toys",
    questions=(
        Question(
            text="What do toys do?",
            prompt="What do toys do?",
            line=3,
            answer=(),
            statements=(
                Statement("Shifts shift.", 4),
                Statement("A half is 0.5 and that is exact.", 5),
                Statement("Euclid said so", 6),
            ),
            number="Q1",
        ),
    ),
)


def write_project(root: Path, checks: dict[str, str] = CHECKS) -> Path:
    """Write check files below `root/verify`."""
    for name, source in checks.items():
        path = root / "verify" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(source).lstrip())
    return root


def suite(root: Path, lecture: Lecture = LECTURE) -> Suite:
    """Open the project's suite as the command does."""
    forget()
    return open_suite(root, [lecture])


def run(
    root: Path,
    executor: Executor | None = None,
    *,
    lecture: Lecture = LECTURE,
    only: Sequence[str] = (),
    fresh: bool = False,
    seeds: tuple[int, ...] = (),
    quick: bool = False,
    jobs: int = 1,
    threads: int = 1,
) -> Ran:
    """Verify a project; inline unless told otherwise."""
    opened = suite(root, lecture)
    heard: list[Progress] = []
    conditions = Conditions(root, "cpu", "test", threads=threads, seeds=seeds, quick=quick)
    wish = Wish(conditions, jobs, fresh, heard.append)
    outcomes = verify(opened.select(only), opened.lectures, executor or Inline(), wish)
    return Ran(outcomes, heard)


class Ran:
    """The outcomes of a run by name, and how many trials it took."""

    def __init__(self, outcomes: Iterator[Outcome], heard: list[Progress]) -> None:
        self.by_name = {outcome.check.name: outcome for outcome in outcomes}
        self.stored = heard[-1].stored if heard else 0
        self.measured = (heard[-1].done if heard else 0) - self.stored

    def __getitem__(self, name: str) -> Outcome:
        return self.by_name[name]
