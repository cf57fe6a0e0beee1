"""Joins what several checks say of the same words: one mark for what they agree on, or one for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdeck.model import Badge, Finding, Verdict
from mkdeck.wordplace import normal

S, R, OPEN = Verdict.SUPPORTED, Verdict.REFUTED, Verdict.INCONCLUSIVE
MEASURED = (S, R, OPEN)
APART = (Verdict.CITED, Verdict.CONTRADICTED, Verdict.INVALID, Verdict.UNTESTABLE, Verdict.UNCHECKED)
"""In the order of their marks behind that of what was measured; none of them hides behind a neighbour."""

AGREES = {S: Verdict.CITED, R: Verdict.CONTRADICTED}
"""What a source may say that an experiment says, too: one mark serves both."""

DISAGREE = "its checks disagree, and name no dimension of which each is a regime"


def joined(statement: int, text: str, findings: Iterable[Finding]) -> tuple[Badge, ...]:
    """Give the marks of one statement whose words are `text`, in the order of their words."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((normal(finding.quote), finding.reading), []).append(finding)
    several = len({words for words, _ in groups}) > 1
    readings = len({reading for _, reading in groups}) > 1
    badges = [
        Badge(
            statement,
            verdict,
            tuple(found),
            words=found[0].quote if several and words != normal(text) else "",
            reading=reading if readings else "",
            note=note,
        )
        for (words, reading), group in groups.items()
        for verdict, note, found in _apart(group)
    ]
    whole = normal(text)
    return tuple(sorted(badges, key=lambda b: _end(whole, b.findings[0].quote)))


def _end(whole: str, quote: str) -> int:
    words = normal(quote)
    return whole.find(words) + len(words)


def _apart(group: Sequence[Finding]) -> Iterator[tuple[Verdict, str, Sequence[Finding]]]:
    """Part findings on the same words into those that one verdict speaks for."""
    measured = [f for f in group if f.verdict in MEASURED]
    rest = [f for f in group if f.verdict not in MEASURED]
    if measured:
        verdict, note = of_measured(measured)
        agreeing = [f for f in rest if f.verdict is AGREES.get(verdict)]
        yield verdict, note, (*measured, *agreeing)
        rest = [f for f in rest if f not in agreeing]
    for verdict in APART:
        found = [f for f in rest if f.verdict is verdict]
        if found:
            yield verdict, "", found


def of_measured(findings: Sequence[Finding]) -> tuple[Verdict, str]:
    """Give the verdict of experiments on the same words, and what it leaves open.

    It depends only where regimes of one dimension differ. Where experiments disagree and are no regimes of
    anything, the words have no verdict until their author says what they mean.
    """
    verdicts = {f.verdict for f in findings}
    if {S, R} <= verdicts:
        if not conflict(findings):
            return Verdict.DEPENDS, _undecided(findings)
        return Verdict.INVALID, DISAGREE
    decided = next((v for v in (S, R) if v in verdicts), None)
    return (decided, _undecided(findings)) if decided else (OPEN, "")


def conflict(findings: Sequence[Finding]) -> bool:
    """Tell whether one is supported and another refuted, without being regimes of one dimension."""
    ways = [{f.dimension for f in findings if f.verdict is verdict} for verdict in (S, R)]
    return all(ways) and (len(ways[0] | ways[1]) > 1 or "" in ways[0])


def _undecided(findings: Sequence[Finding]) -> str:
    count = sum(f.verdict is OPEN for f in findings)
    what = "regime" if all(f.dimension for f in findings) else "check"
    return f"{'one' if count == 1 else count} {what}{'s' * (count > 1)} undecided" if count else ""
