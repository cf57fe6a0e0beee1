from pathlib import Path
from xml.etree import ElementTree

import pytest

from mkdeck.report.drawing import smaller

PLOTS = sorted((Path(__file__).parent.parent.parent / "verify" / "evidence").rglob("*.svg"))

SVG = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
 <metadata><a>long</a></metadata>
 <!-- a comment -->
 <defs><path id="used" d="M 0 0
L 3.14159 4" style="fill: #777; stroke: red"/></defs>
 <use id="unused" xlink:href="#used" style="fill: #777; stroke: red"/>
 <text style="font-family: 'DejaVu Sans', sans-serif">0.12345 'quoted' &amp; <tspan>more</tspan></text>
</svg>
"""


@pytest.fixture
def drawn():
    return ElementTree.fromstring(smaller(SVG))  # noqa: S314 - made above


def named(drawn, name):
    return next(e for e in drawn.iter() if e.tag.rpartition("}")[2] == name)


def test_what_is_not_seen_goes(drawn):
    names = {e.tag.rpartition("}")[2] for e in drawn.iter() if isinstance(e.tag, str)}
    assert names == {"svg", "style", "defs", "path", "use", "text", "tspan"}


def test_words_stay_as_they_are(drawn):
    assert "".join(named(drawn, "text").itertext()) == "0.12345 'quoted' & more"


def test_places_are_kept_to_hundredths_of_a_point(drawn):
    assert named(drawn, "path").get("d") == "M 0 0 L 3.14 4"


def test_only_names_that_are_referred_to_stay(drawn):
    assert named(drawn, "path").get("id") == "used"
    assert named(drawn, "use").get("id") is None


def test_a_style_that_is_used_again_is_written_once(drawn):
    assert named(drawn, "style").text == ".s0{fill:#777;stroke:red}"
    assert named(drawn, "use").get("class") == named(drawn, "path").get("class") == "s0"


def test_a_drawing_with_classes_of_its_own_keeps_its_styles():
    own = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g class="a" style="fill: red"/><g style="fill: red"/></svg>'
    )
    assert smaller(own) == own


@pytest.mark.parametrize("plot", PLOTS, ids=lambda p: p.name)
def test_a_plot_of_the_evidence_keeps_its_words_in_little_more_than_half(plot):
    text = plot.read_text(encoding="utf-8")
    small = smaller(text)
    before, after = (ElementTree.fromstring(t) for t in (text, small))  # noqa: S314 - of this repository
    words = [
        e.text.strip() for e in before.iter("{http://www.w3.org/2000/svg}text") if e.text and e.text.strip()
    ]
    assert [e.text for e in after.iter("{http://www.w3.org/2000/svg}text") if e.text] == words
    assert len(small) < len(text) * 0.6
