"""The first lecture, a student's own, as Anki holds it after the import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from mkdeck.cli import main
from tests.anki_oracle import Oracle

LECTURES = Path(__file__).parent.parent / "lectures"
TEXT = (LECTURES / "lecture-06.md").read_text(encoding="utf-8")


class Lists(HTMLParser):
    """Counts the items of html's lists and how deep they are nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth = 0
        self.items: list[tuple[int, str]] = []
        self.kinds: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("ul", "ol"):
            self.kinds.append(tag)
        if tag == "li":
            self.items.append((len(self.kinds), self.kinds[-1]))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.kinds.pop()


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, Any]]]:
    """The notes in the order in which Anki shows them."""
    folder = tmp_path_factory.mktemp("lecture-06")
    (folder / "lectures").mkdir()
    (folder / "lectures" / "lecture-06.md").write_bytes((LECTURES / "lecture-06.md").read_bytes())
    with pytest.raises(SystemExit) as end:
        main(["build", str(folder / "lectures"), "--out", str(folder / "dist"), "--strict"])
    assert end.value.code == 0
    oracle = Oracle(folder)
    oracle.import_package(str(folder / "dist" / "lecture-06.apkg"))
    yield sorted(oracle.snapshot()["notes"].values(), key=lambda n: n["cards"][0]["due"])
    oracle.close()


def answers_by_commonmark() -> list[str]:
    """What CommonMark makes of each answer, with nothing of ours between."""
    parts = re.split(r"(?m)^### .*\n", TEXT)[1:]
    return [MarkdownIt("commonmark").render(part) for part in parts]


def test_nine_questions_are_nine_notes_in_one_deck(notes: list[dict[str, Any]]) -> None:
    assert [len(n["cards"]) for n in notes] == [1] * 9
    assert {n["cards"][0]["deck"] for n in notes} == {"Lecture 6"}


def test_the_questions_are_shown_without_their_numbers(notes: list[dict[str, Any]]) -> None:
    prompts = [re.sub(r"^### (Q\d+\.|Question:) ", "", q) for q in re.findall(r"(?m)^### .*", TEXT)]
    assert [n["fields"]["Question"] for n in notes] == prompts


def test_every_list_has_the_items_and_the_depth_that_commonmark_gives(notes: list[dict[str, Any]]) -> None:
    ours = [Lists(n["fields"]["Answer"]).items for n in notes]
    assert ours == [Lists(html).items for html in answers_by_commonmark()]


def test_question_two_has_ten_items_four_deep(notes: list[dict[str, Any]]) -> None:
    items = Lists(notes[1]["fields"]["Answer"]).items
    assert (len(items), max(depth for depth, _ in items)) == (10, 4)


def test_the_architectures_have_eight_items(notes: list[dict[str, Any]]) -> None:
    assert len(Lists(notes[7]["fields"]["Answer"]).items) == 8


def test_both_formulas_are_as_ankis_mathjax_wants_them(notes: list[dict[str, Any]]) -> None:
    assert r"\( F(x) = H(x) - x \)" in notes[5]["fields"]["Answer"]
    assert r"\( H(x) = F(x) + x \)" in notes[5]["fields"]["Answer"]


def test_the_line_break_between_the_two_types_of_transfer_is_kept(notes: list[dict[str, Any]]) -> None:
    answer = re.sub(r"\s+", " ", notes[3]["fields"]["Answer"])
    assert re.search(r"progressively\..*<br ?/?> ?<strong>Feature Extraction", answer)


def test_the_three_line_breaks_after_the_order_of_layers_are_kept(notes: list[dict[str, Any]]) -> None:
    assert len(re.findall(r"<br ?/?>", notes[8]["fields"]["Answer"])) == 3


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", html).split()


def test_no_word_of_any_answer_is_lost_or_moved(notes: list[dict[str, Any]]) -> None:
    for note, html in zip(notes, answers_by_commonmark(), strict=True):
        # CommonMark alone takes the backslashes of the two formulas for escapes; nothing else differs.
        plain = [w.replace("\\(", "(").replace("\\)", ")") for w in words(note["fields"]["Answer"])]
        assert "".join(plain) == "".join(words(html))


def test_each_card_shows_its_question_and_its_answer(notes: list[dict[str, Any]]) -> None:
    for note in notes:
        card = note["cards"][0]
        assert note["fields"]["Question"] in card["front"]
        assert note["fields"]["Answer"] in card["back"]
        assert note["fields"]["Answer"] not in card["front"]


def test_the_committed_lock_knows_every_note_as_it_is_built_now(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(LECTURES.parent)
    with pytest.raises(SystemExit):
        main(["build", "lectures", "--dry-run"])
    plan = capfd.readouterr().out.splitlines()[0]
    as_it_is = "+0 new, ~0 edited (history kept), =9 unchanged, -0 removed"
    assert plan == as_it_is, "`make deck`, and commit the lock"
