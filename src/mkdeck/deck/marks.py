"""Marks: the verdict behind each statement of an answer, and the panel that opens its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from html import escape

from mkdeck.deck.picture import picture_media
from mkdeck.model import ArmValue, Badge, Finding, Verdict
from mkdeck.wordplace import end_of

WRONG = (Verdict.REFUTED, Verdict.CONTRADICTED)
"""Verdicts of statements that are not so."""


def by_statement(badges: Sequence[Badge]) -> dict[int, list[Badge]]:
    """Sort the badges of a question by the statement that they speak of."""
    found: dict[int, list[Badge]] = {}
    for badge in badges:
        found.setdefault(badge.statement, []).append(badge)
    return dict(sorted(found.items()))


def marked(html: str, badges: Sequence[Badge], told: dict[str, None]) -> str:
    """Put each mark of a statement behind its words, and what is true instead behind the statement.

    What is true instead is told once, where it comes first: `told` is what was said above.
    """
    behind = ""
    places: list[tuple[int, str]] = []
    for badge in badges:
        at = end_of(badge.words, html) if badge.words else -1
        places.append((at if at >= 0 else len(html), _mark(badge)))
        behind += corrections(badge, told)
        told.update(dict.fromkeys(f.correction for f in badge.findings))
    for at, text in sorted(places, key=lambda place: place[0])[::-1]:
        html = html[:at] + text + html[at:]
    return html + behind


def _mark(badge: Badge) -> str:
    # The space does not break, so that no mark stands alone on a line.
    return f"&nbsp;{symbol(badge)}"


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


def symbol(badge: Badge) -> str:
    """Render the verdict as a shape with a name."""
    verdict, name = badge.verdict, escape(badge.name)
    kind = verdict.name.lower() + (" stale" if badge.stale else "")
    return f'<span class="mark {kind}" role="img" aria-label="{name}" title="{name}">{verdict.symbol}</span>'


def _correction(text: str, verdict: Verdict) -> str:
    """Say by word and colour whether the statement is wrong or only in need of more words."""
    lead = "Rather" if verdict in WRONG else "More exactly"
    told = f"<b>{lead}:</b> {escape(text, quote=False)}"
    return f'<span class="correction {verdict.name.lower()}" dir="auto">{told}</span>'


def _finding(finding: Finding) -> str:
    alone = Badge(0, finding.verdict, (finding,))
    how = f": {finding.how}" if finding.how else ""
    verdict = f"{finding.verdict}{how}{', out of date' if finding.stale else ''}"
    parts = [
        f'<p class="quote">{symbol(alone)} <i>{verdict}:</i>',
        f' <q dir="auto">{escape(finding.quote, quote=False)}</q></p>',
        _line("Rather", finding.correction),
        _line("Tested" if finding.effect else "Says", finding.says),
        _line("Read as", finding.reading),
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
