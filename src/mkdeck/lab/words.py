"""Evidence in words and numbers, as the table, the card and the report show it."""

from __future__ import annotations

from math import exp, inf

from mkdeck.lab.check import Check, Empirical, Exact
from mkdeck.lab.evidence import Estimate, Evidence, Judgement
from mkdeck.lab.interval import VERDICT_CONFIDENCE
from mkdeck.lab.ruling import DECIDED
from mkdeck.lab.sign_count import least_share
from mkdeck.model import Verdict

MOST_SEEDS = 1000
"""From here on the effect is as good as on the threshold."""

CONFIDENCE = f"{100 * VERDICT_CONFIDENCE:g} %"
"""Of the interval on which a verdict rests, in words."""


def effect_in_words(check: Check, evidence: Evidence, corrected: float | None = None) -> str:
    """Say the effect with its interval, seeds and threshold, or how the facts came out.

    `corrected` is the p-value after the correction over the suite, where that is known.
    """
    estimate = evidence.judgement.estimate
    if isinstance(check, Exact):
        failed = evidence.judgement.reasons
        return "; ".join(failed) if failed else _facts(len(check.expects))
    if estimate is None or not isinstance(check, Empirical):
        return ""
    interval = _interval(evidence.judgement, estimate, check.effect.log)
    picked = "".join(f"; {arm}: {setting}" for arm, setting in evidence.picked)
    more = f"; {_doubt(evidence.judgement, corrected)}".rstrip("; ")
    return f"{check.effect}: {interval}; predicted {check.predicts}{picked}{more}"


def breaks_in_words(check: Check, evidence: Evidence) -> str:
    """Say what the effect came to under each sabotage and each planted effect."""
    if not isinstance(check, Empirical):
        return "; ".join(b.name for b in evidence.judgement.breaks)
    is_log = check.effect.log
    return "; ".join(f"{b.name}: {_shown(b.effect, is_log)}" for b in evidence.judgement.breaks)


def _doubt(judgement: Judgement, corrected: float | None) -> str:
    """Say how sure a verdict is beside all others, or why there is none and how many seeds would decide."""
    estimate = judgement.estimate
    if estimate is None:
        return ""
    if judgement.verdict in DECIDED and corrected is not None:
        return f"p {corrected:.1g} after Holm's correction over the suite"
    if judgement.verdict is Verdict.INCONCLUSIVE:
        needed = estimate.seeds_needed
        some = f"about {needed} seeds would decide it"
        decide = some if needed < MOST_SEEDS else "no number of seeds decides it"
        return "; ".join((*judgement.reasons, decide))
    return ""


def _facts(count: int) -> str:
    return f"all {count} facts as expected" if count > 1 else "as expected"


def _interval(judgement: Judgement, estimate: Estimate, is_log: bool) -> str:
    mean, low, high = (_shown(v, is_log) for v in (estimate.mean, estimate.low, estimate.high))
    return f"{mean} ({CONFIDENCE} interval {low} to {high}, {_agreeing(judgement, estimate)})"


def _agreeing(judgement: Judgement, estimate: Estimate) -> str:
    """Say how many seeds lie where the effect does, and how many of all runs do so at least."""
    agreeing = f"{estimate.beyond} of {estimate.n} seeds agree"
    if judgement.verdict not in DECIDED:
        return agreeing
    return f"{agreeing}: at least {100 * least_share(estimate.n, estimate.beyond):.0f} % of runs do"


def _shown(value: float, is_log: bool) -> str:
    """Give a number with three digits; ratios come out of their logarithm."""
    if is_log:
        value = exp(value) if value < 700 else inf
    return f"{value:.3g}"


def stamp(evidence: Evidence) -> str:
    """Say where the numbers come from: "cpu, torch 2.13.0, AVX512, float64"."""
    machine = evidence.machine
    if not machine:
        return ""
    parts = [str(machine.get("gpu", machine["device"])), f"torch {machine['torch']}"]
    return ", ".join([*parts, str(machine["instructions"]), str(machine["dtype"])])


def reasons(evidence: Evidence) -> str:
    """Say why a check is invalid."""
    return "; ".join(evidence.judgement.reasons)
