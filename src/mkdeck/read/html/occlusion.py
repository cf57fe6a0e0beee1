"""Pictures with hidden parts: a fenced block `occlusion FILE` with one shape and its label on each line."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from mkdeck.errors import Problem, Weight
from mkdeck.model import Occlusion, Shape
from mkdeck.read.html.press import Press

_LINE = re.compile(r"(?P<kind>[\w-]+)\s+(?P<numbers>[-+\d.%,\s]+)(?::\s*(?P<label>.*))?")
_HIDE = re.compile(r"hide\s+(all|one)")
_ABOUT = {
    "rect": "left, top, width and height",
    "ellipse": "left, top, width and height",
    "polygon": "three points or more, each x and y",
}
_EXAMPLE = "write like `rect 10% 20% 30% 5%: label`"


class _WrongError(Exception):
    """A line that is no shape: what is wrong and what to write."""


def occlusion_html(press: Press, code: str, info: str, first: int) -> str:
    """Read the block whose fence stands on line `first`; show the picture and what it hides."""
    line = press.sheet.line(first)
    source = info.partition(" ")[2].strip()
    if press.occlusion or not source:
        fault = "a second picture with hidden parts" if press.occlusion else "`occlusion` without a picture"
        _warn(press, line, fault, "give it a question of its own" if source else "write ```occlusion FILE")
        return ""
    media = press.shelf.take(source, line)
    shapes, hides_all = _shapes(press, code, first)
    if media is None or not shapes:
        if media is not None:
            _warn(press, line, f"nothing is hidden in {source!r}", _EXAMPLE)
        return ""
    labels = dict.fromkeys(html.escape(shape.label, quote=False) for shape in shapes)
    listed = "".join(f"<li>{label}</li>\n" for label in labels)
    shown = f'<p><img src="{media.name}" alt=""></p>\n<ul>\n{listed}</ul>\n'
    press.occlusion = Occlusion(media.name, shapes, shown, hides_all)
    return shown


def _shapes(press: Press, code: str, first: int) -> tuple[tuple[Shape, ...], bool]:
    """Read the lines; each that is no shape is a problem of its own."""
    shapes, hides_all = [], True
    for number, text in enumerate(code.split("\n"), first + 1):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if hide := _HIDE.fullmatch(text.strip()):
            hides_all = hide[1] == "all"
            continue
        try:
            shapes.append(_shape(text.strip()))
        except _WrongError as wrong:
            _warn(press, press.sheet.line(number), *wrong.args)
    return tuple(shapes), hides_all


def _shape(text: str) -> Shape:
    kind = text.split(maxsplit=1)[0].rstrip(":")
    if kind not in _ABOUT:
        raise _WrongError(f"unknown shape {kind!r}", f"write {', '.join(_ABOUT)}, or `hide one`")
    found = _LINE.fullmatch(text)
    numbers = [_share(n) for n in re.split(r"[\s,]+", found["numbers"].strip())] if found else []
    enough = len(numbers) >= 6 and len(numbers) % 2 == 0 if kind == "polygon" else len(numbers) == 4
    if not found or not enough:
        raise _WrongError(f"{kind} takes {_ABOUT[kind]}", _EXAMPLE)
    if not (found["label"] or "").strip():
        raise _WrongError(f"{kind} without a label", "write what it hides behind a colon")
    if not _is_inside(kind, numbers):
        raise _WrongError(f"{kind} reaches out of the picture", "stay between 0% and 100%")
    return Shape(kind, tuple(numbers), " ".join(found["label"].split()))


def _share(text: str) -> float:
    """Read `12.5%`, or `0.125`."""
    try:
        return round(float(text.removesuffix("%")) / (100 if text.endswith("%") else 1), 6)
    except ValueError:
        raise _WrongError(f"{text!r} is no number", _EXAMPLE) from None


def _is_inside(kind: str, numbers: list[float]) -> bool:
    if kind == "polygon":
        return all(0 <= n <= 1 for n in numbers) and any(a != b for a, b in pairwise(numbers[::2]))
    left, top, width, height = numbers
    edges = (left, top, left + width, top + height)
    return width > 0 and height > 0 and all(0 <= n <= 1 + 1e-9 for n in edges)


def _warn(press: Press, line: int, fault: str, remedy: str) -> None:
    press.shelf.problems.append(Problem(press.shelf.shown_as, line, fault, remedy, Weight.WARNING))
