"""`mkdeck new`: a lecture or a check to start from."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from mkdeck.build.collection import CONFIG, LOCK
from mkdeck.cli.new_check import new_check
from mkdeck.errors import Failed, Problem, shown
from mkdeck.files import write_whole

LECTURE = """\
# {title}

### Q1. What makes a good question?
- It asks for **one** thing.
- Its answer fits on a phone: \\( a^2 + b^2 = c^2 \\) does.
- Each item of the answer is a claim that could be tested.

### Q2. What happens when this file is edited?
Fix a typo, reorder, renumber or rename: the cards keep their review history.
"""

SETTINGS = """\
# Settings of this collection of lectures.

# Keeps these cards apart from those of other people's collections. Set once, never changed.
namespace = "{namespace}"

# deck = "Deep Learning"     # the parent of every lecture's deck
# tags = ["course"]          # given to every note
# cards = ["question"]       # also: "claims", "reversed", "type-in"
"""


@click.group()
def new() -> None:
    """Start a lecture or a check that builds and runs."""


new.add_command(new_check)


@new.command()
@click.argument("name")
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("lectures"),
    show_default=True,
    help="The folder of lectures.",
)
def lecture(name: str, folder: Path) -> None:
    """Start the lecture NAME: an example to overwrite, and settings where the folder has none."""
    path = folder / f"{name.removesuffix('.md')}.md"
    if path.exists():
        raise Failed([Problem(shown(path.absolute()), 0, "there is such a lecture", "choose another name")])
    try:
        if not (folder / CONFIG).exists() and not (folder / LOCK).exists():
            settings = SETTINGS.format(namespace=secrets.token_hex(8))
            write_whole(folder / CONFIG, settings.encode())
        write_whole(path, LECTURE.format(title=_title(path.stem)).encode())
    except OSError as error:
        raise Failed([Problem(str(error.filename), 0, f"cannot be written: {error.strerror}")]) from error
    click.echo(f"wrote {shown(path.absolute())}; `mkdeck build {shown(folder.absolute())}` makes its deck")


def _title(stem: str) -> str:
    """Make a heading of a file's name: "lecture-06" -> "Lecture 06"."""
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
