"""Checks in Markdown: what was declared, and the numbers of each device."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.report.anchors import check_anchor
from mkdeck.report.corrections import lead
from mkdeck.report.evidence import EvidencePage
from mkdeck.report.markup import plain, rows
from mkdeck.report.pages import CheckPage
from mkdeck.report.words import number, p_value


def check_lines(check: CheckPage) -> Iterator[str]:
    """Write one check."""
    # An anchor of its own: hosts of Markdown each name headings in their own way.
    yield f'<a id="{check_anchor(check.name)}"></a>'
    yield ""
    yield f"### {check.verdict.symbol} {plain(check.name)}: {check.verdict}"
    yield ""
    yield plain(check.says)
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
    yield from (f"- **{name}:** {plain(value)}" for name, value in declared if value)
    if check.command:
        yield f"- **Again:** `{check.command}`"
    yield ""
    for evidence in check.evidence:
        yield from _evidence(evidence)


def _evidence(e: EvidencePage) -> Iterator[str]:
    if e.effect:
        yield f"On {plain(e.device)}: {plain(e.effect)}"
        yield ""
    for reason in e.reasons:
        yield f"- {plain(reason)}"
    if e.p is not None:
        corrected = f", corrected {p_value(e.p_holm)}" if e.p_holm is not None else ""
        yield f"{p_value(e.p)}{corrected}".replace("<", "\\<")
        yield ""
    yield from rows(("arm", "mean", "95 % interval", "seeds"), _arms(e))
    facts = ((f.name, f.expected, f.found, "yes" if f.holds else "no") for f in e.facts)
    yield from rows(("fact", "expected", "found", "holds"), facts)
    tried = ((t.name, t.kind, t.value, "yes" if t.as_it_must else "no") for t in e.tried)
    yield from rows(("to be trusted", "kind", "came to", "as it must"), tried)


def _arms(e: EvidencePage) -> Iterator[tuple[str, ...]]:
    return ((a.name, number(a.mean), f"{number(a.low)} to {number(a.high)}", str(a.n)) for a in e.arms)
