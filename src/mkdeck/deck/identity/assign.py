"""Assignment: of all ways to pair questions with entries the one that gains most, and whether it is clear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import heappop, heappush

from mkdeck.values import dataclass

Gains = Mapping[int, Mapping[str, float]]
"""What pairing a question (by place) with an entry (by GUID) gains, never negative."""

Pick = str | int
"""A GUID, or the question's own place for no entry at all."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another pairing that is nearly as good as the chosen one."""

    asked: int
    chosen: str
    other: str = ""
    """The entry that the question might have had instead."""

    other_asked: int = -1
    """The question that might have had the entry instead."""


def assign(gains: Gains) -> dict[int, str]:
    """Pair so that the sum of gains is greatest (successive shortest paths, after Jonker and Volgenant)."""
    owner: dict[Pick, int] = {}
    picked: dict[int, Pick] = {}
    price: dict[Pick, float] = defaultdict(float)
    for row in gains:
        _augment(row, gains, owner, picked, price)
    return {row: pick for row, pick in picked.items() if isinstance(pick, str)}


def _augment(
    start: int, gains: Gains, owner: dict[Pick, int], picked: dict[int, Pick], price: dict[Pick, float]
) -> None:
    heap: list[tuple[float, int, Pick, int]] = []
    done: dict[Pick, tuple[float, int]] = {}
    row, base, order = start, 0.0, 0
    while True:
        options: dict[Pick, float] = {row: 0.0}
        options.update(gains[row])
        for option, gain in options.items():
            if option not in done:
                order += 1
                heappush(heap, (base - gain - price[option], order, option, row))
        distance, _, pick, came_from = heappop(heap)
        while pick in done:
            distance, _, pick, came_from = heappop(heap)
        done[pick] = (distance, came_from)
        if pick not in owner:
            break
        row = owner[pick]
        base = distance + _gain(gains, row, pick) + price[pick]
    for seen, (at, _) in done.items():
        price[seen] += at - distance
    while True:
        came_from = done[pick][1]
        owner[pick], picked[came_from], pick = came_from, pick, picked.get(came_from, came_from)
        if came_from == start:
            return


def _gain(gains: Gains, row: int, pick: Pick) -> float:
    return gains[row][pick] if isinstance(pick, str) else 0.0


def rivals(gains: Gains, pairs: Mapping[int, str], margin: float) -> list[Rival]:
    """Find pairs that could be given up or exchanged at hardly any loss."""
    owner = {entry: asked for asked, entry in pairs.items()}
    found = []
    for asked, options in gains.items():
        mine = pairs.get(asked)
        for entry, gain in options.items():
            if entry == mine:
                continue
            holder = owner.get(entry)
            if holder is None and mine is not None and options[mine] - gain < margin:
                found.append(Rival(asked, mine, other=entry))
            elif holder is not None and mine is None and gains[holder][entry] - gain < margin:
                found.append(Rival(holder, entry, other_asked=asked))
            elif holder is not None and mine is not None:
                back = gains[holder].get(mine, -1.0)
                loss = options[mine] + gains[holder][entry] - gain - back
                if asked < holder and back >= 0 and loss < margin:
                    found.append(Rival(asked, mine, other=entry, other_asked=holder))
    return found
