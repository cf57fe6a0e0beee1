from dataclasses import replace

from mkdeck.report.page import render_page
from mkdeck.report.size import fitted, size
from tests.report.pages import report


def test_a_small_report_keeps_everything():
    made = report()
    assert fitted(made) == (made, ())


def test_the_numbers_go_first():
    made = report()
    kept, left = fitted(made, size(made) - 1)
    assert left == ("the numbers to download",)
    assert [bool(e.numbers) for c in kept.checks for e in c.evidence] == [False, False]
    assert all(e.picture for c in kept.checks for e in c.evidence)


def test_then_the_pictures():
    kept, left = fitted(report(), 0)
    assert left == ("the numbers to download", "the pictures")
    assert not any(e.picture for c in kept.checks for e in c.evidence)


def test_the_page_says_what_was_left_out():
    made = report()
    many = replace(made, checks=tuple(replace(made.checks[0], name=f"a/n{n}") for n in range(5)))
    page = render_page(many, limit=0)
    assert "the numbers to download and the pictures are left out" in page
    assert "Download the numbers" not in page
