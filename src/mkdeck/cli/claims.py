"""`mkdeck claims`: each claim of the lectures with its checks and verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from mkdeck.build.collection import find_collection
from mkdeck.build.evidence import Badges, badges_of
from mkdeck.build.reading import Opened, open_collection, shown_lecture
from mkdeck.cli.options import as_json, lectures
from mkdeck.cli.output import problem_record, show_json, show_problems
from mkdeck.cli.terminal import say, say_table
from mkdeck.model import Badge, Lecture, Question, Statement, Verdict
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One claim with what is known of it."""

    lecture: str
    question: Question
    statement: Statement
    badge: Badge | None

    @property
    def verdict(self) -> Verdict:
        """What the evidence says; "not checked" where there is none."""
        return self.badge.verdict if self.badge else Verdict.UNCHECKED

    @property
    def checks(self) -> tuple[str, ...]:
        """Names of the checks that speak of it."""
        return tuple(sorted({f.check for f in self.badge.findings})) if self.badge else ()


@click.command()
@lectures
@as_json
def claims(paths: tuple[Path, ...], in_json: bool) -> int:
    """List each claim of the lectures in PATHS (default: lectures/) with its checks and verdict."""
    opened = open_collection(find_collection(paths))
    badges, problems = badges_of(opened)
    problems = opened.problems + problems
    rows = tuple(rows_of(opened, badges))
    if in_json:
        problem_records = [problem_record(p) for p in sorted(set(problems))]
        records = [record(row) for row in rows]
        show_json("claims", {"claims": records, "coverage": coverage(rows), "problems": problem_records})
    else:
        show_problems(problems)
        cells = [plain_cells(opened, row) for row in rows]
        say_table(("place", "question", "verdict", "claim", "checks"), cells)
        say(summary(rows))
    return int(any(p.is_error for p in problems))


def rows_of(opened: Opened[Lecture], badges: Badges) -> Iterator[Row]:
    """Give the claims in reading order; labels are not claims, but what backs a label is listed with it."""
    for lecture in opened.lectures:
        if lecture.path not in opened.asked:
            continue
        for index, question in enumerate(lecture.questions):
            known = {badge.statement: badge for badge in badges.get((lecture.path, index), ())}
            for number, statement in enumerate(question.statements):
                if not statement.is_label:
                    yield Row(lecture.path, question, statement, known.get(number))


def plain_cells(opened: Opened[Lecture], row: Row) -> tuple[str, ...]:
    """Give a row's cells for a table."""
    place = f"{shown_lecture(opened, row.lecture)}:{row.statement.line}"
    return (place, row.question.number, row.verdict.value, row.statement.text, ", ".join(row.checks))


def record(row: Row) -> dict[str, object]:
    """Give a row as `--json` has it."""
    return {
        "lecture": row.lecture,
        "line": row.statement.line,
        "question": row.question.text,
        "claim": row.statement.text,
        "context": list(row.statement.context),
        "verdict": row.verdict.value,
        "checks": list(row.checks),
        "stale": bool(row.badge and row.badge.stale),
    }


def coverage(rows: tuple[Row, ...]) -> dict[str, object]:
    """Count the claims, those with a backing, and each verdict."""
    verdicts = Counter(row.verdict for row in rows)
    return {
        "claims": len(rows),
        "backed": len(rows) - verdicts[Verdict.UNCHECKED],
        "verdicts": {v.value: verdicts[v] for v in Verdict if verdicts[v]},
    }


def summary(rows: tuple[Row, ...]) -> str:
    """Say the coverage in one line."""
    verdicts = Counter(row.verdict for row in rows)
    counts = ", ".join(f"{verdicts[v]} {v.value}" for v in Verdict if verdicts[v])
    return f"{len(rows)} claims" + (f": {counts}" if counts else "")
