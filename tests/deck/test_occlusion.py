"""Cards that hide a part of a picture, in Anki's own words and in the real Anki."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mkdeck.deck import Identified, write_package
from mkdeck.model import Occlusion, Piece, Question, Shape
from tests.anki_oracle import Oracle
from tests.conftest import Ask
from tests.deck.lectures import build, lecture
from tests.deck.test_in_anki import SOUND, START
from tests.deck.test_package import picture

LABELS = ("first convolution", "batch normalisation", "shortcut")
TALL = (0.3, 0.5)


def asks(folder: Path, *labels: str, hides_all: bool = True, more: str = "") -> Question:
    media = picture(folder, "net.png", b"\x89PNG picture")
    shown = f'<p><img src="{media.name}" alt=""></p><ul>{"".join(f"<li>{x}</li>" for x in labels)}</ul>'
    shapes = tuple(Shape("rect", (0.1 * i, 0.2, *TALL), label) for i, label in enumerate(labels))
    return Question(
        text="Which parts has a residual block?",
        prompt="Which parts has a residual block?",
        line=3,
        answer=(Piece(shown), Piece(more)),
        media=(media,),
        cards=("occlusion",),
        occlusion=Occlusion(media.name, shapes, shown, hides_all),
    )


def shapes_of(made: Identified) -> list[str]:
    (note,) = made.notes
    return note.draft.fields[0].removesuffix("<br>").split("<br>")


def test_a_shape_is_written_as_anki_writes_it(tmp_path: Path) -> None:
    assert shapes_of(build(lecture(asks(tmp_path, "a", "b")))) == [
        "{{c1::image-occlusion:rect:left=0:top=0.2:width=0.3:height=0.5:oi=1}}",
        "{{c2::image-occlusion:rect:left=0.1:top=0.2:width=0.3:height=0.5:oi=1}}",
    ]


def test_shapes_of_one_label_are_one_card(tmp_path: Path) -> None:
    (note,) = build(lecture(asks(tmp_path, "a", "b", "a"))).notes
    assert note.draft.ords == (0, 1)


def test_what_is_not_asked_for_can_stay_in_sight(tmp_path: Path) -> None:
    assert not any("oi=1" in s for s in shapes_of(build(lecture(asks(tmp_path, "a", hides_all=False)))))


def test_the_rest_of_the_answer_stands_below_and_the_labels_do_not(tmp_path: Path) -> None:
    (note,) = build(lecture(asks(tmp_path, "a", more="<p>No weights.</p>"))).notes
    assert note.draft.fields[3] == "<p>No weights.</p>"


@pytest.mark.parametrize(
    "labels",
    [
        ("input", *LABELS),
        LABELS[::-1],
        ("first convolutions", *LABELS[1:]),
        (LABELS[0], LABELS[2]),
    ],
    ids=["inserted at the top", "reversed", "a typo", "one deleted"],
)
def test_every_label_keeps_its_number(tmp_path: Path, labels: tuple[str, ...]) -> None:
    first = build(lecture(asks(tmp_path, *LABELS)))
    again = build(lecture(asks(tmp_path, *labels)), after=first)
    assert again.notes[0].guid == first.notes[0].guid
    numbers = [int(s.split("::")[0].removeprefix("{{c")) for s in shapes_of(again)]
    was = {label: number for number, label in enumerate(LABELS, 1)} | {"first convolutions": 1, "input": 4}
    assert numbers == [was[label] for label in labels]


def test_a_label_that_comes_after_one_was_deleted_gets_a_number_never_used(tmp_path: Path) -> None:
    first = build(lecture(asks(tmp_path, *LABELS)))
    fewer = build(lecture(asks(tmp_path, *LABELS[:2])), after=first)
    more = build(lecture(asks(tmp_path, *LABELS[:2], "output")), after=fewer)
    assert shapes_of(more)[2].startswith("{{c4::")


def test_anki_makes_the_same_cards_and_keeps_their_histories(anki: Ask, tmp_path: Path) -> None:
    first = build(lecture(asks(tmp_path, *LABELS)), now=START)
    again = build(lecture(asks(tmp_path, "input", *LABELS)), after=first, now=START + 60)
    for name, made in (("1", first), ("2", again)):
        write_package(tmp_path / f"{name}.apkg", made.notes)
    told = anki(
        [
            {"import": str(tmp_path / "1.apkg")},
            {"review": True},
            {"import": str(tmp_path / "2.apkg")},
            {"check": True},
        ]
    )
    assert told[2]["said"] == {"updated": 1}
    (note,) = told[2]["notes"].values()
    assert [(c["ord"], c["reviews"]) for c in note["cards"]] == [(0, 1), (1, 1), (2, 1), (3, 0)]
    assert told[3]["said"] == SOUND
    assert 'data-shape="rect"' in note["cards"][0]["front"]


def test_ankis_own_editor_of_pictures_knows_the_note(tmp_path: Path) -> None:
    made = build(lecture(asks(tmp_path, *LABELS)), now=int(time.time()) - 100)
    write_package(tmp_path / "a.apkg", made.notes)
    (tmp_path / "anki").mkdir()
    oracle = Oracle(tmp_path / "anki")
    try:
        oracle.import_package(str(tmp_path / "a.apkg"))
        (number,) = oracle.collection.find_notes("")
        known = oracle.collection.get_image_occlusion_note(note_id=number).note
        assert len(known.occlusions) == len(LABELS)
        assert known.header == "Which parts has a residual block?"
        lefts = {
            o.ordinal: p.value for o in known.occlusions for p in o.shapes[0].properties if p.name == "left"
        }
        assert lefts == {1: "0", 2: "0.1", 3: "0.2"}
    finally:
        oracle.close()
