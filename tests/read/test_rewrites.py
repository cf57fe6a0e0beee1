"""Notes say the same whoever wrote them: harmless changes of the markup change no card."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.notes import answer_html, plain, questions
from tests.read.rewrites import REWRITES

NOTES = sorted(Path(__file__).with_name("rewriting").glob("*.md"))
PAIRS = [
    pytest.param(path, name, id=f"{path.stem}-{name}")
    for path in NOTES
    for name, rewrite in REWRITES.items()
    if rewrite(path.read_text("utf-8")) != path.read_text("utf-8")
]


def cards(text: str) -> list[tuple[str, str]]:
    """What a learner sees, but for the signs before a question's words."""
    return [(q.text.lstrip("🔹 "), plain(answer_html(q))) for q in questions(text)]


def in_order(names: set[str]) -> list[str]:
    """At most one form of headings, before all else, which looks for words; the ends of lines last."""
    forms = sorted(n for n in names if n.startswith("headings"))
    rest = sorted(names.difference(forms), key=lambda n: (n.startswith("lines that end"), n))
    return [*forms[:1], *rest]


@pytest.mark.parametrize("path", NOTES, ids=lambda p: p.stem)
def test_the_notes_to_rewrite_hold_as_many_cards_as_question_marks_and_numbers(path: Path) -> None:
    assert len(cards(path.read_text("utf-8"))) in (3, 4, 5)


@pytest.mark.parametrize(("path", "name"), PAIRS)
def test_a_harmless_rewrite_changes_no_card(path: Path, name: str) -> None:
    text = path.read_text("utf-8")
    assert cards(REWRITES[name](text)) == cards(text)


@settings(max_examples=150)
@given(path=st.sampled_from(NOTES), names=st.sets(st.sampled_from(sorted(REWRITES)), max_size=5))
def test_several_harmless_rewrites_change_no_card(path: Path, names: set[str]) -> None:
    text = path.read_text("utf-8")
    rewritten = text
    for name in in_order(names):
        rewritten = REWRITES[name](rewritten)
    assert cards(rewritten) == cards(text)
