"""Text that no question owns: said aloud, since nothing may be lost in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from mkdeck.errors import Problem, Weight
from mkdeck.read.answers.furniture import is_furniture_block
from mkdeck.read.draft import Draft, owned_lines
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.latent import latent

_FURNITURE = latent(
    r"(?:\W*(?:back to (?:the )?top|table of contents|contents|toc|go to top|return to top|top|⬆\S*|↥.*)\W*"
    r"|\[\[?_?toc_?\]?\]|@\[toc\].*"
    r"|(?:TARGET DECK|FILE TAGS|Deck|Tags|START|END)\b.*|#[\w/-]+(?:[ \t,]+#[\w/-]+)*|\^[\w-]+"
    r"|:::+\s*\w*|\{:.*\}|\{\{[%<].*[%>]\}\}|.*(?:shields\.io|badge\.svg).*|[-=*_~\s]++)\s*",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def unowned(sheet: Sheet, drafts: Sequence[Draft], shown_as: str) -> list[Problem]:
    """Report each run of blocks that lies in no question; headings are context and not reported."""
    owned, begun = owned_lines(drafts, sheet.length), _begun_beside(sheet, drafts)
    problems: list[Problem] = []
    lines_of = sheet.text.split("\n")
    run: tuple[int, int] | None = None
    for block in sheet.blocks:
        lines = _place(sheet, block)
        if block.start in begun and lines and _matters(sheet, block):
            problems += _told(sheet, lines, bytearray(sheet.length + 1), shown_as, lines_of)
        elif not lines or all(owned[lines[0] : lines[1]]) or not _matters(sheet, block):
            if lines and run:
                problems += _told(sheet, run, owned, shown_as, lines_of)
                run = None
            continue
        run = (run[0] if run else lines[0], lines[1])
    if run:
        problems += _told(sheet, run, owned, shown_as, lines_of)
    return problems


def _begun_beside(sheet: Sheet, drafts: Sequence[Draft]) -> set[int]:
    """Find words right before a fold, on its line, that belong to no question above: `words <details>`."""
    starts = {d.start for d in drafts}
    found = set()
    for above, below in pairwise(sheet.blocks):
        line = _place(sheet, below) if below.kind == "details" else None
        if line and line[0] in starts and _place(sheet, above) == (line[0], line[0] + 1):
            is_below = any(d.start < line[0] <= d.stop for d in drafts)
            found |= set() if is_below else {above.start}
    return found


def _place(sheet: Sheet, block: Block) -> tuple[int, int] | None:
    """Give the lines of a block, as Markdown saw them; what opens a fold knows only its own."""
    stop = block.stop if block.kind == "details" else block.start + 1
    places = [t.map for t in sheet.tokens[block.start : stop] if t.map]
    return (places[0][0], max(p[1] for p in places)) if places else None


def _told(
    sheet: Sheet, run: tuple[int, int], owned: bytearray, shown_as: str, lines: Sequence[str]
) -> list[Problem]:
    """Report a run, without the lines in it that a question owns."""
    # A block that ends with the file is said to end one line behind it.
    taken = {n for m in range(*run) if owned[m] for n in _lines(sheet, m, len(lines))}
    within = (n for m in range(*run) for n in _lines(sheet, m, len(lines)))
    numbers = list(dict.fromkeys(n for n in within if n <= len(lines) and n not in taken))
    if taken:
        numbers = [n for n in numbers if not _is_markup(lines[n - 1])]
    text = "\n".join(lines[n - 1] for n in numbers).strip("\n")
    if not text.strip():
        return []
    first = next(n for n in numbers if lines[n - 1].strip())
    fault = f"text outside of any question: {text.split(chr(10), 1)[0].strip()[:50]!r}"
    remedy = "put it below a question, or leave it"
    return [Problem(shown_as, first, fault, remedy, Weight.WARNING, text)]


def _lines(sheet: Sheet, masked: int, count: int) -> range:
    """Give the lines of the file that one stands for that Markdown saw: a formula may have several."""
    first = sheet.line(masked)
    after = sheet.line(masked + 1) if masked + 1 < len(sheet.lines) else count + 1
    return range(first, max(first + 1, after) if sheet.lines else first + 1)


def _matters(sheet: Sheet, block: Block) -> bool:
    """Whether somebody might miss it: not a heading, a rule, a comment, a table of contents."""
    tokens = sheet.tokens[block.start : block.stop]
    if block.kind in ("heading", "hr") or is_furniture_block(sheet, sheet.tokens, block):
        return False
    if block.kind == "html_block":
        return bool(_TAG.sub("", _COMMENT.sub("", tokens[0].content)).strip())
    if block.kind == "table" and _is_contents(tokens):
        return False
    said = [t for t in tokens if t.type == "inline"]
    return not said or not all(_is_furniture(t.content) or _links_inside(t) for t in said)


def _is_contents(tokens: Sequence[Token]) -> bool:
    """Whether most rows of a table link to places in the file."""
    rows = sum(t.type == "tr_open" for t in tokens) - 1
    links = [c for t in tokens for c in (t.children or ()) if c.type == "link_open"]
    return rows > 0 and sum(str(c.attrs.get("href", "")).startswith("#") for c in links) * 2 > rows


def _is_furniture(content: str) -> bool:
    return not content.strip() or all(_FURNITURE.fullmatch(line) for line in content.split("\n"))


def _is_markup(line: str) -> bool:
    """Whether a line beside a question's own says nothing itself."""
    plain = _COMMENT.sub("", line)
    return _is_furniture(plain) or _is_furniture(_TAG.sub("", plain))


def _links_inside(token: Token) -> bool:
    """Whether a paragraph only links to places in the file itself: an entry of a table of contents."""
    children = token.children or []
    links = [t for t in children if t.type == "link_open"]
    if not links or not all(str(t.attrs.get("href", "")).startswith("#") for t in links):
        return False
    depth, outside = 0, ""
    for child in children:
        depth += child.nesting if child.type.startswith("link") else 0
        outside += child.content if not depth and child.type == "text" else ""
    return not any(map(str.isalpha, outside))
