"""Whatever a check does in its process, every other check measures what it would measure alone."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from pathlib import Path

import pytest

from mkdeck.lab import processes
from mkdeck.lab.inline import Inline
from mkdeck.lab.processes import Processes
from mkdeck.model import Verdict
from tests.lab.toys import CHECKS, Ran, run, write_project

ROOT = Path(__file__).parents[2]
CHECK = """
import os, random, sys, signal, time
import numpy as np
import torch
from mkdeck.lab import Trial, difference, check, greater
{at_import}

@check(
    backs={{"toys": ["Shifts shift."]}},
    says="One arm is larger.",
    scope="toys",
    arms={{"one": {{"shift": 3.0}}, "other": {{"shift": 0.0}}}},
    effect=difference("one", minus="other"),
    predicts=greater(1, because="less would be noise"),
    sabotage={{"less": {{"one": {{"shift": 0.5}}}}}},
    limit_s=20,
)
def {name}(trial: Trial, *, shift: float) -> float:
    '''A number, without unit.'''
    noise = float(trial.normal(f"noise {{shift}}", 1, std=0.3))
    {in_function}
    return shift + noise
"""

CHANGES: Mapping[str, str] = {
    "gradients off": "torch.set_grad_enabled(False)",
    "inference mode": "torch.inference_mode().__enter__()",
    "dtype": "torch.set_default_dtype(torch.float16)",
    "device": "torch.set_default_device('meta')",
    "threads": "torch.set_num_threads(7)",
    "precision": "torch.set_float32_matmul_precision('medium')",
    "anomalies": "torch.autograd.set_detect_anomaly(True)",
    "undetermined": "torch.use_deterministic_algorithms(False)",
    "torch's seed": "torch.manual_seed(5)",
    "other seeds": "random.seed(5); np.random.seed(5)",
    "folder": "os.chdir('/')",
    "environment": "os.environ.clear()",
    "path": "sys.path.clear()",
    "output": "sys.stdout = None",
    "recursion": "sys.setrecursionlimit(150)",
    "hook of every module": "torch.nn.modules.module.register_module_forward_hook(lambda *a: None)",
    "errors of numpy": "np.seterr(all='raise')",
}
"""Settings of a process: they are put back, and the check itself is none the worse."""

PARTS: Mapping[str, str] = {
    "torch.relu": "torch.relu = lambda x: x",
    "torch.Tensor.mean": "torch.Tensor.mean = lambda *a, **k: torch.zeros(())",
    "Linear.forward": "torch.nn.Linear.forward = lambda self, x: x",
    "Linear.__call__": "torch.nn.Linear.__call__ = lambda self, x: x",
    "torch.nn.functional.relu": "torch.nn.functional.relu = torch.sin",
    "torch.optim.SGD": "torch.optim.SGD = torch.optim.Adam",
    "SGD.step": "torch.optim.SGD.step = lambda self: None",
    "random.random": "random.random = lambda: 4",
    "builtins.abs": "import builtins; builtins.abs = lambda x: x",
    "Trial.normal": "Trial.normal = lambda self, *a, **k: torch.ones(1)",
    "math.sqrt": "import math; math.sqrt = lambda x: x",
}
"""Parts of libraries: they are put back, and the check that replaced them is invalid."""

ENDS: Mapping[str, tuple[str, str]] = {
    "sys.exit": ("sys.exit(3)", "SystemExit: 3"),
    "os._exit": ("os._exit(0)", "ended itself with code 0"),
    "segfault": ("import ctypes; ctypes.string_at(0)", "ended by SIGSEGV"),
    "abort": ("os.abort()", "ended by SIGABRT"),
    "interrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "generator exit": ("raise GeneratorExit", "GeneratorExit"),
    "no words": ("class E(Exception):\n        __str__ = None\n    raise E", "its message cannot be read"),
    "a loader with workers": (
        "list(torch.utils.data.DataLoader([1, 2, 3], num_workers=2))",
        "give its DataLoader num_workers=0",
    ),
    "a clock": ("noise += time.perf_counter()", "not repeatable: value of one came to"),
    "the system's randomness": ("noise += np.random.default_rng().normal()", "not repeatable"),
    "a returned string of numbers": ("return [object()]", "a check returns numbers"),
    "a huge count": ("return 10**30", "beyond 2^53"),
}
"""What ends a check, or gives it no verdict, and how that is told."""


def source(name: str, at_import: str = "", in_function: str = "pass") -> str:
    return CHECK.format(name=name, at_import=at_import, in_function=in_function)


def bad_checks() -> Iterator[tuple[str, str]]:
    """Each change at import and in the function, some named before and some after the toys."""
    for number, (what, code) in enumerate((CHANGES | PARTS).items()):
        for way, text in (
            ("import", source(f"c{number}", at_import=code)),
            ("call", source(f"c{number}", "", code)),
        ):
            folder = "aaa" if number % 2 else "zzz"
            yield f"{folder}/c{number}_{way}", text.replace(f"def c{number}(", f"def c{number}_{way}(")
            assert what


@pytest.fixture(params=["inline", "forkserver", "spawn"])
def executor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Executor]:
    if request.param == "inline":
        yield Inline()
        return
    context = multiprocessing.get_context(request.param)
    if request.param == "spawn":
        monkeypatch.setattr(processes, "preloading", lambda _: context)
    lanes = Processes(1)
    yield lanes
    lanes.shutdown(cancel_futures=True)


def numbers(ran: Ran, name: str) -> object:
    evidence = ran[name].evidence
    assert evidence
    return evidence.arms, evidence.judgement


def test_no_check_changes_what_another_measures(tmp_path: Path, executor: Executor) -> None:
    alone = run(write_project(tmp_path / "alone"))
    several = list(bad_checks())
    if isinstance(executor, Processes) and executor._context.get_start_method() == "spawn":
        several = several[::6]  # each starts a process of its own, and torch with it
    ran = run(write_project(tmp_path / "all", {**dict(several), **CHECKS}), executor)
    for name in ("toys/shift", "toys/half"):
        assert numbers(ran, name) == numbers(alone, name)
    parts = {f"c{n}" for n, what in enumerate(CHANGES | PARTS) if what in PARTS}
    for name, _ in several:
        outcome = ran[name]
        assert outcome.evidence
        if name.split("/")[1].split("_")[0] in parts:
            assert outcome.verdict is Verdict.INVALID, name
            assert "replaced" in outcome.evidence.judgement.reasons[0]
        else:
            assert outcome.verdict is Verdict.SUPPORTED, (name, outcome.evidence.judgement)


@pytest.fixture(scope="module")
def lanes() -> Iterator[Processes]:
    lanes = Processes(1)
    yield lanes
    lanes.shutdown(cancel_futures=True)


@pytest.mark.parametrize("what", ENDS)
def test_what_ends_a_check_costs_it_alone_and_is_told_in_one_line(
    tmp_path: Path, lanes: Processes, what: str
) -> None:
    code, told = ENDS[what]
    checks = {"aaa/bad": source("bad", in_function=code), **CHECKS}
    ran = run(write_project(tmp_path, checks), lanes)
    evidence = ran["aaa/bad"].evidence
    assert evidence
    assert ran["aaa/bad"].verdict is Verdict.INVALID
    (reason,) = evidence.judgement.reasons[:1]
    assert told in reason
    assert "\n" not in reason
    assert ran["toys/shift"].verdict is ran["toys/half"].verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("executor", ["inline", "processes"])
def test_what_a_check_prints_never_reaches_the_json(tmp_path: Path, executor: str) -> None:
    prints = "print('hello'); os.write(1, b'there'); os.system('echo everybody')"
    write_project(tmp_path, {"aaa/loud": source("loud", f"{prints}", prints)})
    (tmp_path / "lectures").mkdir()
    (tmp_path / "lectures" / "toys.md").write_text("## Q1. What do toys do?\n\n- Shifts shift.\n")
    command = [sys.executable, "-m", "mkdeck", "verify", "--json", "--executor", executor, "--jobs", "1"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["checks"][0]["verdict"] == "supported", done.stderr
    assert "hello" in done.stderr
    assert "everybody" in done.stderr


def test_the_order_of_a_set_and_a_hash_are_the_same_in_every_run(tmp_path: Path) -> None:
    code = "noise += hash('a text') % 7 / 100 + 'abc'.index(list({'a', 'b', 'c'})[0]) / 10"
    found = []
    for name in ("one", "two"):
        script = textwrap.dedent(f"""
            from concurrent.futures import Executor
            from pathlib import Path
            from mkdeck.lab.processes import Processes
            from tests.lab.toys import run
            if __name__ == "__main__":
                lanes = Processes(1)
                print(repr(run(Path({str(tmp_path / name)!r}), lanes)["aaa/hashing"].evidence.arms))
                lanes.shutdown(cancel_futures=True)
        """)
        write_project(tmp_path / name, {"aaa/hashing": source("hashing", in_function=code)})
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        found.append(done.stdout)
    assert found[0] == found[1]
    assert "ArmNumbers" in found[0]
