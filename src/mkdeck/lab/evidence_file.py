"""Evidence as JSON files, one per check and device, in `verify/evidence/`."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from math import isfinite
from pathlib import Path
from typing import Any

from mkdeck.errors import Problem, shown
from mkdeck.files import write_whole
from mkdeck.lab.evidence import (
    ArmNumbers,
    BreakResult,
    Estimate,
    Evidence,
    Further,
    GateResult,
    Judgement,
)
from mkdeck.lab.evidence_shape import (
    FORMAT,
    ArmShape,
    ArmValueShape,
    BreakShape,
    EstimateShape,
    EvidenceShape,
    JudgementShape,
    Machine,
    Number,
    Odd,
    Plain,
    Value,
    parsed,
)
from mkdeck.lab.fingerprint import digest
from mkdeck.lab.measured import NON_FINITE, Censored, Measured, to_json
from mkdeck.model import ArmValue, Verdict
from mkdeck.opening import read_plain, why_not

INNERMOST = re.compile(r'[\[{](?:[^\[\]{}"]|"(?:[^"\\\n]|\\.)*")*[\]}]')
"""A JSON list or object that holds no other; brackets in strings are the strings'."""


def file_of(folder: Path, key: str, device: str) -> Path:
    """Give the file of a check's evidence from one kind of device, or from none where nothing runs."""
    return folder / (f"{key}.{device}.json" if device else f"{key}.json")


def write_evidence(folder: Path, evidence: Evidence) -> Path:
    """Write one file; the same evidence gives the same bytes."""
    body = _floats(_encoded(evidence))
    text = _rows(json.dumps({"format": FORMAT, "sha256": digest(body)} | body, indent=1, ensure_ascii=False))
    path = file_of(folder, evidence.key, evidence.device)
    write_whole(path, f"{text}\n".encode())
    return path


def _rows(text: str) -> str:
    """Put each innermost list or object on one line, so that a person can read the numbers."""
    return INNERMOST.sub(lambda found: " ".join(found[0].split()), text)


def load_evidence(folder: Path) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    """Read every file below the folder; one that is damaged or of another shape is a problem."""
    found, problems = [], []
    pictures = ((path, why_not(path, folder)) for path in sorted(folder.rglob("*.svg")))
    problems += [
        Problem(shown(p), 0, f"{why}: not shown", "run its check again") for p, why in pictures if why
    ]
    for path in sorted(folder.rglob("*.json")):
        try:
            evidence = read_evidence(path, folder)
            if path != file_of(folder, evidence.key, evidence.device):
                raise ValueError(f"it belongs in {file_of(folder, evidence.key, evidence.device).name}")
            found.append(evidence)
        except (OSError, ValueError) as wrong:
            fault = f"not evidence as it was written: {_said(wrong)}"
            problems.append(Problem(shown(path), 0, fault, "run its check again"))
    return tuple(found), tuple(problems)


def _said(wrong: Exception) -> str:
    return (wrong.strerror or "cannot be read") if isinstance(wrong, OSError) else str(wrong)


def read_evidence(path: Path, folder: Path | None = None) -> Evidence:
    """Read one file. Raises OSError, or ValueError that says what is wrong with it."""
    shape, plain = parsed(read_plain(path, folder))
    if shape.sha256 != digest({k: v for k, v in plain.items() if k not in ("format", "sha256")}):
        raise ValueError("its checksum is another")
    return _decoded(shape)


def _encoded(evidence: Evidence) -> dict[str, Any]:
    body = asdict(evidence)
    body["arms"] = _arms(evidence.arms)
    for kept, broken in zip(body["judgement"]["breaks"], evidence.judgement.breaks, strict=True):
        kept["arms"] = _arms(broken.arms)
        del kept["nothing"]
    body["further"] = [
        {"seeds": f.seeds, "arms": _arms(f.arms), "machine": f.machine} for f in evidence.further
    ]
    return body if evidence.further else {k: v for k, v in body.items() if k != "further"}


def _arms(arms: tuple[ArmNumbers, ...]) -> list[dict[str, Any]]:
    return [_arm(arm) for arm in arms]


def _arm(arm: ArmNumbers) -> dict[str, Any]:
    written: dict[str, Any] = {"name": arm.name, "trials": [to_json(t) for t in arm.trials]}
    written |= {"losses": arm.losses} if arm.losses else {}
    return written | ({"placed": arm.placed} if arm.placed else {})


def _floats(value: Any) -> Any:
    """Write numbers that JSON has no words for as words."""
    if isinstance(value, dict):
        return {k: _floats(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_floats(v) for v in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def _number(value: Number) -> float:
    return NON_FINITE[value] if isinstance(value, str) else float(value)


def _decoded(shape: EvidenceShape) -> Evidence:
    return Evidence(
        key=shape.key,
        check=shape.check,
        device=shape.device,
        judgement=_judgement(shape.judgement),
        arms=_numbers(shape.arms, len(shape.seeds)),
        seeds=shape.seeds,
        source=shape.source,
        declaration=shape.declaration,
        statements=shape.statements,
        machine=_machine(shape.machine),
        values=tuple(_arm_value(v) for v in shape.values),
        picked=shape.picked,
        seconds=shape.seconds,
        further=tuple(
            Further(f.seeds, _numbers(f.arms, len(f.seeds)), _machine(f.machine)) for f in shape.further
        ),
    )


def _machine(known: Machine) -> dict[str, str | int]:
    if known and known.keys() | {"gpu"} != {"torch", "device", "instructions", "threads", "dtype", "gpu"}:
        raise ValueError("does not say what machine measured")
    return {str(name): value for name, value in known.items()}


def _arm_value(v: ArmValueShape) -> ArmValue:
    return ArmValue(v.name, _number(v.mean), _number(v.low), _number(v.high), v.n)


def _numbers(arms: tuple[ArmShape, ...], seeds: int) -> tuple[ArmNumbers, ...]:
    """Give the arms, of which each was measured once under each seed."""
    if len({arm.name for arm in arms}) < len(arms):
        raise ValueError("an arm twice")
    if any(len(arm.trials) != seeds for arm in arms):
        raise ValueError("not one trial for each seed")
    return tuple(
        ArmNumbers(
            arm.name,
            tuple({name: _measured(value) for name, value in trial.items()} for trial in arm.trials),
            tuple(tuple(map(_number, curve)) for curve in arm.losses),
            arm.placed,
        )
        for arm in arms
    )


def _measured(value: Value) -> Measured:
    if isinstance(value, tuple):
        return tuple(_plain(v) for v in value)
    return value if isinstance(value, str) else _plain(value)


def _plain(value: Plain) -> Any:
    if isinstance(value, Odd):
        if (value.censored is None) == (value.word is None):
            raise ValueError("a number that is neither cut nor odd, or both")
        return Censored(value.censored) if value.censored is not None else NON_FINITE[str(value.word)]
    return value


def _judgement(shape: JudgementShape) -> Judgement:
    breaks = (
        BreakResult(b.name, b.planted, _number(b.effect), b.as_it_must, _numbers(b.arms, _trials(b)))
        for b in shape.breaks
    )
    return Judgement(
        verdict=Verdict(shape.verdict),
        reasons=shape.reasons,
        estimate=_estimate(shape.estimate) if shape.estimate else None,
        gates=tuple(GateResult(g.gate, g.arm, _number(g.value), g.open) for g in shape.gates),
        breaks=tuple(breaks),
    )


def _trials(shape: BreakShape) -> int:
    return len(shape.arms[0].trials) if shape.arms else 0


def _estimate(shape: EstimateShape) -> Estimate:
    numbers = {name: _number(getattr(shape, name)) for name in ("mean", "low", "high", "p", "sign_flip_p")}
    per_seed = tuple(map(_number, shape.per_seed))
    return Estimate(
        **numbers,
        n=shape.n,
        per_seed=per_seed,
        seeds_needed=shape.seeds_needed,
        beyond=shape.beyond,
        groups=shape.groups,
    )
