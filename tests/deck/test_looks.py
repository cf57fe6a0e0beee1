"""Only what the author changed in a question counts as a change of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.deck.drafts import drafts_of
from mkdeck.deck.looks import looks_hash, seen_hash
from mkdeck.deck.note import Draft
from mkdeck.model import Badge, Finding, Media, Question, Verdict
from tests.deck.lectures import lecture, question


def draft(q: Question, *badges: Badge, deck: str = "A::B", **settings: object) -> Draft:
    return drafts_of(lecture(q, deck=deck, **settings), q, badges)[0]


def hashes(one: Draft) -> tuple[str, str]:
    return seen_hash((one,), ("question",)), looks_hash((one,), ("question",))


Q = question("Q?", "a")
PLAIN = hashes(draft(Q))
FINDING = Finding(
    "lecture_06/x", "a", Verdict.REFUTED, "says", correction="Rather b.", device="cpu, torch 2.4"
)
MARKED = hashes(draft(Q, Badge(0, Verdict.REFUTED, (FINDING,))))


@pytest.mark.parametrize(
    "other",
    [
        draft(question("Q?", "a", line=77, number="Q9.")),
        draft(question("Q?", "a", headings=("another section",))),
        draft(Q, deck="Another deck"),
    ],
    ids=["line and number", "section", "deck"],
)
def test_places_do_not_count(other: Draft) -> None:
    assert hashes(other) == PLAIN


@pytest.mark.parametrize(
    "other",
    [
        draft(question("Q?", "b")),
        draft(question("Why?", "a")),
        draft(Q, tags=("t",)),
        draft(Q, cards=("question", "reversed")),
        draft(Q, Badge(0, Verdict.SUPPORTED)),
        draft(question("Q?", "a", media=(Media("net-0a1b2c3d.png", Path("net.png"), "ff"),))),
    ],
    ids=["answer", "question", "tags", "kinds of cards", "mark", "media"],
)
def test_what_the_author_changed_counts(other: Draft) -> None:
    assert not set(hashes(other)) & set(PLAIN)


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
    assert hashes(draft(Q, Badge(0, Verdict.REFUTED, (finding,)))) == MARKED


def test_plots_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "plot.svg").write_text("<svg/>")
    shown = replace(FINDING, picture=tmp_path / "plot.svg")
    assert hashes(draft(Q, Badge(0, Verdict.REFUTED, (shown,)))) == MARKED


@pytest.mark.parametrize("finding", [replace(FINDING, correction="Rather c.")], ids=["correction"])
def test_corrections_count(finding: Finding) -> None:
    assert not set(hashes(draft(Q, Badge(0, Verdict.REFUTED, (finding,))))) & set(MARKED)


def test_markup_alone_counts_among_looks_but_not_among_what_is_seen() -> None:
    bold = hashes(draft(question("Q?", "<b>a</b>")))
    assert bold[0] == PLAIN[0]
    assert bold[1] != PLAIN[1]
