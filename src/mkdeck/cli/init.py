"""`mkdeck init`: a folder of lectures, set up."""

from __future__ import annotations

from pathlib import Path

import click

from mkdeck.cli.starting import set_up
from mkdeck.cli.terminal import say
from mkdeck.errors import shown


@click.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("lectures"), metavar="[FOLDER]"
)
def init(folder: Path) -> None:
    """Set up FOLDER (default: lectures/): settings, a lock, how git merges it, a first lecture.

    What is there already stays as it is.
    """
    wrote = False
    for path, what in set_up(folder):
        wrote = True
        say(f"wrote {shown(path.absolute())}: {what}")
    if not wrote:
        say(f"{shown(folder.absolute())} is set up already")
    say(f"`mkdeck build {shown(folder.absolute())}` makes the decks; commit all of these files")
