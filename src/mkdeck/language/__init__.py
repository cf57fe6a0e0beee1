"""Languages: which words hold their questions together, and which words they have."""

from mkdeck.language.language import LANGUAGES, SPACED, Language, folded, language, sounds, spoken_in

__all__ = ["LANGUAGES", "SPACED", "Language", "folded", "language", "sounds", "spoken_in"]
