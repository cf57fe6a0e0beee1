from __future__ import annotations

import base64
import re
from xml.etree import ElementTree

import pytest

from tests.read.notes import answer, faults, questions

CIRCLE = '<svg width="9" height="9"><circle cx="5" cy="5" r="4"/></svg>'


def drawings(shown: str) -> list[str]:
    """What the pictures of an answer hold."""
    found = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]*)" alt="">', shown)
    return [base64.b64decode(data).decode() for data in found]


@pytest.mark.parametrize(
    "text",
    [
        CIRCLE,
        f"A circle: {CIRCLE}, drawn.",
        f"<div>{CIRCLE}</div>",
        f"- {CIRCLE}",
        CIRCLE.replace("><", ">\n\n<"),
    ],
)
def test_a_drawing_in_the_text_is_a_picture(text: str) -> None:
    (drawn,) = drawings(answer(f"### Q1. What?\n\n{text}\n"))
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root[0].get("r") == "4"


def test_what_stands_around_a_drawing_stays() -> None:
    long = CIRCLE.replace("><", ">\n<")
    notes = f"### Q1. What?\n\n{long} and *more*\n\n### Q2. Why?\n\n{CIRCLE}\n"
    first, second = questions(notes)
    assert "".join(p.html for p in first.answer).endswith(' alt=""> and <em>more</em></p>\n')
    assert second.line == 7
    assert faults(notes) == []


def test_a_drawing_in_code_is_code() -> None:
    shown = answer(f"### Q1. What?\n\n`{CIRCLE}`\n\n```\n{CIRCLE}\n```\n")
    assert drawings(shown) == []
    assert shown.count("&lt;svg") == 2


@pytest.mark.parametrize(
    "drawn",
    [
        "<svg><circle></svg>",
        "<svg>",
        '<!DOCTYPE x [<!ENTITY a "b">]><svg>&a;</svg>',
        '<svg onload="alert(1)"><g></svg>',
    ],
)
def test_what_is_no_drawing_is_html_like_any_other(drawn: str) -> None:
    shown = answer(f"### Q1. What?\n\nWords {drawn} and more\n")
    assert drawings(shown) == []
    assert "Words" in shown
    assert "<svg" not in shown
