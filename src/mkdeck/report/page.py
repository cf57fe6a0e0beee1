"""The page itself: one file of HTML that needs no network and no script."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

from mkdeck.model import Verdict
from mkdeck.report import words
from mkdeck.report.addresses import json_uri, svg_uri
from mkdeck.report.anchors import check_anchor, lecture_anchor
from mkdeck.report.corrections import lead
from mkdeck.report.coverage import coverage
from mkdeck.report.pages import CheckPage, Report
from mkdeck.report.questions import question_pages
from mkdeck.report.size import LIMIT, fitted

if TYPE_CHECKING:
    from jinja2 import Environment

LEGEND = {
    Verdict.SUPPORTED: "the whole interval and enough single seeds, or every fact, lie where the claim says",
    Verdict.REFUTED: "they lie wholly elsewhere",
    Verdict.DEPENDS: "the claim holds in some of the scopes tested and not in others",
    Verdict.INCONCLUSIVE: "the seeds do not decide it: the reason stands beside it",
    Verdict.INVALID: "the check itself failed, so its numbers say nothing",
    Verdict.CITED: "a source says so; nothing was measured",
    Verdict.CONTRADICTED: "the source says otherwise",
    Verdict.UNTESTABLE: "nothing that could be measured is named",
    Verdict.UNCHECKED: "nobody has looked",
}
"""What each verdict means, for the reader of the page."""

TRUSTED = {"shown": words.shown, "linked": words.linked, "svg_uri": svg_uri, "json_uri": json_uri}
"""Filters whose results are html already: each escapes what it is given."""


def render_page(report: Report, limit: int = LIMIT) -> str:
    """Render the page of some `limit` bytes at most; the same report gives the same bytes."""
    report, left_out = fitted(report, limit)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            left_out=left_out,
            css=_text("report.css"),
            whole=coverage(report.lectures, report.badges),
            counted=[(lecture, coverage([lecture], report.badges)) for lecture in report.lectures],
            questions={x.path: tuple(question_pages(x, report.badges)) for x in report.lectures},
            checks=sorted(report.checks, key=lambda c: c.name),
            backed=_backed(report),
            verdicts=list(Verdict),
            legend=LEGEND,
        )
    )


def _backed(report: Report) -> dict[str, list[tuple[str, str]]]:
    """Give for each check the questions that it speaks of: anchor and words."""
    places: dict[str, list[tuple[str, str]]] = {}
    for lecture in report.lectures:
        for page, question in zip(question_pages(lecture, report.badges), lecture.questions, strict=True):
            for _, finding in page.backings:
                found = places.setdefault(finding.check, [])
                if (page.anchor, question.text) not in found:
                    found.append((page.anchor, question.text))
    return places


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def trusted(make: Any) -> Any:
        return lambda *values: Markup(make(*values))  # noqa: S704 - see TRUSTED

    made = Environment(
        loader=PackageLoader("mkdeck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {name: trusted(make) for name, make in TRUSTED.items()}
    made.filters |= {"number": words.number, "p_value": words.p_value, "kind": lambda v: v.name.lower()}
    made.filters |= {
        "lead": lead,
        "check_anchor": check_anchor,
        "lecture_anchor": lecture_anchor,
        "fitting": _fitting,
    }
    return made


def _fitting(check: CheckPage) -> str:
    """Say whether the verdict is the one that the author committed."""
    if check.verdict is Verdict.UNCHECKED:
        return f"its author expects: {check.expected}"
    return (
        "as its author expected"
        if check.verdict is check.expected
        else f"its author expected: {check.expected}"
    )


def _text(name: str) -> str:
    return (resources.files("mkdeck.report") / "templates" / name).read_text(encoding="utf-8")
