"""The plan: what a build changes in a collection that imported every package before it."""

from __future__ import annotations

from dataclasses import asdict

from mkdeck.deck.made import Left, Stays
from mkdeck.deck.notetype import KINDS
from mkdeck.values import dataclass

_SHOWN = 40
"""Questions that one search for people names."""


@dataclass(frozen=True, slots=True)
class Change:
    """One question of the plan."""

    guid: str
    lecture: str
    line: int
    """In the lecture; 0 for a removed question."""

    text: str
    """The question's words."""

    before: str = ""
    """Its words at the last build, where they were others."""

    notes: int = 1
    """The notes that it has, or had."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Notes, cards and decks of a collection that imported all packages."""

    notes: int = 0
    cards: int = 0
    decks: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Every question of the lectures, by what happens to its notes."""

    new: tuple[Change, ...] = ()
    edited: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    """Gone since the last build; their cards stay in Anki until their owner deletes them."""

    settled: Counts = Counts()
    """What more is unchanged, in lectures that nobody needed to look at."""

    new_notes: int = 0
    edited_notes: int = 0
    unchanged_notes: int = 0
    new_cards: int = 0
    anew: int = 0
    """Unchanged questions of which mkdeck makes other html: it rides along with the next edit."""

    left: tuple[Left, ...] = ()
    """Cards that nobody asks for any more, since this build."""

    stays: tuple[Stays, ...] = ()
    marked: int = 0
    """Removed questions that stay in the package with a tag that says so, since this build."""

    then: Counts = Counts()
    """What Anki has once all is imported."""

    def __str__(self) -> str:
        """One line for people, counted in notes, as Anki's import does."""
        return (
            f"+{self.new_notes} new, ~{self.edited_notes} edited (history kept), "
            f"={self.unchanged_notes + self.settled.notes} unchanged, "
            f"-{sum(change.notes for change in self.removed)} removed"
        )

    @property
    def details(self) -> tuple[str, ...]:
        """What else there is to say, a line each."""
        return (
            *map(_left, _alike(self.left)),
            *map(_stays, self.stays),
            *((f"{_many(self.anew, 'question')} rendered anew, which comes with an edit",) * bool(self.anew)),
            *(
                (f"{_many(self.marked, 'question')} marked: search for tag:mkdeck::removed",)
                * bool(self.marked)
            ),
            f"in Anki then: {_many(self.then.notes, 'note')}, {_many(self.then.cards, 'card')}"
            f" ({self.new_cards} new), {_many(self.then.decks, 'deck')}",
        )

    def as_dict(self) -> dict[str, object]:
        """For `--json`: the unchanged are only counted."""
        listed = {name: [asdict(c) for c in getattr(self, name)] for name in ("new", "edited", "removed")}
        return {
            **listed,
            "unchanged": self.unchanged_notes + self.settled.notes,
            "notes": {
                "new": self.new_notes,
                "edited": self.edited_notes,
                "unchanged": self.unchanged_notes + self.settled.notes,
                "removed": sum(change.notes for change in self.removed),
                "marked": self.marked,
                "rendered anew": self.anew,
            },
            "cards": {"new": self.new_cards, "left": sum(len(left.ords) for left in self.left)},
            "left": [{**asdict(left), "search": search((left,))} for left in self.left],
            "stays": [asdict(s) for s in self.stays],
            "in_anki": asdict(self.then),
        }


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _stays(stays: Stays) -> str:
    told = _many(stays.cards, "card") + (" stays" if stays.cards == 1 else " stay")
    return f"{told} in the deck “{stays.old}”: a package cannot move cards to “{stays.new}”"


def _alike(left: tuple[Left, ...]) -> list[tuple[Left, ...]]:
    groups: dict[tuple[str, tuple[int, ...], bool], list[Left]] = {}
    for one in left:
        groups.setdefault((one.kind, () if one.is_whole else one.ords, one.is_empty), []).append(one)
    return [tuple(some) for some in groups.values()]


def _left(some: tuple[Left, ...]) -> str:
    number = sum(len(one.ords) for one in some)
    verb = "stays behind empty" if some[0].is_empty else "stays behind, and nobody asks for it any more"
    if number != 1:
        verb = "stay behind empty" if some[0].is_empty else "stay behind, and nobody asks for them any more"
    shown = f"search for {search(some)}" if len(some) <= _SHOWN else "--json has the search that finds them"
    return f"{_many(number, 'card')} {verb}: {shown}"


def search(left: tuple[Left, ...]) -> str:
    """Find the cards in Anki's browser."""
    ids = " OR ".join(f"Id:{one.id}" for one in left)
    several = f"({ids})" if len(left) > 1 else ids
    cards = " OR ".join(f"card:{n + 1}" for n in left[0].ords)
    which = f"({cards})" if len(left[0].ords) > 1 else cards
    return f'note:"{KINDS[left[0].kind].name}" {several}' + ("" if left[0].is_whole else f" {which}")
