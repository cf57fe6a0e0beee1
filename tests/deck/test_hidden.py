from __future__ import annotations

import pytest

from mkdeck.deck.adopting.hidden import filled, hidden


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a {{c1::b}} c", "a b c"),
        ("{{c1::a::hint}} b", "a b"),
        ("{{c1::a {{c2::b::hint}} c}}", "a b c"),
        ("{{c1::a::hint with {{c2::b}}}} c", "a c"),
        ("{{c1,2::a}}", "a"),
        ("a}} :: b", "a}} :: b"),
    ],
)
def test_gaps_are_filled_and_hints_dropped(text: str, shown: str) -> None:
    assert filled(text) == shown


def test_a_gap_that_nothing_closes_stays_as_it_is() -> None:
    assert filled("{{c1::a::b {{c2::c}} d") == "{{c1::a::b c d"


def test_the_innermost_gaps_tell_their_words() -> None:
    text = "{{c1::a {{c2::b::hint}}}} {{c1::c}} {{c3,4::d}} {{c5::e"
    assert list(hidden(text)) == [(2, "b"), (1, "c"), (3, "d"), (4, "d")]


def test_any_depth_of_gaps_is_filled() -> None:
    depth = 20_000
    assert filled("{{c1::a" * depth + "}}" * depth) == "a" * depth
