"""What several checks say of the same words: a mark where they agree, and one for each thing if not."""

from __future__ import annotations

from itertools import product

import pytest

from mkdeck.lab.joined import DISAGREE, joined
from mkdeck.model import Badge, Finding, Verdict

S, R, OPEN = Verdict.SUPPORTED, Verdict.REFUTED, Verdict.INCONCLUSIVE
C, K = Verdict.CITED, Verdict.CONTRADICTED
X, U, N = Verdict.INVALID, Verdict.UNTESTABLE, Verdict.UNCHECKED
EXPERIMENTS = (S, R, OPEN, X, N)
TEXT = "Introduced ReLU activation for faster convergence."


def finding(verdict: Verdict, quote: str = TEXT, *, dimension: str = "", reading: str = "") -> Finding:
    return Finding("a/check", quote, verdict, "says", dimension=dimension, reading=reading)


def of(*findings: Finding) -> tuple[Badge, ...]:
    return joined(0, TEXT, findings)


def several(*verdicts: Verdict, dimension: str = "data") -> list[Verdict]:
    return [b.verdict for b in of(*(finding(v, dimension=dimension) for v in verdicts))]


@pytest.mark.parametrize(
    ("verdicts", "marks"),
    [
        ([S], [S]),
        ([S, S], [S]),
        ([R, R], [R]),
        ([S, R], [Verdict.DEPENDS]),
        ([S, R, OPEN], [Verdict.DEPENDS]),
        ([S, OPEN], [S]),
        ([R, OPEN], [R]),
        ([OPEN, OPEN], [OPEN]),
        ([S, C], [S]),
        ([R, K], [R]),
        ([R, C], [R, C]),
        ([S, K], [S, K]),
        ([OPEN, C], [OPEN, C]),
        ([C, K], [C, K]),
        ([S, X], [S, X]),
        ([S, U], [S, U]),
        ([S, N], [S, N]),
        ([X, U, C], [C, X, U]),
    ],
    ids=lambda values: "+".join(v.name for v in values),
)
def test_regimes_of_one_dimension_join(verdicts: list[Verdict], marks: list[Verdict]) -> None:
    assert several(*verdicts) == marks
    assert several(*reversed(verdicts)) == marks


@pytest.mark.parametrize(
    "verdicts", list(product(EXPERIMENTS, repeat=4)), ids=lambda v: "+".join(x.name for x in v)
)
def test_it_depends_only_where_regimes_differ_and_nothing_hides_what_failed(
    verdicts: tuple[Verdict, ...],
) -> None:
    marks = several(*verdicts)
    assert (Verdict.DEPENDS in marks) == ({S, R} <= set(verdicts))
    assert (X in marks) == (X in verdicts)
    assert (N in marks) == (N in verdicts)
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize(
    ("one", "other"), [("", ""), ("data", ""), ("data", "depth")], ids=["none", "one", "another"]
)
def test_experiments_that_disagree_without_a_common_dimension_give_no_verdict(one: str, other: str) -> None:
    (badge,) = of(finding(S, dimension=one), finding(R, dimension=other))
    assert (badge.verdict, badge.note) == (X, DISAGREE)


@pytest.mark.parametrize(
    ("verdicts", "note"),
    [
        ([S, OPEN], "one regime undecided"),
        ([S, S, OPEN, OPEN], "2 regimes undecided"),
        ([R, OPEN], "one regime undecided"),
        ([S, R, OPEN], "one regime undecided"),
        ([S, S], ""),
        ([OPEN], ""),
    ],
    ids=lambda values: str(values),
)
def test_what_is_undecided_is_said(verdicts: list[Verdict], note: str) -> None:
    (badge,) = of(*(finding(v, dimension="data") for v in verdicts))
    assert badge.note == note


def test_clauses_are_judged_each_by_itself_in_the_order_of_their_words() -> None:
    badges = of(finding(S, "for faster convergence."), finding(K, "Introduced ReLU activation"))
    assert [(b.words, b.verdict) for b in badges] == [
        ("Introduced ReLU activation", K),
        ("for faster convergence.", S),
    ]


def test_readings_are_judged_each_by_itself() -> None:
    badges = of(finding(S, reading="reduces"), finding(R, reading="avoids altogether"))
    assert {(b.reading, b.verdict, b.words) for b in badges} == {
        ("reduces", S, ""),
        ("avoids altogether", R, ""),
    }
    assert {b.name for b in badges} == {"supported (reduces)", "refuted (avoids altogether)"}


def test_one_group_alone_needs_no_words() -> None:
    (badge,) = of(finding(S, "for faster convergence."))
    assert (badge.words, badge.reading) == ("", "")
