"""Decks of other tools, and notes made by hand, are reviewed and then taken over: no history is lost.

The packages in `tests/deck/switched/` were made from the notes beside them by ankdown 0.7.1,
markdown-anki-decks 1.1.1 (mdankideck) and md2anki 3.1.0, all from the Python index, and packed again.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.anki_oracle import Oracle
from tests.cli.conftest import Run

SWITCHED = Path(__file__).parent.parent / "deck" / "switched"
EARLIER = -1000
"""Seconds from now to the first build: Anki stamps what a learner does by its own clock."""

SOUND = {"missing_media": [], "unused_media": [], "empty_cards": [], "wrong_cards": [], "integrity": ""}


@dataclass
class Switcher:
    """Someone with reviewed cards from elsewhere, a folder of lectures and an Anki that stays open."""

    folder: Path
    oracle: Oracle
    run: Run

    @property
    def collection(self) -> Path:
        return self.folder / "anki" / "collection.anki2"

    @property
    def lecture(self) -> Path:
        return self.folder / "lectures" / "notes.md"

    def adopt(self, *options: str) -> dict:
        ended = self.run("adopt", self.folder / "anki", "--json", *options)
        assert ended.code == 0, ended.err
        return json.loads(ended.out)

    def build(self, monkeypatch: pytest.MonkeyPatch, after: int = EARLIER) -> Path:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) + after))
        assert self.run("build").code == 0
        return self.folder / "dist" / "notes.apkg"

    def add(self, kind: str, *fields: str, tags: tuple[str, ...] = ()) -> None:
        """Write a note by hand, as Anki's own Add window does."""
        note = self.oracle.collection.new_note(self.oracle.collection.models.by_name(kind))
        note.fields[: len(fields)] = fields
        note.tags = list(tags)
        self.oracle.collection.add_note(note, self.oracle.collection.decks.id("By hand"))

    def histories(self) -> dict[str, list[tuple[int, int, int]]]:
        notes = self.oracle.snapshot()["notes"]
        return {g: [(c["id"], c["reviews"], c["ivl"]) for c in n["cards"]] for g, n in notes.items()}

    def change_types(self, steps: list[dict]) -> None:
        """Do what the command says is to be done in Anki's browser."""
        models = self.oracle.collection.models
        for step in steps:
            found = self.oracle.collection.find_notes(step["search"])
            assert len(found) == step["notes"]
            old, new = models.by_name(step["old"]), models.by_name(step["new"])
            info = models.change_notetype_info(old_notetype_id=old["id"], new_notetype_id=new["id"])
            request = info.input
            request.note_ids.extend(found)
            _fill(
                request.new_fields,
                [f["name"] for f in old["flds"]],
                list(info.new_field_names),
                step["fields"],
            )
            if request.new_templates:
                faces = [f["name"] for f in old["tmpls"]]
                _fill(request.new_templates, faces, list(info.new_template_names), step["cards"])
            models.change_notetype_of_notes(request)
        models._clear_cache()


def _fill(places, old: list[str], new: list[str], pairs: list[list[str]]) -> None:
    wanted = {after: old.index(before) for before, after in pairs}
    del places[:]
    places.extend(wanted.get(name, -1) for name in new)


@pytest.fixture
def switcher(here: Path, mkdeck: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[Switcher]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) + EARLIER))
    (here / "lectures").mkdir()
    (here / "anki").mkdir()
    oracle = Oracle(here / "anki")
    yield Switcher(here, oracle, mkdeck)
    oracle.close()


def from_a_tool(name: str) -> Callable[[Switcher], None]:
    def set_up(switcher: Switcher) -> None:
        switcher.oracle.import_package(str(SWITCHED / f"{name}.apkg"))
        text = (SWITCHED / f"{name}.md").read_text()
        if name == "ankdown":  # whoever switches may as well write headings from now on
            cards = [card.split("\n%\n") for card in text.split("\n---\n")]
            text = "# Notes\n\n" + "\n".join(f"## {front.strip()}\n{back}" for front, back in cards)
        switcher.lecture.write_text(text)

    return set_up


def by_hand(switcher: Switcher) -> None:
    switcher.add(
        "Basic", "What is a <b>logit</b>?", "The score<br>before the softmax: [$]x[/$]", tags=("exam",)
    )
    switcher.add(
        "Basic", "Q2. What is the softmax?", "<div>Exponentials that sum to one.</div>", tags=("term",)
    )
    switcher.add(
        "Basic", "What is entropy of \\(p\\)?", "&minus;<anki-mathjax>\\sum p \\log p</anki-mathjax>"
    )
    switcher.lecture.write_text(
        "# Loss\n\n## 1. What is entropy of $p$?\n\n−$\\sum p \\log p$\n\n## 2. What is the softmax?\n\n"
        "Exponentials that sum to one.\n\n## 3. What is a logit?\n\n- The score before the softmax: $x$\n"
    )


def both_ways(switcher: Switcher) -> None:
    for front, back in (("bias", "a constant offset"), ("variance", "the spread over samples")):
        switcher.add("Basic (and reversed card)", f"What is {front}?", back)
    switcher.lecture.write_text(
        "---\ncards: [question, reversed]\n---\n# Words\n\n## What is bias?\n\na constant offset\n\n"
        "## What is variance?\n\nthe spread over samples\n"
    )


def with_gaps(switcher: Switcher) -> None:
    switcher.add("Cloze", "The {{c1::mitochondrion}} is the {{c2::power::what?}} house.")
    switcher.add("Cloze", "Water boils at {{c1::100}} degrees.", "At sea level.")
    switcher.lecture.write_text(
        "# Cells\n\n## Where does the power come from?\n\n"
        "The {{c1::mitochondrion}} is the {{c2::power}} house.\n\n"
        "## When does it boil?\n\nWater boils at {{c1::100}} degrees.\n"
    )


OLD = {
    "ankdown": from_a_tool("ankdown"),
    "mdankideck": from_a_tool("mdankideck"),
    "md2anki": from_a_tool("md2anki"),
    "notes made by hand": by_hand,
    "cards in both directions": both_ways,
    "texts with gaps": with_gaps,
}


def switch(switcher: Switcher, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Do each step that the command says, in its order, with Anki's import options as they are at first."""
    told = switcher.adopt()
    (package,) = told["packages"]
    assert switcher.oracle.import_package(package) == {"conflicting": len(told["adopted"])}
    switcher.change_types(told["steps"])
    built = switcher.build(monkeypatch, 2)
    assert switcher.oracle.import_package(str(built)) == {"updated": len(told["adopted"])}
    return built


@pytest.mark.parametrize("name", OLD)
def test_no_history_is_lost_and_nothing_comes_twice(
    switcher: Switcher, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    OLD[name](switcher)
    switcher.oracle.review()
    before = switcher.histories()
    assert all(reviews == 1 for cards in before.values() for _, reviews, _ in cards)
    switch(switcher, monkeypatch)
    assert switcher.histories() == before
    assert switcher.oracle.check() == SOUND


@pytest.mark.parametrize("name", OLD)
def test_after_the_switch_an_unchanged_package_changes_nothing(
    switcher: Switcher, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    OLD[name](switcher)
    switch(switcher, monkeypatch)
    guids = sorted(switcher.histories())
    time.sleep(2.5)  # the package is two seconds ahead, and a learner touches notes after that
    switcher.oracle.tag(dict.fromkeys(guids, "my-own"))
    before = switcher.oracle.snapshot()["notes"]
    package = switcher.build(monkeypatch, 4)
    assert switcher.oracle.import_package(str(package)) == {"duplicate": len(guids)}
    assert switcher.oracle.snapshot()["notes"] == before


@pytest.mark.parametrize("name", OLD)
def test_an_edit_after_the_switch_arrives(
    switcher: Switcher, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    OLD[name](switcher)
    switcher.oracle.review()
    before = switcher.histories()
    switch(switcher, monkeypatch)
    lines = switcher.lecture.read_text().rstrip().split("\n")
    switcher.lecture.write_text("\n".join((*lines[:-1], lines[-1] + " Edited since.")))
    assert switcher.oracle.import_package(str(switcher.build(monkeypatch, 6)))["updated"] == 1
    fields = [" ".join(n["fields"].values()) for n in switcher.oracle.snapshot()["notes"].values()]
    assert sum("Edited since." in text for text in fields) == 1
    assert switcher.histories() == before


def test_the_learners_tags_stay(switcher: Switcher, monkeypatch: pytest.MonkeyPatch) -> None:
    by_hand(switcher)
    switch(switcher, monkeypatch)
    assert sorted(t for n in switcher.oracle.snapshot()["notes"].values() for t in n["tags"]) == [
        "exam",
        "term",
    ]


def test_the_steps_are_in_the_words_of_ankis_own_windows(switcher: Switcher) -> None:
    by_hand(switcher)
    said = switcher.run("adopt", "anki").out
    tr = switcher.oracle.collection.tr
    for words in (
        tr.importing_merge_notetypes(),
        tr.importing_update_notes(),
        tr.importing_update_if_newer(),
        tr.browsing_change_notetype(),
        tr.actions_import(),
    ):
        assert words in said
    assert tr.importing_update_always() not in said
    assert "dist/notes.apkg" in said


def test_adopting_twice_is_adopting_once(switcher: Switcher) -> None:
    by_hand(switcher)
    assert len(switcher.adopt()["adopted"]) == 3
    lock = (switcher.folder / "lectures" / "mkdeck.lock").read_bytes()
    told = switcher.adopt()
    assert (len(told["adopted"]), len(told["before"])) == (0, 3)
    assert (switcher.folder / "lectures" / "mkdeck.lock").read_bytes() == lock


def test_a_dry_run_writes_nothing_and_names_every_note(switcher: Switcher) -> None:
    by_hand(switcher)
    ended = switcher.run("adopt", "anki", "--dry-run")
    assert not (switcher.folder / "lectures" / "mkdeck.lock").exists()
    assert len(re.findall(r"^\+ notes\.md:\d+ .*: nid:\d+, Basic, 0 reviews, by", ended.out, re.M)) == 3
    assert "would adopt 3 notes (0 reviews)" in ended.out
    assert 'search for note:"Basic" (3 notes)' in ended.out


def test_the_collection_is_not_touched(switcher: Switcher) -> None:
    by_hand(switcher)
    files = {p: p.read_bytes() for p in (switcher.folder / "anki").iterdir() if p.is_file()}
    switcher.adopt()
    assert {p: p.read_bytes() for p in (switcher.folder / "anki").iterdir() if p.is_file()} == files


def test_a_question_that_was_built_before_keeps_its_identity(
    switcher: Switcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand(switcher)
    switcher.build(monkeypatch)
    lock = (switcher.folder / "lectures" / "mkdeck.lock").read_bytes()
    told = switcher.adopt()
    assert (len(told["adopted"]), len(told["kept"])) == (0, 3)
    assert (switcher.folder / "lectures" / "mkdeck.lock").read_bytes() == lock
    assert len(switcher.adopt("--replace")["adopted"]) == 3


def test_two_notes_of_one_question_are_told_and_left_alone(switcher: Switcher) -> None:
    for _ in range(2):
        switcher.add("Basic", "What is a logit?", "The score.")
    switcher.lecture.write_text("# Loss\n\n## What is a logit?\n\nThe score.\n")
    ended = switcher.run("adopt", "anki")
    assert "adopted 0 notes (0 reviews), 0 adopted before, 1 unclear" in ended.out
    assert ended.err.startswith(
        "lectures/notes.md:3: warning: “What is a logit?” may be “What is a logit?” (nid:"
    )
    assert not (switcher.folder / "lectures" / "mkdeck.lock").exists()


def test_an_id_written_behind_the_question_decides(switcher: Switcher) -> None:
    for _ in range(2):
        switcher.add("Basic", "What is a logit?", "The score.")
    second = max(switcher.oracle.collection.find_notes(""))
    switcher.lecture.write_text(f"# Loss\n\n## What is a logit? {{#{second}}}\n\nThe score.\n")
    assert [m["note"]["id"] for m in switcher.adopt()["adopted"]] == [second]


def test_a_second_card_that_the_lecture_does_not_make_is_told(switcher: Switcher) -> None:
    both_ways(switcher)
    switcher.lecture.write_text(switcher.lecture.read_text().replace("[question, reversed]", "[question]"))
    (problem,) = switcher.adopt()["problems"]
    assert problem["fault"] == "2 adopted notes with a card “Card 2” that this lecture does not make"


def test_what_was_edited_in_anki_is_counted(switcher: Switcher) -> None:
    switcher.add("Basic", "What is the logit of a class?", "The score of the class, before the softmax.")
    switcher.lecture.write_text("# A\n\n## What is the logit of a class?\n\nIts score before the softmax.\n")
    ended = switcher.run("adopt", "anki")
    assert "1 of them say it in other words in Anki: the lecture's replace those" in ended.out


def test_text_that_has_no_place_in_the_lecture_is_told(switcher: Switcher) -> None:
    switcher.add("Cloze", "Water boils at {{c1::100}} degrees.", "At sea level, says my teacher.")
    switcher.add("Basic (optional reversed card)", "What is a logit?", "The score.", "my own hint")
    switcher.lecture.write_text(
        "# A\n\n## What is a logit?\n\nThe score.\n\n## When?\n\nWater boils at {{c1::100}} degrees.\n"
    )
    told = switcher.adopt()
    assert len(told["adopted"]) == 2
    assert [p["fault"] for p in told["problems"]] == [
        "1 adopted note with a card “Card 2” that this lecture does not make",
        "1 adopted note with text in the field “Add Reverse”",
        "1 adopted note with text in the field “Back Extra”",
    ]


def test_notes_of_ones_own_are_known_when_the_lock_is_lost(
    switcher: Switcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand(switcher)
    switcher.build(monkeypatch)
    switcher.lecture.write_text(switcher.lecture.read_text().replace("What is a logit?", "What's a logit?"))
    switcher.oracle.collection.remove_notes(switcher.oracle.collection.find_notes(""))
    switcher.oracle.import_package(str(switcher.build(monkeypatch, 2)))
    before = set(switcher.histories())
    (switcher.folder / "lectures" / "mkdeck.lock").unlink()
    switcher.lecture.rename(switcher.lecture.with_name("other.md"))
    switcher.oracle.tag(dict.fromkeys(before, "my-own"))
    told = switcher.adopt()
    assert (len(told["adopted"]), told["steps"]) == (3, [])
    switcher.build(monkeypatch, 4)
    # What the lecture says is what Anki has: nothing is made newer, and the learner's tags stay.
    assert switcher.oracle.import_package(str(switcher.folder / "dist" / "other.apkg")) == {"duplicate": 3}
    assert {t for n in switcher.oracle.snapshot()["notes"].values() for t in n["tags"]} == {"my-own"}
    assert set(switcher.histories()) == before


@pytest.mark.parametrize("ending", ["colpkg", "apkg"])
def test_an_export_for_older_ankis_is_read(switcher: Switcher, ending: str) -> None:
    by_hand(switcher)
    package = switcher.folder / f"old.{ending}"
    export(switcher.oracle, package, legacy=True)
    told = json.loads(switcher.run("adopt", package, "--json").out)
    assert len(told["adopted"]) == 3


def test_an_export_that_only_anki_can_read_is_told(switcher: Switcher) -> None:
    by_hand(switcher)
    package = switcher.folder / "new.apkg"
    export(switcher.oracle, package, legacy=False)
    ended = switcher.run("adopt", package)
    assert ended.code == 1
    assert ended.err == (
        f"{package}: a package in a form that only Anki can read (export it again with “Support older Anki "
        "versions”, or name the collection itself)\n"
    )


def export(oracle: Oracle, path: Path, legacy: bool) -> None:
    from anki.collection import ExportAnkiPackageOptions

    if path.suffix == ".colpkg":
        oracle.collection.export_collection_package(str(path), include_media=False, legacy=legacy)
        oracle.collection.reopen()
        return
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=False, with_media=False, legacy=legacy
    )
    oracle.collection.export_anki_package(out_path=str(path), options=options, limit=None)


def test_what_is_no_collection_is_one_clear_line(switcher: Switcher) -> None:
    switcher.lecture.write_text("# A\n\n## Why?\n\nSo.\n")
    for name, said in {
        "nowhere": "no such file or folder",
        "lectures": "no collection.anki2 in this folder (name the folder that holds collection.anki2)",
        ".": "no collection.anki2 in this folder (name a profile: anki)",
        "lectures/notes.md": "not a collection that can be read",
    }.items():
        ended = switcher.run("adopt", name)
        assert ended.code == 1
        assert len(ended.err.splitlines()) == 1
        assert said in ended.err
