"""The block of YAML at the head of a lecture, with the line of each key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.errors import Problem, Weight
from mkdeck.model import Settings
from mkdeck.read.words.naming import tag_names
from mkdeck.values import dataclass

if TYPE_CHECKING:
    import yaml

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^[A-Za-z_][\w -]*+[ \t]*+:", re.MULTILINE)
_ALIASES = {"cards-deck": "deck", "anki-deck": "deck", "tag": "tags", "keywords": "tags"}
_BREAKS = ("auto", "join", "keep")
_KNOWN = "title, deck, tags, style, cards, breaks"


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says, and the text with the front matter blanked out."""

    text: str
    """As many lines as before."""

    settings: Settings
    problems: tuple[Problem, ...] = ()
    deck: str = ""
    """The lecture's own deck, where it names one."""


def read_front(text: str, settings: Settings, shown_as: str) -> Front:
    """Take the front matter off and lay it over the collection's settings."""
    found = _BLOCK.match(text) if text.startswith("---") else None
    if not found or not _KEY.search(found[1] or ""):
        return Front(text, settings)
    rest = "\n" * found[0].count("\n") + text[found.end() :]
    import yaml  # only lectures with front matter pay for it

    try:
        node = yaml.compose(found[1], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as why:  # of an escape beyond Unicode
        mark = getattr(why, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        fault = "front matter that is not YAML"
        return Front(rest, settings, (_warn(shown_as, line, fault, "mend it or take it out"),))
    if not isinstance(node, yaml.MappingNode):
        return Front(rest, settings, (_warn(shown_as, 1, "front matter without keys", f"write {_KNOWN}"),))
    return _overlay(rest, settings, shown_as, node)


def _overlay(rest: str, settings: Settings, shown_as: str, node: yaml.MappingNode) -> Front:
    """Apply each key in turn; what cannot be used is a problem with its line."""
    problems: list[Problem] = []
    deck = ""
    for key_node, value_node in node.value:
        key = str(key_node.value)
        values = tuple(_scalars(value_node))
        name = _ALIASES.get(key.lower(), key.lower())
        if name == "tags" and not isinstance(value_node.value, str):
            values = tuple(v if "," in v else "_".join(v.split()) for v in values)
        line = key_node.start_mark.line + 2
        deck = " ".join(values) if name == "deck" else deck
        changed = _apply(settings, name, values)
        if changed is None:
            problems.append(
                _warn(shown_as, line, f"unknown key {key!r} in the front matter", f"known: {_KNOWN}")
            )
        elif isinstance(changed, str):
            problems.append(_warn(shown_as, line, changed, f"one of {', '.join(_BREAKS)}"))
        else:
            settings = changed
    return Front(rest, settings, tuple(problems), deck)


def _apply(settings: Settings, name: str, values: tuple[str, ...]) -> Settings | str | None:
    """Return the new settings, a fault, or None for a key that means nothing here."""
    if name in ("title", "deck", "style"):
        text = " ".join(values)
        return replace(settings, **{name: text})  # type: ignore[arg-type]
    if name == "tags":
        return replace(settings, tags=tuple(dict.fromkeys((*settings.tags, *tag_names(values)))))
    if name == "cards":
        return replace(settings, cards=tuple(v for value in values for v in value.replace(",", " ").split()))
    if name == "breaks":
        word = " ".join(values).lower()
        return replace(settings, breaks=word) if word in _BREAKS else f"breaks is {word!r}"
    return None


def _scalars(node: yaml.Node) -> Iterator[str]:
    """Yield the plain values of a scalar or of a list of scalars."""
    if isinstance(node.value, str):
        yield node.value.strip()
        return
    for child in node.value if isinstance(node.value, list) else ():
        if isinstance(getattr(child, "value", None), str):
            yield child.value.strip()


def _warn(path: str, line: int, fault: str, remedy: str) -> Problem:
    return Problem(path, line, fault, remedy, Weight.WARNING)
