"""What every declaration must have beyond its types, told without running it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf, isfinite, isnan

from mkdeck.errors import Problem, Weight
from mkdeck.lab.breaks import identities
from mkdeck.lab.check import Break, Check, Citation, Empirical, Exact, Experiment, Untestable
from mkdeck.lab.fact import Between
from mkdeck.model import Verdict

DTYPES = ("float32", "float64", "bfloat16", "float16")
FEWEST_SEEDS, MOST_SEEDS = 8, 1000
"""The smallest one-sided p of a paired sign-flip test is 0.031 with 5 seeds, 0.0039 with 8."""

LONGEST_S = 86_400
"""Of a trial: a day."""

Fault = tuple[str, str, str]
"""The keyword that is wrong, or nothing; what is wrong; and the remedy."""


def conform(check: Check) -> tuple[Problem, ...]:
    """Give everything that a declaration lacks, each at the line of its keyword."""
    faults = (fault for rule in RULES for fault in rule(check))
    problems = tuple(
        Problem(check.path, check.lines.get(keyword, check.line), fault, remedy)
        for keyword, fault, remedy in faults
    )
    return (*problems, *_unused(check))


def _unused(check: Check) -> Iterator[Problem]:
    """Tell a check that backs nothing, which is no error: it may be tried before it is about a claim."""
    if not check.backs:
        line, remedy = check.lines.get("backs", check.line), 'backs={"lecture-06": ["the exact words"]}'
        yield Problem(check.path, line, "backs no words of a lecture yet", remedy, Weight.WARNING)


def _words(check: Check) -> Iterator[Fault]:
    if not all(q.text.strip() for q in check.backs):
        yield "backs", "no quote of a lecture", 'backs={"lecture-06": ["the exact words"]}'
    if not check.says.strip():
        yield "says", "says nothing", "one operational sentence with its numbers"
    if isinstance(check, Experiment) and not check.docstring.strip():
        yield "", "the measuring function has no docstring", "say which quantity it returns, and its unit"
    if check.expect in (Verdict.REFUTED, Verdict.CONTRADICTED) and not check.correction:
        yield "expect", f"expects {check.expect.value} without a correction", "say what is true instead"
    if not all(s.who.strip() and s.where.strip() for s in check.sources):
        yield "sources", "a source without its author or identifier", 'cite("Author Year", "identifier")'
    if not _is_name(check.key):
        yield "key", f"not a name for a file: {check.key!r}", "letters, digits, - and _"


def _is_name(key: str) -> bool:
    return 0 < len(key) <= 100 and key.isascii() and key.replace("-", "").replace("_", "").isalnum()


def _sources(check: Check) -> Iterator[Fault]:
    if isinstance(check, Untestable) and check.expect is not Verdict.UNTESTABLE:
        yield "because", f"words that nothing could measure cannot be {check.expect.value}", "use @check"
    if not isinstance(check, Citation):
        return
    if not check.sources or not all(s.says for s in check.sources):
        remedy = 'cite("Author Year", "identifier", "what it says")'
        yield "sources", "a citation without the sentence relied on", remedy
    if check.expect not in (Verdict.CITED, Verdict.CONTRADICTED):
        remedy = 'verdict="cited" or "contradicted by source"'
        yield "verdict", f"a source cannot make a claim {check.expect.value}", remedy


def _run(check: Check) -> Iterator[Fault]:
    if not isinstance(check, Experiment):
        return
    if check.dtype not in DTYPES:
        yield "dtype", f"no such dtype: {check.dtype}", "one of " + ", ".join(DTYPES)
    if not 0 < check.limit_s <= LONGEST_S:
        yield (
            "limit_s",
            f"no limit of a trial in seconds: {check.limit_s:g}",
            f"more than 0, up to {LONGEST_S}",
        )
    if check.looks < 1:
        yield "looks", "looks must be at least 1", "1 if the design was never changed after a look at numbers"
    fewest = FEWEST_SEEDS if isinstance(check, Empirical) else 1
    if check.seeds < fewest:
        yield "seeds", f"{check.seeds} seeds decide nothing", f"at least {fewest}"
    if check.seeds > MOST_SEEDS:
        yield "seeds", f"{check.seeds} seeds", f"at most {MOST_SEEDS}"
    if check.expect not in (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.INCONCLUSIVE):
        remedy = "supported, refuted or inconclusive"
        yield "expect", f"an experiment cannot come out {check.expect.value}", remedy


def _arms(check: Check) -> Iterator[Fault]:
    """Every arm sets the same keywords, and the function takes them."""
    if not isinstance(check, Empirical):
        return
    keywords = {frozenset(dict(settings)) for _, settings in check.arms}
    if len(keywords) > 1:
        remedy = "give every arm the same keywords; they differ in values only"
        yield "arms", "the arms set different keywords", remedy
    for name in sorted(set().union(*keywords) - set(check.takes)):
        yield "arms", f"the function takes no keyword {name!r}", f"add it after `*`: (trial, *, {name})"
    picked = {check.picks.keyword} if check.picks else set()
    for name in sorted(picked - set(check.takes)):
        yield "picks", f"the function takes no keyword {name!r}, which is picked", "add it after `*`"
    for name in sorted(set(check.needs) - picked.union(*keywords)):
        yield "arms", f"no arm sets {name!r}", "set it in every arm, or give it a default"
    values = [settings for _, settings in check.arms]
    if len(set(values)) < len(values):
        yield "arms", "two arms are the same", "arms differ in what is compared"
    for arm in sorted(set(dict(check.constant)) - set(dict(check.arms))):
        yield "constant", f"names no arm: {arm!r}", f"one of {', '.join(dict(check.arms))}"


def _effect(check: Check) -> Iterator[Fault]:
    if not isinstance(check, Empirical):
        return
    known, low, high = dict(check.arms), check.predicts.low, check.predicts.high
    for arm in sorted(set(check.effect.arms) - set(known)):
        yield "effect", f"the effect names no arm: {arm!r}", f"one of {', '.join(known)}"
    if not check.predicts.because.strip():
        yield "predicts", "a threshold without a reason", "because= the smallest effect to be called one"
    if check.effect.log and low <= 0 and high == inf:
        remedy = "give the threshold as a ratio: greater(2) is twice as much"
        yield "predicts", "a ratio is always above 0", remedy
    if not low < high:
        yield "predicts", "no number could meet the prediction", "the low end comes first"
    elif not isfinite(low) and not isfinite(high):
        yield "predicts", "every number would meet the prediction", "give a threshold"
    if check.picks and (check.picks.seeds < 1 or len(set(check.picks.choices)) < 2):
        yield "picks", "picks among nothing", "at least two choices, under at least one seed"


def _gates(check: Check) -> Iterator[Fault]:
    if not isinstance(check, Empirical):
        return
    known = dict(check.arms)
    for gate in check.gates:
        if gate.arm != "*" and gate.arm not in known:
            yield "gates", f"the gate {gate.name!r} names no arm: {gate.arm!r}", f"one of {', '.join(known)}"
        if isnan(gate.low) or isnan(gate.high) or gate.low > gate.high:
            yield "gates", f"nothing opens the gate {gate.name!r}", "at_least= comes below at_most="
        elif gate.low == -inf and gate.high == inf:
            yield "gates", f"nothing closes the gate {gate.name!r}", "give at_least= or at_most="
        if not gate.every_seed and not gate.because.strip():
            yield (
                "gates",
                f"the gate {gate.name!r} lets single seeds pass",
                "say why the mean is enough: because=",
            )


def _breaks(check: Check) -> Iterator[Fault]:
    if not isinstance(check, Experiment):
        return
    if not check.breaks:
        remedy = "sabotage= a deliberate break, or planted= an effect it must find"
        yield "", "nothing would make it fail", remedy
    planted = isinstance(check, Empirical) and bool(check.planted)
    if isinstance(check, Empirical) and check.expect is Verdict.REFUTED and not planted:
        remedy = "planted= an effect that it must find"
        yield "expect", "a refutation that nothing could have overturned", remedy
    for broken in check.breaks:
        yield from _break(check, broken, "planted" if broken.planted else "sabotage")
    names = [broken.name for broken in check.breaks]
    for name in sorted({name for name in names if not name.strip() or names.count(name) > 1}):
        yield "sabotage", f"two breaks of one name, or of none: {name!r}", "name each by what it changes"


def _break(check: Experiment, broken: Break, keyword: str) -> Iterator[Fault]:
    known = dict(check.arms)
    for change in broken.changes:
        if change.arm not in known:
            remedy = f"one of {', '.join(known)}, or * for all"
            yield keyword, f"{broken.name!r} changes no arm: {change.arm!r}", remedy
        for name in sorted(set(dict(change.settings)) - set(check.takes)):
            yield keyword, f"{broken.name!r} sets an unknown keyword {name!r}", "a keyword of the function"
    if all(set(c.settings) <= set(known.get(c.arm, ())) for c in broken.changes):
        yield keyword, f"{broken.name!r} changes nothing", "set a keyword to another value"


def _facts(check: Check) -> Iterator[Fault]:
    if not isinstance(check, Exact):
        return
    if not check.expects:
        yield "expects", "expects no fact", 'expects={"name of the fact": value}'
    for name, expected in check.expects:
        if expected != expected or (isinstance(expected, Between) and not expected.low <= expected.high):
            yield "expects", f"nothing could be as expected: {name!r}", "a value, or bounds in order"


RULES: tuple[Callable[[Check], Iterator[Fault]], ...] = (
    _words,
    _sources,
    _run,
    _arms,
    _effect,
    _gates,
    _breaks,
    identities,
    _facts,
)
