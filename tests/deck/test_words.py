"""The forms in which two versions of a question are compared."""

from hypothesis import given
from hypothesis import strategies as st

from mkdeck.deck.words import SKETCH_SIZE, codes, loose, one_line, overlap, plain, sketch, words

some = st.frozensets(st.sampled_from([f"word{i}" for i in range(12)]), max_size=12)


@given(some, some)
def test_short_answers_are_compared_exactly(one: frozenset[str], other: frozenset[str]) -> None:
    union = one | other
    exact = len(one & other) / len(union) if union else 0.0
    assert len(union) > SKETCH_SIZE or overlap(sketch(one), sketch(other)) == exact


def test_a_sketch_does_not_grow_with_the_answer() -> None:
    assert len(codes(sketch(f"word{i}" for i in range(1000)))) == SKETCH_SIZE


def test_case_and_punctuation_do_not_tell_questions_apart() -> None:
    assert loose("What’s  SGD?") == loose("what s sgd")


def test_signs_that_belong_to_a_name_do() -> None:
    assert len({loose(f"What is {name}?") for name in ("C", "C++", "C#")}) == 3


@given(st.text())
def test_a_question_takes_one_line_and_stays_as_it_is_from_then_on(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line or len(line) > 400


def test_scripts_without_spaces_give_a_word_per_character() -> None:
    assert words("深度学习") == {"深", "度", "学", "习"}


def test_an_answer_of_signs_alone_has_words_too() -> None:
    assert words("+ −") == {"+", "−"}


def test_tags_are_no_words() -> None:
    assert words(plain("<ul><li>a &amp; b</li></ul>")) == {"a", "b"}
