"""`mkdeck verify` and `mkdeck new check` as a user meets them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

LECTURE = """\
# Toys

### Q1. What do toys do?
- Shifts shift.
- A half is 0.5 and that is exact.
- Euclid said so
"""


def mkdeck(folder: Path, *args: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, after some code of ours."""
    run = f"{code}\nfrom mkdeck.cli import main\nmain({list(args)!r})"
    return subprocess.run(
        [sys.executable, "-c", run], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    from tests.lab.toys import write_project

    (tmp_path / "lectures").mkdir()
    (tmp_path / "lectures" / "toys.md").write_text(LECTURE)
    return write_project(tmp_path)


def inline(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return mkdeck(folder, "verify", "--executor", "inline", *args)


def test_verdicts_are_printed_and_all_is_well(project: Path) -> None:
    done = inline(project)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["cited", "toys/said"],
        ["supported", "toys/half"],
        ["supported", "toys/shift"],
    ]
    assert lines[3] == "3 checks: 2 supported, 1 cited; 0 not as expected; 28 trials ran, 0 were stored"


def test_json_has_the_numbers(project: Path) -> None:
    found = json.loads(inline(project, "--json", "shift").stdout)
    check = found["checks"][0]
    assert (check["verdict"], check["seeds"]) == ("supported", list(range(8)))
    assert [arm["name"] for arm in check["arms"]] == ["shifted", "plain"]


def test_a_verdict_that_is_not_as_expected_ends_with_1(project: Path) -> None:
    file = project / "verify" / "toys" / "shift.py"
    file.write_text(file.read_text().replace("greater(1,", "greater(9,"))
    done = inline(project)
    assert done.returncode == 1
    assert "refuted" in done.stdout and "[expected supported]" in done.stdout


def test_an_invalid_check_ends_with_1(project: Path) -> None:
    file = project / "verify" / "toys" / "shift.py"
    file.write_text(file.read_text().replace('{"shift": 0.1}', '{"shift": 9.0}'))
    done = inline(project)
    assert done.returncode == 1
    assert "a sabotage passes: no shift" in done.stdout


def test_a_wrong_declaration_is_told_with_its_place_and_nothing_runs(project: Path) -> None:
    file = project / "verify" / "toys" / "shift.py"
    file.write_text(file.read_text().replace('"Shifts shift."', '"Shifts drift."'))
    done = inline(project)
    assert done.returncode == 1
    assert "verify/toys/shift.py:5: quotes words that are not in toys: 'Shifts drift.'" in done.stderr
    assert "nearest, in line 4: 'Shifts shift.'" in done.stderr
    assert not done.stdout


def test_strict_fails_on_a_claim_without_a_check(project: Path) -> None:
    (project / "lectures" / "toys.md").write_text(LECTURE + "- Nobody checks this.\n")
    assert inline(project).returncode == 0
    done = inline(project, "--strict")
    assert done.returncode == 1
    assert "a claim without a check: 'Nobody checks this.'" in done.stderr


def test_a_name_that_is_no_check_is_told(project: Path) -> None:
    done = inline(project, "nothing")
    assert done.returncode == 1
    assert "nothing: no check for this" in done.stderr


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_cuda_without_a_device_is_wrong_usage_and_says_what_torch_reports(project: Path) -> None:
    done = inline(project, "--device", "cuda")
    assert done.returncode == 2
    assert f"torch {torch.__version__}" in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("taken", ["verify/evidence", ".mkdeck"])
def test_evidence_or_trials_that_cannot_be_written_are_one_clear_line(project: Path, taken: str) -> None:
    (project / taken).write_text("a file where a folder must be")
    done = inline(project)
    assert done.returncode == 1
    assert f"{taken}/" in done.stderr.splitlines()[-1]
    assert "cannot be written" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("seeds", ["x", "7-3", "0"])
def test_seeds_that_are_none_are_wrong_usage(project: Path, seeds: str) -> None:
    assert inline(project, "--seeds", seeds).returncode == 2


def test_without_the_extra_one_line_says_how_to_install_it(project: Path) -> None:
    done = mkdeck(project, "verify", code="import sys; sys.modules['torch'] = None")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        'mkdeck: verify needs torch, which is not installed (in the clone of mkdeck: pip install ".[verify]")'
    ]


@pytest.mark.parametrize("args", [("claims",), ("verify", "--help"), ("new", "check", "--help"), ("build",)])
def test_torch_stays_out_of(project: Path, args: tuple[str, ...]) -> None:
    assert inline(project).returncode == 0
    code = "import atexit, sys; atexit.register(lambda: print(sorted({'torch', 'scipy'} & set(sys.modules))))"
    done = mkdeck(project, *args, code=code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_processes_do_what_inline_does(project: Path) -> None:
    """Through the installed command, as a user starts it."""
    command = [str(Path(sys.executable).parent / "mkdeck"), "verify", "--jobs", "2"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "28 trials ran" in done.stdout


def test_ctrl_c_ends_at_once_and_keeps_what_is_finished(project: Path) -> None:
    file = project / "verify" / "toys" / "half.py"
    file.write_text(
        file.read_text().replace("return {", "import time; time.sleep(100 if of == 2 else 0)\n    return {")
    )
    command = [str(Path(sys.executable).parent / "mkdeck"), "verify", "--jobs", "3"]
    running = subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    kept = project / ".mkdeck" / "trials"
    patience = time.monotonic() + 60
    while time.monotonic() < patience and len(list(kept.rglob("*.json"))) < 26:
        time.sleep(0.1)
    os.kill(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert errors.splitlines()[-1] == "interrupted"
    assert len(list(kept.rglob("*.json"))) == 26
    assert not list(project.rglob("*.half"))


def test_a_stranger_gets_a_badge_by_following_the_commands(tmp_path: Path) -> None:
    assert mkdeck(tmp_path, "new", "lecture", "mine").returncode == 0
    done = mkdeck(tmp_path, "new", "check", "my_claim")
    assert done.returncode == 0, done.stderr
    filled_in(tmp_path, "my_claim")
    assert inline(tmp_path).returncode == 0
    claims = json.loads(mkdeck(tmp_path, "claims", "--json").stdout)
    assert claims["claims"][0]["checks"] == ["my_claim"]
    assert claims["claims"][0]["verdict"] == "supported"
    assert mkdeck(tmp_path, "build").returncode == 0
    command = [sys.executable, "-m", "pytest", "-q", "verify"]
    tests = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert tests.returncode == 0, tests.stdout


def filled_in(folder: Path, name: str) -> None:
    """Let a new check back the words that its comment proposes."""
    path = folder / "verify" / f"{name}.py"
    text = path.read_text()
    proposed = text.partition("then let it say ")[2].partition("\n")[0]
    path.write_text(text.replace("backs={}", f"backs={proposed}"))


def test_the_example_of_a_new_check_gives_no_verdict_on_a_claim(tmp_path: Path) -> None:
    mkdeck(tmp_path, "new", "lecture", "mine")
    mkdeck(tmp_path, "new", "check", "my_claim")
    done = inline(tmp_path)
    assert done.returncode == 0
    assert "my_claim.py:11: warning: backs no words of a lecture yet" in done.stderr
    claims = json.loads(mkdeck(tmp_path, "claims", "--json").stdout)["claims"]
    assert {(c["verdict"], tuple(c["checks"])) for c in claims} == {("not checked", ())}


def test_a_second_new_check_proposes_the_next_claim(tmp_path: Path) -> None:
    mkdeck(tmp_path, "new", "lecture", "mine")
    for name in ("one", "week/two"):
        mkdeck(tmp_path, "new", "check", name)
        filled_in(tmp_path, name)
    claims = json.loads(mkdeck(tmp_path, "claims", "--json").stdout)["claims"]
    assert [c["checks"] for c in claims[:2]] == [["one"], ["week/two"]]


def test_a_check_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    mkdeck(tmp_path, "new", "lecture", "mine")
    mkdeck(tmp_path, "new", "check", "one")
    again = mkdeck(tmp_path, "new", "check", "one")
    assert again.returncode == 1
    assert "verify/one.py: there is such a check" in again.stderr


def test_a_broken_file_stops_no_other_check_that_is_asked_for(project: Path) -> None:
    (project / "verify" / "toys" / "broken.py").write_text("from mkdeck.lab import check\ndef (")
    assert inline(project).returncode == 1
    done = inline(project, "half")
    assert done.returncode == 0
    assert "verify/toys/broken.py:2: warning: not Python" in done.stderr
