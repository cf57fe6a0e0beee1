"""Decks: identity, notes, cards and packages."""

from mkdeck.deck.asked import Drafted, drafted, light
from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.lock import format_lock, parse_lock, read_lock
from mkdeck.deck.match import Identified, Occasion, identify, recognise
from mkdeck.deck.note import Draft, Note
from mkdeck.deck.package import write_package
from mkdeck.deck.plan import Change, Plan

__all__ = [
    "Change",
    "Draft",
    "Drafted",
    "Entry",
    "Identified",
    "Lock",
    "Note",
    "Occasion",
    "Plan",
    "drafted",
    "format_lock",
    "identify",
    "light",
    "parse_lock",
    "read_lock",
    "recognise",
    "write_package",
]
