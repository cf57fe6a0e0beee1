"""The page for authors of checks names everything that they can use, and nothing that is not there."""

import inspect
import re
from pathlib import Path

import pytest

import mkdeck.lab
from mkdeck.lab import Trial, check, exact

PAGE = (Path(__file__).parents[2] / "verify" / "WRITING.md").read_text()


@pytest.mark.parametrize("word", mkdeck.lab.__all__)
def test_every_word_of_the_lab_is_on_the_page(word: str) -> None:
    assert re.search(rf"\b{word}\b", PAGE)


@pytest.mark.parametrize(
    "keyword", sorted({*inspect.signature(check).parameters, *inspect.signature(exact).parameters})
)
def test_every_keyword_of_a_declaration_is_on_the_page(keyword: str) -> None:
    assert re.search(rf"\b{keyword}\b", PAGE)


def test_what_the_page_says_of_the_trial_is_there() -> None:
    section = PAGE.split("## What the trial gives")[1].split("\n## ")[0]
    named = set(re.findall(r"(?:trial)?\.([a-z]+)", section))
    assert {"normal", "uniform", "start", "steps"} <= named
    assert named <= {*dir(Trial), *Trial.__dataclass_fields__}
