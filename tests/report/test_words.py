import pytest

from mkdeck.report.words import linked, number, p_value, shown, with_media


def test_words_are_escaped():
    assert shown("a < b & c") == "a &lt; b &amp; c"


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("He 2016, arXiv:1603.05027: says", "https://arxiv.org/abs/1603.05027"),
        ("LeCun 1998, doi:10.1109/5.726791", "https://doi.org/10.1109/5.726791"),
        ("(arXiv:1412.6980).", "https://arxiv.org/abs/1412.6980"),
    ],
)
def test_identifiers_of_sources_are_links(source, url):
    assert f'href="{url}"' in linked(source)


def test_a_source_without_an_identifier_has_no_link():
    assert linked("Rumelhart <1986>") == "Rumelhart &lt;1986&gt;"


@pytest.mark.parametrize(
    ("value", "text"), [(0.81234, "0.8123"), (2.3e7, "2.3 × 10⁷"), (3.4e-8, "3.4 × 10⁻⁸"), (8, "8")]
)
def test_numbers_are_short(value, text):
    assert number(value) == text


def test_a_tiny_p_is_only_said_to_be_tiny():
    assert p_value(1e-9) == "p < 0.0001"


def test_pictures_are_replaced_by_their_bytes():
    html = '<img alt="a" src="a.png"><img src="b.png">'
    assert with_media(html, {"a.png": "data:x"}) == '<img alt="a" src="data:x"><img src="b.png">'
