"""Finds what an answer states: the words of its list items, the lines and sentences of its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from markdown_it.token import Token

from mkdeck.model import Statement
from mkdeck.read.html.breaks import keeps_breaks
from mkdeck.read.html.frames import Frame
from mkdeck.read.html.leads import COLONS, is_lead_in, stem
from mkdeck.read.html.neighbours import introduces, is_first_of_item
from mkdeck.read.html.press import Press, words
from mkdeck.read.html.segments import Segment
from mkdeck.read.html.statementcuts import segments
from mkdeck.read.markdown.blocks import close
from mkdeck.read.text.gaps import without_gaps
from mkdeck.values import dataclass

_STRESSED = ("**", "__")
"""What may be a label that the claim follows."""


@dataclass(slots=True)
class Finder:
    """Walks the answer once and remembers what stands above."""

    press: Press
    tokens: Sequence[Token]
    statements: list[Statement] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=lambda: [Frame()])
    joint: str = "\n"
    """What a line end of the paragraph that was cut last becomes."""

    def context(self, at: int) -> tuple[str, ...]:
        """Join the labels of all that stands above the token."""
        if len(self.frames) == 1 and not self.frames[0].label and not self.frames[0].headings:
            return ()
        found: list[str] = []
        for frame in self.frames:
            found += frame.context(at)
        return tuple(found)

    def is_whole(self, at: int) -> bool:
        """Whether an inline token is all that a list item says on one line: one statement, if any."""
        source = self.tokens[at].content
        if "\n" in source or "<" in source or source.startswith(_STRESSED):
            return False
        return is_first_of_item(self.tokens, at) and bool(self.tokens[at].children)

    def whole(self, at: int) -> int:
        """Say which statement such a token is, or -1."""
        token = self.tokens[at]
        text = words(self.press.sheet.masks, token.children or ())
        leads = introduces(self.tokens, at)
        number = self._add(text, token, 0, at, is_label=leads and text.endswith(COLONS))
        if leads:
            self.frames[-1].own = stem(text)
        return number

    def cut(self, at: int) -> tuple[list[Segment], list[int]]:
        """Cut the inline token and say for each segment which statement it is, or -1."""
        self.joint = "\n"
        holder = self.tokens[at - 1].type
        if holder == "heading_open":
            return self._heading(at)
        if holder != "paragraph_open":
            return [Segment(tuple(self.tokens[at].children or ()), 0)], [-1]
        return self._paragraph(at, is_item=is_first_of_item(self.tokens, at))

    def _heading(self, at: int) -> tuple[list[Segment], list[int]]:
        """Take a heading of the answer as the label of all below it."""
        token = self.tokens[at]
        level, text = int(self.tokens[at - 1].tag[1:]), words(self.press.sheet.masks, token.children or ())
        frame = self.frames[-1]
        frame.headings = [h for h in frame.headings if h[0] < level]
        piece = Segment(tuple(token.children or ()), 0)
        if not text:
            return [piece], [-1]
        number = self._add(text, token, 0, at, is_label=True)
        frame.headings.append((level, stem(text)))
        return [piece], [number]

    def _paragraph(self, at: int, *, is_item: bool) -> tuple[list[Segment], list[int]]:
        """State each line or sentence; a last one that introduces the next block is a label."""
        token = self.tokens[at]
        keep = "\n" in token.content and keeps_breaks(
            self.press.sheet.source(token.content), self.press.breaks
        )
        self.joint = "<br>\n" if keep else "\n"
        cut = segments(token, keep=keep, by_sentence=not is_item)
        last = -1
        if introduces(self.tokens, at):
            last = next((i for i in range(len(cut) - 1, -1, -1) if not cut[i].is_gap), -1)
        numbers, lead = [], ""
        for i, segment in enumerate(cut):
            if segment.is_gap:
                numbers.append(-1)
                lead = lead if segment.tokens[0].type == "text" else ""
                continue
            text = words(self.press.sheet.masks, segment.tokens)
            is_label = segment.is_lead or (i == last and is_lead_in(text, segment, cut))
            numbers.append(self._add(text, token, segment.line, at, is_label=is_label, lead=lead))
            lead = stem(text) if segment.is_lead else lead
            if i == last:
                self._introduce(at, text, is_item=is_item, is_label=is_label)
        return cut, numbers

    def _introduce(self, at: int, text: str, *, is_item: bool, is_label: bool) -> None:
        """Remember words that stand above what follows: an item's above its nested blocks."""
        frame = self.frames[-1]
        if is_item:
            frame.own = stem(text)
        elif is_label:
            frame.label, frame.until = stem(text), close(self.tokens, at + 2)

    def _add(self, text: str, token: Token, line: int, at: int, *, is_label: bool, lead: str = "") -> int:
        """Note the statement, unless it has no words."""
        if not text[:1].isalnum() and not any(map(str.isalnum, text)):
            return -1
        line = self.press.sheet.line((token.map[0] if token.map else 0) + line)
        context = (*self.context(at), lead) if lead else self.context(at)
        self.statements.append(Statement(without_gaps(text), line, context, is_label))
        return len(self.statements) - 1
