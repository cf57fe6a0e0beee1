import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from mkdeck.model import Verdict
from mkdeck.report.markdown import render_markdown
from tests.report.pages import check, report


@pytest.fixture(scope="module")
def text():
    return render_markdown(report())


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_claim_has_its_verdict_in_words(text, verdict):
    assert f"- {verdict.symbol} claim that is {verdict} — *{verdict}*" in text


def test_a_correction_stands_below_its_claim(text):
    assert r"<br>**Rather:** Rather \<this\> & that." in text


def test_every_link_leads_to_an_anchor(text):
    assert set(re.findall(r"\(#([^)]+)\)", text)) <= set(re.findall(r'<a id="([^"]+)">', text))


def test_tables_stay_tables(text):
    html = MarkdownIt("commonmark").enable("table").render(text)
    # Coverage; arms and breaks from one device, facts and breaks from the other.
    assert html.count("<table>") == 5


def test_a_pipe_does_not_end_a_cell():
    made = replace(report(), title="a | b", checks=(check(Verdict.CITED, says="x | y"),))
    assert r"x \| y" in render_markdown(made)


def test_formulas_are_between_dollars(text):
    assert "$10^{6}$" in text


def test_a_tree_of_statements_keeps_its_shape(text):
    html = MarkdownIt("commonmark").render(text)
    assert re.search(r"<li>things :\s*<ul>", html)


def test_it_ends_with_one_line_end(text):
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
