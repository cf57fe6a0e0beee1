"""Pictures with hidden parts, as a lecture writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.model import Question, Settings, Shape
from mkdeck.read import Reading, read_text

FIRST = 6
"""Line of the first shape."""


def reading(folder: Path, *shapes: str, info: str = "net.png", more: str = "") -> Reading:
    (folder / "net.png").write_bytes(b"\x89PNG picture")
    block = "\n".join((f"```occlusion {info}".rstrip(), *shapes, "```"))
    text = f"# Nets\n\n## Which parts?\n\n{block}\n{more}"
    return read_text(text, path=folder / "a.md", root=folder, settings=Settings(), shown_as="a.md")


def question(folder: Path, *shapes: str, more: str = "") -> Question:
    read = reading(folder, *shapes, more=more)
    assert read.problems == ()
    assert read.lecture is not None
    return read.lecture.questions[0]


def test_shapes_are_read_in_shares_of_the_picture(tmp_path: Path) -> None:
    made = question(
        tmp_path,
        "rect 10% 20% 30% 5%: the stem",
        "ellipse .5 0.5 12.5% 25%: pool",
        "polygon 0 0, 1 0, 1 1: all",
    )
    assert made.occlusion is not None
    assert made.occlusion.shapes == (
        Shape("rect", (0.1, 0.2, 0.3, 0.05), "the stem"),
        Shape("ellipse", (0.5, 0.5, 0.125, 0.25), "pool"),
        Shape("polygon", (0, 0, 1, 0, 1, 1), "all"),
    )
    assert made.cards == ("occlusion",)


def test_the_picture_comes_along_and_the_answer_names_what_it_hides(tmp_path: Path) -> None:
    made = question(tmp_path, "rect 0 0 1 1: a < b", more="\nMore words.\n")
    (media,) = made.media
    html = "".join(p.html for p in made.answer)
    assert f'<img src="{media.name}" alt="">' in html
    assert "<li>a &lt; b</li>" in html
    assert "More words." in html


def test_all_other_shapes_stay_hidden_unless_one_is_asked_for(tmp_path: Path) -> None:
    hides = [
        question(tmp_path, *line, "rect 0 0 1 1: a").occlusion for line in ((), ("hide all",), ("hide one",))
    ]
    assert [h.hides_all for h in hides if h] == [True, True, False]


def test_empty_lines_and_comments_are_passed_over(tmp_path: Path) -> None:
    made = question(tmp_path, "# left half", "", "rect 0 0 50% 1: left")
    assert made.occlusion is not None
    assert made.occlusion.labels == ("left",)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("circle 1% 2% 3%: a", "unknown shape 'circle'"),
        ("rect 10% 20% 30%: a", "rect takes left, top, width and height"),
        ("polygon 0 0, 1 1: a", "polygon takes three points or more, each x and y"),
        ("polygon 0 0, 1 1, 0.5 0.5, 1: a", "polygon takes three points or more, each x and y"),
        ("rect 10% 20% 30% 5%", "rect without a label"),
        ("rect 10% 20% 30% 5%:  ", "rect without a label"),
        ("rect 80% 20% 30% 5%: a", "rect reaches out of the picture"),
        ("rect 80 20 30 5: a", "rect reaches out of the picture"),
        ("ellipse -1% 0 10% 10%: a", "ellipse reaches out of the picture"),
        ("rect 0 0 0 10%: a", "rect reaches out of the picture"),
        ("polygon 0 0, 2 0, 1 1: a", "polygon reaches out of the picture"),
        ("rect 1.2.3 0 0 10%: a", "'1.2.3' is no number"),
        ("rect left top 10% 10%: a", "rect takes left, top, width and height"),
    ],
)
def test_a_wrong_shape_costs_itself_alone_and_is_told_at_its_line(
    tmp_path: Path, line: str, fault: str
) -> None:
    read = reading(tmp_path, "rect 0 0 50% 50%: good", line)
    assert [(p.line, p.fault, p.is_error) for p in read.problems] == [(FIRST + 1, fault, False)]
    assert read.lecture is not None
    occlusion = read.lecture.questions[0].occlusion
    assert occlusion is not None
    assert occlusion.labels == ("good",)


@pytest.mark.parametrize(
    ("info", "shapes", "fault"),
    [
        ("gone.png", ["rect 0 0 1 1: a"], "no file 'gone.png'"),
        ("", ["rect 0 0 1 1: a"], "`occlusion` without a picture"),
        ("net.png", [], "nothing is hidden in 'net.png'"),
    ],
)
def test_without_picture_or_shape_there_is_no_card_of_it(
    tmp_path: Path, info: str, shapes: list[str], fault: str
) -> None:
    read = reading(tmp_path, *shapes, info=info, more="\nMore words.\n")
    assert [p.fault for p in read.problems] == [fault]
    assert read.lecture is not None
    made = read.lecture.questions[0]
    assert (made.occlusion, made.cards) == (None, ())


def test_a_picture_out_of_the_lectures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.png").write_bytes(b"x")
    read = reading(tmp_path / "in", "rect 0 0 1 1: a", info="../secret.png", more="\nMore words.\n")
    assert [p.is_error for p in read.problems] == [True]


def test_a_second_picture_wants_a_question_of_its_own(tmp_path: Path) -> None:
    more = "\n```occlusion net.png\nrect 0 0 1 1: b\n```\n"
    read = reading(tmp_path, "rect 0 0 1 1: a", more=more)
    assert [(p.line, p.fault) for p in read.problems] == [(9, "a second picture with hidden parts")]
