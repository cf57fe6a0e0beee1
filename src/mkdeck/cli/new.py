"""`mkdeck new`: a lecture or a check to start from."""

from __future__ import annotations

from pathlib import Path

import click

from mkdeck.cli.new_check import new_check
from mkdeck.cli.starting import set_up, write_lecture
from mkdeck.cli.terminal import say
from mkdeck.errors import Failed, Problem, shown


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
    """Start the lecture NAME: an example to overwrite, in a folder that is set up as by `mkdeck init`."""
    path = folder / f"{name.removesuffix('.md')}.md"
    if path.exists():
        raise Failed([Problem(shown(path.absolute()), 0, "there is such a lecture", "choose another name")])
    try:
        write_lecture(folder, name)
    except OSError as error:
        raise Failed([Problem(str(error.filename), 0, f"cannot be written: {error.strerror}")]) from error
    for _ in set_up(folder):
        pass
    say(f"wrote {shown(path.absolute())}; `mkdeck build {shown(folder.absolute())}` makes its deck")
