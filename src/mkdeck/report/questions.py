"""Questions as the page shows them: the lecture's own words with a mark behind each statement."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from mimetypes import guess_type

from mkdeck.model import Badge, Finding, Lecture, Media, Question, Verdict
from mkdeck.report.anchors import check_anchor, question_anchor
from mkdeck.report.corrections import corrections, lead
from mkdeck.report.mathml import with_mathml
from mkdeck.report.pages import Badges
from mkdeck.report.words import reachable, shown, with_media
from mkdeck.values import dataclass
from mkdeck.wordplace import end_of


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question, ready to be printed."""

    anchor: str
    number: str
    prompt: str
    """Html."""

    prompt_marks: str
    """Html: what is said of the question's own words."""

    answer: str
    """Html with marks and corrections in place."""

    place: str
    """`lecture-06.md:12`."""

    headings: tuple[str, ...]
    verdicts: tuple[str, ...]
    """Short names of the verdicts that occur in it, for the filter."""

    backings: tuple[tuple[Badge, Finding], ...]
    """What speaks of it, in reading order, each check once for the same words."""


def question_pages(lecture: Lecture, badges: Badges) -> Iterator[QuestionPage]:
    """Give a lecture's questions in reading order."""
    for index, question in enumerate(lecture.questions):
        yield _page(lecture, index, question, badges.get((lecture.path, index), ()))


def _page(lecture: Lecture, index: int, question: Question, badges: Sequence[Badge]) -> QuestionPage:
    data = {m.name: _address(m) for m in question.media}
    known = _by_statement(question, badges)
    answer = "".join(
        marked(p.html, known.get(p.statement, ())) if p.statement >= 0 else p.html for p in question.answer
    )
    return QuestionPage(
        anchor=question_anchor(lecture.path, index),
        number=question.number,
        prompt=with_media(with_mathml(question.prompt), data),
        prompt_marks=marked("", known.get(-1, ())),
        answer=with_media(reachable(with_mathml(answer)), data),
        place=f"{lecture.path}:{question.line}",
        headings=question.headings,
        verdicts=_verdicts(question, badges),
        backings=tuple((b, f) for b in sorted(badges, key=lambda b: b.statement) for f in b.findings),
    )


def _by_statement(question: Question, badges: Sequence[Badge]) -> Mapping[int, Sequence[Badge]]:
    """Give each statement's marks; a claim that nothing speaks of says so, a label needs none."""
    found: dict[int, list[Badge]] = {}
    for badge in badges:
        found.setdefault(badge.statement, []).append(badge)
    claims = (i for i, s in enumerate(question.statements) if not s.is_label and i not in found)
    return {**found, **{i: [Badge(i, Verdict.UNCHECKED)] for i in claims}}


def marked(html: str, badges: Sequence[Badge]) -> str:
    """Put each mark behind its words, and what is true instead behind all of them, each once."""
    ends = [end_of(badge.words, html) if badge.words else -1 for badge in badges]
    places = [(len(html) if end < 0 else end, badge) for end, badge in zip(ends, badges, strict=True)]
    told = dict.fromkeys((b.verdict, text) for b in badges for text in corrections(b))
    behind = "".join(_correction(*one) for one in told)
    for at, badge in sorted(places, key=lambda place: place[0])[::-1]:
        html = html[:at] + mark(badge) + html[at:]
    return html + behind


def mark(badge: Badge) -> str:
    """Render a verdict as a symbol that leads to its check."""
    kind, name = badge.verdict.name.lower(), escape(badge.name)
    inner = f'<span aria-hidden="true">{badge.verdict.symbol}</span><span class="aloud">{name}</span>'
    classes = f'class="mark {kind}{" stale" if badge.stale else ""}" title="{name}"'
    if badge.findings:
        target = check_anchor(badge.findings[0].check)
        shape = f'<a {classes} href="#{target}">{inner}</a>'
    else:
        shape = f"<span {classes}>{inner}</span>"
    return f" {shape}"


def _correction(verdict: Verdict, text: str) -> str:
    # A span, for it may stand inside a paragraph; its look is that of a block.
    word, kind = lead(verdict), verdict.name.lower()
    return f'<span class="correction {kind}" dir="auto"><b>{word}:</b> {shown(text)}</span>'


def _verdicts(question: Question, badges: Sequence[Badge]) -> tuple[str, ...]:
    found = {badge.verdict for several in _by_statement(question, badges).values() for badge in several}
    return tuple(v.name.lower() for v in Verdict if v in found)


def _address(media: Media) -> str:
    """Give a picture's bytes as an address; one that has gone since stays a name."""
    try:
        content = media.path.read_bytes()
    except OSError:
        return escape(media.name)
    kind = guess_type(media.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(content).decode()}"
