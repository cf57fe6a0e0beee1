"""The report as Markdown, for a repository: the same claims, verdicts and numbers, without pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.model import Badge, Lecture, Question, Verdict
from mkdeck.report.anchors import check_anchor
from mkdeck.report.corrections import corrections, lead
from mkdeck.report.coverage import coverage
from mkdeck.report.markdown_checks import check_lines
from mkdeck.report.markup import plain, rows
from mkdeck.report.pages import Report


def render_markdown(report: Report) -> str:
    """Render the whole report."""
    lines = [f"# {plain(report.title)}", "", *_coverage(report)]
    for lecture in report.lectures:
        lines += _lecture(lecture, report)
    if report.checks:
        lines += ["## The checks", ""]
    for check in sorted(report.checks, key=lambda c: c.name):
        lines += check_lines(check)
    return "\n".join(lines).rstrip("\n") + "\n"


def _coverage(report: Report) -> Iterator[str]:
    whole = coverage(report.lectures, report.badges)
    head = ("lecture", "claims", *(f"{v.symbol} {v}" for v in whole.counts))
    cells = []
    for lecture in report.lectures:
        counts = coverage([lecture], report.badges)
        cells.append(
            (lecture.title, str(counts.claims), *(str(counts.counts.get(v, 0)) for v in whole.counts))
        )
    yield f"{whole.claims} claims: {whole.tested} tested, {whole.backed - whole.tested} judged by sources or"
    yield f"found untestable, {whole.claims - whole.backed} not checked."
    if whole.beside:
        told = ", ".join(f"{count} {verdict}" for verdict, count in whole.beside.items())
        yield f"Beside these, labels and the words of questions: {told}."
    yield ""
    yield from rows(head, cells)


def _lecture(lecture: Lecture, report: Report) -> Iterator[str]:
    yield f"## {plain(lecture.title)}"
    yield ""
    for index, question in enumerate(lecture.questions):
        yield f"### {plain(' '.join(filter(None, (question.number, question.text))))}"
        yield ""
        yield from _statements(question, report.badges.get((lecture.path, index), ()))
        yield ""


def _statements(question: Question, badges: Sequence[Badge]) -> Iterator[str]:
    known: dict[int, list[Badge]] = {}
    for badge in badges:
        known.setdefault(badge.statement, []).append(badge)
    for badge in known.get(-1, ()):
        yield from _statement("the question itself", badge, 0)
    for index, statement in enumerate(question.statements):
        depth = len(statement.context)
        if statement.is_label and index not in known:
            yield f"{'  ' * depth}- {plain(statement.text)}"
        for badge in known.get(index, () if statement.is_label else (Badge(index, Verdict.UNCHECKED),)):
            yield from _statement(statement.text, badge, depth)


def _statement(text: str, badge: Badge, depth: int) -> Iterator[str]:
    checks = dict.fromkeys(f.check for f in badge.findings)
    links = "".join(f" [{plain(c.rpartition('/')[2])}](#{check_anchor(c)})" for c in checks)
    yield f"{'  ' * depth}- {badge.verdict.symbol} {plain(text)} — *{plain(badge.name)}*{links}"
    for correction in corrections(badge):
        yield f"{'  ' * depth}  <br>**{lead(badge.verdict)}:** {plain(correction)}"
