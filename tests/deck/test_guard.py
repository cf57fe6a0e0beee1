"""Anki acts on nothing in a field but formulas without harm and the note's own sounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from mkdeck.deck.guard import guarded, refused

HARM = (
    r"\href{javascript:x}{y}",
    r"\style{position:fixed}{y}",
    r"\class{mark supported}{y}",
    r"\cssId{a}{y}",
    r"\data{a=b}{y}",
    r"\mmlToken{mi}[href=x]{y}",
    r"\require{html}",
    r"\unicode[x;background:url(y)]{x41}",
    r"\bbox[background:url(x)]{y}",
    r"\htmlStyle{color:red}{y}",
    r"\let\x\frac",
    r"\csname hr\endcsname",
)
HIDDEN: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda tex: tex,
    "with an entity": lambda tex: tex.replace("\\", "&#92;", 1),
    "with a hexadecimal entity": lambda tex: tex.replace("\\", "&#x5c;"),
    "with a letter as an entity": lambda tex: tex[:2] + f"&#{ord(tex[2])};" + tex[3:],
    "over a place to break": lambda tex: f"{tex[:3]}<wbr>{tex[3:]}",
    "over a comment": lambda tex: f"{tex[:3]}<!-- -->{tex[3:]}",
    "over a gap": lambda tex: f"{tex[:3]}{{{{c1::{tex[3:4]}}}}}{tex[4:]}",
    "over a gap with a hint": lambda tex: f"{tex[:3]}{{{{c1::{tex[3:4]}::hint}}}}{tex[4:]}",
    "within a macro": lambda tex: rf"\newcommand{{\x}}{{{tex}}}\x",
    "within a text": lambda tex: rf"\text{{$ {tex} $}}",
    "after a line end": lambda tex: f"x<br>{tex}",
}
AROUND = (
    r"\({}\)",
    r"\[{}\]",
    r"a \(x\) b \(y + {}\) c \(z\)",
    r"\(\text{{a \({}\) b}}\)",
    r"&#92;({}&#92;)",
    r"\\({}\\)",
)
TYPESET = re.compile(r"(?:\\|&#92;)[(\[]")


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("way", HIDDEN)
@pytest.mark.parametrize("tex", HARM)
def test_a_formula_that_would_act_is_shown_as_text(tex: str, way: str, around: str) -> None:
    html = around.format(HIDDEN[way](tex))
    assert refused(html)
    made = guarded(html)
    for found in TYPESET.finditer(made):
        assert not refused(made[found.start() :].partition("<span>")[0]), made
    assert made.replace("<span>", "").replace("</span>", "") == html


@pytest.mark.parametrize(
    "tex",
    [
        r"x^2 + \frac{a}{b}",
        r"\bbox[5px, red]{x} \bbox[#fff]{y}",
        r"\begin{cases} a & b \\ c & d \end{cases}",
        r"\ce{H2O -> H+ + OH-}",
        r"\text{where } \mathbb{R}, \operatorname{argmin}_x \color{red}{f} \enclose{circle}{1}",
        r"\newcommand{\R}{\mathbb{R}} \R \left[ 0, 1 \right)",
        r"a \lt b \& c \% \{ \} \tag{1} \label{eq} \boxed{x} \cancel{y} \xrightarrow[a]{b}",
    ],
)
def test_a_formula_without_harm_is_left_as_it_is(tex: str) -> None:
    for html in (rf"\({tex}\)", rf"<p>\[{tex}\]</p>", rf"a \({tex}\), b \({tex}\)"):
        assert refused(html) == ()
        assert guarded(html) == html


@pytest.mark.parametrize(
    "text", ["", "plain", r"C:\dir\href", r"use \href or \style outside", "f(x) [y] &amp; [z]"]
)
def test_what_is_no_formula_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert refused(text) == ()


SIGNS = (
    *("[latex]x[/latex]", "[$]x[/$]", "[$$]x[/$$]", "[sound:a.mp3]", "[SOUND:a.mp3]", "[[type:Answer]]"),
    *("[anki:tts lang=en_US]x[/anki:tts]", "[anki:play:a:0]", "&#91;sound:a.mp3]", "&lbrack;sound:a.mp3]"),
)
ACTED_ON = re.compile(r"\[(?:/?latex\]|/?\$\$?\]|sound:|/?anki:|type:|\[type:)", re.IGNORECASE)


@pytest.mark.parametrize("around", ["{}", "<code>{}</code>", "a {} b {} c", '<img alt="{}">'])
@pytest.mark.parametrize("sign", SIGNS)
def test_ankis_own_signs_are_words(sign: str, around: str) -> None:
    made = guarded(around.replace("{}", sign))
    assert not ACTED_ON.search(made.replace("[type:", "") if sign.startswith("[[") else made)
    assert "&#91;" in made or "&lbrack;" in made


def test_the_sounds_of_the_note_itself_are_played() -> None:
    assert guarded("[sound:a.mp3] [sound:b.mp3]", {"a.mp3"}) == "[sound:a.mp3] &#91;sound:b.mp3]"
