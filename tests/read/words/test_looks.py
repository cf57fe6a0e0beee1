from __future__ import annotations

import pytest

from tests.read.notes import answer, plain


@pytest.mark.parametrize("label", ["Respuesta breve:", "Answer key:", "Réponse :", "答案："])
def test_a_label_of_two_words_is_taken_off_its_answer(label: str) -> None:
    assert plain(answer(f"## Q1. x?\n\n{label} plata\n")) == "plata"


def test_a_word_behind_answer_that_is_joined_to_another_is_no_label() -> None:
    assert plain(answer("## Q1. x?\n\nRespuesta std:vector\n")) == "Respuesta std:vector"
