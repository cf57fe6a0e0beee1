"""Nasty notes, built by the real command and imported by the real Anki: each shows what its author meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdeck.cli import main
from tests.anki_oracle import Oracle


@dataclass(frozen=True, slots=True)
class Studied:
    """A card as Anki holds and shows it."""

    kind: str
    fields: dict[str, str]
    front: str
    back: str


Study = Callable[..., list[Studied]]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """Build a lecture, import it and give its cards in order; nothing may be left to complain of."""
    (tmp_path / "anki").mkdir()
    oracle = Oracle(tmp_path / "anki")

    def studied(notes: str, **files: bytes) -> list[Studied]:
        lectures = tmp_path / "lectures"
        for name, data in {"notes.md": notes.encode(), **files}.items():
            (lectures / name).parent.mkdir(parents=True, exist_ok=True)
            (lectures / name).write_bytes(data)
        with pytest.raises(SystemExit) as end:
            main(["build", str(lectures), "--out", str(tmp_path / "dist"), "--strict"])
        assert not end.value.code
        oracle.import_package(str(tmp_path / "dist" / "notes.apkg"))
        told = oracle.snapshot()["notes"].values()
        assert not any(oracle.check().values())
        return [
            Studied(note["type"], note["fields"], card["front"], card["back"])
            for note in sorted(told, key=lambda n: n["cards"][0]["due"])
            for card in note["cards"]
        ]

    yield studied
    oracle.close()


def question(answer: str) -> str:
    return f"### Q1. What is it?\n\n{answer}\n"


def answers(cards: list[Studied], answer: str) -> bool:
    """Whether the only card asks what it should, and field and rendered back hold exactly that answer."""
    (card,) = cards
    asks = card.fields["Question"] == "What is it?" and "What is it?" in card.front
    return (
        asks and card.fields["Answer"].strip() == answer and answer in card.back and answer not in card.front
    )


def test_underscores_in_math_are_no_emphasis(study: Study) -> None:
    notes = question(r"At $x_1 + y_1$ and \(a_{i_j}\), _really_.")
    assert answers(study(notes), r"<p>At \( x_1 + y_1 \) and \( a_{i_j} \), <em>really</em>.</p>")


def test_stars_in_math_are_no_emphasis(study: Study) -> None:
    notes = question("Of $a * b * c$ and $f^*(x) * g^*(x)$, *really*.")
    assert answers(study(notes), r"<p>Of \( a * b * c \) and \( f^*(x) * g^*(x) \), <em>really</em>.</p>")


def test_less_in_math_begins_no_tag(study: Study) -> None:
    notes = question(r"If $a<b$ and \(c>d\) & $x<y$.")
    shown = r"<p>If \( a&lt;b \) and \( c&gt;d \) &amp; \( x&lt;y \).</p>"
    assert answers(study(notes), shown)


def test_braces_in_math_stay(study: Study) -> None:
    notes = question(r"Then $\frac{a}{b_{1}}$, $\{ x \}$ and $x^{y^{z}}$.")
    assert answers(study(notes), r"<p>Then \( \frac{a}{b_{1}} \), \( \{ x \} \) and \( x^{y^{z}} \).</p>")


def test_headings_in_code_are_no_questions(study: Study) -> None:
    notes = question("```text\n# What is this?\n## Q7. Is it?\n```\n\nIt is.")
    code = "# What is this?\n## Q7. Is it?\n"
    assert answers(
        study(notes), f'<div class="highlight"><pre><code>{code}</code></pre></div>\n<p>It is.</p>'
    )


def test_separators_in_code_part_no_cards(study: Study) -> None:
    notes = question("```\nfront :: back\n---\n?\n%\nQ: a\nA: b\n```\n\nAlso `a :: b`.")
    code = "front :: back\n---\n?\n%\nQ: a\nA: b\n"
    shown = f'<div class="highlight"><pre><code>{code}</code></pre></div>\n<p>Also <code>a :: b</code>.</p>'
    assert answers(study(notes), shown)


def test_html_in_code_is_shown_and_does_nothing(study: Study) -> None:
    notes = question("```\n<details><script>alert(1)</script></details>\n```\n\nAlso `<b>`.")
    code = "&lt;details&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;/details&gt;\n"
    shown = (
        f'<div class="highlight"><pre><code>{code}</code></pre></div>\n<p>Also <code>&lt;b&gt;</code>.</p>'
    )
    assert answers(study(notes), shown)


def test_two_pictures_of_one_name_stay_two(study: Study, tmp_path: Path) -> None:
    one, two = b"\x89PNG one", b"\x89PNG two"
    (card,) = study(question("![](a/net.png) ![](b/net.png)"), **{"a/net.png": one, "b/net.png": two})
    media = sorted((tmp_path / "anki" / "collection.media").iterdir())
    assert {path.read_bytes() for path in media} == {one, two}
    assert all(f'<img src="{path.name}"' in card.back for path in media)


def test_audio_is_played(study: Study, tmp_path: Path) -> None:
    (card,) = study(question("Listen: ![](s.mp3)"), **{"s.mp3": b"ID3"})
    (media,) = (tmp_path / "anki" / "collection.media").iterdir()
    assert card.fields["Answer"] == f"<p>Listen: [sound:{media.name}]</p>\n"
    assert "<p>Listen: [anki:play:a:0]</p>" in card.back


def test_a_table_is_a_table(study: Study) -> None:
    notes = question("| a | b |\n|---|--:|\n| $x|y$ | `1\\|2` |")
    shown = (
        '<table>\n<thead>\n<tr><th>a</th><th align="right">b</th></tr>\n</thead>\n<tbody>\n'
        r'<tr><td>\( x|y \)</td><td align="right"><code>1|2</code></td></tr>' + "\n</tbody>\n</table>"
    )
    assert answers(study(notes), shown)


def test_a_list_right_after_a_bold_line_is_a_list(study: Study) -> None:
    notes = question("**Methods:**\n- one\n  - deep\n- two")
    items = "<ul>\n<li>one\n<ul>\n<li>deep</li>\n</ul>\n</li>\n<li>two</li>\n</ul>"
    assert answers(study(notes), f"<p><strong>Methods:</strong></p>\n{items}")


def test_aligned_display_math_keeps_its_lines(study: Study) -> None:
    formula = "\\begin{aligned}\na &= b \\\\\n  &< c\n\\end{aligned}"
    shown = "\\begin{aligned}\na &amp;= b \\\\\n  &amp;&lt; c\n\\end{aligned}"
    assert answers(study(question(f"$$\n{formula}\n$$")), f"<p>\\[ {shown} \\]</p>")


def test_equal_questions_are_cards_of_their_own(study: Study) -> None:
    cards = study("".join(f"### What's the output?\n\n{word}\n\n" for word in ("One.", "Two.", "Two.")))
    assert [c.fields["Question"] for c in cards] == ["What's the output?"] * 3
    assert [c.fields["Answer"] for c in cards] == ["<p>One.</p>\n", "<p>Two.</p>\n", "<p>Two.</p>\n"]


def test_two_prices_are_no_formula(study: Study) -> None:
    assert answers(study(question("It costs $5 and $10.")), "<p>It costs $5 and $10.</p>")


def test_a_name_in_braces_is_text(study: Study) -> None:
    notes = question("Hello {{ name }}, {{Question}} and {{#if}}.")
    assert answers(study(notes), "<p>Hello {{ name }}, {{Question}} and {{#if}}.</p>")


def test_lists_indented_by_tabs_keep_their_depth(study: Study) -> None:
    notes = question("- one\n\t- two\n\t\t1. three\n- four")
    deep = "<ul>\n<li>two\n<ol>\n<li>three</li>\n</ol>\n</li>\n</ul>"
    assert answers(study(notes), f"<ul>\n<li>one\n{deep}\n</li>\n<li>four</li>\n</ul>")


def test_unicode_arrives_as_it_was_written(study: Study) -> None:
    (card,) = study("### 1. Где 你好 שלום 👩\u200d👩\u200d👧 ½?\n\nНет, 世界 — “ok” ∑ עולם\u200f.\n")
    assert card.fields["Question"] == "Где 你好 שלום 👩\u200d👩\u200d👧 ½?"
    assert "<p>Нет, 世界 — “ok” ∑ עולם\u200f.</p>" in card.back


FORMULA = r"\( \frac{a}{b_{1} } \)"
"""The braces are apart: two together would end the gap, and TeX sees no difference."""


def test_a_formula_is_whole_inside_its_gap(study: Study) -> None:
    (card,) = study(r"Half is {{c1::$\frac{a}{b_{1}}$}} of it." + "\n")
    assert card.kind == "mkdeck cloze"
    assert card.fields["Text"].strip() == f"<p>Half is {{{{c1::{FORMULA}}}}} of it.</p>"
    assert '<span class="cloze" data-ordinal="1">' + FORMULA + "</span> of it." in card.back
    assert ">[...]</span> of it." in card.front


def test_a_gap_inside_of_a_formula_is_asked_for(study: Study) -> None:
    (card,) = study(r"So $\frac{ {{c1::\sqrt{b_{1}}::a root}} }{c}$ it is." + "\n")
    assert r"<p>So \( \frac{ [a root] }{c} \) it is.</p>" in card.front
    assert r"<p>So \( \frac{ \sqrt{b_{1} } }{c} \) it is.</p>" in card.back
