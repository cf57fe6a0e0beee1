"""Words are found in html whatever lies between them, and never within a tag, an entity or a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.wordplace import end_of, normal

HTML = (
    "<p>Introduced <b>ReLU</b> activation, “for faster”&nbsp;convergence: "
    "\\(x^2\\) &amp; <code>a&lt;b</code></p>"
)


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("introduced relu ACTIVATION.", "activation,"),
        ('"for faster" convergence', "convergence:"),
        ("convergence: $x^2$", "\\(x^2\\)"),
        ("& a<b", "a&lt;b"),
        ("ReLU", "ReLU"),
        ("Introduced ReLU activation", "activation,"),
    ],
)
def test_words_end_where_a_reader_sees_them_end(words: str, before: str) -> None:
    assert HTML[: end_of(words, HTML)].endswith(before)


@pytest.mark.parametrize("words", ["", "nothing like it", "intro", "ReLU convergence", "<b>", "p"])
def test_what_is_not_there_has_no_end(words: str) -> None:
    assert end_of(words, HTML) == -1


PIECES = st.lists(
    st.sampled_from(["word", "Other", "&amp;", "<b>", "</b>", "<br>", "\\(a<b\\)", " ", "ß", "深", ",", "é"]),
    max_size=30,
)


@given(PIECES, PIECES)
def test_an_end_is_always_between_the_pieces(before: list[str], after: list[str]) -> None:
    html = "".join((*before, " needle in hay ", *after))
    end = end_of("needle in hay", html)
    assert html[:end].rstrip(".,;:!?").endswith("needle in hay")
    assert normal("needle in hay") in normal(html)
