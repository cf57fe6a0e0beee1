"""The report as Markdown, for a repository: the same claims, verdicts and numbers, without pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mkdeck.model import Badge, Lecture, Question, Verdict
from mkdeck.report.anchors import check_anchor
from mkdeck.report.corrections import corrections, lead
from mkdeck.report.coverage import coverage
from mkdeck.report.pages import CheckPage, EvidencePage, Report, Table
from mkdeck.report.words import number, p_value

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")
_FORMULA = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)


def render_markdown(report: Report) -> str:
    """Render the whole report."""
    lines = [f"# {_plain(report.title)}", "", *_coverage(report)]
    for lecture in report.lectures:
        lines += _lecture(lecture, report)
    if report.checks:
        lines += ["## The checks", ""]
    for check in sorted(report.checks, key=lambda c: c.name):
        lines += _check(check)
    return "\n".join(lines).rstrip("\n") + "\n"


def _coverage(report: Report) -> Iterator[str]:
    whole = coverage(report.lectures, report.badges)
    head = ("lecture", "claims", *(f"{v.symbol} {v}" for v in whole.counts))
    rows = []
    for lecture in report.lectures:
        counts = coverage([lecture], report.badges)
        rows.append(
            (lecture.title, str(counts.claims), *(str(counts.counts.get(v, 0)) for v in whole.counts))
        )
    yield f"{whole.claims} claims: {whole.tested} tested, {whole.backed - whole.tested} judged by sources or"
    yield f"found untestable, {whole.claims - whole.backed} not checked."
    yield ""
    yield from _table(Table(head, tuple(rows)))


def _lecture(lecture: Lecture, report: Report) -> Iterator[str]:
    yield f"## {_plain(lecture.title)}"
    yield ""
    for index, question in enumerate(lecture.questions):
        yield f"### {_plain(' '.join(filter(None, (question.number, question.text))))}"
        yield ""
        yield from _statements(question, report.badges.get((lecture.path, index), ()))
        yield ""


def _statements(question: Question, badges: Sequence[Badge]) -> Iterator[str]:
    known = {badge.statement: badge for badge in badges}
    if -1 in known:
        yield from _statement("the question itself", known[-1], 0)
    for index, statement in enumerate(question.statements):
        depth = len(statement.context)
        if statement.is_label and index not in known:
            yield f"{'  ' * depth}- {_plain(statement.text)}"
        else:
            yield from _statement(statement.text, known.get(index, Badge(index, Verdict.UNCHECKED)), depth)


def _statement(text: str, badge: Badge, depth: int) -> Iterator[str]:
    checks = dict.fromkeys(f.check for f in badge.findings)
    links = "".join(f" [{_plain(c.rpartition('/')[2])}](#{check_anchor(c)})" for c in checks)
    age = ", evidence out of date" if badge.stale else ""
    yield f"{'  ' * depth}- {badge.verdict.symbol} {_plain(text)} — *{badge.verdict}{age}*{links}"
    for correction in corrections(badge):
        yield f"{'  ' * depth}  <br>**{lead(badge.verdict)}:** {_plain(correction)}"


def _check(check: CheckPage) -> Iterator[str]:
    # An anchor of its own: hosts of Markdown each name headings in their own way.
    yield f'<a id="{check_anchor(check.name)}"></a>'
    yield ""
    yield f"### {check.verdict.symbol} {_plain(check.name)}: {check.verdict}"
    yield ""
    yield _plain(check.says)
    yield ""
    declared = (
        ("Scope", check.scope),
        (lead(check.verdict), check.correction),
        ("Measures", check.measures),
        ("Predicts", f"{check.prediction}, because {check.because}" if check.prediction else ""),
        ("Looks", str(check.looks) if check.looks > 1 else ""),
        ("Sources", "; ".join(check.sources)),
        ("Declared in", check.place),
    )
    yield from (f"- **{name}:** {_plain(value)}" for name, value in declared if value)
    if check.command:
        yield f"- **Again:** `{check.command}`"
    yield ""
    for evidence in check.evidence:
        yield from _evidence(evidence)


def _evidence(e: EvidencePage) -> Iterator[str]:
    if e.effect:
        yield f"On {_plain(e.device)}: {_plain(e.effect)}"
        yield ""
    for reason in e.reasons:
        yield f"- {_plain(reason)}"
    if e.p is not None:
        corrected = f", corrected {p_value(e.p_holm)}" if e.p_holm is not None else ""
        yield f"{p_value(e.p)}{corrected}".replace("<", "\\<")
        yield ""
    yield from _rows(("arm", "mean", "95 % interval", "seeds"), _arms(e))
    facts = ((f.name, f.expected, f.found, "yes" if f.holds else "no") for f in e.facts)
    yield from _rows(("fact", "expected", "found", "holds"), facts)
    tried = ((t.name, t.kind, t.value, "yes" if t.as_it_must else "no") for t in e.tried)
    yield from _rows(("to be trusted", "kind", "came to", "as it must"), tried)


def _arms(e: EvidencePage) -> Iterator[tuple[str, ...]]:
    return ((a.name, number(a.mean), f"{number(a.low)} to {number(a.high)}", str(a.n)) for a in e.arms)


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    kept = tuple(rows)
    if kept:
        yield from _table(Table(head, kept))


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    yield _row(("---",) * len(table.head), escaped=True)
    yield from map(_row, table.rows)
    yield ""


def _row(cells: Sequence[str], escaped: bool = False) -> str:
    return f"| {' | '.join(c if escaped else _plain(c) for c in cells)} |"


def _plain(text: str) -> str:
    """Write words so that Markdown takes none of them for markup; formulas between dollars."""
    parts, at = [], 0
    for formula in _FORMULA.finditer(text):
        tex = " ".join((formula[1] or formula[2]).split()).replace("|", "\\vert ")
        parts += [_SPECIAL.sub(r"\\\1", text[at : formula.start()]), f"${tex}$"]
        at = formula.end()
    return " ".join("".join([*parts, _SPECIAL.sub(r"\\\1", text[at:])]).split())
