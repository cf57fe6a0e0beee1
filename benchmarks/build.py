"""How much CPU, time and memory a build takes beside the reference line, both measured in turn in one run.

python benchmarks/build.py                 1,000 and 10,000 notes, five rounds
python benchmarks/build.py 100000 --rounds 3
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from notes import write_lectures

HERE = Path(__file__).parent
MIB = 1024
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed mkdeck is compiled once, as the reference's libraries are; so is one from a checkout, then."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    cpu: float
    """Seconds of user and system time, children included."""

    wall: float
    """Seconds."""

    peak: float
    """MiB resident of the largest process."""


def measured(command: list[str], folder: Path) -> Cost:
    """Run a command to its end and ask the kernel what it took."""
    started = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        _ENVIRONMENT,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    assert status == 0, f"{command} in {folder} ended with {os.waitstatus_to_exitcode(status)}"
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / MIB)


def rounds_of(notes: int, rounds: int, files: int) -> dict[str, list[Cost]]:
    """Measure the reference, a cold build, a build with nothing changed and one with one lecture changed."""
    costs: dict[str, list[Cost]] = {"reference": [], "cold": [], "unchanged": [], "one changed": []}
    for _ in range(rounds):
        base = Path(tempfile.mkdtemp(prefix="mkdeck-bench-"))
        lectures, out = base / "lectures", base / "dist"
        write_lectures(lectures, notes, files)
        python = sys.executable
        build = [python, "-m", "mkdeck", "build", str(lectures), "--out", str(out)]
        reference = [python, str(HERE / "reference.py"), str(lectures), str(base / "ref")]
        costs["reference"].append(measured(reference, base))
        costs["cold"].append(measured(build, base))
        costs["unchanged"].append(measured(build, base))
        first = lectures / "lecture-000.md"
        first.write_text(first.read_text().replace("gradient", "gradients", 1))
        costs["one changed"].append(measured(build, base))
        shutil.rmtree(base)
    return costs


def report(notes: int, costs: dict[str, list[Cost]]) -> None:
    """Print medians, and each build's ratio to the reference of the same round."""
    print(f"\n{notes:,} notes, medians of {len(costs['reference'])}")
    print(f"{'':12}{'CPU s':>9}{'wall s':>9}{'peak MiB':>10}{'CPU ratio':>11}{'wall ratio':>12}")
    for name, runs in costs.items():
        pairs = list(zip(runs, costs["reference"], strict=True))
        cpu = statistics.median(a.cpu / b.cpu for a, b in pairs)
        wall = statistics.median(a.wall / b.wall for a, b in pairs)
        own = [statistics.median(getattr(r, key) for r in runs) for key in ("cpu", "wall", "peak")]
        print(f"{name:12}{own[0]:9.2f}{own[1]:9.2f}{own[2]:10.0f}{cpu:11.2f}{wall:12.2f}")


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("notes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=50)
    asked = parser.parse_args()
    for notes in asked.notes:
        report(notes, rounds_of(notes, asked.rounds, asked.files))


if __name__ == "__main__":
    main()
