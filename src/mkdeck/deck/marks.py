"""Marks: the verdict behind each statement of an answer, and the panel that opens its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from html import escape

from mkdeck.deck.picture import picture_media
from mkdeck.model import ArmValue, Badge, Finding, Verdict

WRONG = (Verdict.REFUTED, Verdict.CONTRADICTED)
"""Verdicts of statements that are not so."""


def marks_of(badges: Sequence[Badge]) -> dict[int, str]:
    """Render the marks of a card, by statement; what is true instead is told once, where it comes first."""
    told: dict[str, None] = {}
    marks: dict[int, str] = {}
    for badge in sorted(badges, key=lambda b: b.statement):
        marks[badge.statement] = marks.get(badge.statement, "") + mark(badge, told)
        told.update(dict.fromkeys(f.correction for f in badge.findings))
    return marks


def mark(badge: Badge, told: Container[str] = ()) -> str:
    """Render the small symbol behind a statement, and what is true instead if it was not `told` above."""
    # The space does not break, so that no mark stands alone on a line.
    return f"&nbsp;{symbol(badge.verdict, badge.stale)}{corrections(badge, told)}"


def corrections(badge: Badge, told: Container[str] = ()) -> str:
    """Render what is true instead, each once."""
    new = dict.fromkeys(f.correction for f in badge.findings if f.correction and f.correction not in told)
    return "".join(_correction(text, badge.verdict) for text in new)


def panel(badges: Sequence[Badge]) -> str:
    """Render the evidence of a card, closed until it is tapped; nothing where nothing was looked at."""
    body = "".join(_finding(finding) for badge in badges for finding in badge.findings)
    if not body:
        return ""
    return f'<details class="evidence"><summary>Evidence: {_tally(badges)}</summary>{body}</details>'


def _tally(badges: Sequence[Badge]) -> str:
    counts = Counter(badge.verdict for badge in badges)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])


def symbol(verdict: Verdict, stale: bool) -> str:
    """Render the verdict as a shape with a name."""
    name = f"{verdict}, evidence out of date" if stale else str(verdict)
    kind = verdict.name.lower() + (" stale" if stale else "")
    return f'<span class="mark {kind}" role="img" aria-label="{name}" title="{name}">{verdict.symbol}</span>'


def _correction(text: str, verdict: Verdict) -> str:
    """Say by word and colour whether the statement is wrong or only in need of more words."""
    lead = "Rather" if verdict in WRONG else "More exactly"
    told = f"<b>{lead}:</b> {escape(text, quote=False)}"
    return f'<span class="correction {verdict.name.lower()}" dir="auto">{told}</span>'


def _finding(finding: Finding) -> str:
    verdict = f"{finding.verdict}{', out of date' if finding.stale else ''}"
    parts = [
        f'<p class="quote">{symbol(finding.verdict, finding.stale)} <i>{verdict}:</i>',
        f' <q dir="auto">{escape(finding.quote, quote=False)}</q></p>',
        _line("Rather", finding.correction),
        _line("Tested" if finding.effect else "Says", finding.says),
        _line("Where", finding.scope),
        _line("Found", finding.effect),
        _arms(finding.arms),
        _picture(finding),
        _line("Sources", "; ".join(finding.sources)),
        _line("Run on", finding.device),
        _line("Repeat", finding.command, "code"),
    ]
    return f'<section class="finding">{"".join(parts)}</section>'


def _line(label: str, text: str, tag: str = "span") -> str:
    return f'<p><b>{label}</b> <{tag} dir="auto">{escape(text, quote=False)}</{tag}></p>' if text else ""


def _arms(arms: tuple[ArmValue, ...]) -> str:
    if not arms:
        return ""
    cells = ((escape(a.name), f"{a.mean:.4g}", f"{a.low:.4g} to {a.high:.4g}", str(a.n)) for a in arms)
    rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in cells)
    head = "<tr><th>arm</th><th>mean</th><th>95 % interval</th><th>seeds</th></tr>"
    return f'<table class="arms"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _picture(finding: Finding) -> str:
    media = picture_media(finding)
    return f'<img class="plot" src="{media.name}" alt="plot of {escape(finding.check)}">' if media else ""
