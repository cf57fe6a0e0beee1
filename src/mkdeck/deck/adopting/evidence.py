"""Evidence: which foreign note is which question, from sure to likely, and what could be either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from mkdeck.deck.adopting.foreign import Foreign
from mkdeck.deck.adopting.guise import answer_words, asked_words, entry_of_note, note_answer
from mkdeck.deck.adopting.plaintext import key
from mkdeck.deck.adopting.roles import Roles, asked_text
from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.identity.assign import Rival, assign, rivals
from mkdeck.deck.identity.edited import MARGIN
from mkdeck.deck.identity.pool import Pool
from mkdeck.deck.identity.weighing import weigh
from mkdeck.values import dataclass

LIKENESS = "likeness"
"""Evidence that leaves the words free to differ."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A question and the notes that it could be; left alone."""

    asked: Asked
    notes: tuple[Foreign, ...]
    why: str
    """Ends the sentence that begins with the question and goes on with the notes."""


class Bench:
    """Questions and notes of one sort, cloze or not, and the pairs found among them."""

    def __init__(self, asked: Sequence[Asked], notes: Sequence[Foreign], roles: Mapping[int, Roles]) -> None:
        self.notes = {note.guid: note for note in notes}
        self.roles = roles
        self.unclear: list[Unclear] = []
        self.how: dict[int, str] = {}
        seen = [replace(a, place=place, text=asked_words(a)) for place, a in enumerate(asked)]
        self.places = [a.place for a in asked]
        entries = [entry_of_note(note, roles[note.type.id]) for note in notes]
        self.pool = Pool(seen, sorted(entries, key=lambda e: e.lecture), Lock(tuple(entries)))

    @property
    def pairs(self) -> dict[int, Foreign]:
        """Give each question's note, by the question's place in the lectures."""
        return {self.places[place]: self.notes[entry.guid] for place, entry in self.pool.pairs.items()}

    def reason(self, place: int) -> str:
        """Say by what evidence the question in this place has its note."""
        return self.how[self.places.index(place)]

    def find(self) -> None:
        """Go through the evidence, the surest first."""
        self._by_written_id()
        self._by_words()
        self._by_likeness()

    def _join(self, asked: Asked, entry: Entry, how: str) -> None:
        self.how[asked.place] = how
        self.pool.join(asked, entry)

    def _leave(self, asked: Asked, guids: Sequence[str], why: str) -> None:
        self.unclear.append(Unclear(asked, tuple(self.notes[g] for g in guids), why))
        self.pool.asked.pop(asked.place, None)

    def _by_written_id(self) -> None:
        """Other tools write the note's number or GUID into the lecture."""
        named = {str(note.id): guid for guid, note in self.notes.items()} | {g: g for g in self.notes}
        for asked in list(self.pool.asked.values()):
            if entry := self.pool.entries.get(named.get(asked.own_id, "")):
                self._join(asked, entry, "the id in the lecture")

    def _by_words(self) -> None:
        """Question and answer say the same; of twins the first goes to the first, if there are no more."""
        notes: dict[Hashable, list[str]] = defaultdict(list)
        for guid in self.pool.entries:
            notes[self._key(self.notes[guid])].append(guid)
        questions: dict[Hashable, list[Asked]] = defaultdict(list)
        for asked in self.pool.asked.values():
            questions[key(asked.text), key(answer_words(asked))].append(asked)
        for said, some in questions.items():
            guids = notes.get(said, [])
            if len(guids) > len(some):
                for asked in some:
                    self._leave(asked, guids, "which all say the same")
                for guid in guids:
                    del self.pool.entries[guid]
                continue
            for asked, guid in zip(some, guids, strict=False):
                self._join(asked, self.pool.entries[guid], "the same words")

    def _key(self, note: Foreign) -> Hashable:
        roles = self.roles[note.type.id]
        return key(asked_text(note, roles)), key(note_answer(note, roles))

    def _by_likeness(self) -> None:
        """Weigh what is left of question, answer and neighbours, all pairs against one another."""
        waiting = dict(self.pool.asked)
        if not waiting or not self.pool.entries:
            return
        weighed = weigh(self.pool, waiting)
        pairs = assign(weighed.gains)
        doubtful = rivals(weighed.gains, pairs, MARGIN)
        spoilt = {place for r in doubtful for place in (r.asked, r.other_asked)}
        for rival in doubtful:
            self._doubt(rival, waiting, pairs)
        for place, guid in pairs.items():
            if place not in spoilt:
                self._join(waiting[place], self.pool.entries[guid], LIKENESS)
        for place, found in weighed.undecided.items():
            like = [g for g in sorted(found, key=lambda g: (-found[g], g)) if g in self.pool.entries]
            if place in self.pool.asked and like:
                self._leave(waiting[place], like[:1], "which is like it, but not enough to be sure")

    def _doubt(self, rival: Rival, waiting: Mapping[int, Asked], pairs: Mapping[int, str]) -> None:
        for place in (rival.asked, rival.other_asked):
            if place in self.pool.asked:
                guids = dict.fromkeys((pairs.get(place, rival.chosen), rival.chosen, rival.other))
                why = "which are equally like it" if rival.other else "which another question is as like"
                self._leave(waiting[place], [g for g in guids if g], why)
