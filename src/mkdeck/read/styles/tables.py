"""Cards that are the rows of a table with a column that asks, or that is headed so, and one that answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, close
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ends_asking
from mkdeck.read.words.vocabulary import ANSWER, QUESTION

NAME = "tables"

_FRONT = latent(
    rf"\W*(?:{QUESTION}|questions|front|terms?|words?|vocabulary|concept|prompt|términos?|termes?|begriff|термин|"
    r"用語|单词|术语|단어|용어|thuật ngữ|termin)\W*",
    re.IGNORECASE,
)
_BACK = latent(
    rf"\W*(?:{ANSWER}|a|back|definitions?|meanings?|translations?|descriptions?|explanation|"
    r"definici[óo]n(?:es)?|definição|définition|bedeutung|erklärung|определение|значение|описание|意味|释义|含义|"
    r"定义|정의|뜻|의미|định nghĩa|ý nghĩa|tanım)\W*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\W*+q?\W*+\d{1,3}\W*+", re.IGNORECASE)
_LETTER = re.compile(r"\W*+[A-Ha-h]\W*+")
_LEAST = 2
_WORDS = 2
"""Of a question; one more where the rows have several cells beside it, which compare."""

_SHARE = 0.6


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each row of a table whose head names both sides, or of which most rows ask."""
    tokens = sheet.tokens
    for block in among:
        if block.kind != "table":
            continue
        rows = [at for at in range(block.start, block.stop) if tokens[at].type == "tr_open"]
        cells = [[t for t in tokens[at : close(tokens, at)] if t.type == "inline"] for at in rows]
        front, back = _sides(cells)
        start = block.start
        for at, row in zip(rows[1:], cells[1:], strict=True) if back else ():
            stop = close(tokens, at)
            if back < len(row) and row[front].children:
                others = [c for n, c in enumerate(row) if n not in (front, back)]
                yield _row(tokens, start, at, row[front], [row[back], *others])
            start = stop


def _sides(rows: Sequence[Sequence[Token]]) -> tuple[int, int]:
    """Give the columns of the question and of the answer; none where the answer's is 0."""
    head = [t.content for t in rows[0]] if rows else []
    front = next((n for n, text in enumerate(head) if _FRONT.fullmatch(text)), -1)
    back = next((n for n, text in enumerate(head) if n > front and _BACK.fullmatch(text)), 0)
    if front >= 0 and back:
        return (0, 0) if all(_is_key(row[front : back + 1]) for row in rows[1:]) else (front, back)
    body, least = rows[1:], _WORDS + (len(head) > 2)
    for column in range(len(head) - 1):
        if not head[column].strip() and sum(map(bool, map(str.strip, head))) > 1:
            continue  # an empty corner: the rows of a comparison have names, "Mutable?", and no questions
        asked = sum(column < len(row) and _asks(row[column].content, least) for row in body)
        if asked >= _LEAST and asked >= _SHARE * len(body):
            widths = [sum(len(row[n].content) for row in body if n < len(row)) for n in range(len(head))]
            return column, max(range(column + 1, len(head)), key=lambda n: widths[n])
    return 0, 0


def _is_key(row: Sequence[Token]) -> bool:
    """Whether a row tells only the letter of a number: "| 3 | B |", which answers a question elsewhere."""
    return bool(row) and bool(_COUNT.fullmatch(row[0].content) and _LETTER.fullmatch(row[-1].content))


def _asks(cell: str, least: int) -> bool:
    """Whether a cell is a question of so many words, which a name, "Mutable?", is not."""
    said = cell.rstrip(" *_`)")
    return ends_asking(said) and (len(said.split()) >= least or not said.isascii())


def _row(tokens: Sequence[Token], start: int, at: int, front: Token, back: Sequence[Token]) -> Mark:
    """Make the mark of one row; what its other cells say stands below the answer, but for numbers."""
    line, stop = (tokens[at].map or [0])[0], close(tokens, at)
    said = [cell for n, cell in enumerate(back) if not n or any(map(str.isalpha, cell.content))]
    return Mark(
        style=NAME,
        start=start,
        body=stop,
        prompt=tuple(front.children or ()),
        rank=BELOW_HEADINGS + 4,
        form="labelled",
        strength=SURE,
        head=tuple(t for cell in said for t in paragraph(cell.children or (), line)),
        stop=stop,
        line=line,
    )
