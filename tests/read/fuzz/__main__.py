"""Fuzzes the reader: `python -m tests.read.fuzz CORPUS`, with libFuzzer's options behind it."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["mkdeck"]):
    from tests.read.fuzz.promises import broken

from mkdeck.model import Settings
from tests.read.fuzz import seeds
from tests.read.fuzz.mutating import crossed, mutated

CARDS = ("question", "claims", "reversed", "type-in", "cloze", "occlusion")
CHOICES = tuple(
    Settings(deck="D", tags=("t",), cards=cards, breaks=breaks)
    for breaks in ("auto", "keep", "join")
    for cards in (*((kind,) for kind in CARDS), ("question", "claims"), CARDS)
)
"""The first byte of each input chooses one."""

SLOWEST = 5.0, 0.002
"""Seconds of computing that a file may take, at all and for each of its bytes: what is more is a loop."""

FOLDER = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108
KEEP = os.environ.get("FUZZ_FINDINGS", "")
"""A folder for findings: with it the run goes on after each, without it the first one ends the run."""


class BrokenError(Exception):
    """A promise that was not kept."""


class SlowError(Exception):
    """A file that took longer than any of its size should."""


def one_input(data: bytes) -> None:
    """Read one file and ask for every promise."""
    try:
        _tried(data)
    except Exception as why:
        if not KEEP:
            raise
        _note(data, why)


def _tried(data: bytes) -> None:
    settings = CHOICES[data[0] % len(CHOICES)] if data else CHOICES[0]
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, 20)
    try:
        faults = broken(data[1:], FOLDER, settings)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    if faults:
        raise BrokenError("; ".join(faults))
    spent = time.process_time() - begun
    if spent > SLOWEST[0] + SLOWEST[1] * len(data):
        raise SlowError(f"{spent:.1f} s for {len(data)} bytes")


def _note(data: bytes, why: Exception) -> None:
    """Keep the shortest input of each kind of failure."""
    frames = [f for f in traceback.extract_tb(why.__traceback__) if "/mkdeck/" in f.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else ""
    kind = f"{type(why).__name__} {place} {why if isinstance(why, BrokenError) else ''}"
    kept = Path(KEEP) / (hashlib.sha256(kind.encode()).hexdigest()[:12] + ".md")
    if kept.exists() and kept.stat().st_size <= len(data):
        return
    is_new = not kept.exists()
    kept.write_bytes(data)
    kept.with_suffix(".txt").write_text(
        f"{kind}\n{''.join(traceback.format_exception(why))}", "utf-8", "replace"
    )
    if is_new:
        print("FINDING", kept.name, kind, str(why)[:100], flush=True)


def _late(signum: int, frame: object) -> None:
    raise SlowError("twenty seconds and no end")


def _mutate(data: bytes, most: int, seed: int) -> bytes:
    if seed % 8 == 0:
        return bytes(atheris.Mutate(data, most))
    return mutated(data, most, Random(seed))


def _cross(one: bytes, other: bytes, most: int, seed: int) -> bytes:
    return crossed(one, other, most, Random(seed))


def main() -> None:
    """Plant the seeds in the corpus folder and hand over to libFuzzer."""
    for name in ("a.png", "a.mp3"):
        (FOLDER / name).write_bytes(b"\x89PNG")
    signal.signal(signal.SIGVTALRM, _late)
    folders = [arg for arg in sys.argv[1:] if not arg.startswith("-")]
    if folders and not Path(folders[0]).is_file():
        seeds.plant(Path(folders[0]))
    options = [f"-max_len={seeds.LONGEST}", "-timeout=600"]
    argv = [sys.argv[0], *options, *sys.argv[1:]]
    atheris.Setup(argv, one_input, custom_mutator=_mutate, custom_crossover=_cross)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
