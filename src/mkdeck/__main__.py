"""Lets `python -m mkdeck` stand for the `mkdeck` command."""

from mkdeck.cli import main

if __name__ == "__main__":
    main()
