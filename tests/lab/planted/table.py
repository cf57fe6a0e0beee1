"""Plants every bug and writes who noticed it into `benchmarks/mutants.md`.

`python -m tests.lab.count_mutants --source [WORD...]`; with words only the bugs whose file or name holds one,
and the other rows stay as they are.
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
a copy of the project. Then the tests that use the file are run until one fails, and where none fails the
exact checks that use it; a mistake in a check is shown to that check alone. Tests that compare hashes with
the committed evidence are not asked: they notice every change, also a right one.

`python -m tests.lab.count_mutants --source` plants them all and writes this page; a test plants a few, the
quickest, and holds this page to the list.

"""


Rows = dict[tuple[str, str], tuple[str, str]]
"""(File, name of the bug) -> (kind of who noticed: test, check or nobody, and its name)."""


def main(words: Sequence[str] = ()) -> int:
    """Plant the bugs, say who noticed each, and write the page; gives the exit code."""
    chosen = [bug for bug in BUGS if not words or any(word in f"{bug.file}: {bug.name}" for word in words)]
    rows = read_page(PAGE.read_text(encoding="utf-8")) if words and PAGE.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        for key, by in _asked(chosen, Copy.of(Path(folder))):
            rows[key] = by
            PAGE.write_text(page({k: rows[k] for k in map(_key, BUGS) if k in rows}), encoding="utf-8")
    unseen = [bug for bug in chosen if rows[_key(bug)][0] == NOBODY]
    print(f"{len(chosen)} bugs, {len(unseen)} noticed by nobody")
    return 1 if unseen else 0


def _key(bug: Bug) -> tuple[str, str]:
    return bug.file, bug.name


def _asked(chosen: Sequence[Bug], copy: Copy) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Give a row after each bug: what stops halfway leaves what it has found."""
    for number, bug in enumerate(chosen, 1):
        start = time.monotonic()
        kind, _, name = (copy.noticed_by(bug) or [NOBODY])[0].partition(":")
        took = f"{time.monotonic() - start:.0f} s"
        print(f"{number}/{len(chosen)} {bug.file}: {bug.name}: {name or kind} ({took})", flush=True)
        yield _key(bug), (kind, name)


def page(rows: Rows) -> str:
    """Give the whole page."""
    kinds = Counter(kind for kind, _ in rows.values())
    sums = f"{kinds['test']} by tests, {kinds['check']} by checks, {kinds[NOBODY]} by nobody"
    text = [HEAD, f"{len(rows)} mistakes: noticed {sums}.\n"]
    for file, several in groupby(rows.items(), key=lambda row: row[0][0]):
        text.append(f"\n## `{file}`\n\n| mistake | noticed by |\n|---|---|\n")
        text += [f"| {name} | {' '.join((kind, who)).strip()} |\n" for (_, name), (kind, who) in several]
    return "".join(text)


def read_page(text: str) -> Rows:
    """Read the rows of a page."""
    rows: Rows = {}
    for section in text.split("\n## `")[1:]:
        file, _, table = section.partition("`\n")
        for row in table.splitlines()[3:]:
            name, _, by = row.strip("| ").partition(" | ")
            kind, _, who = by.partition(" ")
            rows[file, name] = kind, who
    return rows
