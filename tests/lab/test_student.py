"""Student's t in plain Python, beside scipy's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtr, stdtrit

from mkdeck.lab.student import cdf, quantile, upper


@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99, 0.999])
def test_quantiles_of_2_to_200_values_are_scipys(confidence: float) -> None:
    for n in range(2, 201):
        assert quantile((1 + confidence) / 2, n - 1) == pytest.approx(
            stdtrit(n - 1, (1 + confidence) / 2), rel=1e-10
        )


@given(t=st.floats(-60, 60), freedom=st.integers(1, 400))
def test_probabilities_are_scipys(t: float, freedom: int) -> None:
    assert cdf(t, freedom) == pytest.approx(stdtr(freedom, t), rel=1e-8, abs=1e-300)
    assert upper(t, freedom) == pytest.approx(stdtr(freedom, -t), rel=1e-8, abs=1e-300)


@pytest.mark.parametrize(("freedom", "published"), [(1, 12.706), (7, 2.365), (15, 2.131), (30, 2.042)])
def test_the_published_table_comes_out(freedom: int, published: float) -> None:
    assert round(quantile(0.975, freedom), 3) == published
