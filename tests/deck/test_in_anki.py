"""What the real Anki makes of the packages, and that no rebuild costs a learner anything."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdeck.deck import Identified, write_package
from mkdeck.model import Badge, Finding, Lecture, Question, Verdict
from tests.conftest import Ask
from tests.deck.lectures import build, lecture, question
from tests.deck.test_package import picture

SOUND = {"missing_media": [], "unused_media": [], "empty_cards": [], "wrong_cards": [], "integrity": ""}
START = int(time.time()) - 1000
"""Builds lie in the past, as they do for a learner: Anki's own clock stamps what the learner does."""

BASE = tuple(
    question(
        f"What does {name} do?", f"{name} does its work well", f"and {name} costs little", headings=(name,)
    )
    for name in (
        "dropout",
        "pooling",
        "padding",
        "momentum",
        "warmup",
        "annealing",
        "clipping",
        "mixup",
        "distillation",
    )
)


def retold(q: Question, text: str) -> Question:
    return question(text, *(s.text for s in q.statements), headings=q.headings)


def typo(q: Question) -> Question:
    return retold(q, q.text.replace("does", "deos"))


def answer_typo(q: Question) -> Question:
    return question(q.text, *(s.text.replace("costs", "csots") for s in q.statements), headings=q.headings)


EDITS: dict[str, Callable[[], list[Lecture]]] = {
    "typo in a question": lambda: [lecture(typo(BASE[0]), *BASE[1:])],
    "typo in an answer": lambda: [lecture(answer_typo(BASE[0]), *BASE[1:])],
    "typos everywhere": lambda: [lecture(*(answer_typo(typo(q)) for q in BASE))],
    "reordered": lambda: [lecture(*BASE[::-1])],
    "inserted at the top": lambda: [lecture(question("What is new?"), *BASE)],
    "one deleted": lambda: [lecture(*BASE[:4], *BASE[5:])],
    "title renamed": lambda: [lecture(*BASE, deck="Another title")],
    "file renamed": lambda: [lecture(*BASE, path="renamed.md")],
    "one moved to another lecture": lambda: [lecture(*BASE[1:]), lecture(BASE[0], path="b.md")],
    "split in two": lambda: [lecture(*BASE[:5]), lecture(*BASE[5:], path="b.md")],
}


def written(folder: Path, name: str, made: Identified) -> str:
    assert made.problems == ()
    write_package(folder / name, made.notes)
    return str(folder / name)


def histories(told: dict[str, Any]) -> dict[str, Any]:
    return {
        guid: [(c["id"], c["reviews"], c["ivl"]) for c in n["cards"]] for guid, n in told["notes"].items()
    }


@pytest.mark.parametrize("edit", EDITS)
def test_every_history_survives(anki: Ask, tmp_path: Path, edit: str) -> None:
    first = build(lecture(*BASE), now=START)
    again = build(*EDITS[edit](), after=first, now=START + 60)
    steps = [
        {"import": written(tmp_path, "1.apkg", first)},
        {"review": True},
        {"import": written(tmp_path, "2.apkg", again)},
        {"check": True},
    ]
    reviewed, imported, checked = anki(steps)[1:]
    assert reviewed["said"] == reviewed["revlog"] == len(BASE)
    kept = {guid: history for guid, history in histories(imported).items() if guid in reviewed["notes"]}
    assert kept == histories(reviewed)
    assert imported["said"].get("new", 0) == (1 if edit == "inserted at the top" else 0)
    assert "conflicting" not in imported["said"]
    assert checked["said"] == SOUND
    shown = {
        n["fields"]["Context"].split(" › ")[-1]: n["fields"]["Question"] for n in imported["notes"].values()
    }
    assert all(name in shown[name] for name in shown if name in {q.headings[0] for q in BASE})


def test_an_unchanged_rebuild_leaves_the_learners_own_work_alone(anki: Ask, tmp_path: Path) -> None:
    first = build(lecture(*BASE), now=START)
    guid = first.notes[0].guid
    again = build(lecture(*BASE), after=first, now=START + 60)
    steps = [
        {"import": written(tmp_path, "1.apkg", first)},
        {"review": True},
        {"edit": {guid: {"Answer": "my own words"}}},
        {"tag": {guid: "mine"}},
        {"flag": {guid: 3}},
        {"suspend": [guid]},
        {"import": written(tmp_path, "2.apkg", again)},
    ]
    told = anki(steps)
    assert told[-1]["notes"] == told[-2]["notes"]
    assert (tmp_path / "1.apkg").read_bytes() == (tmp_path / "2.apkg").read_bytes()


def test_one_changed_question_updates_that_note_alone(anki: Ask, tmp_path: Path) -> None:
    first = build(lecture(*BASE), now=START)
    again = build(lecture(*BASE[:3], answer_typo(BASE[3]), *BASE[4:]), after=first, now=START + 60)
    steps = [{"import": written(tmp_path, "1.apkg", first)}, {"import": written(tmp_path, "2.apkg", again)}]
    before, after = anki(steps)
    changed = [g for g, n in after["notes"].items() if n["fields"] != before["notes"][g]["fields"]]
    assert (after["said"]["updated"], changed) == (1, [first.notes[3].guid])


def test_flags_suspension_and_history_survive_an_update(anki: Ask, tmp_path: Path) -> None:
    first = build(lecture(*BASE), now=START)
    guid = first.notes[0].guid
    again = build(lecture(answer_typo(BASE[0]), *BASE[1:]), after=first, now=START + 60)
    steps = [
        {"import": written(tmp_path, "1.apkg", first)},
        {"review": True},
        {"flag": {guid: 3}},
        {"suspend": [guid]},
        {"import": written(tmp_path, "2.apkg", again)},
    ]
    before, after = (told["notes"][guid] for told in anki(steps)[-2:])
    assert "csots" in after["fields"]["Answer"]
    assert after["cards"][0] | {"front": "", "back": ""} == before["cards"][0] | {"front": "", "back": ""}


def test_a_changed_verdict_updates_the_note_and_keeps_its_history(anki: Ask, tmp_path: Path) -> None:
    key = ("a.md", 0)
    good = Finding("check", "its work", Verdict.SUPPORTED, "It was measured.")
    bad = Finding("check", "its work", Verdict.REFUTED, "It was measured.", correction="It does not.")
    first = build(lecture(*BASE), now=START, badges={key: (Badge(0, Verdict.SUPPORTED, (good,)),)})
    later = {key: (Badge(0, Verdict.REFUTED, (bad,)),)}
    again = build(lecture(*BASE), after=first, now=START + 60, badges=later)
    steps = [
        {"import": written(tmp_path, "1.apkg", first)},
        {"review": True},
        {"import": written(tmp_path, "2.apkg", again)},
    ]
    before, after = anki(steps)[1:]
    assert "It does not." in after["notes"][first.notes[0].guid]["cards"][0]["back"]
    assert histories(before) == histories(after)


def test_every_kind_of_card_is_the_one_that_anki_would_make(anki: Ask, tmp_path: Path) -> None:
    kinds = ("question", "reversed", "type-in")
    clozes = (
        question("{{c1::a}} b {{c3::c {{c2::d}} }}", cards=("cloze",)),
        question("Gaps below?", "{{c2::x::hint}} and {{c1::y}}", cards=("cloze",)),
    )
    made = build(lecture(question("All?", cards=kinds), question("One?"), *clozes), now=START)
    imported, checked = anki([{"import": written(tmp_path, "1.apkg", made)}, {"check": True}])
    assert checked["said"] == SOUND
    assert sorted(len(n["cards"]) for n in imported["notes"].values()) == [1, 2, 3, 3]


def test_the_questions_id_is_found_but_not_shown(anki: Ask, tmp_path: Path) -> None:
    made = build(lecture(*BASE), now=START)
    (told,) = anki([{"import": written(tmp_path, "1.apkg", made)}])
    for guid, note in told["notes"].items():
        assert note["fields"]["Id"] == guid
        assert all(guid not in c["front"] + c["back"] for c in note["cards"])


def test_a_note_that_anki_lost_comes_back_with_the_next_import(anki: Ask, tmp_path: Path) -> None:
    first = build(lecture(*BASE), now=START)
    fewer = build(lecture(*BASE[1:]), after=first, now=START + 60)
    back = build(lecture(*BASE), after=fewer, now=START + 120)
    steps = [{"import": written(tmp_path, "1.apkg", fewer)}, {"import": written(tmp_path, "2.apkg", back)}]
    assert [told["said"].get("new") for told in anki(steps)] == [8, 1]


def test_anki_itself_replaces_the_tags_of_a_note_that_an_import_updates(anki: Ask, tmp_path: Path) -> None:
    """Not wished for: no package can prevent it. Should Anki ever keep them, this test says so."""
    first = build(lecture(*BASE, tags=("ours",)), now=START)
    guid = first.notes[0].guid
    again = build(lecture(answer_typo(BASE[0]), *BASE[1:], tags=("ours",)), after=first, now=START + 3000)
    steps = [
        {"import": written(tmp_path, "1.apkg", first)},
        {"tag": {guid: "mine"}},
        {"import": written(tmp_path, "2.apkg", again)},
    ]
    assert [told["notes"][guid]["tags"] for told in anki(steps)] == [["ours"], ["mine", "ours"], ["ours"]]


def test_pictures_arrive_and_are_shown(anki: Ask, tmp_path: Path) -> None:
    svg = tmp_path / "plot.svg"
    svg.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    shown = picture(tmp_path, "cat-0123.png", b"not really a picture")
    finding = Finding("check", "its work", Verdict.SUPPORTED, "It was measured.", picture=svg)
    badges = {("a.md", 0): (Badge(0, Verdict.SUPPORTED, (finding,)),)}
    asked = question("What is it?", '<img src="cat-0123.png">', media=(shown,))
    made = build(lecture(asked), now=START, badges=badges)
    imported, checked = anki([{"import": written(tmp_path, "1.apkg", made)}, {"check": True}])
    assert checked["said"] == SOUND
    assert 'src="mkdeck-' in imported["notes"][made.notes[0].guid]["cards"][0]["back"]


@pytest.mark.parametrize("deck", ["Default", "A::B::C", 'Quotes "and" <tags> & more', "ü::日本語"])
def test_a_deck_has_the_name_that_was_asked_for(anki: Ask, tmp_path: Path, deck: str) -> None:
    made = build(lecture(*BASE, deck=deck), now=START)
    (told,) = anki([{"import": written(tmp_path, "1.apkg", made)}])
    assert {c["deck"] for n in told["notes"].values() for c in n["cards"]} == {deck}


def test_a_deck_tells_what_it_is_when_it_is_new(anki: Ask, tmp_path: Path) -> None:
    made = build(lecture(*BASE, deck="A::B"), now=START)
    write_package(tmp_path / "1.apkg", made.notes, {"A::B": "3 of 9 claims tested"})
    (told,) = anki([{"import": str(tmp_path / "1.apkg")}])
    assert told["decks"]["A::B"] == "3 of 9 claims tested"


def test_deck_names_that_differ_only_in_case_are_one_deck(anki: Ask, tmp_path: Path) -> None:
    made = build(lecture(*BASE[:4], deck="Nets"), lecture(*BASE[4:], path="b.md", deck="nets"), now=START)
    imported, checked = anki([{"import": written(tmp_path, "1.apkg", made)}, {"check": True}])
    assert {c["deck"] for n in imported["notes"].values() for c in n["cards"]} == {"Nets"}
    assert checked["said"] == SOUND
