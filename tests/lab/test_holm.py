"""Holm's correction."""

from hypothesis import given
from hypothesis import strategies as st

from mkdeck.lab.holm import holm

P_VALUES = st.dictionaries(st.integers(), st.floats(0, 1, allow_subnormal=False), min_size=1, max_size=20)


def test_the_example_of_four_checks_comes_out_as_by_hand() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005}) == {"d": 0.02, "a": 0.03, "c": 0.06, "b": 0.06}


@given(P_VALUES)
def test_no_p_value_shrinks_and_none_is_above_1(p_values: dict[int, float]) -> None:
    assert all(p_values[k] <= p <= 1 for k, p in holm(p_values).items())


@given(P_VALUES)
def test_the_order_of_the_checks_by_p_stays(p_values: dict[int, float]) -> None:
    corrected = holm(p_values)
    order = sorted(p_values, key=lambda k: p_values[k])
    assert [corrected[k] for k in order] == sorted(corrected.values())
