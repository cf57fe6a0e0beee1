"""Decks: identity, notes, cards and packages."""
