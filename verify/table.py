"""Writes the table of all checks into README.md from the committed evidence.

`python -m verify.table` rewrites what stands between the two marks; a test holds the page to the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from mkdeck.lab.believed import committed
from mkdeck.lab.check import Check, Experiment
from mkdeck.lab.evidence import ArmNumbers, Evidence
from mkdeck.lab.paired import numbers
from mkdeck.lab.project import read_checks
from mkdeck.lab.words import breaks_in_words, effect_in_words

HERE = Path(__file__).parent
PAGE = HERE / "README.md"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"


def rows() -> Iterator[str]:
    """Give one row for each check, in the order of the lecture, then of the checks' names."""
    found = read_checks(HERE)
    evidence = {e.key: e for e in committed(found)[0] if e.device == "cpu"}
    lecture = (HERE.parent / "lectures" / "lecture-06.md").read_text(encoding="utf-8")
    checks = sorted(found.found, key=lambda c: (place(c, lecture), c.name))
    for check in checks:
        quotes = "<br>".join(dict.fromkeys(q.text for q in check.backs))
        measured = evidence.get(check.key)
        verdict, effect = outcome(check, measured)
        broken = breaks_in_words(check, measured) if measured and isinstance(check, Experiment) else ""
        looks = str(check.looks) if isinstance(check, Experiment) and check.looks > 1 else ""
        steps, learnt = training(measured)
        cells = (quotes, check.name.partition("/")[2], verdict, effect, broken, steps, learnt, looks)
        yield f"| {' | '.join(map(cell, cells))} |"


def place(check: Check, lecture: str) -> int:
    """Give where the first quote stands in the lecture's file; at the end if it is split over markup."""
    found = lecture.replace("**", "").find(check.backs[0].text)
    return found if found >= 0 else len(lecture)


def outcome(check: Check, evidence: Evidence | None) -> tuple[str, str]:
    """Give the verdict and the effect in one line."""
    if not isinstance(check, Experiment):
        return str(check.expect), check.correction or check.says
    if evidence is None:
        return "not run", ""
    return str(evidence.judgement.verdict), effect_in_words(check, evidence)


def training(evidence: Evidence | None) -> tuple[str, str]:
    """Give the steps of each training and each arm's mean training accuracy at its end, where measured."""
    arms = evidence.arms if evidence else ()
    steps = {int(t["steps taken"]) for arm in arms for t in arm.trials if "steps taken" in t}
    learnt = [mean_of("train accuracy", arm) for arm in arms if "train accuracy" in arm.trials[0]]
    return ", ".join(f"{n:,}" for n in sorted(steps)), ", ".join(f"{share:.2f}" for share in learnt)


def mean_of(name: str, arm: ArmNumbers) -> float:
    """Give the mean of a measured number over an arm's seeds."""
    return fmean(numbers(arm.trials, name))


def cell(text: str) -> str:
    """Keep a text within its cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def table() -> str:
    """Give the whole table."""
    effect = "effect, or what is true instead"
    course = "steps", "training accuracy"
    heads = ("the lecture says", "check", "verdict", effect, "under its breaks", *course, "looks")
    return "\n".join((f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *rows()))


def page(text: str) -> str:
    """Put the table between the marks of a page."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
