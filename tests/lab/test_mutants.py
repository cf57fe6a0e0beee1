"""Every check that is shipped, broken in every way that applies: the suite notices each."""

from pathlib import Path

import pytest

from mkdeck.lab.check import Check, Experiment
from mkdeck.lab.evidence_file import load_evidence
from mkdeck.lab.project import read_checks
from tests.lab.mutants import mutants

VERIFY = Path(__file__).parents[2] / "verify"
CHECKS = read_checks(VERIFY)
EVIDENCE = {e.key: e for e in load_evidence(VERIFY / "evidence")[0] if e.device in ("cpu", "")}


@pytest.mark.parametrize("check", CHECKS.found, ids=lambda check: check.name)
def test_every_mutant_of_a_check_is_noticed(check: Check) -> None:
    evidence = EVIDENCE.get(check.key)
    if isinstance(check, Experiment) and (evidence is None or evidence.judgement.verdict is not check.expect):
        pytest.skip("no evidence as expected yet")
    made = list(mutants(check, evidence))
    assert len(made) >= 3
    assert [mutant.name for mutant in made if not mutant.noticed()] == []
