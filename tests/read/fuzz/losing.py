"""Which words of a file are nowhere in what was read: neither on a card nor in a problem."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkdeck.read import Reading
from mkdeck.read.text.source import tidy
from mkdeck.read.words.vocabulary import ANSWERING

_WORD = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"(?<![^\W_])[a-z]{4,}(?![^\W_])")
"""Capital letters begin labels, and short words are in everything."""

_TAG = re.compile(r"<[^<>]+>")
_SPAN = re.compile(r"</?(?:span|a)\b[^>]*>")
"""Tags that may stand in the midst of a word."""

_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_UNSEEN = re.compile(
    r"(?m)^[ \t>]*\[\^[^\]\s]+\]:.*|https?://\S+|^\s*#+.*|.*\]\(#.*|\]\(\S*|#[\w/-]+|\{[#:.%].*?\}|\{\{c\d+::|\[[!^].*?\]"
    r"|!\[\[.*?\]\]|\[sound:.*?\]|^\W*[\w-]+::.*"
    r"|(?:[Tt]ags|[Dd]eck|START|END|ID|Source)\b.*|<[^>]*>|</(?:summary|details)\s*$"
    r"|^[ \t>]*(?:```|~~~).*|\\(?:begin|end)\{.*?\}|\[/?latex\]"
    rf"|(?i:^\W*(?:{ANSWERING})\s[^\W\d_]{{3,12}}(?=:))"
    r"|^\W*[^\W\d_]{0,12} ?\d+\W*(?:\(.*\)|\[.*\])\W*$"
    r"|\{\{[<%].*?[%>]\}\}|\{%.*?%\}|^\W*(?::::|\?\?\?|!!!).*"
    r"|^[ \t]*:(?:class|label|name|open|icon|color|animate|nonumber|hidden|width|align):.*"
)
"""What a reader of the page does not see, or what is written for another program."""

_FIELD = re.compile(r"[*_`]*[a-z][\w-]{1,23}[*_`]*: ?[\w./-]*")
"""What an item says to another program, `type: single`."""

_IN_ITEM = 2
"""The level of its paragraph."""

_LABEL = re.compile(
    "answer(?:s|ed|ing)?|correct|questions?|solutions?|solved|explanation|sample|example|back|front|flashcards?"
    "|cards?|contents|table|title|hidden|hint|model|expected|reversed?|spaced|show|click|here|expand|reveal"
    "|options?|choices?|cloze|view|read|more|free|sources?|references?|links|further|reading|your|notes?"
)
_HIDDEN = re.compile(r"<(?:script|style|svg|template|!|\?)|</?\w+\n\w*>|TARGET DECK|FILE TAGS")
"""Whose contents nobody sees; where they end, as with a block of code without an end, the reader guesses.

So it is with a tag broken in two.
"""

_MOST = 0.8
"""Of a list's entries."""

_UNTOLD = ("no answer", "nothing to show")
_APART = "text outside of any question"
_PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


def lost(text: str, reading: Reading) -> list[str]:
    """List words that a person reads in paragraphs and code and that nothing of the reading holds."""
    if any(p.fault == "block of code that nothing closes" for p in reading.problems) or _HIDDEN.search(text):
        return []
    known = frozenset(word for said in _said(reading) for word in _WORD.findall(said))
    told = [(q.line, True) for q in reading.lecture.questions] if reading.lecture else []
    told += [(p.line, False) for p in reading.problems if p.fault.startswith(_UNTOLD)]
    told += [(p.line, True) for p in reading.problems if p.fault.startswith(_APART)]
    told.sort()
    missing = [word for line, word in _visible(text) if word not in known and _is_told(told, line)]
    everything = " ".join(_said(reading)) if missing else ""
    everything += "".join(_WORD.findall(everything))  # where the same words are written apart
    return [word for word in missing if word not in everything]


def _is_told(told: Sequence[tuple[int, bool]], line: int) -> bool:
    """Whether the line stands outside of questions that were called unanswered: those tell only a prompt."""
    at = bisect_right(told, (line, True))
    return at == 0 or told[at - 1][1]


def _visible(text: str) -> Iterator[tuple[int, str]]:
    """Yield each telling word with its line; headings may be mere structure."""
    tokens = _PARSER.parse(_FRONT.sub(lambda found: "\n" * found[0].count("\n"), tidy(text)))
    listed = _listed(tokens)
    for at, token in enumerate(tokens):
        if at in listed:
            continue
        line = token.map[0] + 1 if token.map else 0
        if token.info.startswith(("occlusion", "math")):
            continue
        if token.type in ("fence", "code_block"):
            first = line + (token.type == "fence")
            for number, shown in enumerate(token.content.split("\n"), first):
                yield from ((number, word) for word in _telling(shown))
        elif token.type == "inline" and tokens[at - 1].type != "heading_open":
            content = _SPAN.sub(lambda found: "\n" * found[0].count("\n"), token.content)
            content = _TAG.sub(lambda found: " " + "\n" * found[0].count("\n"), content)
            content = "" if token.level > _IN_ITEM and _FIELD.fullmatch(content) else content
            for number, shown in enumerate(content.split("\n"), line):
                yield from ((number, word) for word in _telling(shown))


def _listed(tokens: Sequence[Token]) -> set[int]:
    """Find the entries of lists of which nearly all come again: such a list is left out whole."""
    times = Counter(_bare(t.content) for t in tokens if t.type == "inline")
    times += Counter(_bare(line) for t in tokens if "\n" in t.content for line in t.content.split("\n"))
    listed: set[int] = set()
    for at, token in enumerate(tokens):
        if token.type.endswith("_list_open") and not token.level:
            inner = takewhile(lambda n: tokens[n].level or tokens[n].nesting >= 0, range(at, len(tokens)))
            own = [n for n in inner if tokens[n].type == "inline"]
            again = sum(times[_bare(tokens[n].content)] > 1 for n in own)
            listed |= set(own) if again >= _MOST * len(own) else set()
    return listed


def _bare(said: str) -> str:
    return "".join(_WORD.findall(said)).lower()


def _telling(said: str) -> Iterator[str]:
    said = _UNSEEN.sub(" ", said)
    return (word for word in _TELLING.findall(html.unescape(said)) if not _LABEL.fullmatch(word))


def _said(reading: Reading) -> Iterator[str]:
    for problem in reading.problems:
        yield from (problem.fault, problem.text)
    lecture = reading.lecture
    if not lecture:
        return
    yield from (lecture.title, lecture.deck, *lecture.settings.tags)
    for q in lecture.questions:
        yield from (q.text, q.number, q.explicit_id, *q.tags, *q.headings, *(s.text for s in q.statements))
        shown = q.prompt + " " + "".join(p.html for p in q.answer)
        yield html.unescape(_TAG.sub(" ", _SPAN.sub("", shown)))
