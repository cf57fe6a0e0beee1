"""How the time of `mkdeck build --dry-run` grows when a hostile text doubles: by 2.5 at most, within 5 s.

python benchmarks/growth.py                     all texts at 100 and 200 KB
python benchmarks/growth.py --only comments     those whose name holds the word
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from hostile import Text, texts

KB = 1000
GROWTH = 2.5
"""Doubling that is linear gives 2; the rest is what a noisy machine adds."""

LONGEST_S = 5.0
UNMEASURED_S = 0.4
"""Growth of what is faster than this tells more of the machine than of the text."""

ENDED = 9
"""Exit code of a text that ran out of time, or broke the reader."""


def seconds(text: str, folder: Path, limit: float) -> float:
    """Give the CPU seconds of a dry build of one text in a process of its own; infinite beyond the limit."""
    (folder / "notes.md").write_text(text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = os.fork()
    if child == 0:
        _build(folder, limit)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent if status in (0, 1) else float("inf")


def _build(folder: Path, limit: float) -> None:
    """Build, silently, and end this process."""
    from mkdeck.cli import main

    resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    status = ENDED
    try:
        main(["build", str(folder), "--out", str(folder / "dist"), "--dry-run"])
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        os._exit(status)


def measured(text: Text, folder: Path, size: int) -> tuple[float, float, bool]:
    """Give the times at a size and at its double, and whether both are as they should be."""
    for attempt in range(3):
        once, twice = (seconds(text(n * size), folder, 4 * LONGEST_S) for n in (1, 2))
        grown = twice > UNMEASURED_S and twice > GROWTH * once
        if not grown and twice <= LONGEST_S:
            return once, twice, True
        if twice > 2 * LONGEST_S and attempt == 0:
            break
    return once, twice, False


def main(words: Sequence[str]) -> int:
    """Measure the texts and say which grow too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only", default="")
    parser.add_argument("--size", type=int, default=100, help="KB")
    parser.add_argument("--list", action="store_true", help="every time, not only those that are too long")
    asked = parser.parse_args(words)

    chosen = [(name, text) for name, text in texts() if asked.only in name]
    wrong, began = 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in chosen:
            once, twice, fine = measured(text, Path(folder), asked.size * KB)
            wrong += not fine
            if asked.list or not fine:
                print(f"{'' if fine else 'TOO SLOW '}{name}: {once:.2f} s, then {twice:.2f} s", flush=True)
    print(f"{len(chosen)} texts, {wrong} too slow, {time.monotonic() - began:.0f} s")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
