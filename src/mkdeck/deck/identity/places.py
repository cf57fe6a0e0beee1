"""Places: where a question stands among those that were recognised, then and now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

from mkdeck.deck.identity.kinship import Nearness
from mkdeck.deck.identity.pool import Pool
from mkdeck.values import dataclass

T = TypeVar("T", bound=Hashable)

_SAME_PLACE = 0.75
"""A place that agrees with the neighbours above or below."""


@dataclass(frozen=True, slots=True)
class Place:
    """A question's place in the gap between two that were recognised."""

    lecture: str
    """Path of the lecture, by its new name if it was renamed."""

    before: str
    """GUID of the nearest recognised question above; empty at the top."""

    after: str
    """GUID of the nearest recognised question below; empty at the end."""

    from_top: int
    """Unrecognised questions above it in the gap."""

    from_end: int
    """Unrecognised questions below it in the gap."""

    @property
    def gap(self) -> tuple[str, str, str]:
        """What the places of one gap share."""
        return ("" if self.before or self.after else self.lecture, self.before, self.after)


class Places:
    """Where everything stands that was not recognised yet."""

    def __init__(self, pool: Pool) -> None:
        renamed = pool.renamed()
        self.now: dict[int, Place] = {}
        self.then: dict[str, Place] = {}
        lectures: dict[str, list[int]] = defaultdict(list)
        for asked in pool.all_asked:
            lectures[asked.lecture.path].append(asked.place)
        for path, keys in lectures.items():
            names = [pool.pairs[k].guid if k in pool.pairs else "" for k in keys]
            self.now.update(_in_gaps(keys, names, path))
        entries: dict[str, list[str]] = defaultdict(list)
        for entry in pool.all_entries:
            if not entry.removed:
                entries[entry.lecture].append(entry.guid)
        for path, guids in entries.items():
            names = ["" if guid in pool.entries else guid for guid in guids]
            self.then.update(_in_gaps(guids, names, renamed.get(path, path)))

    def near(self, now: int, then: str) -> Nearness:
        """Say how near to its old place a question stands."""
        if self.alike(now, then) < _SAME_PLACE:
            return Nearness.FAR
        here, there = self.now[now], self.then[then]
        alone = here.gap == there.gap and not any(
            (here.from_top, here.from_end, there.from_top, there.from_end)
        )
        return Nearness.ALONE if alone else Nearness.THERE

    def alike(self, now: int, then: str) -> float:
        """1 in the same place of the same gap, 0 in another lecture."""
        here, there = self.now[now], self.then.get(then)
        if there is None:
            return 0.0
        top = here.before == there.before and here.from_top == there.from_top
        end = here.after == there.after and here.from_end == there.from_end
        if here.gap == there.gap:
            return 0.5 + 0.25 * top + 0.25 * end
        same_lecture = here.lecture == there.lecture
        return 0.5 if same_lecture and (top or end) else 0.2 * same_lecture


def _in_gaps(keys: Sequence[T], names: Sequence[str], lecture: str) -> Iterator[tuple[T, Place]]:
    """Place each key without a name; `names` holds the GUID of a recognised one, else nothing."""
    above, below = _nearest(names), _nearest(names[::-1])[::-1]
    for key, name, (before, from_top), (after, from_end) in zip(keys, names, above, below, strict=True):
        if not name:
            yield key, Place(lecture, before, after, from_top, from_end)


def _nearest(names: Sequence[str]) -> list[tuple[str, int]]:
    """For each position the last name before it, and how many nameless ones lie between."""
    found, last, since = [], "", 0
    for name in names:
        found.append((last, since))
        last, since = (name, 0) if name else (last, since + 1)
    return found
