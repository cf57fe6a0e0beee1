from __future__ import annotations

import re
from typing import cast

import pytest

from mkdeck.deck.adopting.plaintext import text_of
from mkdeck.deck.adopting.spans import Span, replaced, span

QUOTED = span("<q>", "</q>")
NOTED = span("<!--", "-->")


class Counted:
    """A pattern that counts how often it is looked for."""

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        self.searches = 0

    def search(self, text: str, start: int) -> re.Match[str] | None:
        self.searches += 1
        return self.pattern.search(text, start)


def test_each_run_is_shown_by_what_stands_inside_of_it() -> None:
    assert replaced("a<q>b</q>c<Q>d</q>", (QUOTED,), lambda inside: f"[{inside}]") == "a[b]c[d]"


def test_a_run_inside_of_another_belongs_to_it() -> None:
    assert replaced("<!-- <q> -->a</q>", (QUOTED, NOTED), lambda _: ".") == ".a</q>"
    assert replaced("<q> <!-- </q> -->", (QUOTED, NOTED), lambda _: ".") == ". -->"


def test_what_nothing_closes_stays_as_it_is() -> None:
    assert replaced("<!-- a <q>b</q>", (QUOTED, NOTED), str.upper) == "<!-- a B"


def test_an_end_that_is_not_there_is_looked_for_once() -> None:
    closes = Counted("-->")
    unclosed = Span(re.compile("<!--"), cast("re.Pattern[str]", closes))
    assert replaced("<!-- a " * 1000, (unclosed,), str.upper) == "<!-- a " * 1000
    assert closes.searches == 1


@pytest.mark.parametrize("opening", ["<!--", "<q", "<script ", "[sound:", r"\[", r"\(", "[latex]", "<"])
def test_openings_without_end_are_words_however_many_they_are(opening: str) -> None:
    # Looked for again and again, the end that is not there would take hours.
    assert text_of(f"{opening}x " * 200_000) == " ".join([f"{opening}x"] * 200_000)
