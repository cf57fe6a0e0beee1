"""From committed evidence to what the report shows of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import exp, isnan
from pathlib import Path

from mkdeck.build.report_trials import in_words, trials_table
from mkdeck.lab.check import Check, Empirical, Exact
from mkdeck.lab.evidence import BreakResult, Evidence
from mkdeck.lab.evidence_file import file_of
from mkdeck.lab.fact import meets
from mkdeck.lab.words import effect_in_words
from mkdeck.model import Verdict
from mkdeck.opening import read_plain
from mkdeck.report.evidence import EvidencePage, Fact, Tried
from mkdeck.values import dataclass

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

UNDECIDED = (Verdict.INVALID, Verdict.INCONCLUSIVE)
"""Verdicts that say why."""


@dataclass(frozen=True, slots=True)
class EvidencePages:
    """Makes the pages of one project's evidence."""

    folder: Path
    """`verify/evidence`."""

    corrected: Mapping[tuple[str, str], float]
    """p-values by check and device, corrected for one another."""

    stale: frozenset[str]
    """Checks whose evidence is out of date."""

    def page(self, check: Check, evidence: Evidence) -> EvidencePage:
        """Give what is shown of one device's numbers."""
        judgement, estimate = evidence.judgement, evidence.judgement.estimate
        path = file_of(self.folder, check.key, evidence.device)
        picture = path.with_suffix(".svg")
        return EvidencePage(
            device=evidence.device,
            verdict=judgement.verdict,
            reasons=judgement.reasons if judgement.verdict in UNDECIDED else (),
            effect=effect_in_words(check, evidence),
            arms=evidence.values,
            facts=tuple(_facts(check, evidence)),
            tried=tuple(_tried(check, evidence)),
            p=estimate.p if estimate else None,
            p_holm=self.corrected.get((check.key, evidence.device)),
            p_sign_flip=estimate.sign_flip_p if estimate else None,
            seeds_needed=estimate.seeds_needed if estimate else 0,
            trials=trials_table(evidence),
            picture=_picture(picture, self.folder),
            provenance=tuple(_provenance(evidence)),
            stale=check.name in self.stale,
            numbers=_compact(read_plain(path, self.folder).decode()),
        )


def _picture(path: Path, folder: Path) -> str:
    """Give a picture's SVG; nothing where there is none that may be shown."""
    try:
        return read_plain(path, folder).decode("utf-8", "replace")
    except OSError:
        return ""


def _compact(text: str) -> str:
    """Write the same JSON without the spaces that make it readable in a repository."""
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))


def _facts(check: Check, evidence: Evidence) -> Iterator[Fact]:
    """Give each expected fact with what was found: the worst trial's where one fails."""
    if not isinstance(check, Exact):
        return
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
    if isinstance(check, Exact):
        return f"{broken.effect:g} of {len(check.expects)} facts fail"
    is_log = isinstance(check, Empirical) and check.effect.log and broken.effect < 700
    return in_words(exp(broken.effect) if is_log else broken.effect)


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
