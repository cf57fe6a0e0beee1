"""The real Anki is the witness: faces are compared with what its own renderer gives."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection

from mkdeck.preview.cards import Card
from mkdeck.preview.faces import back, front

FRONT = "<i>{{#Text}}{{cloze:Text}}{{/Text}}</i>{{^Back Extra}}none{{/Back Extra}}"
BACK = "{{cloze:Text}}|{{Back Extra}}|{{FrontSide}}|{{type:Back Extra}}"

TORTURE = (
    r"a {{c1::b}} c",
    r"{{c1::x::hint}} {{c2::y}}",
    r"{{c1::a {{c2::b}} c}}",
    r'\( {{c1::x<b>y</b>}} + 1 \) {{c1::<b>"q" & r</b>}}',
    r"{{c1,2::both}} {{c2::z}}",
    r"{{c1::a}} }} stray",
    r"{{c1::a}} {{c2::open",
    r"{{c1::a::h1::h2}}",
    r"{{c1::a {{c2::b::hh}} d::outer}}",
    r"[sound:a.mp3] {{c1::s [sound:b.mp3]}}",
    r"{{c1::<br>}}",
    r"{{c1::\[ x<y>z \] }}",
    "{{c1::n\u00a0b é λ ´}}",
    r"{{c1::}} {{c2::a}}",
    r"{{c10::ten}} {{c1::one}}",
    r"{{c1::\frac{a}{b} }} \(\frac{{{c2::a}}}{b}\)",
    r"{{c1::a&lt;b &amp; c}} \( a &lt; {{c2::b &amp; <i>c</i>}} \)",
    r"{{c1::a:<!-- -->:b}} {{c2::it's_so}}",
)


@pytest.fixture(scope="module")
def collection() -> Iterator[Collection]:
    with tempfile.TemporaryDirectory() as folder:
        made = Collection(str(Path(folder) / "collection.anki2"))
        cloze = made.models.by_name("Cloze")
        assert cloze
        cloze["tmpls"][0]["qfmt"], cloze["tmpls"][0]["afmt"] = FRONT, BACK
        made.models.update_dict(cloze)
        yield made
        made.close()


@pytest.mark.parametrize("extra", ["<br>", "more [sound:q.mp3]"])
@pytest.mark.parametrize("text", TORTURE)
def test_gaps_look_as_in_anki(collection: Collection, text: str, extra: str) -> None:
    note = collection.new_note(collection.models.by_name("Cloze"))
    note["Text"], note["Back Extra"] = text, extra
    collection.add_note(note, 1)
    assert note.cards()
    for asked in note.cards():
        ours = Card("", 0, "", FRONT, BACK, asked.ord, dict(note.items()), "")
        theirs = asked.render_output()
        assert front(ours).html == theirs.question_text
        assert back(ours).html == theirs.answer_text
