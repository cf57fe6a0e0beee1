from html import unescape
from urllib.parse import unquote
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from mkdeck.report.addresses import json_uri, svg_uri

SVG = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg">
 <metadata><a>long</a></metadata>
 <!-- a comment -->
 <path d="M 0 0
L 3 4" style="fill: #777"/>
 <text>50 % 'quoted' &amp; <tspan>more</tspan></text>
</svg>
"""


def held(address):
    return unquote(unescape(address).partition(",")[2])


@given(st.text().map(lambda t: t.encode("utf-8", "replace").decode().strip()))
def test_a_download_holds_the_numbers_and_never_ends_its_attribute(text):
    assert "'" not in json_uri(text)
    assert held(json_uri(text)) == text


def test_a_picture_loses_nothing_that_is_seen():
    drawn = ElementTree.fromstring(held(svg_uri(SVG)))  # noqa: S314 - made above
    assert [e.tag.rpartition("}")[2] for e in drawn.iter()] == ["svg", "path", "text", "tspan"]
    assert drawn[0].attrib == {"d": "M 0 0 L 3 4", "style": "fill: #777"}
    assert "".join(drawn[1].itertext()) == "50 % 'quoted' & more"


def test_a_picture_loses_what_is_not_seen():
    assert "metadata" not in held(svg_uri(SVG))
    assert len(svg_uri(SVG)) < len(SVG)


def test_a_picture_never_ends_its_attribute():
    assert "'" not in svg_uri(SVG)
