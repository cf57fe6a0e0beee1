"""A run from declarations to evidence."""

import json
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.lab import secret
from mkdeck.lab.evidence_file import read_evidence, write_evidence
from mkdeck.model import Verdict
from tests.lab.toys import HALF, NOISE, SHIFT, run, write_project


def test_every_kind_of_check_gets_its_verdict(project: Path) -> None:
    verdicts = {name: outcome.verdict for name, outcome in run(project).by_name.items()}
    assert verdicts == {
        "toys/shift": Verdict.SUPPORTED,
        "toys/half": Verdict.SUPPORTED,
        "toys/said": Verdict.CITED,
    }


def test_a_second_run_measures_nothing(project: Path) -> None:
    first, second = run(project), run(project)
    assert (first.stored, first.measured) == (0, 28)
    assert (second.stored, second.measured) == (28, 0)


def test_a_fresh_run_measures_everything(project: Path) -> None:
    run(project)
    assert run(project, fresh=True).measured == 28


def test_two_fresh_runs_write_the_same_numbers(project: Path) -> None:
    first = run(project)["toys/shift"].evidence
    second = run(project, fresh=True)["toys/shift"].evidence
    assert first and second
    assert first.arms == second.arms


def test_a_run_that_only_took_longer_leaves_the_evidence_as_it_is(project: Path) -> None:
    evidence = run(project)["toys/shift"].evidence
    assert evidence
    file = write_evidence(project / "verify" / "evidence", replace(evidence, seconds=999.0))
    before = file.read_bytes()
    run(project, fresh=True)
    assert file.read_bytes() == before


def test_other_seeds_are_judged_and_not_written(project: Path) -> None:
    ran = run(project, only=["shift"], seeds=tuple(range(100, 108)))
    evidence = ran["toys/shift"].evidence
    assert evidence and evidence.seeds == tuple(range(100, 108))
    assert not (project / "verify" / "evidence").exists()


def test_a_changed_helper_measures_its_checks_again_and_no_others(project: Path) -> None:
    run(project)
    write_project(project, {"noise": NOISE.replace("shift + float", "shift + 1.0 * float")})
    again = run(project)
    assert (again.measured, again.stored) == (25, 3)


def test_a_changed_comment_measures_nothing_again(project: Path) -> None:
    run(project)
    write_project(
        project, {"noise": "# A comment.\n" + textwrap.dedent(NOISE).replace("for the toys", "for toys")}
    )
    assert run(project).measured == 0


def test_a_changed_threshold_is_judged_again_on_the_same_numbers(project: Path) -> None:
    run(project)
    write_project(project, {"toys/shift": SHIFT.replace("greater(1,", "greater(9,")})
    again = run(project)
    assert again["toys/shift"].verdict is Verdict.REFUTED
    assert again.measured == 0


def test_an_edited_store_file_is_rejected(project: Path) -> None:
    run(project)
    kept = next((project / ".mkdeck" / "trials").rglob("*.json"))
    body = json.loads(kept.read_text())
    name, value = next(iter(body["result"]["values"].items()))
    body["result"]["values"][name] = value + 1
    kept.write_text(json.dumps(body))
    assert run(project).measured == 1


def test_trials_that_another_user_kept_are_measured_again(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(project)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    secret.store_key.cache_clear()
    again = run(project)
    secret.store_key.cache_clear()
    assert (again.stored, again.measured) == (0, first.measured)


def test_where_no_key_can_be_kept_nothing_stored_is_believed_by_the_next_process(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "a file"))
    for _ in range(2):
        secret.store_key.cache_clear()
        assert run(project).stored == 0
    secret.store_key.cache_clear()


def test_evidence_that_was_edited_is_not_read(project: Path) -> None:
    run(project)
    file = project / "verify" / "evidence" / "shift.cpu.json"
    file.write_text(file.read_text().replace('"supported"', '"refuted"'))
    with pytest.raises(ValueError, match="checksum"):
        read_evidence(file)


def test_evidence_comes_back_as_it_was_written(project: Path) -> None:
    outcome = run(project)["toys/shift"]
    assert read_evidence(project / "verify" / "evidence" / "shift.cpu.json") == outcome.evidence


def test_an_exception_makes_its_check_invalid_and_names_the_place(project: Path) -> None:
    write_project(project, {"toys/half": HALF.replace("1 / of", "1 / (of - 2)")})
    ran = run(project)
    assert ran["toys/half"].verdict is Verdict.INVALID
    evidence = ran["toys/half"].evidence
    assert evidence
    assert evidence.judgement.reasons[0].startswith("verify/toys/half.py:8: ZeroDivisionError")
    assert ran["toys/shift"].verdict is Verdict.SUPPORTED


def test_what_cannot_run_here_says_why_and_writes_nothing(project: Path) -> None:
    source = HALF.replace('return {"half": 1 / of}', 'raise Unavailable("fetch the data first")')
    write_project(project, {"toys/half": source.replace("import Trial", "import Trial, Unavailable")})
    ran = run(project)
    assert ran["toys/half"].note == "cannot run here: fetch the data first"
    assert ran["toys/half"].as_expected
    assert not (project / "verify" / "evidence" / "half.cpu.json").exists()


def test_a_quick_run_gives_no_verdict_where_training_was_cut_short(project: Path) -> None:
    trained = SHIFT.replace("return noisy(trial, shift)", "return trial.steps(100) + noisy(trial, shift)")
    write_project(project, {"toys/shift": trained})
    ran = run(project, quick=True)
    assert ran["toys/shift"].evidence is None
    assert ran["toys/half"].verdict is Verdict.SUPPORTED


def test_arms_with_the_same_settings_share_their_trials(project: Path) -> None:
    swapped = SHIFT.replace(
        '"no shift": {"shifted": {"shift": 0.1}}', '"as plain": {"shifted": {"shift": 0.0}}'
    )
    write_project(project, {"toys/shift": swapped})
    assert run(project, only=["shift"]).measured == 17


def test_a_setting_is_picked_for_each_arm_on_seeds_that_are_not_judged(project: Path) -> None:
    source = (
        SHIFT.replace("greater\n", "greater, pick\n")
        .replace("sabotage=", 'picks=pick("bonus", (0.0, 5.0), seeds=2), sabotage=')
        .replace("shift: float) -> float", "shift: float, bonus: float) -> float")
        .replace("noisy(trial, shift)", "noisy(trial, shift) + (bonus if shift < 1 else -bonus)")
    )
    write_project(project, {"toys/shift": source})
    outcome = run(project, only=["shift"])["toys/shift"]
    assert outcome.evidence
    assert outcome.evidence.picked == (("shifted", "bonus 0.0"), ("plain", "bonus 5.0"))
    assert outcome.evidence.seeds == tuple(range(8))
    assert outcome.verdict is Verdict.REFUTED


@pytest.mark.parametrize("wish", ["toys/shift", "shift", "toys/s*", "verify/toys/shift.py", "Shifts shift"])
def test_a_check_is_selected_by(project: Path, wish: str) -> None:
    assert "toys/shift" in run(project, only=[wish]).by_name


@pytest.mark.parametrize("wish", ["toys", "Q1", "toys.md", "lectures/toys.md"])
def test_all_of_a_lecture_are_selected_by(project: Path, wish: str) -> None:
    assert len(run(project, only=[wish]).by_name) == 3
