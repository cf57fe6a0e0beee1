"""`mkdeck claims`: each claim of the lectures with its checks and verdict."""

from __future__ import annotations

from pathlib import Path

import click

from mkdeck.build.collection import find_collection
from mkdeck.build.evidence import badges_of
from mkdeck.build.reading import Opened, open_collection, shown_lecture
from mkdeck.cli.options import as_json, lectures
from mkdeck.cli.output import problem_record, show_json, show_problems
from mkdeck.cli.terminal import say, say_table
from mkdeck.model import Badges, Kind, Lecture, Marked, Verdict, every_mark, verdicts


@click.command()
@lectures
@as_json
def claims(paths: tuple[Path, ...], in_json: bool) -> int:
    """List every claim and mark of the lectures in PATHS (default: lectures/) with its checks and verdict."""
    opened = open_collection(find_collection(paths))
    badges, problems = badges_of(opened)
    problems = opened.problems + problems
    rows = rows_of(opened, badges)
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


def rows_of(opened: Opened[Lecture], badges: Badges) -> tuple[Marked, ...]:
    """Give every mark in reading order, and each claim without one."""
    lectures = [lecture for lecture in opened.lectures if lecture.path in opened.asked]
    return tuple(every_mark(lectures, badges))


def plain_cells(opened: Opened[Lecture], row: Marked) -> tuple[str, ...]:
    """Give a row's cells for a table."""
    place = f"{shown_lecture(opened, row.lecture.path)}:{row.line}"
    said = row.badge.name if row.badge else row.verdict.value
    text = f"({row.kind}) {row.text}" if row.kind is not Kind.CLAIM else row.text
    return (place, row.question.number, said, text, ", ".join(checks(row)))


def checks(row: Marked) -> tuple[str, ...]:
    """Give the names of the checks that speak of a row."""
    return tuple(sorted({f.check for f in row.badge.findings})) if row.badge else ()


def record(row: Marked) -> dict[str, object]:
    """Give a row as `--json` has it."""
    badge = row.badge
    return {
        "lecture": row.lecture.path,
        "line": row.line,
        "question": row.question.text,
        "kind": row.kind.value,
        "claim": row.text,
        "words": badge.words if badge else "",
        "reading": badge.reading if badge else "",
        "context": list(row.context),
        "verdict": row.verdict.value,
        "how": badge.how if badge else "",
        "note": badge.note if badge else "",
        "checks": list(checks(row)),
        "stale": bool(badge and badge.stale),
    }


def coverage(rows: tuple[Marked, ...]) -> dict[str, object]:
    """Count the claims, those with a mark, and each verdict among all marks."""
    claims = {(r.lecture.path, r.question.line, r.line, r.text): r for r in rows if r.kind is Kind.CLAIM}
    return {
        "claims": len(claims),
        "backed": sum(row.verdict is not Verdict.UNCHECKED for row in claims.values()),
        "verdicts": {verdict.value: count for verdict, count in verdicts(rows).items()},
    }


def summary(rows: tuple[Marked, ...]) -> str:
    """Say the coverage in one line."""
    claims = coverage(rows)["claims"]
    counts = ", ".join(f"{count} {verdict}" for verdict, count in verdicts(rows).items())
    old = sum(bool(row.badge and row.badge.stale) for row in rows)
    aged = f"; {old} out of date" if old else ""
    return f"{claims} claims" + (f": {counts}{aged}" if counts else "")
