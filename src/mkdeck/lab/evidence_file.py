"""Evidence as JSON files, one per check and device, in `verify/evidence/`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from math import isfinite
from pathlib import Path
from typing import Any

from mkdeck.errors import Problem, shown
from mkdeck.files import write_whole
from mkdeck.lab.evidence import ArmNumbers, BreakResult, Estimate, Evidence, GateResult, Judgement
from mkdeck.lab.fingerprint import digest
from mkdeck.lab.measured import NON_FINITE, from_json, to_json
from mkdeck.model import ArmValue, Verdict

FORMAT = 1
INNERMOST = re.compile(r'[\[{](?:[^\[\]{}"]|"(?:[^"\\\n]|\\.)*")*[\]}]')
"""A JSON list or object that holds no other; brackets in strings are the strings'."""


def file_of(folder: Path, check: str, device: str) -> Path:
    """Give the file of a check's evidence from one kind of device, or from none where nothing runs."""
    return folder / (f"{check}.{device}.json" if device else f"{check}.json")


def write_evidence(folder: Path, evidence: Evidence) -> Path:
    """Write one file; the same evidence gives the same bytes."""
    body = _floats(_encoded(evidence))
    text = _rows(json.dumps({"format": FORMAT, "sha256": digest(body)} | body, indent=1, ensure_ascii=False))
    path = file_of(folder, evidence.check, evidence.device)
    write_whole(path, f"{text}\n".encode())
    return path


def _rows(text: str) -> str:
    """Put each innermost list or object on one line, so that a person can read the numbers."""
    return INNERMOST.sub(lambda found: " ".join(found[0].split()), text)


def load_evidence(folder: Path) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    """Read every file below the folder; one that was edited by hand is a problem and counts for nothing."""
    found, problems = [], []
    for path in sorted(folder.rglob("*.json")):
        evidence = read_evidence(path)
        if evidence:
            found.append(evidence)
        else:
            problems.append(Problem(shown(path), 0, "not evidence as it was written", "run its check again"))
    return tuple(found), tuple(problems)


def read_evidence(path: Path) -> Evidence | None:
    """Read one file; none if it is damaged, edited or of another format."""
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        if body.pop("format") != FORMAT or body.pop("sha256") != digest(body):
            return None
        return _decoded(body)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _encoded(evidence: Evidence) -> dict[str, Any]:
    body = asdict(evidence)
    body["arms"] = _arms(evidence.arms)
    for kept, broken in zip(body["judgement"]["breaks"], evidence.judgement.breaks, strict=True):
        kept["arms"] = _arms(broken.arms)
    return body


def _arms(arms: tuple[ArmNumbers, ...]) -> list[dict[str, Any]]:
    return [{"name": arm.name, "trials": [to_json(t) for t in arm.trials]} for arm in arms]


def _floats(value: Any) -> Any:
    """Write numbers that JSON has no words for as words."""
    if isinstance(value, dict):
        return {k: _floats(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_floats(v) for v in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def _number(value: Any) -> float:
    return NON_FINITE[value] if isinstance(value, str) else float(value)


def _decoded(body: Mapping[str, Any]) -> Evidence:
    return Evidence(
        check=body["check"],
        device=body["device"],
        judgement=_judgement(body["judgement"]),
        arms=_numbers(body["arms"]),
        seeds=tuple(body["seeds"]),
        source=body["source"],
        declaration=body["declaration"],
        statements=tuple((quote, statement) for quote, statement in body["statements"]),
        machine=body["machine"],
        values=tuple(ArmValue(**v) for v in body["values"]),
        picked=tuple((arm, setting) for arm, setting in body["picked"]),
        seconds=body["seconds"],
    )


def _numbers(arms: Any) -> tuple[ArmNumbers, ...]:
    return tuple(ArmNumbers(a["name"], tuple(from_json(t) for t in a["trials"])) for a in arms)


def _judgement(body: Mapping[str, Any]) -> Judgement:
    return Judgement(
        verdict=Verdict(body["verdict"]),
        reasons=tuple(body["reasons"]),
        estimate=_estimate(body["estimate"]),
        gates=tuple(GateResult(g["gate"], g["arm"], _number(g["value"]), g["open"]) for g in body["gates"]),
        breaks=tuple(
            BreakResult(b["name"], b["planted"], _number(b["effect"]), b["as_it_must"], _numbers(b["arms"]))
            for b in body["breaks"]
        ),
    )


def _estimate(body: Mapping[str, Any] | None) -> Estimate | None:
    if body is None:
        return None
    numbers = {name: _number(body[name]) for name in ("mean", "low", "high", "p", "sign_flip_p")}
    per_seed = tuple(map(_number, body["per_seed"]))
    return Estimate(**numbers, n=body["n"], per_seed=per_seed, seeds_needed=body["seeds_needed"])
