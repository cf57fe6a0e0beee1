"""Checks that really ran, as the report shows them."""

import json
from pathlib import Path

import pytest

from mkdeck.build.collection import find_collection
from mkdeck.build.evidence import badges_of
from mkdeck.build.reading import open_collection
from mkdeck.build.report_of import report_of
from mkdeck.build.report_pages import check_pages
from mkdeck.cli import main
from mkdeck.model import Verdict

LECTURE = """# Sums

## Q1. What holds?

- One is less than ten.
- Two is three.
- Fish is old.
- Not looked at.
"""

EMPIRICAL = '''"""One is less than ten."""

from mkdeck.lab import Trial, check, cite, gate, greater, log_ratio


@check(
    backs={"sums": ["One is less than ten."]},
    says="Ten is at least twice one.",
    scope="small numbers",
    arms={"ten": {"of": 10.0}, "one": {"of": 1.0}},
    effect=log_ratio("ten", over="one"),
    predicts=greater(2, because="twice is worth a word"),
    sabotage={"hardly more": {"ten": {"of": 1.5}}},
    gates=[gate("above zero", of="value", at_least=0.0)],
    sources=[cite("Euclid", "arXiv:0000.00000")],
)
def less(trial: Trial, *, of: float) -> float:
    """The number, with a little noise."""
    return of * (1 + 0.01 * float(trial.uniform("noise", 1)[0]))
'''

EXACT = '''"""Two is not three."""

from mkdeck.lab import Trial, exact


@exact(
    backs={"sums": ["Two is three."]},
    says="Two is three.",
    expects={"two": 3},
    sabotage={"one": {"start": 0}},
    expect="refuted",
    correction="Two is two.",
)
def two(trial: Trial, *, start: int = 1) -> dict[str, int]:
    """One more than one."""
    return {"two": start + 1}
'''

CITED = '''"""Fish is old."""

from mkdeck.lab import citation, cite

fish = citation(
    backs={"sums": ["Fish is old."]},
    says="Fish lived before people.",
    sources=[cite("Romer 1933", "doi:10.1/x", "fish came first")],
)
'''


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose checks have run."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "lectures").mkdir()
    (folder / "verify" / "sums").mkdir(parents=True)
    (folder / "lectures" / "sums.md").write_text(LECTURE)
    for name, text in (("less", EMPIRICAL), ("two", EXACT), ("fish", CITED)):
        (folder / "verify" / "sums" / f"{name}.py").write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with pytest.raises(SystemExit) as end:
            main(["verify", "--jobs", "1"])
    assert not end.value.code
    return folder


@pytest.fixture(scope="module")
def pages(project):
    badges, _ = badges_of(open_collection(find_collection([project / "lectures"])))
    found, problems = check_pages(project / "verify", badges)
    assert problems == ()
    return {page.name: page for page in found}


def test_every_check_has_its_verdict(pages):
    assert {name: page.verdict for name, page in pages.items()} == {
        "sums/less": Verdict.SUPPORTED,
        "sums/two": Verdict.REFUTED,
        "sums/fish": Verdict.CITED,
    }


def test_what_was_declared_is_there(pages):
    less = pages["sums/less"]
    assert (less.says, less.scope, less.prediction) == (
        "Ten is at least twice one.",
        "small numbers",
        "ten / one > 2",
    )
    assert less.measures == "The number, with a little noise."
    assert less.sources == ("Euclid, arXiv:0000.00000",)


def test_arms_have_their_seeds(pages):
    (evidence,) = pages["sums/less"].evidence
    assert [(a.name, a.n) for a in evidence.arms] == [("ten", 8), ("one", 8)]


def test_every_trial_is_a_row(pages):
    trials = pages["sums/less"].evidence[0].trials
    assert trials.head == ("seed", "ten", "one")
    assert [row[0] for row in trials.rows] == [str(n) for n in range(8)]
    assert all(10 <= float(row[1]) < 10.2 for row in trials.rows)


def test_sabotages_and_gates_are_told_with_their_numbers(pages):
    tried = {t.kind: t for t in pages["sums/less"].evidence[0].tried}
    assert (tried["sabotage"].name, tried["sabotage"].as_it_must) == ("hardly more", True)
    assert 0.9 < float(tried["sabotage"].value) < 2
    assert tried["gate"].as_it_must


def test_a_fact_is_told_as_it_was_expected_and_found(pages):
    (fact,) = pages["sums/two"].evidence[0].facts
    assert (fact.name, fact.expected, fact.found, fact.holds) == ("two", "3", "2", False)


def test_a_broken_fact_is_counted(pages):
    assert pages["sums/two"].evidence[0].tried[0].value == "1 of 1 facts fail"


def test_a_citation_has_no_numbers(pages):
    assert pages["sums/fish"].evidence == ()


def test_only_what_was_estimated_is_corrected(pages):
    less, two = (pages[name].evidence[0] for name in ("sums/less", "sums/two"))
    assert less.p_holm == less.p
    assert two.p_holm is None


def test_the_numbers_to_take_away_are_those_committed(pages, project):
    committed = (project / "verify" / "evidence" / "less.cpu.json").read_text()
    assert json.loads(pages["sums/less"].evidence[0].numbers) == json.loads(committed)


def test_the_machine_is_named(pages):
    told = dict(pages["sums/less"].evidence[0].provenance)
    assert told["device"] == "cpu"
    assert told["seeds"] == "0, 1, 2, 3, 4, 5, 6, 7"
    assert len(told["code (sha256)"]) == 64


def test_a_report_counts_what_was_looked_at(project):
    made = report_of(open_collection(find_collection([project / "lectures"])))
    assert made.title == "Sums"
    assert [len(b) for b in made.badges.values()] == [3]


def test_a_report_of_one_lecture_has_its_checks_alone(project, tmp_path):
    (project / "lectures" / "other.md").write_text("# Other\n\n## What?\n\n- Nothing.\n")
    made = report_of(open_collection(find_collection([project / "lectures" / "other.md"])))
    (project / "lectures" / "other.md").unlink()
    assert made.checks == ()
