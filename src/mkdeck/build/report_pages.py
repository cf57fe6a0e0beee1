"""From declarations and evidence to what the report shows of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp, isnan
from pathlib import Path

from mkdeck.errors import Problem
from mkdeck.lab.badges import joined
from mkdeck.lab.check import Check
from mkdeck.lab.evidence import BreakResult, Evidence
from mkdeck.lab.evidence_file import file_of, load_evidence
from mkdeck.lab.fact import Between, meets
from mkdeck.lab.measured import Censored, Measured
from mkdeck.lab.project import read_checks
from mkdeck.lab.words import effect_in_words
from mkdeck.model import Badge, Verdict
from mkdeck.report.holm import holm
from mkdeck.report.pages import CheckPage, EvidencePage, Fact, Table, Tried

MACHINE = {
    "torch": "torch",
    "instructions": "instruction set",
    "gpu": "GPU",
    "threads": "threads",
    "dtype": "numbers",
    "python": "Python",
    "system": "system",
}
"""What is known of a machine, in the words of the page."""


def check_pages(
    folder: Path, badges: Mapping[tuple[str, int], tuple[Badge, ...]]
) -> tuple[tuple[CheckPage, ...], tuple[Problem, ...]]:
    """Give a page for every check below `verify/`, with what was committed of its numbers."""
    checks = read_checks(folder)
    evidence, problems = load_evidence(checks.evidence)
    stale = {f.check for several in badges.values() for b in several for f in b.findings if f.stale}
    pages = tuple(
        _page(check, [e for e in evidence if e.check == check.name], checks.evidence, check.name in stale)
        for check in checks.found
    )
    return corrected(pages), problems


def corrected(pages: Sequence[CheckPage]) -> tuple[CheckPage, ...]:
    """Correct the p values for their number over all pages."""
    values = [e.p for page in pages for e in page.evidence if e.p is not None]
    found = iter(holm(values))
    return tuple(
        replace(
            page,
            evidence=tuple(e if e.p is None else replace(e, p_holm=next(found)) for e in page.evidence),
        )
        for page in pages
    )


def _page(check: Check, evidence: Sequence[Evidence], folder: Path, stale: bool) -> CheckPage:
    measured = tuple(_evidence(check, e, folder, stale) for e in evidence if e.device)
    verdict = joined(e.verdict for e in measured) if check.runs else check.expect
    return CheckPage(
        name=check.name,
        kind=check.kind.value,
        verdict=verdict,
        says=check.says,
        expected=check.expect,
        quotes=tuple(q.text for q in check.backs),
        measures=check.docstring,
        scope=check.scope,
        prediction=f"{check.effect} {check.predicts}" if check.predicts else "",
        because=check.predicts.because if check.predicts else "",
        looks=check.looks,
        correction=check.correction,
        sources=tuple(map(str, check.sources)),
        place=f"{check.path}:{check.line}",
        command=f"mkdeck verify {check.name}" if check.runs else "",
        evidence=measured,
    )


def _evidence(check: Check, evidence: Evidence, folder: Path, stale: bool) -> EvidencePage:
    judgement, estimate = evidence.judgement, evidence.judgement.estimate
    path = file_of(folder, check.name, evidence.device)
    picture = path.with_suffix(".svg")
    return EvidencePage(
        device=evidence.device,
        verdict=judgement.verdict,
        reasons=judgement.reasons if judgement.verdict is Verdict.INVALID else (),
        effect=effect_in_words(check, evidence),
        arms=evidence.values,
        facts=tuple(_facts(check, evidence)),
        tried=tuple(_tried(check, evidence)),
        p=estimate.p if estimate else None,
        p_sign_flip=estimate.sign_flip_p if estimate else None,
        seeds_needed=estimate.seeds_needed if estimate else 0,
        trials=_trials(evidence),
        picture=picture.read_text(encoding="utf-8") if picture.is_file() else "",
        provenance=tuple(_provenance(evidence)),
        stale=stale,
        numbers=path.read_text(encoding="utf-8"),
    )


def _facts(check: Check, evidence: Evidence) -> Iterator[Fact]:
    """Give each expected fact with what was found: the worst trial's where one fails."""
    trials = [trial for arm in evidence.arms for trial in arm.trials]
    for name, expected in check.expects:
        found = [trial[name] for trial in trials if name in trial]
        if found:
            worst = next((v for v in found if not meets(v, expected)), found[0])
            yield Fact(name, str(expected), in_words(worst), meets(worst, expected))


def _tried(check: Check, evidence: Evidence) -> Iterator[Tried]:
    for gate in evidence.judgement.gates:
        yield Tried(f"{gate.gate} ({gate.arm})", "gate", in_words(gate.value), gate.open)
    for broken in evidence.judgement.breaks:
        kind = "planted effect" if broken.planted else "sabotage"
        yield Tried(broken.name, kind, _came_to(check, broken), broken.as_it_must)


def _came_to(check: Check, broken: BreakResult) -> str:
    if isnan(broken.effect):
        return "no number"
    if check.expects:
        return f"{broken.effect:g} of {len(check.expects)} facts fail"
    is_log = check.effect is not None and check.effect.log and broken.effect < 700
    return in_words(exp(broken.effect) if is_log else broken.effect)


def _trials(evidence: Evidence) -> Table | None:
    """Lay every trial's numbers out: one row a seed, one column an arm's measured number."""
    columns = [(arm, name) for arm in evidence.arms for name in _names(arm.trials)]
    if not columns:
        return None
    several = len(evidence.arms) > 1
    head = tuple(_head(arm.name, name, several) for arm, name in columns)
    count = max(len(arm.trials) for arm, _ in columns)
    seeds = evidence.seeds if len(evidence.seeds) == count else range(count)
    rows = tuple(
        (
            str(seed),
            *(in_words(arm.trials[i].get(name)) if i < len(arm.trials) else "" for arm, name in columns),
        )
        for i, seed in enumerate(seeds)
    )
    return Table(("seed", *head), rows)


def _names(trials: Sequence[Mapping[str, Measured]]) -> tuple[str, ...]:
    """Give the measured names; curves are in the picture and in the numbers to download."""
    names = dict.fromkeys(name for trial in trials for name in trial)
    return tuple(n for n in names if not any(isinstance(t.get(n), tuple) for t in trials))


def _head(arm: str, name: str, several: bool) -> str:
    if not several:
        return name
    return arm if name == "value" else f"{arm}: {name}"


def _provenance(evidence: Evidence) -> Iterator[tuple[str, str]]:
    yield "device", str(evidence.machine.get("device", evidence.device))
    for key, name in MACHINE.items():
        if key in evidence.machine:
            yield name, str(evidence.machine[key])
    if evidence.seeds:
        yield "seeds", ", ".join(map(str, evidence.seeds))
    yield "time", f"{evidence.seconds:g} s for all trials together"
    yield "code (sha256)", evidence.source
    yield "declaration (sha256)", evidence.declaration


def in_words(value: object) -> str:
    """Write a measured value."""
    if isinstance(value, Censored):
        return f"more than {value.at:g}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Between | str):
        return str(value)
    if isinstance(value, int):
        return f"{value:,}".replace(",", " ")
    return f"{value:.6g}" if isinstance(value, float) else ""
