"""The reference line: markdown-it-py and genanki in a straight line, and nothing that mkdeck is for."""

from __future__ import annotations

import sys
from pathlib import Path

import genanki
from markdown_it import MarkdownIt


def main(folder: Path, out: Path) -> None:
    """Split each file at its `###` headings, render each answer, write one package a file."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    fields = [{"name": "Question"}, {"name": "Answer"}]
    templates = [{"name": "Card", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr>{{Answer}}"}]
    model = genanki.Model(1607392319, "reference", fields=fields, templates=templates)
    out.mkdir(exist_ok=True)
    for number, path in enumerate(sorted(folder.glob("*.md"))):
        title, *parts = path.read_text(encoding="utf-8").split("\n### ")
        deck = genanki.Deck(2059400110 + number, title.removeprefix("# "))
        for part in parts:
            question, _, answer = part.partition("\n")
            note_fields = [markdown.renderInline(question), markdown.render(answer)]
            deck.add_note(genanki.Note(model, note_fields))
        genanki.Package(deck).write_to_file(out / f"{path.stem}.apkg")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
