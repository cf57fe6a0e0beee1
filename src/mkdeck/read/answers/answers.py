"""Parts what stands below a prompt into what is asked about and what answers it."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.answers.answermarks import at_marker
from mkdeck.read.answers.choices import with_choices
from mkdeck.read.answers.fields import are_fields
from mkdeck.read.answers.furniture import trimmed
from mkdeck.read.answers.options import with_boxes
from mkdeck.read.answers.pictures import below_caption, pictures
from mkdeck.read.answers.toldchoices import with_told
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks, close
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ends_asking, is_question_title
from mkdeck.read.words.prefixes import is_label, label_end

Tokens = tuple[Token, ...]

_PARTS = 2
_ASKED = ("paragraph", "heading")
"""What can be the question below a heading that is only a number."""


def part(
    sheet: Sheet, prompt: Tokens, tokens: Sequence[Token], *, is_title: bool, is_told: bool, is_front: bool
) -> tuple[Tokens, Tokens, Tokens]:
    """Give the prompt, the blocks that belong to it, and the answer; a mere title has its question below.

    So has a number, unless it `is_front`, a card's whole front side.
    """
    said = words(sheet.masks, prompt)
    given, answer = ((), trimmed(sheet, tokens)) if is_told else at_marker(sheet, tokens)
    if not given:
        given, answer = _in_fold(sheet, said, answer)
    cut = label_end(said)
    is_number = not is_front and is_label(said) and not any(t.type == "image" for t in prompt)
    is_marked = bool(given)
    if prompt and (is_title or is_question_title(said[cut:]) or is_number):
        title = prompt
        prompt, given, answer = _question_below(sheet, prompt, given, answer)
        given = given if prompt is title else (*pictures(sheet, title), *given)
    given, answer = with_boxes(sheet, given, answer, is_marked=is_marked)
    if not is_marked:
        asked, answer = with_told(sheet, answer)
        given, is_marked = (*given, *asked), bool(asked)
    given, answer = with_choices(sheet, given, answer, is_marked=is_marked)
    return prompt, given, trimmed(sheet, answer) if given else answer


def _in_fold(sheet: Sheet, said: str, answer: Tokens) -> tuple[Tokens, Tokens]:
    """Take the summary of the only fold below a title for the question, where only the summary asks."""
    if not answer or answer[0].type != "details_open" or ends_asking(said):
        return (), answer
    is_alone = len(blocks(answer)) == 1 and answer[1].type == "summary"
    if not is_alone or not ends_asking(words(sheet.masks, answer[1].children or ())):
        return (), answer
    asked = paragraph(answer[1].children or (), (answer[1].map or [0])[0])
    between, inner = at_marker(sheet, answer[2:-1])
    return ((*asked, *between), inner) if inner else ((), answer)


def _question_below(
    sheet: Sheet, prompt: Tokens, given: Tokens, answer: Tokens
) -> tuple[Tokens, Tokens, Tokens]:
    """Take the first paragraph for the prompt where the heading is only a number."""
    source = given or answer
    kinds = blocks(source)
    if len(kinds) > 1 and kinds[0].kind.endswith("_list") and close(source, 1) == kinds[0].stop - 1:
        # The only item of a list is its question; what stands below the list answers it.
        source = (*source[2 : kinds[0].stop - 2], *source[kinds[0].stop :])
        given, answer = (source, answer) if given else (given, source)
        kinds = blocks(source)
    if _names_a_part(source, kinds) or are_fields(source, kinds):
        source = source[kinds[0].stop :]
        given, answer = (source, answer) if given else (given, source)
        kinds = blocks(source)
    if len(kinds) == 1 and not given:
        return _first_line(prompt, given, answer)
    if not kinds or kinds[0].kind not in _ASKED:
        return prompt, given, answer
    children = tuple(source[kinds[0].start + 1].children or ())
    asked = below_caption(sheet, source)
    if asked and (given or asked.stop < len(source)):
        before, after = source[: asked.start], source[asked.stop :]
        children = tuple(source[asked.start + 1].children or ())
        return (children, (*before, *after), answer) if given else (children, before, after)
    if given:
        return children, tuple(source[kinds[0].stop :]), answer
    leads = words(sheet.masks, children).endswith((":", "：")) and kinds[1].kind.endswith("_list")
    until = kinds[1].stop if leads and len(kinds) > 2 else kinds[0].stop
    return children, tuple(source[kinds[0].stop : until]), tuple(source[until:])


def _names_a_part(source: Tokens, kinds: Sequence[Block]) -> bool:
    """Whether the first heading is one of several: the question stands below it, its parts follow."""
    heads = [b for b in kinds if b.kind == "heading"]
    if len(heads) < _PARTS or heads[0] is not kinds[0] or kinds[1].kind != "paragraph":
        return False
    return source[heads[0].start].tag == source[heads[1].start].tag


def _first_line(prompt: Tokens, given: Tokens, answer: Tokens) -> tuple[Tokens, Tokens, Tokens]:
    """Part a lone paragraph below a number after its first line."""
    if answer[0].type != "paragraph_open":
        return prompt, given, answer
    children = answer[1].children or []
    end = next((i for i, t in enumerate(children) if t.type in LINE_ENDS), 0)
    if not end:
        return (tuple(children), given, ())
    line = (answer[1].map or [0])[0]
    return tuple(children[:end]), given, paragraph(children[end:], line + 1)
