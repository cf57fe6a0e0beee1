"""The rule on samples whose verdict is known."""

from collections.abc import Sequence
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from mkdeck.lab.interval import interval, verdict_interval
from mkdeck.lab.ruling import Ruling, rule
from mkdeck.lab.sign_count import LEAST, least_share, seeds_beyond
from mkdeck.lab.two_groups import two_groups
from mkdeck.model import Verdict

CLEAR = (3.0, 3.1, 2.9, 3.2, 2.8, 3.0, 3.3, 2.7)


def ruled(values: Sequence[float], low: float = 1.0, high: float = inf) -> Ruling:
    return rule([(v, v) for v in values], low, high)


def test_seeds_that_all_lie_beyond_decide() -> None:
    assert ruled(CLEAR).verdict is Verdict.SUPPORTED
    assert ruled(CLEAR, 5).verdict is Verdict.REFUTED
    assert ruled(CLEAR, 2, 4).verdict is Verdict.SUPPORTED
    assert ruled(CLEAR, -inf, 1).verdict is Verdict.REFUTED


@pytest.mark.parametrize("n", range(1, LEAST))
def test_too_few_seeds_decide_nothing_however_far_they_lie(n: int) -> None:
    found = ruled([1000 + i / 100 for i in range(n)])
    assert found.verdict is Verdict.INCONCLUSIVE
    assert "at least" in found.reason


@pytest.mark.parametrize("n", [20, 40, 80])
def test_a_mean_beyond_is_not_enough_where_half_of_the_seeds_are_not(n: int) -> None:
    ladder = [0.9] * (n // 2) + [1.0 + 5 * i / n for i in range(n // 2)]
    found = ruled(ladder)
    assert found.verdict is Verdict.INCONCLUSIVE
    assert f"of {n} seeds" in found.reason or "threshold" in found.reason


@pytest.mark.parametrize("gone", [1, 2, 4])
@pytest.mark.parametrize("at", [-40.0, 40.0])
def test_two_groups_are_named_with_their_sizes(gone: int, at: float) -> None:
    found = ruled((*CLEAR[gone:], *(at + v for v in CLEAR[:gone])))
    assert found.verdict is Verdict.INCONCLUSIVE
    assert found.reason.startswith("bimodal: more seeds")
    assert str(gone) in found.reason and str(8 - gone) in found.reason


def test_two_groups_that_both_say_the_same_by_themselves_decide() -> None:
    assert ruled((*CLEAR, *(v + 40 for v in CLEAR))).verdict is Verdict.SUPPORTED


def test_two_large_groups_that_differ_are_not_told_to_wait_for_more_seeds() -> None:
    found = ruled((*CLEAR, *(v - 40 for v in CLEAR)))
    assert found.verdict is Verdict.INCONCLUSIVE
    assert "differ" in found.reason


@pytest.mark.parametrize(
    "ladder",
    [
        (0, 0, 0, 0, 0, 0, 0, 1),
        (0, 0, 0, 0, 1, 1, 1, 1),
        (0, 1, 1, 1, 1, 4, 4, 4),
        (2,) * 8,
        (0, 1, 2, 3, 4, 5),
    ],
)
def test_a_ladder_is_no_two_groups(ladder: tuple[float, ...]) -> None:
    assert two_groups(ladder) is None


values = st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=40)


@given(values)
def test_the_interval_of_a_verdict_holds_the_students_one(sample: list[float]) -> None:
    found, wide = interval(sample), verdict_interval(sample)
    assert wide.low <= found.low <= found.high <= wide.high


@given(values)
def test_the_interval_is_longer_on_the_side_of_the_tail(sample: list[float]) -> None:
    wide = verdict_interval(sample)
    above, below = wide.high - wide.mean, wide.mean - wide.low
    tail = above - below
    assert tail * wide.skewness >= -1e-6 * (above + below + 1) * abs(wide.skewness)


@given(values, st.floats(-10, 10))
def test_a_mirrored_sample_has_the_mirrored_verdict(sample: list[float], threshold: float) -> None:
    mirrored = ruled([-v for v in sample], -inf, -threshold)
    assert ruled(sample, threshold).verdict is mirrored.verdict


@pytest.mark.parametrize("n", range(1, 120))
def test_the_count_is_the_exact_binomial_bound(n: int) -> None:
    needed = seeds_beyond(n)
    assert binom.sf(needed - 1, n, 0.5) <= 0.025 < binom.sf(needed - 2, n, 0.5)


@pytest.mark.parametrize(("beyond", "n"), [(8, 8), (13, 16), (16, 16), (30, 40), (1, 8)])
def test_the_share_of_all_runs_is_the_exact_bound(beyond: int, n: int) -> None:
    exact = binomtest(beyond, n, alternative="greater").proportion_ci(0.95).low
    assert least_share(n, beyond) == pytest.approx(exact, abs=1e-6)
