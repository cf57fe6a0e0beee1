"""Texts that make a careless reader slow: openers without closers, closers without openers, nests, and runs.

Each is a function of the size wanted, in bytes or nearly so. They are put together from pieces and places,
so that another piece is one more word below and not one more function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

Text = Callable[[int], str]

ASKED = "# Notes\n\n## Q1. Why?\n\n"
AFTER = "\n\n## Q2. How?\n\nSo.\n"

ONE_LINE = {
    **{f"runs of {sign!r}": sign for sign in ".?!,;:'\"“…)}-+=/%@^&⁇;"},
    "comments": "<!-- a -->",
    "short comments": "<!---->",
    "comment openers": "<!--",
    "comment dashes": "<!-- -- ",
    "comment closers": "-->",
    "tag openers": "<a ",
    "open tags": "<b>",
    "closing tags": "</b>",
    "quotes in tags": '<a b="',
    "single quotes in tags": "<a b='",
    "attributes": '<i a="b" c>',
    "instructions": "<?",
    "declarations": "<!A ",
    "cdata": "<![CDATA[",
    "angles": "<",
    "angles closing": ">",
    "autolinks": "<https://a",
    "mail links": "<a@b.",
    "breaks": "<br>",
    "spaces in tags": "<br ",
    "details": "<details><summary>",
    "scripts": "<script>",
    "brackets": "[",
    "brackets closing": "]",
    "link texts": "[a](",
    "link targets": "](",
    "links": "[a](b) ",
    "images": "![",
    "image nests": "![a](",
    "titles": '[a](b "',
    "references": "[a][",
    "footnotes": "[^a]",
    "inline footnotes": "^[a",
    "wiki links": "[[a|",
    "embeds": "![[a",
    "parens": "(",
    "link parens": "[a]((",
    "ticks": "`",
    "tick runs": "`a ``b ",
    "growing ticks": "",
    "stars": "*a **b ",
    "star runs": "**",
    "stars apart": "* ",
    "closing stars": "a** ",
    "lines under": "_a __b ",
    "stars and lines": "*_",
    "mixed emphasis": "a*b_c**d__",
    "strikes": "~~a ~",
    "marks": "==a ",
    "dollars": "$",
    "formulas": "$a$ ",
    "open formulas": "$a ",
    "displays": "$$a ",
    "latex": "\\(",
    "latex displays": "\\[a ",
    "braces in formulas": "${",
    "clozes": "{{c1::a}} ",
    "open clozes": "{{c1::",
    "closing clozes": "}}",
    "curly": "{a}",
    "attribute braces": "{#a ",
    "entities": "&amp;",
    "broken entities": "&",
    "numeric entities": "&#1",
    "escapes": "\\*",
    "backslashes": "\\",
    "colons": "::",
    "semicolons": ";; ",
    "bars": "|",
    "bar cells": "|a",
    "questions": "? ",
    "full stops": ". ",
    "dashes": "-",
    "words": "word ",
    "letters": "a",
    "capitals": "A",
    "digits": "1",
    "wide letters": "答",
    "katakana": "ア",
    "accents": "e\u0301",
    "blanks": " ",
    "tabs": "\t",
    "hashes": "#",
    "tags": "#a ",
    "flash tags": "#card ",
    "addresses": "https://a.b/",
    "brackets and stars": "*[a](",
    "commas": "a, ",
    "numbered": "1. ",
    "lettered": "A) ",
    "boxes": "[ ] ",
    "signs": "✅ ",
    "quotation marks": '"a ',
    "apostrophes": "n't ",
    "shortcodes": "{{< a ",
    "jinja": "{% a ",
    "sounds": "[sound:",
    "labels": "Q: A: ",
    "bold labels": "**A**: ",
    "line ends": "a:: b ",
    "emojis": "😀",
    "parts": "a / b ; c = d -> e ",
    "sub": "~a^b",
    "pipes": "a|b ",
}
"""Name and piece; each is repeated on a single line, in an answer, in a question, and on lines of its own."""

LINES = {
    "quotations": "> ",
    "items": "- a",
    "nested items": "  - a",
    "numbers": "1. a",
    "tables": "|a|b|",
    "headings": "# a",
    "deep headings": "###### a",
    "fences": "```",
    "tildes": "~~~ a",
    "fences in items": "- ```",
    "rules": "---",
    "underlines": "===",
    "definitions": "a\n: b",
    "references defined": "[a]: b",
    "references apart": "[{n}]: b",
    "footnotes defined": "[^{n}]: b",
    "footnotes used": "b[^{n}]\n\n[^{n}]: c",
    "callouts": "> [!note]\n> a",
    "containers": "::: note",
    "admonitions": '!!! note "a"',
    "foldouts": "??? note",
    "details": "<details>\n<summary>a</summary>",
    "closed details": "<details><summary>a?</summary>\n\nb\n\n</details>\n",
    "divs": "<div>",
    "comments": "<!-- a -->",
    "open comments": "<!-- a",
    "clozes": "a {{c1::b}}",
    "identical questions": "## Q. Why?\n\nBecause.\n",
    "identical prompts": "Q: Why?\nA: Because.\n",
    "identical unanswered": "## Why?\n",
    "numbered questions": "{n}. Why?\n",
    "labelled": "Question: Why?",
    "answers alone": "Answer: So.",
    "choices": "A) a\nB) b",
    "choices unasked": "A) a",
    "keys": "{n}. B",
    "keyed questions": "{n}. Which?\n\nA) a\nB) b\n",
    "bold questions": "**Why?**",
    "bold ends": "**Why?",
    "separators": "a :: b",
    "double separators": "a ;; b",
    "marks alone": "?",
    "front and back": "Front: a\nBack: b",
    "decks": "TARGET DECK: a",
    "tag lines": "FILE TAGS: a",
    "front matter": "---\na: b",
    "toml": "+++\na = 1",
    "macros": "{{< card >}}",
    "directives": ":::{card}\n:class: a",
    "options": ":class: a",
    "html tables": "<table><tr><td>a",
    "html lists": "<ul><li>a",
    "formulas": "$$\na",
    "closed formulas": "$$a$$",
    "environments": "\\begin{a}",
    "hard breaks": "a  ",
    "backslash breaks": "a\\",
    "blank lines": "",
    "blanks": "   ",
    "tabs": "\ta",
    "paragraphs": "a b c.\n",
    "loose items": "- a\n",
    "item of item": "- - a",
    "quoted items": "> - a",
    "item quotes": "- > a",
    "ends": "END",
    "stars": "***",
    "ids": "a ^id{n}",
    "long identical answers": "## Q{n}. Why?\n\n- " + "word " * 40 + "\n",
    "questions in a row": "Why {n}?",
    "prompts": "- Why {n}?\n  - So.",
    "short anki": "START\nBasic\na\nBack: b\nEND",
    "mark pairs": "==a==",
    "pages": "![[a#b]]",
    "block refs": "((a))",
    "logseq": "- a #card\n  - b",
    "schedules": "<!--SR:!2020-01-01,1,2-->",
    "terms": "- **a**: b",
    "line numbers": "{n} a",
    "roman": "iv. a",
    "arrows": "a -> b",
    "images": "![a](b.png)",
}
"""Name and lines; `{n}` is the count, so that lines may differ."""

NESTS = {
    "brackets": ("[", "]"),
    "links": ("[", "](a)"),
    "images": ("![", "](a)"),
    "parens": ("(", ")"),
    "stars": ("*", "*"),
    "bold": ("**a ", " a**"),
    "tags": ("<b>", "</b>"),
    "divs": ("<div>\n", "</div>\n"),
    "spans": ('<span a="b">', "</span>"),
    "quotes": ("> ", ""),
    "items": ("- ", ""),
    "numbers": ("1. ", ""),
    "braces": ("$\\frac{a", "}$"),
    "formula braces": ("{", "}"),
    "clozes": ("{{c1::", "}}"),
    "details": ("<details>", "</details>"),
    "tables": ("<table><tr><td>", "</td></tr></table>"),
    "lists": ("<ul><li>", "</li></ul>"),
    "quoted": ("<blockquote>", "</blockquote>"),
    "lines": ("_", "_"),
    "strikes": ("~~", "~~"),
    "footnotes": ("^[", "]"),
    "emphasis": ("*a _b ", " b_ a*"),
    "code": ("`", "`"),
    "quotation marks": ("“", "”"),
}
"""Name, what opens and what closes."""


def _filled(piece: str, size: int) -> str:
    """Repeat a piece up to a size; pieces with a count count."""
    if "{n}" not in piece:
        return piece * (size // max(1, len(piece.encode())))
    return "".join(piece.replace("{n}", str(n)) for n in range(size // (len(piece.encode()) + 1)))


def _in_answer(piece: str, size: int) -> str:
    return ASKED + _filled(piece, size) + "b" + AFTER


def _in_question(piece: str, size: int) -> str:
    return "## Q1. Why " + _filled(piece, size) + "b?\n\nSo." + AFTER


def _on_lines(piece: str, size: int) -> str:
    return ASKED + _filled(piece + "\n", size) + AFTER


def _as_file(piece: str, size: int) -> str:
    return _filled(piece + "\n", size) + AFTER


def _nested(opens: str, closes: str, size: int) -> str:
    count = size // (len(opens) + len(closes))
    return ASKED + opens * count + "a" + closes * count + AFTER


def _indented(marker: str, size: int) -> str:
    lines = [" " * (2 * n) + marker for n in range(int(size**0.5))]
    return ASKED + "\n".join(lines) + AFTER


def _runs_of_ticks(size: int) -> str:
    return ASKED + " ".join("`" * n + "a" for n in range(1, int((2 * size) ** 0.5))) + AFTER


def _wide_table(size: int) -> str:
    wide = int((size / 2) ** 0.5)
    rows = "|a" * wide + "|\n"
    return ASKED + rows + "|-" * wide + "|\n" + rows * (size // len(rows)) + AFTER


def _short_rows(size: int) -> str:
    wide = size // 8
    return ASKED + "|a" * wide + "|\n" + "|-" * wide + "|\n" + "|b|\n" * (size // 8) + AFTER


def _headed(head: str, piece: str, size: int) -> str:
    return head + _filled(piece, size) + "\n\n" + ASKED + "So." + AFTER


def texts() -> Iterator[tuple[str, Text]]:
    """Give every text with its name."""
    for name, piece in ONE_LINE.items():
        if piece:
            yield f"{name} in an answer", partial(_in_answer, piece)
            yield f"{name} in a question", partial(_in_question, piece)
            yield f"{name}, one a line", partial(_on_lines, piece)
    for name, lines in LINES.items():
        yield f"lines of {name} in an answer", partial(_on_lines, lines)
        yield f"a file of {name}", partial(_as_file, lines)
    for name, (opens, closes) in NESTS.items():
        yield f"nested {name}", partial(_nested, opens, closes)
    for marker in ("- a", "1. a", "> a", "* a?", "- [ ] a"):
        yield f"stairs of {marker!r}", partial(_indented, marker)
    for head in (
        "TARGET DECK",
        "FILE TAGS",
        "TARGET DECK:",
        "Tags:",
        "---\ntitle: ",
        "---\ntags: [",
        "Deck",
        "<!-- deck:",
        "# ",
        "[#",
    ):
        for piece in (" ", "\t", "a, ", "\n"):
            yield f"{head!r} and {piece!r}", partial(_headed, head, piece)
    yield "growing runs of ticks", _runs_of_ticks
    yield "a wide table", _wide_table
    yield "a wide table of short rows", _short_rows
