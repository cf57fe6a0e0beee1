"""The preview in a real browser, over lectures on disk, following every save."""

from pathlib import Path
from threading import Event, Thread

import pytest

from mkdeck.build.live import Live
from mkdeck.build.watch import stamps, watch
from mkdeck.preview.server import serving
from tests.browser.conftest import DESK, LOOKS, PHONE, sticks_out, violations

pytestmark = pytest.mark.browser

TEXT = r"""# Nets

## Q1. What does a residual block compute?

- Formula: \( H(x) = F(x) + x \).
- A long one: \( a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 \)
- ![shape](shape.svg)

## Q2. And why?

```python
def skip(x):
    return branch(x) + x  # the gradient passes here, whatever the branch does to it
```

## Q3. No answer here
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="9" height="9"/></svg>'


@pytest.fixture
def lectures(tmp_path):
    (tmp_path / "nets.md").write_text(TEXT)
    (tmp_path / "shape.svg").write_text(SVG)
    (tmp_path / "gaps.md").write_text(
        "---\ncards: [cloze]\n---\n# Gaps\n\n## What?\n\nA {{c1::first}} and {{c2::last}}.\n"
    )
    (tmp_path / "mkdeck.toml").write_text("")
    return tmp_path


@pytest.fixture
def server(lectures):
    since, stop = stamps(lectures), Event()
    live = Live([lectures])
    with serving(live) as running:
        following = Thread(target=watch, args=(live.root, live.follow), kwargs={"since": since, "stop": stop})
        following.start()
        yield running
        stop.set()
        following.join()


def save(path: Path, text: str) -> None:
    """Save as an editor does: a new file takes the old one's place."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text)
    beside.replace(path)


@pytest.fixture
def preview(server, open_page):
    def opened(where="nets.md/1", *look):
        page = open_page(f"{server.address}#{where}", *look)
        page.wait_for_function("() => document.body.dataset.version !== undefined")
        return page

    return opened


def card(page):
    return page.frame_locator("#card")


def test_the_front_asks_and_the_back_answers(preview):
    page = preview()
    card(page).get_by_text("What does a residual block compute?").wait_for()
    assert card(page).get_by_text("Formula").count() == 0
    page.get_by_role("button", name="Show answer").click()
    card(page).get_by_text("Formula").wait_for()


def test_formulas_are_typeset(preview):
    page = preview()
    page.keyboard.press("Space")
    card(page).locator("mjx-container").first.wait_for()


def test_pictures_are_shown(preview):
    page = preview()
    page.keyboard.press("Space")
    picture = card(page).locator("img")
    picture.wait_for()
    page.wait_for_function(
        "() => { const i = document.getElementById('card').contentDocument.querySelector('img');"
        " return i && i.complete && i.naturalWidth === 40; }"
    )


def test_nothing_is_asked_of_the_network(preview, server):
    page = preview()
    page.keyboard.press("Space")
    card(page).locator("mjx-container").first.wait_for()
    assert [url for url in page.asked if not url.startswith(server.address)] == []
    assert page.complaints == []


def test_the_keyboard_turns_and_moves(preview):
    page = preview()
    for key in ("Space", "Space"):
        page.keyboard.press(key)
    card(page).get_by_text("And why?").wait_for()
    page.keyboard.press("ArrowLeft")
    card(page).get_by_text("What does a residual block compute?").wait_for()


def test_keys_work_inside_the_card(preview):
    page = preview()
    card(page).get_by_text("What does a residual block compute?").click()
    page.keyboard.press("Space")
    card(page).get_by_text("Formula").wait_for()


def test_night_is_nights_own_class(preview):
    page = preview()
    page.keyboard.press("n")
    card(page).locator("body.nightMode.night_mode").wait_for()


def test_a_phone_is_narrow(preview):
    page = preview()
    page.keyboard.press("p")
    card(page).locator("xpath=/html[contains(@class, 'mobile')]").wait_for()
    assert page.locator("#card").bounding_box()["width"] <= 390


def test_gaps_are_asked_one_by_one(preview):
    page = preview("gaps.md/2")
    card(page).get_by_text("A first and [...].").wait_for()
    page.keyboard.press("Space")
    card(page).get_by_text("A first and last.").wait_for()


def test_a_save_shows_by_itself(preview, lectures):
    page = preview()
    card(page).get_by_text("What does a residual block compute?").wait_for()
    save(lectures / "nets.md", TEXT.replace("What does a residual", "What on earth does a residual"))
    card(page).get_by_text("What on earth does a residual block compute?").wait_for()


def test_the_same_question_stays_on_show_when_others_come_before_it(preview, lectures):
    page = preview("nets.md/2")
    card(page).get_by_text("And why?").wait_for()
    save(lectures / "nets.md", TEXT.replace("# Nets", "# Nets\n\n## New?\n\n- yes"))
    page.get_by_text("3 of 3").wait_for()
    card(page).get_by_text("And why?").wait_for()


def test_a_picture_that_was_drawn_again_is_shown(preview, lectures):
    page = preview()
    page.keyboard.press("Space")
    save(lectures / "shape.svg", SVG.replace('width="40"', 'width="60"'))
    page.wait_for_function(
        "() => { const i = document.getElementById('card').contentDocument.querySelector('img');"
        " return i && i.complete && i.naturalWidth === 60; }"
    )


def test_problems_stand_where_they_are_in_the_file(preview):
    page = preview("nets.md/2")
    listed = page.locator("#cards > li").all_inner_texts()
    assert "nets.md:16: " in listed[2]
    assert page.locator("#problems").inner_text() == listed[2]


def test_a_problem_that_was_mended_goes(preview, lectures):
    page = preview("nets.md/2")
    page.locator("#problems .problem").wait_for()
    save(lectures / "nets.md", f"{TEXT}\n- Now there is.\n")
    page.get_by_text("2 of 3").wait_for()
    assert page.locator("#problems .problem").count() == 0


EVERYWHERE = [("nets.md/1", *look) for look in LOOKS]
CODE_AND_GAPS = [
    (where, PHONE, scheme) for where in ("nets.md/2", "gaps.md/1") for scheme in ("light", "dark")
]


@pytest.mark.parametrize(("where", "size", "scheme"), [*EVERYWHERE, *CODE_AND_GAPS])
def test_nobody_is_shut_out(preview, where, size, scheme):
    page = preview(where, size, scheme)
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show question").wait_for()
    card(page).locator("#qa").wait_for()
    page.frames[1].wait_for_function("() => window.MathJax && MathJax.startup && MathJax.startup.promise")
    assert violations(page) == []


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_nothing_scrolls_sideways(preview, size):
    page = preview("nets.md/1", size)
    page.keyboard.press("Space")
    card(page).locator("mjx-container").first.wait_for()
    assert not sticks_out(page)
    assert not sticks_out(page.frames[1])
