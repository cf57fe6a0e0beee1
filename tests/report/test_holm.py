from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from mkdeck.report.holm import holm

PS = st.lists(st.floats(0, 1), max_size=20)


def test_the_smallest_counts_as_often_as_there_are_values():
    assert holm([0.01, 0.04, 0.03]) == approx((0.03, 0.06, 0.06))


def test_one_value_alone_stays_as_it_is():
    assert holm([0.2]) == (0.2,)


@given(PS)
def test_no_value_becomes_smaller_or_more_than_one(values):
    assert all(p <= c <= 1 for p, c in zip(values, holm(values), strict=True))


@given(PS)
def test_the_order_stays(values):
    pairs = sorted(zip(values, holm(values), strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(pairs))
