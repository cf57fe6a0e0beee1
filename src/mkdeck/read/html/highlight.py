"""Code as Anki shows it: coloured by class, so that day and night can each have their colours."""

from __future__ import annotations

import functools
import html
from typing import Any

_LONGEST = 20_000
"""Characters; longer blocks stay plain, since nobody learns them by heart."""


def code_html(code: str, language: str) -> str:
    """Render a block of code; a language that nobody knows is plain."""
    inner = _coloured(code, language) if language and len(code) <= _LONGEST else None
    if inner is None:
        inner = html.escape(code, quote=False)
    return f'<div class="highlight"><pre><code>{inner}</code></pre></div>\n'


@functools.lru_cache(maxsize=512)
def _coloured(code: str, language: str) -> str | None:
    lexer = _lexer(language)
    if lexer is None:
        return None
    parts: list[str] = []
    for _, kind, text in lexer.get_tokens_unprocessed(code):
        name = _class(kind)
        plain = html.escape(text, quote=False)
        parts.append(f'<span class="{name}">{plain}</span>' if name and text.strip() else plain)
    return "".join(parts)


@functools.cache
def _class(kind: Any) -> str:
    """Give the short class of a kind of token, "" for plain text."""
    from pygments.token import STANDARD_TYPES

    while kind not in STANDARD_TYPES:
        kind = kind.parent
    name = STANDARD_TYPES[kind]
    return "" if name in ("n", "p", "w") else name


@functools.cache
def _lexer(language: str) -> Any:
    """Find the lexer; imported only when a lecture shows such code."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
