"""The command group, and the one place that turns exceptions into words and exit codes."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from mkdeck import __version__
from mkdeck.cli.terminal import open_streams, say
from mkdeck.cli.utf8 import start_over_in_utf8
from mkdeck.errors import Failed

COMMANDS = {
    "build": "Turn lectures into Anki packages.",
    "lint": "List every problem of the lectures.",
    "claims": "List the claims with their checks and verdicts.",
    "verify": "Run the checks that back the claims.",
    "preview": "Show the cards in a browser, live on save.",
    "report": "Write one page of all claims with their evidence.",
    "adopt": "Take over notes that are in Anki already, with their history.",
    "init": "Set up a folder of lectures.",
    "new": "Start a lecture or a check that builds and runs.",
}
"""Name and one-line help; the module `mkdeck.cli.NAME` holds the command `NAME`."""

INTERRUPTED = 130
"""What shells expect of a program that was ended by Ctrl-C."""


class Mkdeck(click.Group):
    """Imports a subcommand only to run it or to show its own help, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import one subcommand."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"mkdeck.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and end with the exit code of the design: 0 fine, 1 problems, 2 wrong usage, 130 Ctrl-C."""
        if not args and kwargs.get("args") is None:
            start_over_in_utf8()
        open_streams()
        kwargs["standalone_mode"] = False
        try:
            status = super().main(*args, **kwargs)
        except Failed as failed:
            _show(failed, args[0] if args else kwargs.get("args"))
            status = 1
        except click.ClickException as wrong:
            _show_wrong(wrong)
            status = wrong.exit_code
        except (click.Abort, KeyboardInterrupt):
            say("interrupted", err=True)
            status = INTERRUPTED
        except BrokenPipeError:
            # Whoever read our output has gone; Python must not try to flush into the closed pipe again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 1
        sys.exit(status if isinstance(status, int) else 0)


def _show_wrong(wrong: click.ClickException) -> None:
    """Print what click says of wrong usage, which quotes words of the command line."""
    told = io.StringIO()
    wrong.show(file=told)
    for line in told.getvalue().removesuffix("\n").split("\n"):
        say(line, err=True)


def _show(failed: Failed, args: Sequence[str] | None) -> None:
    """Print every problem: as a JSON document too, where one was asked for."""
    words = sys.argv[1:] if args is None else args
    if "--json" in words:
        from mkdeck.cli.output import problem_record, show_json

        command = next((word for word in words if word in COMMANDS), "")
        show_json(command, {"problems": [problem_record(p) for p in failed.problems]})
        return
    for problem in failed.problems:
        say(str(problem), err=True)


@click.group(cls=Mkdeck, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdeck")
def main() -> None:
    """Turn lecture notes in Markdown into Anki decks whose facts have been tested."""
