"""Questions that a label or a number begins in plain text: `Q: …` above `A: …`, `1.What is …`, keycaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.boldends import bold_end
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.looks import ASKS, CERTAIN, ends_asking
from mkdeck.read.words.prefixes import label_end

NAME = "labels"

_LEAST = 3


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each line of a paragraph that begins with a label or number of its own."""
    tokens = sheet.tokens
    plain = [b.start for b in among if b.kind == "paragraph"]
    plain = [at for at in plain if not bold_end(tokens[at + 1].children or [])]
    numbered = [m for at in plain for m in _paragraph_marks(sheet, at, is_usual=True) if m.form == "numbered"]
    is_usual = 2 * sum(m.strength >= CERTAIN for m in numbered) > len(numbered) >= _LEAST
    is_lazy = is_usual and 2 * sum(bool(m.head) for m in numbered) > len(numbered)
    for at in plain:
        yield from _paragraph_marks(sheet, at, is_usual=is_usual, is_lazy=is_lazy)


def _paragraph_marks(sheet: Sheet, at: int, *, is_usual: bool, is_lazy: bool = False) -> Iterator[Mark]:
    """Cut a paragraph at each line that begins a question; where numbers usually do, at each number.

    Where the answers usually stand on the next line, `is_lazy`, they do so without a question mark, too.
    """
    children = sheet.tokens[at + 1].children or []
    lines = _lines(children)
    begins = [i for i, (a, b) in enumerate(lines) if _begins(sheet, children[a:b], first=i == 0)]
    first = (sheet.tokens[at + 1].map or [0])[0]
    for which, line in enumerate(begins):
        last = begins[which + 1] if which + 1 < len(begins) else len(lines)
        cut = _asked_until(sheet, children, lines, line, last)
        cut = line + 1 if is_lazy and cut == last else cut
        prompt = tuple(children[lines[line][0] : lines[cut - 1][1]])
        rest = children[lines[cut][0] : lines[last - 1][1]] if cut < last else []
        form, number, strength = weigh(sheet.masks, prompt)
        answered = ANSWER_LABEL.match(words(sheet.masks, rest))
        is_known = bool(answered) or is_usual or _is_answered_below(sheet, at + 3)
        if not is_known and form == "numbered" and strength < ASKS:
            continue
        is_last = last == len(lines)
        yield Mark(
            NAME,
            at if line == 0 else at + 1,
            at + 3 if is_last else at + 2,
            prompt,
            BELOW_HEADINGS,
            form,
            SURE if answered else strength,
            number,
            head=paragraph(rest, first + cut),
            stop=-1 if is_last else at + 2,
            line=first + line,
        )


def _lines(children: Sequence[Token]) -> list[tuple[int, int]]:
    """List the lines of a paragraph as ranges of its tokens."""
    ends = [i for i, t in enumerate(children) if t.type in LINE_ENDS]
    starts = [0, *(e + 1 for e in ends)]
    return list(zip(starts, [*ends, len(children)], strict=True))


def _begins(sheet: Sheet, line: Sequence[Token], *, first: bool) -> bool:
    """Whether a line begins with `Q:` or, as a paragraph's first, with a number of its own."""
    text = words(sheet.masks, line)
    cut = label_end(text)
    if not cut or not text:
        return False
    return weigh(sheet.masks, line)[0] == "labelled" or (first and cut < len(text) and not text[0].isspace())


def _asked_until(
    sheet: Sheet, children: Sequence[Token], lines: Sequence[tuple[int, int]], line: int, last: int
) -> int:
    """Give the line where the answer begins: at its label, or after a line that asks."""
    for at in range(line + 1, last):
        if ANSWER_LABEL.match(words(sheet.masks, children[lines[at][0] : lines[at][1]])):
            return at
    for at in range(line, last):
        if ends_asking(words(sheet.masks, children[lines[at][0] : lines[at][1]])):
            return at + 1
    return last


def _is_answered_below(sheet: Sheet, at: int) -> bool:
    """Whether the paragraph below begins with `A:`."""
    tokens = sheet.tokens
    if at + 1 >= len(tokens) or tokens[at].type != "paragraph_open":
        return False
    return bool(ANSWER_LABEL.match(words(sheet.masks, tokens[at + 1].children or [])))
