"""One lecture's text as Markdown understands it: parsed once, read by everything that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from operator import attrgetter

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.bolditalics import SIGN, with_bold_outside
from mkdeck.read.markdown.details import with_details
from mkdeck.read.markdown.footnotes import Notes, without_notes
from mkdeck.read.markdown.listed import without_listed
from mkdeck.read.markdown.parsing import NESTING, parser_for
from mkdeck.read.markdown.wordless import without_wordless
from mkdeck.read.text.answertags import with_answer_folds
from mkdeck.read.text.directives import with_directives
from mkdeck.read.text.folds import with_whole_folds
from mkdeck.read.text.gaps import with_gaps
from mkdeck.read.text.layout import laid_out
from mkdeck.read.text.macros import Macros, macros_in, with_macros
from mkdeck.read.text.masking import mask
from mkdeck.read.text.masks import Mask, source_of
from mkdeck.read.text.numerals import with_lone_numbers
from mkdeck.read.text.raresigns import signs_in
from mkdeck.read.text.respelled import Spellings
from mkdeck.read.text.schedules import SCHEDULE, with_scheduled_gaps
from mkdeck.read.text.unspaced import with_headings
from mkdeck.read.words.handles import handles_of
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A parsed file; nobody changes its tokens."""

    text: str
    """The file's text, as long as the file, without masks."""

    tokens: list[Token]
    masks: tuple[Mask, ...]
    lines: tuple[int, ...]
    """For each line that Markdown saw, the line of the file, both from 0; empty where they are the same."""

    blocks: list[Block]
    """The outermost blocks, side by side."""

    length: int
    """Lines that Markdown saw."""

    signs: frozenset[str] = frozenset()
    """Which rare signs the text holds: asked of every question, looked for once."""

    has_gaps: bool = False
    """Whether the lecture asked for its braces and highlights to be gaps, or has other tools' sentences."""

    has_folds: bool = False
    """Whether the text folds anything, in `<details>`."""

    handles: frozenset[str] = frozenset()
    """Summaries that many folded parts share."""

    references: frozenset[int] = frozenset()
    """Lines of link definitions, which show nowhere, from 0 as Markdown saw them."""

    notes: Notes = field(default_factory=dict)
    """The footnotes, which stand in none of the tokens."""

    spellings: Spellings = ()
    """The file's own labels that are letters in the tokens, until a draft is assembled."""

    def line(self, masked: int) -> int:
        """Give the line of the file, from 1, of a line that Markdown saw, from 0."""
        if not self.lines:
            return masked + 1
        return self.lines[min(masked, len(self.lines) - 1)] + 1

    @property
    def too_deep(self) -> bool:
        """Whether something is nested so deeply that its text was cut."""
        return max(map(attrgetter("level"), self.tokens), default=0) >= NESTING - 2

    def source(self, text: str) -> str:
        """Put the masked pieces back as the file has them."""
        return source_of(text, self.masks)


def read_sheet(text: str, *, gaps: bool = False) -> Sheet:
    """Mask and parse; write every kind of gap as Anki does where that is asked for."""
    masked = laid_out(mask(with_lone_numbers(with_whole_folds(with_answer_folds(with_directives(text))))))
    env: dict[str, dict[str, dict[str, Sequence[int]]]] = {}
    parser = parser_for(masked.text)
    tokens = without_wordless(with_headings(parser.parse(masked.text, env), masked.text), masked.text)
    tokens = with_bold_outside(tokens) if SIGN in masked.text else tokens
    is_folded = "<details" in masked.text.lower()
    if is_folded:
        tokens = with_details(tokens, parser)
    tokens = without_listed(tokens, masked.text)
    tokens, notes = without_notes(tokens) if env and "footnotes" in env else (tokens, {})
    macros = macros_in(text)
    tokens = with_macros(tokens, macros) if macros else tokens
    is_scheduled = SCHEDULE in masked.text
    tokens = with_gaps(tokens) if gaps else with_scheduled_gaps(tokens) if is_scheduled else tokens
    lines = {n for r in env.get("references", {}).values() for n in range(*r["map"])} if env else set()
    return Sheet(
        text=text,
        tokens=tokens,
        masks=masked.masks,
        lines=masked.lines,
        blocks=blocks(tokens),
        length=masked.text.count("\n") + 1,
        signs=signs_in(text, masked.text),
        has_gaps=gaps or is_scheduled or Macros.CARDS in macros,
        has_folds=is_folded,
        handles=handles_of(tokens) if is_folded else frozenset(),
        references=frozenset(lines),
        notes=notes,
        spellings=masked.spellings,
    )
