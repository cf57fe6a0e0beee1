"""Arguments and options that several commands share, so that they read alike everywhere."""

from __future__ import annotations

from pathlib import Path

import click

lectures = click.argument(
    "paths",
    nargs=-1,
    type=click.Path(path_type=Path),
    callback=lambda context, argument, paths: paths or (Path("lectures"),),  # click before 8.2 has no default
    metavar="[PATHS]...",
)
"""Lectures or folders of lectures."""

strictly = click.option("--strict", is_flag=True, help="Let a warning stop the build as an error does.")
as_json = click.option("--json", "in_json", is_flag=True, help="Print one JSON document instead of text.")
