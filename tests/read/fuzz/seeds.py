"""What fuzzing begins with: the fixtures, the first lecture and every construct by itself."""

from __future__ import annotations

from pathlib import Path

from tests.read.fuzz.mutating import LINES

ROOT = Path(__file__).parents[3]
LONGEST = 2048
"""Bytes of a file; longer ones say nothing new and take their time."""


def plant(folder: Path) -> None:
    """Write the seeds into a folder, each as one file that begins with its settings."""
    folder.mkdir(parents=True, exist_ok=True)
    notes = [*ROOT.glob("tests/read/fixtures/**/*.md"), *ROOT.glob("lectures/*.md")]
    for path in sorted(notes):
        (folder / path.stem).write_bytes(b"a" + path.read_bytes()[: LONGEST - 1])
    for number, line in enumerate(LINES):
        (folder / f"line-{number}").write_bytes(
            b"a### Q1. What?\n\nIt is.\n\n" + line.encode() + b"\n\nSo.\n"
        )
