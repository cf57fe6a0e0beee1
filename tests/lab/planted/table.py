"""Plants every bug and writes who noticed it into `benchmarks/mutants.md`.

`python -m tests.lab.count_mutants --source [WORD...]`; with words only the bugs whose file or name holds
one, and then nothing is written.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from tests.lab.planted.bug import Bug, all_bugs
from tests.lab.planted.notice import ROOT, Copy

BUGS = all_bugs()
PAGE = ROOT / "benchmarks" / "mutants.md"
NOBODY = "nobody"
HEAD = """# Mistakes of one line, and who notices them

Each row is a mistake that happens: a line of a model, a data set, the bench or a check replaced by another in
a copy of the project. Then the tests that use the file are run until one fails, and where none fails the exact
checks that use it; a mistake in a check is shown to that check alone. Tests that compare hashes with the
committed evidence are not asked: they notice every change, also a right one.

`python -m tests.lab.count_mutants --source` plants them all and writes this page; a test plants a few, the
quickest, and holds this page to the list.

"""


def main(words: Sequence[str] = ()) -> int:
    """Plant the bugs, say who noticed each, and write the page; gives the exit code."""
    chosen = [bug for bug in BUGS if not words or any(word in f"{bug.file}: {bug.name}" for word in words)]
    with tempfile.TemporaryDirectory() as folder:
        found = dict(_asked(chosen, Copy.of(Path(folder))))
    unseen = [bug for bug, by in found.items() if not by]
    print(f"{len(found)} bugs, {len(unseen)} noticed by nobody")
    if not words:
        PAGE.write_text(page(found), encoding="utf-8")
    return 1 if unseen else 0


def _asked(chosen: Sequence[Bug], copy: Copy) -> Iterator[tuple[Bug, list[str]]]:
    for number, bug in enumerate(chosen, 1):
        start = time.monotonic()
        by = copy.noticed_by(bug)
        took = f"{time.monotonic() - start:.0f} s"
        print(f"{number}/{len(chosen)} {bug.file}: {bug.name}: {in_words(by)} ({took})", flush=True)
        yield bug, by


def in_words(by: Sequence[str]) -> str:
    """Name who noticed, or nobody."""
    return ", ".join(name.partition(":")[2] for name in by) or NOBODY


def page(found: dict[Bug, list[str]]) -> str:
    """Give the whole page."""
    by_whom = Counter(by[0].partition(":")[0] if by else NOBODY for by in found.values())
    sums = [f"{by_whom['test']} by tests", f"{by_whom['check']} by checks", f"{by_whom[NOBODY]} by nobody"]
    text = [HEAD, f"{len(found)} mistakes: noticed {', '.join(sums)}.\n"]
    for file, rows in groupby(found.items(), key=lambda row: row[0].file):
        text.append(f"\n## `{file}`\n\n| mistake | noticed by |\n|---|---|\n")
        text += [f"| {bug.name} | {in_words(by)} |\n" for bug, by in rows]
    return "".join(text)
