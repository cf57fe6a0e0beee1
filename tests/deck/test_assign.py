"""The assignment, against all permutations."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from mkdeck.deck.identity.assign import assign, rivals

ENTRIES = ["a", "b", "c", "d"]
tables = st.dictionaries(
    st.integers(0, 4), st.dictionaries(st.sampled_from(ENTRIES), st.integers(0, 9).map(lambda n: n / 10))
)


def gained(gains: dict[int, dict[str, float]], pairs: dict[int, str]) -> float:
    return sum(gains[row][entry] for row, entry in pairs.items())


def best(gains: dict[int, dict[str, float]]) -> float:
    rows = list(gains)
    options = permutations([*ENTRIES, *[""] * len(rows)], len(rows))
    return max(sum(gains[r].get(e, 0.0) for r, e in zip(rows, option, strict=True)) for option in options)


@given(tables)
def test_no_other_pairing_gains_more(gains: dict[int, dict[str, float]]) -> None:
    assert abs(gained(gains, assign(gains)) - best(gains)) < 1e-9


@given(tables)
def test_every_entry_goes_to_one_question(gains: dict[int, dict[str, float]]) -> None:
    pairs = assign(gains)
    assert len(set(pairs.values())) == len(pairs)


def test_a_question_gives_way_when_both_gain() -> None:
    assert assign({0: {"a": 0.5, "b": 0.45}, 1: {"a": 0.5}}) == {0: "b", 1: "a"}


def test_two_entries_equally_good_are_rivals() -> None:
    gains = {0: {"a": 0.5, "b": 0.49}}
    assert [r.other for r in rivals(gains, {0: "a"}, 0.03)] == ["b"]


def test_two_questions_equally_good_are_rivals() -> None:
    gains = {0: {"a": 0.5}, 1: {"a": 0.49}}
    assert [r.other_asked for r in rivals(gains, {0: "a"}, 0.03)] == [1]


def test_an_exchange_without_loss_is_a_rival() -> None:
    gains = {0: {"a": 0.5, "b": 0.5}, 1: {"a": 0.5, "b": 0.5}}
    assert len(rivals(gains, {0: "a", 1: "b"}, 0.03)) == 1


def test_a_clear_choice_has_no_rival() -> None:
    gains = {0: {"a": 0.5, "b": 0.1}, 1: {"b": 0.4}}
    assert rivals(gains, {0: "a", 1: "b"}, 0.03) == []
