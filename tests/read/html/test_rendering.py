from __future__ import annotations

import pytest

from tests.read.notes import answer, plain, questions


def shown(text: str, **settings: str) -> str:
    return answer(f"### Q1. What?\n\n{text}\n", **settings).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n\n- b\n  - c", "<p>a</p>\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>"),
        ("**a**\n- b", "<p><strong>a</strong></p>\n<ul>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("- a\n\tb", "<ul>\n<li>a<br>\nb</li>\n</ul>"),
        ("- a\n\n  b", "<ul>\n<li><p>a</p>\n<p>b</p>\n</li>\n</ul>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("> a\nb", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>"),
        ("a ~~b~~ `c<d`", "<p>a <s>b</s> <code>c&lt;d</code></p>"),
        ("#### a\nb", "<h4>a</h4>\n<p>b</p>"),
        ("[a](https://b.org?c&d) [e](f.md) x", '<p><a href="https://b.org?c&amp;d">a</a> e x</p>'),
        ("| a | b |\n|--:|---|\n| c | d |",
         '<table>\n<thead>\n<tr><th align="right">a</th><th>b</th></tr>\n</thead>\n<tbody>\n'
         '<tr><td align="right">c</td><td>d</td></tr>\n</tbody>\n</table>'),
        ("&lt;b&gt; &amp; {{ name }}", "<p>&lt;b&gt; &amp; {{ name }}</p>"),
    ],
)  # fmt: skip
def test_an_answer_keeps_its_shape(text: str, html: str) -> None:
    assert shown(text) == html


def test_code_is_coloured_by_class() -> None:
    html = shown("```python\ndef f(): pass  # <\n```")
    assert html.startswith('<div class="highlight"><pre><code><span class="k">def</span>')
    assert "style=" not in html
    assert plain(html) == "def f (): pass # <"


def test_code_in_an_unknown_language_is_plain() -> None:
    assert shown("```nolang\na<b\n```") == '<div class="highlight"><pre><code>a&lt;b\n</code></pre></div>'


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>ok", "<img src=x onerror=alert(1)>ok", '<a href="javascript:alert(1)">ok</a>',
     "yes [ok](javascript:alert(1))", '<div style="position:fixed" onclick="alert(1)">ok</div>',
     "<iframe src=https://x.org></iframe>ok", "ok <svg><script>alert(1)</script></svg>",
     "ok ![x](javascript:alert(1))"],
)  # fmt: skip
def test_nothing_that_runs_reaches_a_card(text: str) -> None:
    html = shown(text)
    assert "ok" in html
    assert not any(word in html for word in ("<script", "alert", "onerror", "onclick", "<iframe", "style="))


def test_comments_are_never_shown() -> None:
    assert shown("a <!-- b -->\n\n<!-- c\n\nd -->\n\ne").replace("\n", "") == "<p>a </p><p>e</p>"


def test_details_in_an_answer_stay_foldable() -> None:
    html = shown("a\n\n<details><summary>More on *it*</summary>\n\n- b\n\n</details>")
    assert "<details>\n<summary>More on <em>it</em></summary>\n<ul>\n<li>b</li>\n</ul>\n</details>" in html


def test_the_prompt_keeps_its_markup_and_loses_number_and_label() -> None:
    (question,) = questions("### **Q1.** What is `x` in $x^2$? ###\nThis.\n")
    assert question.prompt == r"What is <code>x</code> in \( x^2 \)?"
    assert question.text == r"What is x in \( x^2 \)?"


def test_no_empty_item_is_left_of_an_answers_label() -> None:
    notes = "* **Q1: Which?**\n  * **Ans**:\n    * this\n    * that\n"
    assert answer(notes).replace("\n", "") == "<ul><li>this</li><li>that</li></ul>"


def test_html_that_nests_deeper_than_anyone_writes_is_made_shallow() -> None:
    shown = answer("## Q1. What?\n\n<b>This</b>" + "<div>a" * 300 + "</div>" * 300 + "b\n")
    assert shown.count("<div>") == shown.count("</div>") == 200
    assert shown.count("a") == 300
