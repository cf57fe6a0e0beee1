"""The command group: subcommands are imported when they are asked for, so that `--help` is quick."""

from __future__ import annotations

import importlib

import click

from mkdeck import __version__

COMMANDS = {
    "build": "Turn lectures into Anki packages.",
    "lint": "List every problem of the lectures.",
    "claims": "List the claims of the lectures with their checks and verdicts.",
    "verify": "Run the checks that back the claims.",
    "new": "Start a lecture or a check that builds and runs.",
}
"""Name and one-line help; the module `mkdeck.cli.NAME` holds the function `NAME`."""


class LazyGroup(click.Group):
    """A group that imports a subcommand's module only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import one subcommand."""
        if name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"mkdeck.cli.{name}"), name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdeck")
def main() -> None:
    """Turn lecture notes in Markdown into Anki decks whose facts have been tested."""
