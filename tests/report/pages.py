"""A report made by hand: every verdict once, with all that a check can have."""

from __future__ import annotations

from mkdeck.model import ArmValue, Badge, Finding, Lecture, Piece, Question, Statement, Verdict
from mkdeck.report.evidence import EvidencePage, Fact, Table, Tried
from mkdeck.report.pages import CheckPage, Report

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 90" width="320" height="90">'
    '<title>a "plot" &amp; more</title><circle cx="40" cy="45" r="6" fill="#1d5590"/>'
    '<circle cx="240" cy="45" r="6" fill="#b0241d"/></svg>'
)

SAYS = {
    Verdict.SUPPORTED: r"The gradient is at least \( 10^{6} \) times larger <with> shortcuts & without norm.",
    Verdict.CITED: "A source says so.",
}


def finding(verdict: Verdict, name: str = "", **more: object) -> Finding:
    """What a check of this verdict says of the words "claim that is …"."""
    return Finding(
        check=name or f"a/{verdict.name.lower()}",
        quote=f"claim that is {verdict}",
        verdict=verdict,
        says=SAYS.get(verdict, "Something exact."),
        **more,  # type: ignore[arg-type]
    )


def question(*verdicts: Verdict) -> Question:
    """A question with a label and one claim for each verdict."""
    statements = [Statement("things :", 5, is_label=True)]
    pieces = [Piece("<ul><li>"), Piece("things :", 0), Piece("<ul>")]
    for number, verdict in enumerate(verdicts, 1):
        words = f"claim that is {verdict}"
        statements.append(Statement(words, 5 + number, ("things",)))
        pieces += [Piece("<li>"), Piece(rf"{words} \( a &lt; b_{number} \)", number), Piece("</li>")]
    pieces.append(Piece("</ul></li></ul>"))
    pieces.append(
        Piece(f"<pre><code>{'long line ' * 30}</code></pre><table><tr>{'<td>cell</td>' * 40}</tr></table>")
    )
    pieces.append(Piece(rf"<p>\[ {' + '.join(f'a_{n}' for n in range(60))} \]</p>"))
    prompt = r"What of <em>this</em> and \( H(x) = F(x) + x \)?"
    return Question(
        "What of this?", prompt, 3, tuple(pieces), tuple(statements), number="Q1.", headings=("Part one",)
    )


def badges(*verdicts: Verdict) -> tuple[Badge, ...]:
    """One badge for each verdict but "not checked"; what is refuted has its correction."""
    rather = {Verdict.REFUTED: "Rather <this> & that.", Verdict.SUPPORTED: "A little less."}
    return tuple(
        Badge(number, verdict, (finding(verdict, correction=rather.get(verdict, "")),))
        for number, verdict in enumerate(verdicts, 1)
        if verdict is not Verdict.UNCHECKED
    )


def measured(**more: object) -> EvidencePage:
    """Evidence of two arms over three seeds."""
    values = {
        "device": "cpu",
        "verdict": Verdict.SUPPORTED,
        "effect": "skip / plain: 2.3e+07 (95 % interval 1.1e+07 to 4.8e+07, 3 seeds); predicted > 1e+06",
        "arms": (ArmValue("skip", 0.81, 0.75, 0.88, 3), ArmValue("plain", 3.4e-8, 1e-9, 5e-8, 3)),
        "tried": (Tried("shortcut removed", "sabotage", "1.02", True), Tried("finite", "gate", "1", True)),
        "p": 0.00001,
        "p_holm": 0.0004,
        "p_sign_flip": 0.125,
        "seeds_needed": 3,
        "trials": Table(("seed", "skip", "plain"), (("0", "0.8", "3e-8"), ("1", "0.81", "4e-8"))),
        "picture": SVG,
        "provenance": (("device", "cpu"), ("torch", "2.13.0"), ("code (sha256)", "ab" * 32)),
        "numbers": '{"check": "a/supported", "percent": "100%", "quote": "\\"<&#\'"}',
    }
    return EvidencePage(**(values | more))  # type: ignore[arg-type]


def check(verdict: Verdict, **more: object) -> CheckPage:
    """The page of a check of this verdict."""
    values = {
        "name": f"a/{verdict.name.lower()}",
        "kind": "empirical",
        "verdict": verdict,
        "says": SAYS.get(verdict, "Something exact."),
        "expected": verdict,
        "quotes": (f"claim that is {verdict}",),
        "sources": ("He 2016, arXiv:1603.05027: a clean shortcut carries the gradient",),
        "place": f"verify/a/{verdict.name.lower()}.py:9",
        "command": f"mkdeck verify a/{verdict.name.lower()}",
    }
    return CheckPage(**(values | more))  # type: ignore[arg-type]


def report(*verdicts: Verdict) -> Report:
    """A lecture with a claim of each verdict, and a check for each that can have one."""
    shown = verdicts or tuple(Verdict)
    lecture = Lecture("week 1/a.md", "A lecture", "A", (question(*shown),))
    checks = [check(v) for v in shown if v is not Verdict.UNCHECKED]
    fact = Fact("parameters", "61706", "61 706", True)
    first = check(
        Verdict.SUPPORTED,
        scope="at initialisation",
        prediction="skip / plain > 1e+06",
        because="smaller gradients are lost",
        looks=2,
        measures="Norm at the stem over that at the last block.",
        evidence=(measured(), measured(device="cuda", arms=(), facts=(fact,), stale=True)),
    )
    if Verdict.SUPPORTED in shown:
        checks[shown.index(Verdict.SUPPORTED)] = first
    return Report(
        "A lecture", (lecture,), {(lecture.path, 0): badges(*shown)}, tuple(checks), version="0.1.0"
    )
