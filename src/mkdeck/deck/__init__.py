"""Decks: identity, notes, cards and packages."""

from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.lock import format_lock, parse_lock, read_lock
from mkdeck.deck.match import Identified, identify
from mkdeck.deck.note import Draft, Note
from mkdeck.deck.package import write_package
from mkdeck.deck.plan import Change, Plan

__all__ = [
    "Change",
    "Draft",
    "Entry",
    "Identified",
    "Lock",
    "Note",
    "Plan",
    "format_lock",
    "identify",
    "parse_lock",
    "read_lock",
    "write_package",
]
