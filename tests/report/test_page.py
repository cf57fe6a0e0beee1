import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from mkdeck.errors import Problem
from mkdeck.model import Verdict
from mkdeck.report.page import render_page
from tests.report.pages import check, measured, report

VOID = {"meta", "img", "br", "input", "link", "hr"}


class Outline(HTMLParser):
    """Ids, links and what is left open."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.open, self.loads, self.tags = [], [], [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.add(tag)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if tag == "a" else []
        self.loads += [values[n] for n in ("src", "srcset", "poster", "data") if values.get(n)]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page():
    return render_page(report())


def test_every_element_is_closed(page):
    assert Outline(page).open == []


def test_every_anchor_is_there_once(page):
    ids = Outline(page).ids
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere(page):
    outline = Outline(page)
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_a_check_can_be_named_by_a_card(page):
    assert "check-a-supported" in Outline(page).ids


def test_nothing_is_loaded_from_elsewhere(page):
    assert all(address.startswith("data:") for address in Outline(page).loads)
    assert "@import" not in page
    assert "url(" not in page


def test_there_is_no_script(page):
    assert "script" not in Outline(page).tags


def test_the_same_report_gives_the_same_bytes(page):
    assert render_page(report()) == page


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_can_be_filtered(page, verdict):
    name = verdict.name.lower()
    assert f'id="only-{name}"' in page
    assert f"body:has(#only-{name}:checked) .filtered:not(.has-{name})" in page


@pytest.mark.parametrize(
    "words",
    [
        "0.75 to 0.88",
        "3.4 × 10⁻⁸",
        "shortcut removed",
        "p &lt; 0.0001, corrected p = 0.0004; sign-flip test p = 0.12",
        "skip / plain &gt; 1e+06, because smaller gradients are lost",
        "2: its design was changed after a look at its numbers",
        "at initialisation",
        "Norm at the stem over that at the last block.",
        "2.13.0",
        "61 706",
        "mkdeck verify a/supported",
        "verify/a/supported.py:9",
        "evidence out of date",
    ],
)
def test_everything_that_makes_a_check_believable_is_shown(page, words):
    assert words in page


def test_words_of_checks_are_no_markup(page):
    assert "&lt;with&gt; shortcuts &amp; without norm" in page


def test_a_verdict_that_surprises_its_author_says_so():
    made = replace(report(Verdict.REFUTED), checks=(check(Verdict.REFUTED, expected=Verdict.SUPPORTED),))
    assert "its author expected: supported" in render_page(made)


def test_a_check_without_evidence_says_so():
    made = replace(report(Verdict.UNCHECKED), checks=(check(Verdict.UNCHECKED),))
    assert "Never run: there is no evidence yet." in render_page(made)


def test_a_report_without_checks_is_complete():
    page = render_page(replace(report(Verdict.UNCHECKED), checks=()))
    assert "The checks" not in page
    assert "0 tested" in page


def test_a_report_without_lectures_is_a_page():
    assert "0 claims of 0 lectures" in render_page(replace(report(), lectures=(), badges={}, checks=()))


def test_problems_are_shown():
    made = replace(report(), problems=(Problem("verify/a.py", 3, "quotes <words> that are gone"),))
    assert "verify/a.py:3: quotes &lt;words&gt; that are gone" in render_page(made)


def test_several_lectures_have_a_table():
    made = report()
    page = render_page(replace(made, lectures=(*made.lectures, replace(made.lectures[0], path="b.md"))))
    assert "Coverage by lecture" in page


def test_why_a_check_is_invalid_is_said():
    evidence = measured(verdict=Verdict.INVALID, reasons=("the arms are identical: a, b",))
    page = render_page(replace(report(), checks=(check(Verdict.INVALID, evidence=(evidence,)),)))
    assert "the arms are identical: a, b" in page


def test_formulas_are_typeset_without_a_script(page):
    assert re.search(r"<h3[^>]*>.*<math", page)
