"""The note types: ids, fields and templates that are frozen, for every learner's history hangs on them."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib import resources

from mkdeck.deck.schema import Field, NoteType, Template

MOD = 1795518610
"""Seconds since 1970 of the last change to looks or fields: raise it whenever `fingerprint` changes."""

FINGERPRINT = "1544c92f9f04b043"
"""`fingerprint()` as of MOD; a test compares them."""


QUESTION = NoteType(
    id=1565856695825,
    name="mkdeck question",
    is_cloze=False,
    fields=(
        Field("Question", 3025578641178998536, "The prompt", folded=False),
        Field("Answer", 3851807461191239072, "What the lecture says", folded=False),
        Field("Evidence", 4465492919734288703, "How the statements were tested"),
        Field("Context", 4126856440407019201, "Deck and headings, above the question"),
        Field("Source", 55696233361901494, "File and line of the lecture"),
        Field("Id", 3209585152693431245, "Names the question for ever; change it and its history is lost"),
        Field("Reversed", 1398416980840589148, "Anything here makes a card from answer to question"),
        Field("Typed", 3475666549634234021, "The words to type; makes a card that asks for them"),
        Field("Spare 1", 3893655438663039355),
        Field("Spare 2", 2557513023872584068),
        Field("Spare 3", 707676335030491365),
        Field("Spare 4", 739294984774050387),
    ),
    templates=(
        Template("Question", 2530124167295418085, "question", ("Context", "Question")),
        Template("Reversed", 2587638524965419366, "reversed", ("Context", "Answer"), "Reversed"),
        Template("Typed", 2509422519323473625, "typed", ("Context", "Question"), "Typed"),
    ),
)

CLOZE = NoteType(
    id=1548079372988,
    name="mkdeck cloze",
    is_cloze=True,
    fields=(
        Field("Text", 1194366888931800686, "The text with its {{c1::gaps}}", folded=False),
        Field("Question", 1547898858250980226, "The prompt, above the text", folded=False),
        Field("Extra", 3547093605288627878, "Shown below once the gap is filled", folded=False),
        Field("Evidence", 1771580627223629454, "How the statements were tested"),
        Field("Context", 3914538368851081711, "Deck and headings, above the question"),
        Field("Source", 4302139335146940276, "File and line of the lecture"),
        Field("Id", 1447220079539488391, "Names the question for ever; change it and its history is lost"),
        Field("Spare 1", 2707514379555383160),
        Field("Spare 2", 785535052737263530),
        Field("Spare 3", 2444707594092316467),
        Field("Spare 4", 2453769220524285355),
    ),
    templates=(Template("Cloze", 444144614620862012, "cloze", ("Text",)),),
)

OCCLUSION = NoteType(
    id=1559268838422,
    name="mkdeck occlusion",
    is_cloze=True,
    fields=(
        Field("Occlusion", 4655090253633611570, "The shapes, as Anki's own editor draws them", tag=0),
        Field("Image", 1699275152601777281, "The picture", tag=1),
        Field("Header", 3581039785544884097, "The prompt, above the picture", tag=2),
        Field("Back Extra", 371307170716713059, "Shown below once the part is seen", tag=3),
        Field("Comments", 1030718219359440763, "Notes of your own; never shown", tag=4),
        Field("Evidence", 589697601718333457, "How the statements were tested"),
        Field("Context", 3255707465097304334, "Deck and headings, above the question"),
        Field("Source", 514420407951632709, "File and line of the lecture"),
        Field("Id", 659921210984045255, "Names the question for ever; change it and its history is lost"),
        Field("Spare 1", 2610206335326207009),
        Field("Spare 2", 4445425508312874185),
        Field("Spare 3", 2270015570338275982),
        Field("Spare 4", 3067075440739435264),
    ),
    templates=(Template("Occlusion", 4883487164430497699, "occlusion", ("Occlusion",)),),
    stock=6,  # Anki's number for image occlusion
    css="occlusion.css",
)

KINDS = {"question": QUESTION, "cloze": CLOZE, "occlusion": OCCLUSION}
"""Note types by the kind that a draft names."""


@cache
def template_text(name: str) -> str:
    """One of the files in `templates/`."""
    return (resources.files("mkdeck.deck") / "templates" / name).read_text(encoding="utf-8")


def css(note_type: NoteType | None = None) -> str:
    """The style of every card, and what a note type adds to it."""
    return template_text("card.css") + (template_text(note_type.css) if note_type and note_type.css else "")


def fronts_and_backs(note_type: NoteType) -> tuple[tuple[str, str], ...]:
    """The templates' html, front and back."""
    return tuple(
        (template_text(f"{t.file}.front.html"), template_text(f"{t.file}.back.html"))
        for t in note_type.templates
    )


def fingerprint() -> str:
    """Hash of everything in the note types that Anki takes over when `MOD` grows."""
    seen = [css(), *(repr((t, css(t), fronts_and_backs(t))) for t in KINDS.values())]
    return sha256(json.dumps(seen).encode()).hexdigest()[:16]
