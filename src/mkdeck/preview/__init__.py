"""The preview: cards in a browser, as Anki will show them."""
