"""The `mkdeck` command."""

from mkdeck.cli.main import main

__all__ = ["main"]
