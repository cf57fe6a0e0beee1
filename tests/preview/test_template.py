import pytest

from mkdeck.preview.template import fill, is_empty

FIELDS = {"A": "a", "B": "", "C": "<br> <div></div>"}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("[{{A}}]", "[a]"),
        ("{{ A }}", "a"),
        ("{{#A}}yes{{/A}}{{^A}}no{{/A}}", "yes"),
        ("{{#B}}yes{{/B}}{{^B}}no{{/B}}", "no"),
        ("{{#C}}yes{{/C}}", ""),
        ("{{#A}}1{{#B}}2{{A}}{{/B}}3{{/A}}", "13"),
        ("{{#B}}{{#A}}1{{/A}}{{/B}}2", "2"),
        ("{{twice:twice:A}}", "aaaa"),
        ("no fields", "no fields"),
    ],
)
def test_a_template_is_filled_in(template, text):
    assert fill(template, FIELDS, {"twice": lambda _, t: t * 2}) == text


def test_text_that_looks_like_a_field_stays():
    assert fill("{{A}}", {"A": "{{B}}", "B": "b"}, {}) == "{{B}}"


@pytest.mark.parametrize("template", ["{{D}}", "{{#D}}{{/D}}", "{{upper:A}}"])
def test_what_is_not_there_is_an_error(template):
    with pytest.raises(KeyError):
        fill(template, FIELDS, {})


@pytest.mark.parametrize("text", ["", " \n", "<br>", "<div><br/></div>"])
def test_breaks_alone_are_an_empty_field(text):
    assert is_empty(text)


def test_a_picture_is_no_empty_field():
    assert not is_empty("<img src=a.png>")
