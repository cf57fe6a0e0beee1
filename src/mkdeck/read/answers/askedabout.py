"""Whether all that stands below a question is what it asks about: code, options, more questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.answers.aids import is_only_aid
from mkdeck.read.answers.bareoptions import ends_in_options
from mkdeck.read.answers.codeanswers import announces, is_code_alone
from mkdeck.read.answers.followups import with_follow_ups
from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import blocks, last_block
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ASKS, asks, ends_asking
from mkdeck.read.words.vocabulary import MAKING

_MAKES = latent(MAKING, re.IGNORECASE)
_QUESTIONS = re.compile(r"questions?\b|fragen\b|preguntas|perguntas|domande|вопрос|问题|質問", re.IGNORECASE)
_REMARK = re.compile(r"(?:^|\s)(?://|#|--|/\*)[^\w\n]*[^\W_]")
_GAP = re.compile(r"(?<!\w)_{3,}(?!\w)")
"""Left for the learner to fill, in code."""

_EXPLAINS = re.compile(r":\s|\s[-–—=]+>?\s|[✅✓✔☑]|\[x\]", re.IGNORECASE)
_FEW = 3
_NAME = 4
"""Words; what only names the things that the question asks about is as short."""

_SHARE = 0.6
_ALL = 0.8
"""Of a file where nothing is answered the few others are not, either."""


def is_asked_about(sheet: Sheet, draft: Draft, *, in_code: bool = False) -> bool:
    """Whether a draft without any sign of an answer only holds what its question speaks of.

    Where the file answers in blocks of code, `in_code`, such a block is no more than an answer.
    """
    if draft.is_sure or draft.given or not draft.prompt or not draft.answer:
        return False
    if in_code and is_code_alone(draft.answer):
        return False
    said = words(sheet.masks, draft.prompt)
    if _only_asks(sheet, draft, said) or is_only_aid(sheet, said, draft.answer):
        return True
    last = last_block(draft.answer, len(draft.answer))
    is_one = last is not None and not last.start
    return is_one and announces(said) and _is_announced(sheet, draft.answer, said)


def _only_asks(sheet: Sheet, draft: Draft, said: str) -> bool:
    """Whether few lines follow that all ask: the question goes on, and nothing answers it."""
    inner = [t for t in draft.answer if t.type == "inline"]
    if not 0 < len(inner) <= _FEW or not ends_asking(words(sheet.masks, inner[-1].children or ())):
        return False
    if any(t.type in ("fence", "code_block", "table_open", "html_block") for t in draft.answer):
        return False
    told = [words(sheet.masks, t.children or ()) for t in inner]
    return all(asks(text) >= ASKS and _is_said(text) for text in told) and not _QUESTIONS.search(said)


def _is_said(text: str) -> bool:
    """Whether it is more than a name, `#empty?`."""
    return " " in text or not text.isascii()


def _is_announced(sheet: Sheet, answer: Sequence[Token], said: str) -> bool:
    """Whether an answer of one block is code, or a list that explains nothing, as the question says."""
    if answer[0].type in ("fence", "code_block") or _is_code(answer):
        code = "".join(t.content for t in answer if t.type in ("fence", "code_block"))
        return bool(_GAP.search(code)) or not (_MAKES.search(said) or _REMARK.search(code))
    if answer[0].type not in ("bullet_list_open", "ordered_list_open"):
        return False
    items = [words(sheet.masks, t.children or ()) for t in answer if t.type == "inline"]
    flat = max(t.level for t in answer) <= answer[0].level + 3
    is_named = ends_asking(said) or all(len(item.split()) <= _NAME for item in items)
    return flat and is_named and not any(map(_EXPLAINS.search, items))


def _is_code(answer: Sequence[Token]) -> bool:
    """Whether a lone paragraph is nothing but code."""
    inner = [c for t in answer for c in (t.children or ()) if c.type not in LINE_ENDS]
    return bool(inner) and all(c.type == "code_inline" or not c.content.strip() for c in inner)


def with_bare_options(sheet: Sheet, drafts: Sequence[Draft]) -> set[int]:
    """Say which drafts end in options of which none is marked, or in code, where most of the file does."""
    bare = {i for i, d in enumerate(drafts) if not d.given and ends_in_options(sheet, d.answer)}
    bare = bare if len(bare) >= _FEW and len(bare) >= _SHARE * len(drafts) else set()
    if len(bare) >= _ALL * len(drafts) and not any(d.given for d in drafts):
        bare = set(range(len(drafts)))
    return bare or with_follow_ups(sheet, drafts) or _with_bare_code(sheet, drafts)


def _with_bare_code(sheet: Sheet, drafts: Sequence[Draft]) -> set[int]:
    """Say which drafts have only code that most of them lead up to, where most others have nothing at all."""
    filled = {i for i, d in enumerate(drafts) if d.answer}
    if len(drafts) < _FEW or 2 * len(filled) >= len(drafts):
        return set()
    if not all(b.kind in ("fence", "code_block") for i in filled for b in blocks(drafts[i].answer)):
        return set()
    said = {i: words(sheet.masks, drafts[i].prompt).rstrip() for i in filled}
    led = {i for i, text in said.items() if text.endswith((":", "：")) or announces(text)}
    asked = led | {i for i, text in said.items() if not _MAKES.search(text)}
    return asked if 2 * len(led) >= len(filled) else set()
