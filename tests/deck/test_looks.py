"""Only what the author changed in a question counts as a change of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.deck import drafted
from mkdeck.model import Badge, Finding, Media, Question, Verdict
from tests.deck.lectures import lecture, question


def hashes(q: Question, *badges: Badge, deck: str = "A::B", **settings: object) -> tuple[str, str]:
    """Of what is seen, and of how it looks."""
    (asked,) = drafted(lecture(q, deck=deck, **settings), {("a.md", 0): badges}).asked
    return asked.seen, asked.looks


Q = question("Q?", "a")
PLAIN = hashes(Q)
FINDING = Finding(
    "lecture_06/x", "a", Verdict.REFUTED, "says", correction="Rather b.", device="cpu, torch 2.4"
)
MARKED = hashes(Q, Badge(0, Verdict.REFUTED, (FINDING,)))


@pytest.mark.parametrize(
    "other",
    [
        hashes(question("Q?", "a", line=77, number="Q9.")),
        hashes(question("Q?", "a", headings=("another section",))),
        hashes(Q, deck="Another deck"),
    ],
    ids=["line and number", "section", "deck"],
)
def test_places_do_not_count(other: tuple[str, str]) -> None:
    assert other == PLAIN


@pytest.mark.parametrize(
    "other",
    [
        hashes(question("Q?", "b")),
        hashes(question("Why?", "a")),
        hashes(Q, tags=("t",)),
        hashes(Q, cards=("question", "reversed")),
        hashes(Q, Badge(0, Verdict.SUPPORTED)),
        hashes(question("Q?", "a", media=(Media("net-0a1b2c3d.png", Path("net.png"), "ff"),))),
    ],
    ids=["answer", "question", "tags", "kinds of cards", "mark", "media"],
)
def test_what_the_author_changed_counts(other: tuple[str, str]) -> None:
    assert not set(other) & set(PLAIN)


@pytest.mark.parametrize(
    "finding",
    [
        replace(FINDING, device="cuda, torch 2.13"),
        replace(FINDING, effect="1.2 [1.1, 1.3]"),
        replace(FINDING, stale=True),
        replace(FINDING, check="renamed/x"),
    ],
    ids=["device", "numbers", "staleness", "name of the check"],
)
def test_how_evidence_was_come_by_does_not_count(finding: Finding) -> None:
    assert hashes(Q, Badge(0, Verdict.REFUTED, (finding,))) == MARKED


def test_plots_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "plot.svg").write_text("<svg/>")
    shown = replace(FINDING, picture=tmp_path / "plot.svg")
    assert hashes(Q, Badge(0, Verdict.REFUTED, (shown,))) == MARKED


@pytest.mark.parametrize("finding", [replace(FINDING, correction="Rather c.")], ids=["correction"])
def test_corrections_count(finding: Finding) -> None:
    assert not set(hashes(Q, Badge(0, Verdict.REFUTED, (finding,)))) & set(MARKED)


def test_markup_alone_counts_among_looks_but_not_among_what_is_seen() -> None:
    bold = hashes(question("Q?", "<b>a</b>"))
    assert bold[0] == PLAIN[0]
    assert bold[1] != PLAIN[1]
