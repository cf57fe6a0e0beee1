"""The evidence that is committed speaks of the checks and of the lecture as they are now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdeck.cli import main
from mkdeck.lab.believed import committed
from mkdeck.lab.check import Experiment
from mkdeck.lab.project import read_checks

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> dict:
    """What `mkdeck claims --json` says of the committed lectures."""
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as end:
        main(["claims", "lectures", "--json"])
    assert not end.value.code
    return json.loads(capfd.readouterr().out)


def test_every_claim_has_a_check_a_citation_or_a_reason(told: dict) -> None:
    assert [c["claim"] for c in told["claims"] if not c["checks"] or c["verdict"] == "not checked"] == []


def test_no_evidence_is_older_than_its_check_or_its_claim(told: dict) -> None:
    assert [c["claim"] for c in told["claims"] if c["stale"]] == []
    assert told["problems"] == []


def test_every_verdict_is_the_one_that_its_author_expects() -> None:
    checks = read_checks(ROOT / "verify")
    evidence, problems = committed(checks)
    assert (checks.problems, problems) == ((), ())
    expected = {(check.key, check.expect) for check in checks.found}
    assert {(e.key, e.judgement.verdict) for e in evidence} == expected


def test_every_sabotage_of_what_was_measured_broke_what_it_must() -> None:
    checks = read_checks(ROOT / "verify")
    evidence, _ = committed(checks)
    measured = {check.key for check in checks.found if isinstance(check, Experiment)}
    breaks = {e.key: [b.as_it_must for b in e.judgement.breaks] for e in evidence if e.key in measured}
    assert [check for check, held in breaks.items() if not held or not all(held)] == []
