"""The commands as a whole: help, version, completion, and documents that keep up with them."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mkdeck import __version__
from mkdeck.cli.main import COMMANDS
from tests.cli.conftest import Run

README = Path(__file__).parent.parent.parent / "README.md"


def command(name: str) -> click.Command:
    found: click.Command = getattr(importlib.import_module(f"mkdeck.cli.{name}"), name)
    return found


def test_the_version_is_told(mkdeck: Run) -> None:
    assert mkdeck("--version").out == f"mkdeck, version {__version__}\n"


def test_help_lists_every_command(mkdeck: Run) -> None:
    said = mkdeck("--help").out
    assert all(name in said for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(mkdeck: Run, name: str) -> None:
    ended = mkdeck(name, "--help")
    assert ended.code == 0
    assert ended.out.startswith(f"Usage: python -m pytest {name}") or f" {name} " in ended.out.splitlines()[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command_and_option(name: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"mkdeck {name}" in text
    options = [
        o for p in command(name).params if isinstance(p, click.Option) for o in p.opts if o[:2] == "--"
    ]
    assert [o for o in options if o not in text] == []


def test_an_unknown_command_is_wrong_usage(mkdeck: Run) -> None:
    ended = mkdeck("make")
    assert ended.code == 2
    assert "No such command 'make'" in ended.err


def test_a_missing_folder_is_one_clear_line(mkdeck: Run) -> None:
    ended = mkdeck("build", "nowhere")
    assert ended.code == 1
    assert ended.err == "nowhere: no such file or folder (`mkdeck new lecture NAME` starts one)\n"


def test_shells_can_complete_the_commands() -> None:
    environment = {
        **os.environ,
        "_MKDECK_COMPLETE": "bash_complete",
        "COMP_WORDS": "mkdeck b",
        "COMP_CWORD": "1",
    }
    program = Path(sys.executable).parent / "mkdeck"
    run = subprocess.run([program], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout == "plain,build\n"


def test_a_reader_that_goes_away_is_no_traceback(here: Path) -> None:
    (here / "lectures").mkdir()
    text = "# A\n\n" + "".join(f"## Q{n}. Why {n}?\n\nBecause {n}.\n\n" for n in range(3000))
    (here / "lectures" / "a.md").write_text(text)
    line = f"{sys.executable} -m mkdeck claims | head -n 1"
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert "Because 0." in run.stdout
    assert run.stderr == ""


def test_lint_counts_what_it_lists(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text("---\ndekc: A\n---\n# A\n\n## Q1. Why?\n\n## Q2. How?\n\nSo.\n")
    ended = mkdeck("lint")
    assert ended.code == 0
    assert ended.out == "2 warnings\n"
    assert [line.split(" ")[0] for line in ended.err.splitlines()] == ["lectures/a.md:2:", "lectures/a.md:6:"]


def test_lint_writes_nothing(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text("# A\n\n## Q1. Why?\n\nSo.\n")
    mkdeck("lint")
    assert sorted(p.name for p in here.rglob("*")) == ["a.md", "lectures"]


def test_lint_in_json_tells_the_text_that_no_question_owns(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    lost = "Some words before any question."
    (here / "lectures" / "a.md").write_text(f"# A\n\n{lost}\n\n## Q1. Why?\n\nSo.\n\n## Q2. How?\n\nSo.\n")
    told = json.loads(mkdeck("lint", "--json").out)
    assert [(p["line"], p["text"]) for p in told["problems"]] == [(3, lost)]


def test_claims_of_a_project_without_checks_are_not_checked(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text("# A\n\n## Q1. Why?\n\n- Water is wet.\n- Fire:\n  - is hot.\n")
    told = json.loads(mkdeck("claims", "--json").out)
    assert [(c["claim"], c["verdict"], c["context"]) for c in told["claims"]] == [
        ("Water is wet.", "not checked", []),
        ("is hot.", "not checked", ["Fire"]),
    ]
    assert told["coverage"] == {"claims": 2, "backed": 0, "verdicts": {"not checked": 2}}


def test_a_new_lecture_builds(here: Path, mkdeck: Run) -> None:
    assert mkdeck("new", "lecture", "week-1").code == 0
    ended = mkdeck("build", "--strict")
    assert ended.code == 0
    assert "+2 new" in ended.out


def test_a_new_lecture_gives_its_collection_a_namespace_of_its_own(here: Path, mkdeck: Run) -> None:
    mkdeck("new", "lecture", "week-1")
    first = (here / "lectures" / "mkdeck.lock").read_text()
    mkdeck("new", "lecture", "week-2")
    assert "\nnamespace " in first
    assert (here / "lectures" / "mkdeck.lock").read_text() == first


def test_a_new_lecture_overwrites_nothing(here: Path, mkdeck: Run) -> None:
    mkdeck("new", "lecture", "week-1")
    (here / "lectures" / "week-1.md").write_text("mine")
    ended = mkdeck("new", "lecture", "week-1")
    assert ended.code == 1
    assert (here / "lectures" / "week-1.md").read_text() == "mine"
