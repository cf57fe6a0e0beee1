"""Evidence that somebody changed by hand: nothing derived from it is believed, whatever its checksum says."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mkdeck.lab.badges import badges
from mkdeck.lab.fingerprint import digest
from mkdeck.model import Badge
from tests.lab.toys import LECTURE, SHIFT, run, write_project

GATED = SHIFT.replace("check, ", "check, gate, ").replace(
    "sabotage=", "gates=[gate('small', of='value', at_most=9)], sabotage="
)
FALSE = SHIFT.replace("greater(1,", "greater(9,").replace(
    "sabotage=",
    "expect='refuted', correction='By 3.', planted={'more': {'shifted': {'shift': 30.0}}}, sabotage=",
)
"""Its claim is refuted: what a forger would rather have supported."""

PATHS = tuple[str | int, ...]
HARMFUL = (
    *(
        None,
        True,
        -1,
        0,
        1e308,
        10**400,
        "",
        "supported",
        "refuted",
        "<img src=x onerror=alert(1)>",
        "nan",
        "-inf",
    ),
    *([], {}, [[]], {"censored": 1}, {"float": "nan"}, {"float": 5}, "\x1b]0;x\x07", "../../x"),
)
"""Values that are put in the place of each one that stands in a file."""


def places(value: Any, path: PATHS = ()) -> Iterator[PATHS]:
    """Give the path of everything in a file: each field, and the first of each list."""
    if path:
        yield path
    inner = (
        value.items()
        if isinstance(value, dict)
        else list(enumerate(value))[:1]
        if isinstance(value, list)
        else ()
    )
    for key, held in inner:
        yield from places(held, (*path, key))


def at(body: Any, path: PATHS) -> Any:
    for key in path:
        body = body[key]
    return body


def changed(body: dict[str, Any], path: PATHS, value: Any) -> dict[str, Any]:
    """Change one value, and make the checksum anew as a forger would."""
    forged = copy.deepcopy(body)
    at(forged, path[:-1])[path[-1]] = value
    rest = {k: v for k, v in forged.items() if k not in ("format", "sha256")}
    return forged if path == ("sha256",) else forged | {"sha256": digest(rest)}


def seen(project: Path) -> tuple[tuple[Badge, ...], list[str]]:
    found, problems = badges(project / "verify", [LECTURE])
    return found["toys.md", 0], [str(p) for p in problems]


@pytest.fixture(params=[GATED, FALSE], ids=["supported, with a gate", "refuted, with a planted effect"])
def file(request: pytest.FixtureRequest, project: Path) -> Path:
    write_project(project, {"toys/shift": request.param})
    run(project)
    return project / "verify" / "evidence" / "shift.cpu.json"


def test_no_forged_value_changes_what_is_shown_without_a_word(file: Path) -> None:
    project, body = file.parents[2], json.loads(file.read_text())
    before, problems = seen(project)
    assert problems == []
    silent = []
    for path in places(body):
        for value in HARMFUL:
            if type(value) is type(at(body, path)) and value == at(body, path):
                continue
            file.write_text(json.dumps(changed(body, path, value)))
            after, told = seen(project)
            stale = [f.stale for badge in after for f in badge.findings]
            if not told and not any(stale) and verdicts(after) != verdicts(before):
                silent.append((path, value))
            assert len(after) == len(before), (path, value)
            assert all("\n" not in line for line in told)
    assert silent == []


def verdicts(found: tuple[Badge, ...]) -> list[object]:
    """What a student sees of a finding: its verdict, and every number of it."""
    return [
        (f.check, f.verdict, f.effect, [(a.mean, a.low, a.high) for a in f.arms])
        for b in found
        for f in b.findings
    ]


@pytest.mark.parametrize("way", ["verdict", "trials", "seeds", "breaks", "threshold of a gate"])
def test_a_consistent_lie_about_what_was_derived_is_named(file: Path, way: str) -> None:
    project, body = file.parents[2], json.loads(file.read_text())
    judgement = body["judgement"]
    if way == "verdict":
        judgement["verdict"] = {"supported": "refuted", "refuted": "supported"}[judgement["verdict"]]
        judgement["reasons"] = []
    elif way == "trials":
        for arm in body["arms"]:
            arm["trials"] = arm["trials"][:4]
    elif way == "seeds":
        body["seeds"] = [s + 100 for s in body["seeds"]]
    elif way == "breaks":
        judgement["breaks"] = judgement["breaks"][:-1]
    else:
        judgement["estimate"]["low"] = judgement["estimate"]["mean"]
    file.write_text(json.dumps(changed(body, ("seconds",), 1.0)))
    found, told = seen(project)
    stale = [f.stale for badge in found for f in badge.findings]
    assert any(stale) or [line for line in told if "shift.cpu.json" in line]


def test_raw_numbers_forged_consistently_are_named_by_a_fresh_run(file: Path) -> None:
    project = file.parents[2]
    text = (project / "verify" / "noise.py").read_text()
    write_project(project, {"noise": text.replace("std=0.3", "std=0.2")})
    run(project, fresh=True)
    body = json.loads(file.read_text())
    write_project(project, {"noise": text})
    honest = run(project, fresh=True)["toys/shift"].evidence
    assert honest
    forged = changed(body, ("source",), honest.source)
    file.write_text(json.dumps(forged))
    assert seen(project)[1] == []
    assert (
        run(project, fresh=True)["toys/shift"].differs == "committed with other numbers of an equal machine"
    )
    assert run(project, fresh=True)["toys/shift"].differs == ""


@pytest.mark.parametrize(
    "content", [b"", b"5", b"null", b"[]", b"{", b"\xff", b"[" * 10**6, b'{"format": 1}']
)
def test_a_file_of_any_content_costs_its_badge_only(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    found, told = seen(file.parents[2])
    assert len(found) == 3
    assert len(told) == 1
    assert "shift.cpu.json: not evidence as it was written" in told[0]


def test_evidence_of_one_check_under_the_name_of_another_is_not_believed(file: Path) -> None:
    (file.parent / "half.cpu.json").write_bytes(file.read_bytes())
    _, told = seen(file.parents[2])
    assert [line for line in told if "half.cpu.json" in line and "shift.cpu.json" in line]
