"""Counts the mutants of every shipped check; with names of checks, breaks their source and runs it too.

`python -m tests.lab.count_mutants [CHECK...]`; with `--source [WORD...]` it plants the mistakes of one line
in models, data, bench and checks, and says who notices each (`tests/lab/planted`).
"""

from __future__ import annotations

import ast
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mkdeck.lab.check import Check, Empirical, Experiment
from mkdeck.model import Verdict
from tests.lab.mutants import mutants
from tests.lab.test_mutants import CHECKS, EVIDENCE, VERIFY


def main(names: list[str]) -> None:
    """Print a line for each check and the sums."""
    made, missed = 0, 0
    for check in CHECKS.found:
        evidence = EVIDENCE.get(check.name)
        several = list(mutants(check, evidence))
        unseen = [m.name for m in several if not m.noticed()]
        made, missed = made + len(several), missed + len(unseen)
        print(f"{check.name}: {len(several)} mutants, not noticed: {', '.join(unseen) or 'none'}")
    print(f"{made} mutants of {len(CHECKS.found)} checks, {missed} not noticed")
    for check in CHECKS.found:
        if check.name in names:
            for name, source in sources(check):
                print(f"{check.name}: {name}: {ran(check, source).value} (expected {check.expect.value})")


def sources(check: Experiment) -> Iterator[tuple[str, str]]:
    """Break the measuring function: a switch that is stuck, one seed for all."""
    text = (VERIFY / f"{check.name}.py").read_text()
    switches = dict(check.arms[0][1]) if isinstance(check, Empirical) else {}
    for keyword, value in switches.items():
        yield f"{keyword} stuck at {value!r}", _with_first_line(text, f"{keyword} = {value!r}")
    for broken in check.sabotage:
        for keyword, value in broken.changes[0].settings:
            yield f"{keyword} stuck at {value!r}", _with_first_line(text, f"{keyword} = {value!r}")
    if isinstance(check, Empirical):
        yield "one seed for all", _with_first_line(text, "trial.seed = 0")


def _with_first_line(text: str, line: str) -> str:
    """Put a line at the beginning of the measuring function."""
    tree = ast.parse(text)
    function = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.decorator_list)
    function.body.insert(1, ast.parse(line).body[0])
    return ast.unparse(tree)


def ran(check: Check, source: str) -> Verdict:
    """Run a broken check in a copy of the project."""
    from mkdeck.lab.inline import Inline
    from mkdeck.lab.measure import forget
    from mkdeck.lab.plan import Conditions
    from mkdeck.lab.project import read_check
    from mkdeck.lab.verify import Wish, verify

    forget()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / VERIFY.name
        shutil.copytree(VERIFY, copy, ignore=shutil.ignore_patterns("evidence", "__pycache__"))
        (copy / f"{check.name}.py").write_text(source)
        broken, _ = read_check(copy / f"{check.name}.py", copy)
        assert broken
        outcomes = list(verify([broken], [], Inline(), Wish(Conditions(Path(folder), "cpu", "mutant"))))
    return outcomes[0].verdict


if __name__ == "__main__":
    if sys.argv[1:2] == ["--source"]:
        from tests.lab.planted.table import main as plant_all

        sys.exit(plant_all(sys.argv[2:]))
    main(sys.argv[1:])
