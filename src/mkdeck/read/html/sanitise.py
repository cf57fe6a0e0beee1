"""Raw html from a lecture, made safe: what runs or reaches out is taken away, what shows stays."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from mkdeck.read.html.shallow import shallow
from mkdeck.read.html.spoken import with_spoken
from mkdeck.read.text.source import without_controls

_EXTRA_TAGS = frozenset(
    ["audio", "video", "source", "details", "summary", "figure", "figcaption", "mark", "section", "svg"]
)
_BARRED_TAGS = frozenset(("svg",))
_CLASSED = frozenset(["div", "span", "pre", "code", "p", "ul", "ol", "li", "table", "td", "th", "tr"])


_OUR_CLASSES = frozenset(
    "mkdeck card question answer context source asking ask premise masks night nightmode mobile cloze "
    "cloze-inactive hint mark stale evidence finding quote arms plot correction supported refuted depends "
    "inconclusive invalid cited contradicted untestable unchecked".split()
)
"""Classes in which a card speaks for itself: a note must not show a verdict that no check has made."""


def clean(html: str, show: Callable[[str], str | None]) -> str:
    """Clean html; `show` turns the path of a local file into its name in the package, or None."""
    import nh3  # only lectures with raw html pay for it

    tags, attributes = _allowed()

    def rewrite(tag: str, name: str, value: str) -> str | None:
        if name == "class":
            return " ".join(c for c in value.split() if c.lower() not in _OUR_CLASSES) or None
        return show(value) if name in ("src", "data", "poster") else value

    safe = nh3.clean(
        shallow(with_spoken(html)),
        tags=tags,
        attributes=attributes,
        attribute_filter=rewrite,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "data"},
        clean_content_tags={"script", "style"},
    )
    return without_controls(safe)  # of what was written as numbers, `&#1;`


@functools.cache
def _allowed() -> tuple[set[str], dict[str, set[str]]]:
    """Take the sanitiser's own lists, and add what cards need."""
    import nh3

    tags = (set(nh3.ALLOWED_TAGS) | _EXTRA_TAGS) - _BARRED_TAGS
    attributes: dict[str, set[Any]] = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
    for tag in _CLASSED:
        attributes.setdefault(tag, set()).update(("class", "align"))
    for tag in ("audio", "video"):
        attributes[tag] = {"src", "controls", "width", "height", "poster"}
    attributes.setdefault("img", set()).update(("src", "alt", "width", "height", "title"))
    attributes.setdefault("ol", set()).add("start")
    attributes["source"] = {"src", "type"}
    attributes["details"] = {"open"}
    return tags, attributes
