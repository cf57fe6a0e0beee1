"""Words of lectures and checks made ready for the page: escaped, formulas typeset, sources linked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from mkdeck.report.mathml import with_mathml

_SOURCE = re.compile(r"\b(arXiv|doi):(\S+?)(?=[\s,;:)\]]|\.?(?:\s|$))", re.IGNORECASE)
_HOMES = {"arxiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}
_SCROLLS = re.compile(r"<(pre|table)(?=[ >])")
_SRC = re.compile(r'(\ssrc=")([^"]+)(")')


def shown(text: str) -> str:
    """Escape plain words and typeset their formulas."""
    return with_mathml(escape(text, quote=False))


def linked(source: str) -> str:
    """Link the identifiers that can be looked up."""
    return _SOURCE.sub(_link, escape(source, quote=False))


def _link(found: re.Match[str]) -> str:
    url = _HOMES[found[1].lower()] + quote(found[2], safe="/.()-_:;")
    return f'<a href="{url}" rel="noopener">{found[0]}</a>'


def with_media(html: str, data: Mapping[str, str]) -> str:
    """Put the bytes of local pictures in the place of their names, so that the page stands alone."""
    return _SRC.sub(lambda m: f"{m[1]}{data.get(m[2], m[2])}{m[3]}", html) if data else html


def reachable(html: str) -> str:
    """Let the keyboard reach what scrolls by itself on a narrow page."""
    return _SCROLLS.sub(r'<\1 tabindex="0"', html)


def number(value: float) -> str:
    """Write a number as a reader takes it in: four digits, ten to a power from a million on."""
    text = f"{value:.4g}"
    mantissa, e, power = text.partition("e")
    return f"{mantissa} × 10{_raised(int(power))}" if e else text


def _raised(power: int) -> str:
    return str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def p_value(p: float) -> str:
    """Write a p value; what is tiny is only said to be so."""
    return "p < 0.0001" if p < 0.0001 else f"p = {p:.2g}"
