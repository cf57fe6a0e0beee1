"""Numbers of trials, as they are kept."""

import json
from math import inf, isnan, nan

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.lab import Censored
from mkdeck.lab.measured import Measured, from_json, named, to_json

plain = (
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_subnormal=False) | st.text(max_size=9)
)
censored = st.floats(0, 1e9, allow_subnormal=False).map(Censored)
curves = st.lists(st.floats(allow_nan=False, allow_subnormal=False), max_size=5).map(tuple)


@given(st.dictionaries(st.text(max_size=9), plain | censored | curves))
def test_what_is_written_comes_back(values: dict[str, Measured]) -> None:
    assert from_json(json.loads(json.dumps(to_json(values)))) == values


def test_nan_and_infinities_come_back() -> None:
    back = from_json(json.loads(json.dumps(to_json({"a": nan, "b": inf, "c": -inf}), allow_nan=False)))
    assert isnan(back["a"]) and back["b"] == inf and back["c"] == -inf  # type: ignore[arg-type]


def test_a_bare_number_is_called_value() -> None:
    assert named(0.5) == {"value": 0.5}


def test_tensors_become_numbers() -> None:
    assert named({"a": torch.tensor(2.0), "b": torch.tensor([1, 2])}) == {"a": 2.0, "b": (1, 2)}


@pytest.mark.parametrize("value", [None, {"a": None}, object()])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="a check returns numbers"):
        named(value)
