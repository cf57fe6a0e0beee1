"""Marks: the verdict behind each statement of an answer, and the panel that opens its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from mkdeck.deck.picture import picture_media
from mkdeck.model import ArmValue, Badge, Finding, Verdict

SYMBOLS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "✓",
    Verdict.REFUTED: "✗",
    Verdict.DEPENDS: "◐",
    Verdict.INCONCLUSIVE: "?",
    Verdict.INVALID: "!",
    Verdict.CITED: "§",
    Verdict.CONTRADICTED: "≠",
    Verdict.UNTESTABLE: "∅",
    Verdict.UNCHECKED: "○",
}
"""One shape per verdict: colour alone tells nobody anything."""


def mark(badge: Badge) -> str:
    """Render the small symbol behind a statement, and what is true instead where it is not."""
    name = str(badge.verdict) + (", evidence out of date" if badge.stale else "")
    kind = badge.verdict.name.lower() + (" stale" if badge.stale else "")
    symbol = SYMBOLS[badge.verdict]
    shown = f'<span class="mark {kind}" role="img" aria-label="{name}" title="{name}">{symbol}</span>'
    return f" {shown}" + "".join(map(_correction, _corrections(badge)))


def panel(badges: Sequence[Badge]) -> str:
    """Render the evidence of a card, closed until it is tapped; nothing where nothing was looked at."""
    findings = [(badge, finding) for badge in badges for finding in badge.findings]
    if not findings:
        return ""
    body = "".join(_finding(badge, finding) for badge, finding in findings)
    return f'<details class="evidence"><summary>Evidence: {_tally(badges)}</summary>{body}</details>'


def _tally(badges: Sequence[Badge]) -> str:
    counts = Counter(badge.verdict for badge in badges)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])


def _corrections(badge: Badge) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.correction for f in badge.findings if f.correction))


def _correction(text: str) -> str:
    return f'<span class="correction" dir="auto">{escape(text, quote=False)}</span>'


def _finding(badge: Badge, finding: Finding) -> str:
    own = Badge(badge.statement, finding.verdict, (finding,))
    parts = [
        f'<p class="quote">{mark(own).strip()} <q dir="auto">{escape(finding.quote, quote=False)}</q></p>',
        _line("", finding.says),
        _line("Holds: ", finding.scope),
        _line("Measured: ", finding.effect),
        _arms(finding.arms),
        _picture(finding),
        _line("Sources: ", "; ".join(finding.sources)),
        _line("On: ", finding.device),
        _line("Again: ", finding.command, "code"),
    ]
    return f'<section class="finding {finding.verdict.name.lower()}">{"".join(parts)}</section>'


def _line(label: str, text: str, tag: str = "span") -> str:
    if not text:
        return ""
    name = f"<b>{label.strip()}</b> " if label else ""
    return f'<p>{name}<{tag} dir="auto">{escape(text, quote=False)}</{tag}></p>'


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
