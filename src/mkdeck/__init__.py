"""mkdeck turns lecture notes in Markdown into Anki decks whose facts have been tested."""

__version__ = "0.1.0"
