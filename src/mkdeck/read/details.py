"""Makes blocks of `<details>` and `<summary>`, which Markdown takes for lines of html."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkdeck.read.pairs import paired

_TAG = re.compile(r"<(/?)(details|summary)\b[^<>]*>", re.IGNORECASE)


def with_details(tokens: list[Token], parser: MarkdownIt) -> list[Token]:
    """Replace the html by tokens that open and close, where they are balanced."""
    flat = [piece for token in _unwrapped(tokens) for piece in _pieces(token, parser)]
    folded = _folded(flat)
    return folded if folded is not None else tokens


def _unwrapped(tokens: list[Token]) -> Iterator[Token]:
    """Take the tags out of paragraphs that Markdown made around them: `words</details>`."""
    skip = 0
    for at, token in enumerate(tokens):
        inner = tokens[at + 1] if at + 1 < len(tokens) else None
        if skip:
            skip -= 1
        elif token.type == "paragraph_open" and inner and _TAG.search(inner.content):
            yield from _parted(token, inner, tokens[at + 2])
            skip = 2
        else:
            yield token


def _parted(opening: Token, inline: Token, closing: Token) -> Iterator[Token]:
    """Part a paragraph at its tags; what stands between is a paragraph again."""
    run: list[Token] = []
    line = inline.map[0] if inline.map else 0
    for child in (*(inline.children or ()), None):
        is_tag = child is not None and child.type == "html_inline" and bool(_TAG.search(child.content))
        if child is not None and not is_tag:
            run.append(child)
            continue
        if any(t.type != "html_inline" and (t.content.strip() or t.type == "image") for t in run):
            breaks = sum(t.type in ("softbreak", "hardbreak") for t in run[:1])
            place = [line + breaks, line + breaks + 1]
            content = "".join(t.content or "\n" * (t.type == "softbreak") for t in run)
            yield opening.copy(map=place)
            yield inline.copy(children=list(paired(_bare(run))), content=content, map=place)
            yield closing.copy()
        line += sum(t.type in ("softbreak", "hardbreak") for t in run)
        run = []
        if child is not None:
            place = [line, line + 1]
            yield Token("html_block", "", 0, content=child.content, map=place, level=opening.level)


def _bare(run: list[Token]) -> list[Token]:
    """Leave out line ends at both ends of a run."""
    ends = ("softbreak", "hardbreak")
    first = next(i for i, t in enumerate(run) if t.type not in ends)
    last = next(i for i in range(len(run), 0, -1) if run[i - 1].type not in ends)
    return run[first:last]


def _pieces(token: Token, parser: MarkdownIt) -> Iterator[Token]:
    """Cut a token of html at its tags; what stands between is Markdown unless it is html again."""
    if token.type != "html_block" or not _TAG.search(token.content):
        yield token
        return
    at, line = 0, token.map[0] if token.map else 0
    for found in (*_TAG.finditer(token.content), None):
        end = found.start() if found else len(token.content)
        yield from _between(token, token.content[at:end], line, parser)
        if found:
            line += token.content.count("\n", at, found.end())
            nesting = -1 if found[1] else 1
            name = f"{found[2].lower()}_{'close' if found[1] else 'open'}"
            yield Token(name, found[2].lower(), nesting, map=[line, line + 1], level=token.level)  # type: ignore[arg-type]
            at = found.end()


def _between(token: Token, text: str, line: int, parser: MarkdownIt) -> Iterator[Token]:
    """Read what stands between two tags."""
    if not text.strip():
        return
    lead = len(text) - len(text.lstrip())
    first = line + text.count("\n", 0, lead)
    if text.lstrip().startswith("<"):
        last = first + text.strip().count("\n") + 1
        yield Token("html_block", "", 0, content=text.strip() + "\n", map=[first, last], level=token.level)
        return
    for inner in parser.parse(text[text.rfind("\n", 0, lead) + 1 :].rstrip("\n")):
        inner.level += token.level
        if inner.map:
            inner.map = [inner.map[0] + first, inner.map[1] + first]
        yield inner


def _folded(flat: list[Token]) -> list[Token] | None:
    """Fold each summary into one token; None where the tags do not match."""
    made: list[Token] = []
    summary: Token | None = None
    for token in flat:
        if token.type == "summary_open":
            if summary or not made or made[-1].type != "details_open":
                return None
            summary = Token("summary", "summary", 0, map=token.map, level=token.level, children=[])
        elif token.type == "summary_close":
            if not summary:
                return None
            made.append(summary)
            summary = None
        elif summary:
            _say(summary, token)
        else:
            made.append(token)
    return made if not summary and _nested(made) else None


def _nested(tokens: list[Token]) -> bool:
    """Set the levels of what lies inside; False, with nothing changed, where the tags cross others."""
    opened: list[str] = []
    folds = 0
    levels = []
    for token in tokens:
        kind = token.type
        if token.nesting < 0:
            if not opened or opened.pop() != kind.removesuffix("close"):
                return False
            folds -= kind == "details_close"
        levels.append(token.level + folds)
        if token.nesting > 0:
            opened.append(kind.removesuffix("open"))
            folds += kind == "details_open"
    if opened:
        return False
    for token, level in zip(tokens, levels, strict=True):
        token.level = level
    return True


def _say(summary: Token, token: Token) -> None:
    """Add a token's words to the summary's."""
    summary.children = summary.children or []
    if token.type == "inline":
        summary.children += token.children or []
        summary.content += token.content
    elif token.type == "html_block":
        plain = re.sub(r"<[^<>]*>", "", token.content).strip()
        summary.children.append(Token("text", "", 0, content=plain))
        summary.content += plain
