"""What became of a check in a run: its evidence, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdeck.lab.check import Check, Empirical, Experiment
from mkdeck.lab.evidence import ArmNumbers, Evidence, Judgement
from mkdeck.lab.fingerprint import declaration
from mkdeck.lab.judge import judge
from mkdeck.lab.plan import Plan, table
from mkdeck.lab.quotes import Match
from mkdeck.lab.spec import MAIN, Result
from mkdeck.lab.values import arm_values
from mkdeck.model import Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check after a run."""

    check: Check
    evidence: Evidence | None = None
    """None where it could not run, or ran too short for a verdict."""

    note: str = ""
    """Why there is no evidence."""

    differs: str = ""
    """How the evidence that was there before, of the same design, differs from this run's."""

    @property
    def verdict(self) -> Verdict:
        """What it came to; "not checked" without evidence."""
        return self.evidence.judgement.verdict if self.evidence else Verdict.UNCHECKED

    @property
    def as_expected(self) -> bool:
        """Whether the verdict is the one that the author committed; what did not run is no surprise."""
        return self.evidence is None or self.verdict is self.check.expect


def conclude(laid: Plan, results: Mapping[str, Result], matches: tuple[Match, ...], device: str) -> Outcome:
    """Judge a check whose trials are done."""
    check = laid.check
    reasons = tuple(dict.fromkeys(r.unavailable for r in results.values() if r.unavailable))
    if reasons:
        return Outcome(check, note=f"cannot run here: {reasons[0]}")
    errors = tuple(dict.fromkeys(r.error for r in results.values() if r.error)) or _unrepeated(laid, results)
    if errors:
        return Outcome(
            check, _evidence(laid, Judgement(Verdict.INVALID, errors), {}, results, matches, device)
        )
    if any(r.shortened for r in results.values()):
        return Outcome(check, note="ran, training cut short: no verdict")
    tables = table(laid, results)
    judgement = judge(check, tables)
    return Outcome(check, _evidence(laid, judgement, tables[MAIN], results, matches, device))


def _unrepeated(laid: Plan, results: Mapping[str, Result]) -> tuple[str, ...]:
    """Say that a trial gave other numbers when it was measured again."""
    if laid.twice is None:
        return ()
    arm, first, again = laid.twice
    for name, value in results[first].values.items():
        other = results[again].values.get(name)
        if repr(value) != repr(other):
            seed = laid.seeds[0]
            return (
                f"not repeatable: {name} of {arm} came to {value} and then to {other} under seed {seed} "
                "(draw everything from the trial)",
            )
    return ()


def unrun(check: Check, matches: tuple[Match, ...]) -> Outcome:
    """Give the outcome of a citation, or of what is untestable: nothing runs, the words are kept."""
    kept = Evidence(
        key=check.key,
        check=check.name,
        device="",
        judgement=Judgement(check.expect),
        arms=(),
        values=(),
        seeds=(),
        source="",
        declaration=declaration(check),
        statements=statements(matches),
        machine={},
        seconds=0.0,
    )
    return Outcome(check, kept)


def statements(matches: tuple[Match, ...]) -> tuple[tuple[str, str], ...]:
    """Keep each quote with the whole words in which it stood."""
    return tuple((m.quote.text, m.places[0].text if m.places else "") for m in matches)


def _evidence(
    laid: Plan,
    judgement: Judgement,
    arms: Mapping[str, ArmNumbers],
    results: Mapping[str, Result],
    matches: tuple[Match, ...],
    device: str,
) -> Evidence:
    machines = [r.machine for r in results.values() if r.machine]
    return Evidence(
        key=laid.check.key,
        check=laid.check.name,
        device=device,
        judgement=judgement,
        arms=tuple(arms.values()),
        values=arm_values(laid.check, tuple(arms.values())),
        seeds=laid.seeds,
        source=laid.source,
        declaration=declaration(laid.check),
        statements=statements(matches),
        machine=dict(machines[0] or {}, dtype=laid.check.dtype) if machines else {},
        picked=_picked(laid.check),
        seconds=round(sum(r.seconds for r in results.values()), 1),
    )


def _picked(check: Experiment) -> tuple[tuple[str, str], ...]:
    if not isinstance(check, Empirical) or check.picks is None:
        return ()
    keyword = check.picks.keyword
    settings = ((arm, dict(settings)) for arm, settings in check.arms)
    return tuple((arm, f"{keyword} {known[keyword]}") for arm, known in settings if keyword in known)
