"""The picture of a check's evidence."""

from dataclasses import replace
from pathlib import Path

from mkdeck.lab.evidence import ArmNumbers
from mkdeck.lab.plot import picture
from tests.lab.toys import run


def test_the_same_evidence_gives_the_same_bytes(project: Path) -> None:
    outcome = run(project)["toys/shift"]
    assert outcome.evidence
    assert picture(outcome.check, outcome.evidence) == picture(outcome.check, outcome.evidence)


def test_a_run_leaves_a_picture_beside_the_numbers_of_arms_and_none_for_facts(project: Path) -> None:
    run(project)
    names = {p.name for p in (project / "verify" / "evidence").iterdir()}
    assert names == {"shift.cpu.json", "shift.cpu.svg", "half.cpu.json", "said.json"}


def test_the_picture_names_every_arm_and_the_quantity(project: Path) -> None:
    run(project)
    text = (project / "verify" / "evidence" / "shift.cpu.svg").read_text()
    assert all(words in text for words in ("shifted", "plain", "A noisy number, without unit"))


def test_curves_are_drawn_with_a_legend(project: Path) -> None:
    outcome = run(project)["toys/shift"]
    assert outcome.evidence
    arms = tuple(
        ArmNumbers(a.name, tuple({**t, "norms": (1.0, 2.0, 4.0)} for t in a.trials))
        for a in outcome.evidence.arms
    )
    text = picture(outcome.check, replace(outcome.evidence, arms=arms)).decode()
    assert all(words in text for words in ("shifted", "plain", "norms", "position"))
