"""Anki's own backend as a witness: imports packages in order and says what the collection then holds.

Also a program, so that another Anki can be asked: `python anki_oracle.py < steps.json` prints a snapshot
after every step; with `--lines` it takes one step a line and answers it at once. A step is
`{"import": path}`, `{"review": true}`, `{"edit": {guid: {field: text}}}`, `{"tag": {guid: tags}}`,
`{"flag": {guid: number}}`, `{"suspend": [guid]}`, `{"check": true}`, `{"find": search}` or
`{"count": true}`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from time import sleep
from typing import Any

from anki.buildinfo import version
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import CardAnswer

Snapshot = dict[str, Any]


class Oracle:
    """A fresh collection and what a learner does with it."""

    def __init__(self, folder: Path) -> None:
        self.collection = Collection(str(folder / "collection.anki2"))

    def close(self) -> None:
        self.collection.close()

    def import_package(self, path: str, always: bool = False) -> dict[str, int]:
        options = ImportAnkiPackageOptions(
            merge_notetypes=False,
            update_notes=1 if always else 0,
            update_notetypes=0,
            with_scheduling=False,
            with_deck_configs=False,
        )
        request = ImportAnkiPackageRequest(package_path=str(Path(path).absolute()), options=options)
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()  # stale note types would cut the fields short
        kinds = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck")
        return {kind: len(getattr(log, kind)) for kind in kinds if len(getattr(log, kind))}

    def review(self, _: object = True) -> int:
        """Answer every card once."""
        scheduler, done = self.collection.sched, 0
        self.collection.decks.update_config(self._unlimited())
        for deck in self.collection.decks.all_names_and_ids():
            self.collection.decks.set_current(deck.id)
            while queued := scheduler.get_queued_cards(fetch_limit=1).cards:
                card = self.collection.get_card(queued[0].card.id)
                card.start_timer()
                states, rating = queued[0].states, CardAnswer.EASY
                scheduler.answer_card(scheduler.build_answer(card=card, states=states, rating=rating))
                done += 1
                sleep(0.002)  # two answers in one millisecond get times that Anki's own check then mends
        return done

    def _unlimited(self) -> Any:
        config = self.collection.decks.get_config(1)
        assert config is not None
        config["new"]["perDay"] = 9999
        config["new"]["bury"] = False
        return config

    def _note(self, guid: str) -> Any:
        number = self.collection.db.scalar("select id from notes where guid = ?", guid)
        return self.collection.get_note(number)

    def edit(self, edits: Mapping[str, Mapping[str, str]]) -> None:
        for guid, fields in edits.items():
            note = self._note(guid)
            for name, text in fields.items():
                note[name] = text
            self.collection.update_note(note)

    def tag(self, tags: Mapping[str, str]) -> None:
        for guid, names in tags.items():
            self.collection.tags.bulk_add([self._note(guid).id], names)

    def flag(self, flags: Mapping[str, int]) -> None:
        for guid, number in flags.items():
            self.collection.set_user_flag_for_cards(number, [c.id for c in self._note(guid).cards()])

    def suspend(self, guids: list[str]) -> None:
        for guid in guids:
            self.collection.sched.suspend_cards([c.id for c in self._note(guid).cards()])

    def check(self, _: object = True) -> dict[str, Any]:
        """Everything that Anki itself can find wrong."""
        media = self.collection.media.check()
        wrong_cards = self._cards_that_differ()
        empty = [n.note_id for n in self.collection.get_empty_cards().notes]
        message, fine = self.collection.fix_integrity()
        return {
            "missing_media": list(media.missing),
            "unused_media": list(media.unused),
            "empty_cards": empty,
            "wrong_cards": wrong_cards,
            "integrity": "" if fine else message,
        }

    def find(self, search: str) -> list[tuple[str, int]]:
        """The cards that a search in Anki's browser finds: the note's GUID and which of its cards."""
        cards = map(self.collection.get_card, self.collection.find_cards(search))
        return sorted((card.note().guid, card.ord) for card in cards)

    def count(self, _: object = True) -> dict[str, int]:
        """Notes, cards, decks that hold cards, and cards that Anki calls empty."""
        empty = self.collection.get_empty_cards().notes
        return {
            "notes": self.collection.note_count(),
            "cards": self.collection.card_count(),
            "decks": len(self.collection.db.list("select distinct did from cards")),
            "empty": sum(len(note.card_ids) for note in empty),
        }

    def _cards_that_differ(self) -> list[dict[str, Any]]:
        """Notes whose cards are not the ones that Anki makes of the same fields."""
        found = []
        for number in list(self.collection.find_notes("")):
            note = self.collection.get_note(number)
            copy = self.collection.new_note(note.note_type())
            copy.fields = list(note.fields)
            self.collection.add_note(copy, 1)
            has, makes = (sorted(c.ord for c in n.cards()) for n in (note, copy))
            self.collection.remove_notes([copy.id])
            if has != makes:
                found.append({"guid": note.guid, "has": has, "makes": makes})
        return found

    def snapshot(self) -> Snapshot:
        """Every note by GUID with its cards, and what was rendered of them."""
        notes = map(self.collection.get_note, self.collection.find_notes(""))
        return {
            "anki": version,
            "notes": {n.guid: self._told(n) for n in notes},
            "decks": {d["name"]: d["desc"] for d in self.collection.decks.all()},
            "revlog": len(self.collection.db.list("select id from revlog")),
        }

    def _told(self, note: Any) -> dict[str, Any]:
        reviews = "select count() from revlog where cid = ?"
        cards = sorted(note.cards(), key=lambda c: c.ord)
        return {
            "id": note.id,
            "mod": note.mod,
            "type": note.note_type()["name"],
            "tags": sorted(note.tags),
            "fields": dict(note.items()),
            "cards": [
                {
                    "id": c.id,
                    "ord": c.ord,
                    "deck": self.collection.decks.name(c.did),
                    "due": c.due,
                    "ivl": c.ivl,
                    "queue": int(c.queue),
                    "flag": c.user_flag(),
                    "reviews": self.collection.db.scalar(reviews, c.id),
                    "front": c.render_output().question_text,
                    "back": c.render_output().answer_text,
                }
                for c in cards
            ],
        }

    def do(self, step: Mapping[str, Any]) -> Any:
        ((name, argument),) = step.items()
        steps: dict[str, Callable[[Any], Any]] = {
            "import": self.import_package,
            "review": self.review,
            "edit": self.edit,
            "tag": self.tag,
            "flag": self.flag,
            "suspend": self.suspend,
            "check": self.check,
            "find": self.find,
            "count": self.count,
        }
        return steps[name](argument)


def tell(steps: list[Mapping[str, Any]]) -> list[Snapshot]:
    """Do the steps in a fresh collection; a snapshot after each, with what the step itself said."""
    with tempfile.TemporaryDirectory() as folder:
        oracle = Oracle(Path(folder))
        try:
            return [{"said": oracle.do(step), **oracle.snapshot()} for step in steps]
        finally:
            oracle.close()


def answer_lines() -> None:
    """Do one step a line, and answer each with a snapshot on one line, until there is no more."""
    with tempfile.TemporaryDirectory() as folder:
        oracle = Oracle(Path(folder))
        for line in sys.stdin:
            snapshot = {"said": oracle.do(json.loads(line)), **oracle.snapshot()}
            os.write(1, json.dumps(snapshot).encode() + b"\n")
        oracle.close()


def main() -> None:
    with redirect_stdout(sys.stderr):  # some Ankis print while they work
        if sys.argv[1:] == ["--lines"]:
            answer_lines()
            return
        snapshots = tell(json.load(sys.stdin))
    os.write(1, json.dumps(snapshots).encode())


if __name__ == "__main__":
    main()
