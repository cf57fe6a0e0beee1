"""Chooses among the marks of all styles: which are questions, which are sections or parts of an answer."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.choosing.asides import with_holders
from mkdeck.read.choosing.ballot import Ballot, above, weighed
from mkdeck.read.choosing.begun import without_begun
from mkdeck.read.choosing.contests import settled
from mkdeck.read.choosing.countedparts import without_counted_parts
from mkdeck.read.choosing.countedtitles import counted_titles, ended_at
from mkdeck.read.choosing.further import further
from mkdeck.read.choosing.hollow import repeated, without_empty
from mkdeck.read.choosing.leadins import without_leads
from mkdeck.read.choosing.levels import (
    commonest,
    like_siblings,
    same_level,
    side_by_side,
    without_refrains,
)
from mkdeck.read.choosing.outline import Node, outline
from mkdeck.read.choosing.prefaces import without_preface
from mkdeck.read.choosing.quizzes import without_notes_around
from mkdeck.read.choosing.readings import best_reading
from mkdeck.read.choosing.sections import without_sections
from mkdeck.read.choosing.strangers import without_parts, without_strangers
from mkdeck.read.choosing.ties import Tie, ties
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet


def choose(sheet: Sheet, marks: Sequence[Mark]) -> tuple[list[Mark], list[Tie]]:
    """Choose the marks that are questions, in document order, and name the styles that do as well."""
    marks = without_begun(sheet, marks)
    nodes = outline(sheet, marks)
    ballot = weighed(nodes)
    chosen = _questions(ballot)
    titles = counted_titles(nodes, chosen)
    first = ended_at(nodes, chosen - titles, titles)
    best = best_reading(sheet, marks, nodes, first, lambda some: _read(sheet, some))
    return best, ties(ballot, chosen) if best is first else []


def _read(sheet: Sheet, marks: Sequence[Mark]) -> list[Mark]:
    """Choose as if there were no other marks."""
    nodes = outline(sheet, marks)
    chosen = _questions(weighed(nodes))
    return [nodes[i].mark for i in sorted(chosen) if nodes[i].mark.strength]


def _questions(ballot: Ballot) -> set[int]:
    """Find the nodes that are questions by all that is known of notes."""
    nodes = ballot.nodes
    kept = without_empty(nodes, without_sections(ballot, settled(ballot)))
    kept = with_holders(nodes, without_leads(nodes, kept))
    chosen = without_parts(nodes, kept | same_level(ballot, kept))
    chosen = without_refrains(nodes, _outermost(nodes, chosen))
    chosen = like_siblings(nodes, chosen)
    chosen |= further(nodes, chosen)
    chosen = chosen | side_by_side(nodes) if chosen else commonest(nodes)
    chosen = without_strangers(nodes, chosen - repeated(nodes, chosen))
    chosen = without_counted_parts(nodes, chosen)
    return without_notes_around(nodes, without_preface(nodes, chosen))


def _outermost(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Leave out what stands inside of another chosen mark."""
    return {i for i in chosen if not any(a in chosen for a in above(nodes, i))}
