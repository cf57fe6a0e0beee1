import pytest

from mkdeck.preview.stage import View, page
from tests.preview.cards import card


def test_the_reviewers_elements_are_there():
    shown = page(card(), View())
    assert '<body class="card card1">' in shown
    assert '<div id="qa" dir="auto">why?</div>' in shown


def test_the_back_holds_the_front():
    assert ">why?<hr>because</div>" in page(card(), View(is_back=True))


def test_night_is_named_as_anki_names_it():
    assert '<body class="card card1 nightMode night_mode">' in page(card(), View(is_night=True))


def test_a_phone_is_named_on_the_root():
    assert '<html lang="en" class="mobile' in page(card(), View(is_mobile=True))


@pytest.mark.parametrize(
    "attribute", ["src='p-1.png'", 'src="p-1.png"', 'poster="p-1.png"', 'data="p-1.png"']
)
def test_media_come_from_the_preview(attribute):
    assert "/media/p-1.png" in page(card(Back=f"<img {attribute}>"), View(is_back=True))


def test_other_addresses_stay():
    html = '<img src="https://example.org/a.png"><img src="data:image/png;base64,AA">'
    assert html in page(card(Back=html), View(is_back=True))


def test_sounds_can_be_played():
    shown = page(card(Back="[sound:a b.mp3]"), View(is_back=True))
    assert 'src="/media/a%20b.mp3"' in shown


def test_a_card_to_type_on_has_a_box():
    assert '<input type="text" id="typeans"' in page(card(front="{{type:Back}}"), View())


@pytest.mark.parametrize(
    ("typed", "kind"), [("because", "typeGood"), ("<b>", "typeBad"), ("", "because</code>")]
)
def test_what_was_typed_is_compared(typed, kind):
    shown = page(card(back="{{type:Back}}"), View(is_back=True, typed=typed))
    assert kind in shown
    assert "<b>" not in shown


def test_a_title_is_no_markup():
    from dataclasses import replace

    assert "<title>a &lt; b</title>" in page(replace(card(), title="a < b"), View())


def test_a_style_sheet_cannot_close_its_element():
    from dataclasses import replace

    assert "</style><script>" not in page(replace(card(), css="</style><script>"), View())
