"""The report in a real browser: by day and at night, on a phone, on paper, without network and script."""

from dataclasses import replace

import pytest

from mkdeck.report.page import render_page
from tests.browser.conftest import LOOKS, PHONE, sticks_out, violations
from tests.report.pages import report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    made = report()
    second = replace(made.lectures[0], path="b.md", title="Another")
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render_page(replace(made, lectures=(*made.lectures, second))), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_nobody_is_shut_out(open_page, address, size, scheme):
    page = open_page(address, size, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_nothing_scrolls_sideways(open_page, address, size, scheme):
    page = open_page(address, size, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert not sticks_out(page)


def test_the_network_is_not_asked(open_page, address):
    page = open_page(address)
    page.mouse.wheel(0, 9000)
    page.wait_for_load_state("networkidle")
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert page.complaints == []


def test_it_can_be_read_without_scripts(open_page, address):
    page = open_page(address, java_script_enabled=False)
    assert page.get_by_text("claim that is refuted").first.is_visible()


def test_a_filter_shows_what_it_names(open_page, address):
    page = open_page(address, java_script_enabled=False)
    page.get_by_role("radio", name="refuted").check()
    shown = page.locator(".check:visible")
    assert [shown.nth(i).get_attribute("id") for i in range(shown.count())] == ["check-a-refuted"]


def test_a_filter_can_be_undone(open_page, address):
    page = open_page(address)
    page.locator("#only-cited").check()
    page.get_by_label("everything").check()
    assert page.locator(".check:visible").count() == page.locator(".check").count()


@pytest.mark.parametrize("size", [PHONE, (1280, 900)])
def test_a_card_can_point_at_a_check(open_page, address, size):
    page = open_page(f"{address}#check-a-untestable", size)
    page.wait_for_function(
        "() => { const box = document.getElementById('check-a-untestable').getBoundingClientRect();"
        " return box.top >= 0 && box.top < innerHeight; }",
        timeout=5000,
    )


def test_the_picture_is_seen(open_page, address):
    page = open_page(address)
    picture = page.locator("img.plot").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('img.plot').complete")
    assert picture.evaluate("image => image.naturalWidth") == 320


def test_the_numbers_can_be_taken_away(open_page, address):
    page = open_page(address)
    with page.expect_download() as waiting:
        page.get_by_text("Download the numbers").first.click()
    assert waiting.value.suggested_filename == "a-supported.cpu.json"
    assert '"percent": "100%"' in waiting.value.path().read_text()


def test_paper_shows_what_is_folded(open_page, address):
    page = open_page(address)
    page.emulate_media(media="print")
    assert page.get_by_text("2.13.0").first.is_visible()


def test_paper_has_no_buttons(open_page, address):
    page = open_page(address)
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
