from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.errors import Problem
from mkdeck.model import Settings
from mkdeck.read import Reading, read_lecture, read_text
from mkdeck.read.text.source import decode, tidy

NOTES = "### Q1. What is é?\nA letter.\n"


def read_bytes(folder: Path, data: bytes) -> Reading:
    path = folder / "a.md"
    path.write_bytes(data)
    return read_lecture(path, root=folder, settings=Settings(), shown_as="a.md")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_and_line_end_reads_alike(tmp_path: Path, encoding: str, end: str) -> None:
    reading = read_bytes(tmp_path, NOTES.replace("\n", end).encode(encoding))
    assert reading.lecture
    assert (reading.lecture.questions[0].text, reading.problems) == ("What is é?", ())
    assert reading.lecture.questions[0].statements[0].line == 2


def test_bytes_in_another_encoding_are_an_error_on_their_line(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, b"### Q1. What?\nfine\n" + "é\n".encode("latin-1"))
    assert [str(p) for p in reading.problems] == ["a.md:3: bytes that are not UTF-8 (save the file as UTF-8)"]


def test_a_binary_file_is_an_error() -> None:
    assert isinstance(decode(bytes(range(128)) * 9, "a.md"), Problem)


def test_a_stray_null_byte_costs_only_itself(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, b"### Q1. Wh\x00at?\nfi\x07ne\n")
    assert reading.lecture
    assert reading.lecture.questions[0].text == "What?"


def test_a_file_that_has_gone_is_an_error(tmp_path: Path) -> None:
    reading = read_lecture(tmp_path / "a.md", root=tmp_path, settings=Settings(), shown_as="a.md")
    assert [p.fault for p in reading.problems] == ["cannot be read: No such file or directory"]


def test_a_folder_in_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    reading = read_lecture(tmp_path, root=tmp_path, settings=Settings(), shown_as="a.md")
    assert reading.lecture is None
    assert len(reading.problems) == 1


def test_accents_are_composed() -> None:
    assert tidy("e\u0301") == "é"


HOSTILE = {
    "nothing": "",
    "front matter only": "---\ntitle: x\n---\n",
    "broken front matter": "---\n{a: [\n---\n" + NOTES,
    "unclosed fence": NOTES + "```\n### Q2. b?\n",
    "unclosed comment": NOTES + "<!-- " * 500,
    "unclosed details": NOTES + "<details>\n" * 500,
    "nested lists": NOTES + "".join("  " * n + "- a\n" for n in range(300)),
    "nested lists on a line": NOTES + "\n" + "- " * 5000 + "a",
    "nested quotes": NOTES + ">" * 5000 + "a",
    "brackets": NOTES + "[" * 5000,
    "dollars": NOTES + "$a " * 20_000,
    "double dollars": NOTES + "$$a " * 20_000,
    "brackets of formulas": NOTES + r"\[a \(b " * 5_000,
    "gaps": NOTES + "{{c1::" * 5_000,
    "long line": NOTES + "abc def. " * 50_000,
    "stars": NOTES + "**a _b " * 2_000,
    "numeric entities": NOTES + "&#xD800; &#0; &#x110000;",
    "lone surrogate": NOTES + "\ud800",
    "tags": NOTES + "<div>" * 2_000 + "<b" * 2_000,
    "headings only": "### a\n" * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_notes_give_a_deck_or_a_problem(name: str) -> None:
    reading = read_text(HOSTILE[name], path=Path("a.md"), root=Path(), settings=Settings(), shown_as="a.md")
    assert reading.lecture or any(p.is_error for p in reading.problems)


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for notes in (text, f"### Q1. What?\n{text}", f"---\n{text}\n---\n"):
        reading = read_text(notes, path=Path("a.md"), root=Path(), settings=Settings(), shown_as="a.md")
        assert reading.lecture or any(p.is_error for p in reading.problems)


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    assert decode(data, "a.md") is not None
