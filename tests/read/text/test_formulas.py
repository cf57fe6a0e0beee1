from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdeck.read.text.masking import mask
from mkdeck.read.text.masks import source_of
from tests.read.notes import answer, questions


def shown(text: str) -> str:
    return answer(f"### Q1. What?\n\n{text}\n").strip()


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (r"$a_1 * b_1 * c$", r"<p>\( a_1 * b_1 * c \)</p>"),
        (r"\(a<b\) and \(c>d\)", r"<p>\( a&lt;b \) and \( c&gt;d \)</p>"),
        (r"\\(x^2\\)", r"<p>\( x^2 \)</p>"),
        (r"[$]x^2[/$]", r"<p>\( x^2 \)</p>"),
        (r"[$$]x^2[/$$]", r"<p>\[ x^2 \]</p>"),
        ("$$\nx = 1\n$$", r"<p>\[ x = 1 \]</p>"),
        (r"\[ E = mc^2 \]", r"<p>\[ E = mc^2 \]</p>"),
        ("```math\nx & y\n```", r"<p>\[ x &amp; y \]</p>"),
        (r"\begin{align} a &= b \end{align}", r"<p>\[ \begin{align} a &amp;= b \end{align} \]</p>"),
        (r"**$x$** and *$y$*", r"<p><strong>\( x \)</strong> and <em>\( y \)</em></p>"),
        (r"$\frac{a}{b_{1}}$", r"<p>\( \frac{a}{b_{1}} \)</p>"),
        (r"| $|x|$ | b |", r"<p>| \( |x| \) | b |</p>"),
        ("> $$\n> a\n> $$", "<blockquote>\n<p>\\[ a \\]</p>\n</blockquote>"),
        (r"$n$th and $2n$", r"<p>$n$th and \( 2n \)</p>"),
    ],
)
def test_a_formula_comes_out_as_anki_typesets_it(source: str, html: str) -> None:
    assert shown(source) == html


@pytest.mark.parametrize(
    "source",
    [
        "it costs $24 and then $40",
        "$5 and $10",
        "from $5-$10",
        "echo $HOME/$USER",
        r"\[Optional\] and \[1\]",
        r"see \[the paper\](x)",
        "a {{ name }} and ${x}",
        "only one $ here",
    ],
)
def test_what_is_no_formula_stays_words(source: str) -> None:
    assert r"\(" not in shown(source)
    assert r"\[ " not in shown(source)


@pytest.mark.parametrize("source", ["`$x$`", "```\n$x$\n```", "    $x$\n", "``a ` $x$``"])
def test_code_keeps_its_dollars(source: str) -> None:
    assert "$x$" in shown(source)


def test_lines_are_counted_right_below_a_formula_of_several_lines() -> None:
    first, second = questions("### Q1. a?\n$$\na\n\\\\\nb\n$$\nlast words.\n### Q2. b?\nhere\n")
    assert (second.line, second.statements[0].line) == (8, 9)
    assert first.statements[-1].text == "last words."
    assert first.statements[-1].line == 7


def test_characters_that_look_like_masks_are_only_characters() -> None:
    odd = "\U000f0000\U00100000"
    assert shown(f"{odd} and $x$ and {odd}") == rf"<p>{odd} and \( x \) and {odd}</p>"


@given(st.text(st.sampled_from("$\\()[]{}`~abc 1\n*_<>!|\U000f0000\U00100000"), max_size=60))
@example("\U000f0000`\U000f0000\U00100000`")
def test_masking_loses_nothing(text: str) -> None:
    masked = mask(text)
    assert source_of(masked.text, masked.masks) == text
    assert len(masked.lines) in (0, masked.text.count("\n") + 1)
