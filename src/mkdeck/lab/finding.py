"""Findings: declarations joined to their committed evidence, one for each device that disagrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdeck.lab.check import Check, Experiment, Quote
from mkdeck.lab.evidence import Evidence
from mkdeck.lab.evidence_file import file_of
from mkdeck.lab.fingerprint import Fingerprints, declaration
from mkdeck.lab.project import FOLDER
from mkdeck.lab.quotes import Match, meaning, normal
from mkdeck.lab.refuted import refuted_how
from mkdeck.lab.words import effect_in_words, stamp
from mkdeck.model import Finding, Verdict
from mkdeck.opening import why_not


@dataclass(frozen=True, slots=True)
class Bench:
    """Where evidence lies and what code it should be of."""

    folder: Path
    """`verify/evidence`."""

    prints: Fingerprints

    corrected: Mapping[tuple[str, str], float]
    """Check and device -> p-value after Holm's correction over the suite."""

    def findings(self, check: Check, evidence: Sequence[Evidence], match: Match) -> Iterator[Finding]:
        """Give what a check says of one quote: one finding, or one for each device where they differ."""
        if not isinstance(check, Experiment):
            stale = any(moved(check, dict(e.statements), match) for e in evidence)
            yield replace(_declared(check, match.quote), verdict=check.expect, stale=stale, moved=stale)
        elif not evidence:
            yield _declared(check, match.quote)
        elif len({e.judgement.verdict for e in evidence}) == 1:
            yield self._measured(check, evidence[0], match, "; ".join(map(stamp, evidence)))
        else:
            for one in evidence:
                found = self._measured(check, one, match, stamp(one))
                scope = "; ".join(filter(None, (check.scope, f"on {one.device}")))
                yield replace(found, scope=scope, dimension=check.dimension or "device")

    def _measured(self, check: Experiment, evidence: Evidence, match: Match, device: str) -> Finding:
        elsewhere = moved(check, dict(evidence.statements), match)
        picture = file_of(self.folder, check.key, evidence.device).with_suffix(".svg")
        return replace(
            _declared(check, match.quote),
            verdict=evidence.judgement.verdict,
            effect=effect_in_words(check, evidence, self.corrected.get((check.key, evidence.device)))
            or "; ".join(evidence.judgement.reasons),
            arms=evidence.values,
            device=device,
            picture=picture if picture.is_file() and not why_not(picture, self.folder) else None,
            how=refuted_how(check, evidence),
            stale=is_aged(check, evidence, self.prints) or elsewhere,
            moved=elsewhere,
        )


def is_aged(check: Experiment, evidence: Evidence, prints: Fingerprints) -> bool:
    """Tell whether the code or the declaration changed after the evidence was written."""
    if evidence.declaration != declaration(check):
        return True
    if (
        evidence.seeds != tuple(range(check.seeds))
        or evidence.machine.get("dtype", check.dtype) != check.dtype
    ):
        return True
    return evidence.source != prints.of(prints.root / FOLDER / f"{check.name}.py", check.key)


def _declared(check: Check, quote: Quote) -> Finding:
    """Give what is known without any evidence."""
    return Finding(
        check=check.name,
        quote=quote.text,
        verdict=Verdict.UNCHECKED,
        says=check.says,
        scope=check.scope,
        correction=check.correction,
        dimension=check.dimension,
        reading=check.reading,
        sources=tuple(map(str, check.sources)),
        command=f"mkdeck verify {check.name}" if isinstance(check, Experiment) else "",
    )


def moved(check: Check, kept: Mapping[str, str], match: Match) -> bool:
    """Tell whether the words around a quote are others than `kept` of it, and nobody has accepted them.

    Only an author can say whether "It is a myth that …" before a quote leaves its check true: a run cannot.
    """
    if match.place is None:
        return True
    before = kept.get(match.quote.text)
    if not before or normal(before) == normal(match.place.text):
        return False
    return dict(check.stands_in).get(match.quote.text) != meaning(match.place.text)
