r"""The one place where text goes to the terminal: as words, never as markup, and without control characters.

Names, notes, locks, settings, servers and evidence say what they like: `[/b]` stays four letters, and
ESC is shown as `\x1b`. A test holds that nothing else of the commands prints.
"""

from __future__ import annotations

import codecs
import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import click

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""C0 but for tabs and line ends, C1, what ends lines or turns their direction, and halves of characters."""

_ERRORS = "mkdeck-legible"
"""Name of the way in which a stream writes what its encoding does not have."""

_PLAIN = {**dict.fromkeys("‘’‚", "'"), **dict.fromkeys("“”„", '"'), "–": "-", "—": "-", "…": "...", "×": "x"}
"""Signs of our own messages for encodings that have none of them."""


def open_streams() -> None:
    """Let output streams spell out what their encoding does not have, where Python would end in an error."""
    codecs.register_error(_ERRORS, _spelled)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors=_ERRORS)


def legible(text: str) -> str:
    """Give text as one line of a terminal, every control character spelled out."""
    return re.sub(rf"[{_CONTROLS}\n]", lambda found: _escaped(found[0]), text)


def say(line: str, *, lead: str = "", colour: str | None = None, err: bool = False) -> None:
    """Print a line; `lead` comes before it, in the colour."""
    _put((click.style(legible(lead), fg=colour) if lead else "") + legible(line), err=err)


def _put(text: str, *, err: bool = False, ends: str = "\n") -> None:
    # Named, for else click writes UTF-8 to a stream that is in ASCII.
    click.echo(f"{text}{ends}", file=sys.stderr if err else sys.stdout, nl=False)


def say_over(line: str) -> None:
    """Put a line of progress into the place of the one before, on a terminal's stderr; "" takes it away."""
    _put(f"\r\x1b[2K{legible(line)}", err=True, ends="")


def say_json(value: object) -> None:
    """Print one JSON document, in which an escape stands for each control character."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    text = re.sub(f"[{_CONTROLS}]", lambda found: json.dumps(found[0])[1:-1], text)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    _put(text)


def say_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table in a terminal; elsewhere print one line a row, cells apart by tabs."""
    if not sys.stdout.isatty():
        for row in rows:
            _put("\t".join(legible(cell).replace("\t", "\\t") for cell in row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(legible(cell)) for cell in row))
    Console().print(table)


class Step(Protocol):
    """Hears of each piece of work as it begins."""

    def __call__(self, name: str) -> None:
        """Take the name to show."""


@contextmanager
def progress(total: int) -> Iterator[Step]:
    """Show a bar on a terminal while `total` pieces of work go by; stay silent elsewhere."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    names = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True))
    columns = (BarColumn(), MofNCompleteColumn(), names)
    # Without its thread: a process that has several cannot be copied safely.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total)
        yield lambda name: bar.update(task, advance=1, description=legible(name), refresh=True)


def _escaped(character: str) -> str:
    """Spell a character out; half of one is the byte of a file's name that Python could not read."""
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:
        return f"\\x{number - 0xDC00:02x}"
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def _spelled(error: UnicodeError) -> tuple[str, int]:
    """Spell out what cannot be encoded, as a handler of such errors does."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_PLAIN.get(c) or _escaped(c) for c in missing), error.end
