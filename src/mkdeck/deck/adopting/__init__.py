"""Adopting: notes that another tool or the learner made become those of the lectures' questions."""

from __future__ import annotations

from mkdeck.deck.adopting.adoption import Adoption, adopt
from mkdeck.deck.adopting.foreign import Foreign
from mkdeck.deck.adopting.opening import read_notes
from mkdeck.deck.adopting.renewal import Match
from mkdeck.deck.adopting.steps import steps

__all__ = ["Adoption", "Foreign", "Match", "adopt", "read_notes", "steps"]
