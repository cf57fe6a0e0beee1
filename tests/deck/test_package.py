"""Packages: the same notes give the same bytes, and a file is whole or not there."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from mkdeck.deck import Identified, write_package
from mkdeck.errors import Failed
from mkdeck.model import Lecture, Media, Question
from tests.deck.lectures import build, lecture, question


def picture(folder: Path, name: str, content: bytes) -> Media:
    path = folder / name
    path.write_bytes(content)
    return Media(name, path, sha256(content).hexdigest())


def showing(*media: Media) -> Question:
    return question("What is shown?", *(f'<img src="{m.name}">' for m in media), media=media)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(":memory:")
    database.deserialize(zipfile.ZipFile(path).read("collection.anki2"))
    found = database.execute(query).fetchall()
    database.close()
    return found


def two() -> Identified:
    return build(
        lecture(question("One?"), question("Two?"), deck="X"), lecture(question("Three?"), path="b.md")
    )


def test_the_same_notes_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("1.apkg", "2.apkg"):
        write_package(tmp_path / name, two().notes)
    assert (tmp_path / "1.apkg").read_bytes() == (tmp_path / "2.apkg").read_bytes()


def test_every_entry_is_dated_alike(tmp_path: Path) -> None:
    write_package(tmp_path / "d.apkg", two().notes)
    assert {i.date_time for i in zipfile.ZipFile(tmp_path / "d.apkg").infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_database_does_not_tell_which_library_wrote_it(tmp_path: Path) -> None:
    write_package(tmp_path / "d.apkg", two().notes)
    assert zipfile.ZipFile(tmp_path / "d.apkg").read("collection.anki2")[96:100] == bytes(4)


def test_cards_come_in_document_order(tmp_path: Path) -> None:
    write_package(tmp_path / "d.apkg", two().notes)
    texts = rows(tmp_path / "d.apkg", "select sfld from cards c join notes n on n.id = c.nid order by c.due")
    assert [t for (t,) in texts] == ["<p>One?</p>", "<p>Two?</p>", "<p>Three?</p>"]


def test_notes_carry_the_time_of_their_own_change(tmp_path: Path) -> None:
    first = two()
    changed = build(
        lecture(question("One?", "new"), question("Two?"), deck="X"), after=first, now=first.notes[0].mod + 9
    )
    write_package(tmp_path / "d.apkg", changed.notes)
    mods = [m for (m,) in rows(tmp_path / "d.apkg", "select mod from notes order by id")]
    assert mods == [first.notes[0].mod + 9, first.notes[0].mod]


def test_ids_are_above_zero_and_each_its_own(tmp_path: Path) -> None:
    write_package(tmp_path / "d.apkg", two().notes)
    for table in ("notes", "cards"):
        ids = [i for (i,) in rows(tmp_path / "d.apkg", f"select id from {table}")]  # noqa: S608 - a constant
        assert (len(set(ids)), min(ids) > 0) == (3, True)


def test_decks_have_ids_that_depend_on_their_names_alone(tmp_path: Path) -> None:
    write_package(tmp_path / "d.apkg", two().notes)
    ((decks,),) = rows(tmp_path / "d.apkg", "select decks from col")
    names = {d["name"]: int(i) for i, d in json.loads(str(decks)).items()}
    assert sorted(names) == ["Default", "X", "b"]
    assert names["X"] > 1_000_000_000_000


def test_media_are_named_once_each(tmp_path: Path) -> None:
    cat, dog = picture(tmp_path, "cat-1.png", b"cat"), picture(tmp_path, "dog-1.svg", b"<svg/>")
    made = build(lecture(showing(dog, cat)), lecture(showing(cat), path="b.md"))
    write_package(tmp_path / "d.apkg", made.notes)
    package = zipfile.ZipFile(tmp_path / "d.apkg")
    assert json.loads(package.read("media")) == {"0": "cat-1.png", "1": "dog-1.svg"}
    assert (package.read("0"), package.read("1")) == (b"cat", b"<svg/>")


@pytest.mark.parametrize("content", [b"other", None])
def test_a_picture_that_changed_since_it_was_read_is_a_problem(tmp_path: Path, content: bytes | None) -> None:
    made = build(lecture(showing(picture(tmp_path, "cat-1.png", b"cat"))))
    if content is None:
        (tmp_path / "cat-1.png").unlink()
    else:
        (tmp_path / "cat-1.png").write_bytes(content)
    with pytest.raises(Failed, match="changed while"):
        write_package(tmp_path / "out" / "d.apkg", made.notes)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_failed_build_leaves_the_old_package(tmp_path: Path) -> None:
    (tmp_path / "d.apkg").write_bytes(b"old")
    cat = picture(tmp_path, "cat-1.png", b"cat")
    made: list[Lecture] = [lecture(showing(cat))]
    cat.path.unlink()
    with pytest.raises(Failed):
        write_package(tmp_path / "d.apkg", build(*made).notes)
    assert [p.name for p in tmp_path.iterdir()] == ["d.apkg"]
    assert (tmp_path / "d.apkg").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["collection.apkg", "Collection.APKG", "backup-today.apkg"])
def test_a_name_that_would_replace_the_whole_collection_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Failed, match="whole collection"):
        write_package(tmp_path / name, two().notes)
    assert list(tmp_path.iterdir()) == []


def test_the_package_is_deflated(tmp_path: Path) -> None:
    write_package(tmp_path / "d.apkg", two().notes)
    assert {i.compress_type for i in zipfile.ZipFile(tmp_path / "d.apkg").infolist()} == {
        zipfile.ZIP_DEFLATED
    }


def test_a_thousand_notes_fit_in_a_small_file(tmp_path: Path) -> None:
    made = build(lecture(*(question(f"Question {i}?", "word " * 100) for i in range(1000))))
    write_package(tmp_path / "d.apkg", made.notes)
    plain = io.BytesIO(zipfile.ZipFile(tmp_path / "d.apkg").read("collection.anki2")).getbuffer().nbytes
    assert (tmp_path / "d.apkg").stat().st_size < plain / 4
