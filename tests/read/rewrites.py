"""Rewrites notes as other authors would have written the same: what is asked and answered stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Rewrite = Callable[[str], str]

_HEADING = re.compile(r"(#{1,5}) (.*)")
_QUESTION = re.compile(
    r"#{2,6} (?=.*\d|.*[?？])(.*)|\*\*(\d.*)\*\*$|(?:\d\. )(.*\?)$|Q: (.*)|<summary>(.*\?)</summary>"
)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_CODE = re.compile(r"`([^`]+)`")
_BULLET = re.compile(r"^( *)- ")


def _outside_code(change: Callable[[str], str]) -> Rewrite:
    """Change each line that is no code."""

    def rewrite(text: str) -> str:
        lines, is_code = [], False
        for line in text.split("\n"):
            is_fence = line.lstrip().startswith("```")
            is_code ^= is_fence
            lines.append(line if is_code or is_fence else change(line))
        return "\n".join(lines)

    return rewrite


def _headings(form: str) -> Rewrite:
    """Write each heading in this form: `{signs}`, `{level}` and its `{words}`."""

    def change(line: str) -> str:
        found = _HEADING.fullmatch(line)
        if not found:
            return line
        words = _CODE.sub(r"<code>\1</code>", found[2]) if form.startswith("<h") else found[2]
        return form.format(signs=found[1], level=len(found[1]), words=words)

    return _outside_code(change)


def _asked(text: str) -> Iterator[str]:
    """Give the questions' words, numbers and labels included."""
    for line in text.split("\n"):
        found = _QUESTION.match(line)
        if found:
            yield next(words for words in found.groups() if words)


def _above(form: str, entry: str = "") -> Rewrite:
    """Put something below the title: `{entries}` are the questions, each in the form of an entry."""

    def rewrite(text: str) -> str:
        entries = "\n".join(entry.format(words=words, n=n) for n, words in enumerate(_asked(text), 1))
        title, rest = text.split("\n", 1)
        return f"{title}\n\n{form.format(entries=entries)}\n{rest}"

    return rewrite


def _before_questions(extra: str) -> Rewrite:
    """Put something at the end of each answer but the last."""

    def rewrite(text: str) -> str:
        lines = text.split("\n")
        asked = [n for n, line in enumerate(lines) if _starts(lines, n)]
        for n in reversed(asked[1:]):
            lines[n:n] = [extra, ""]
        return "\n".join(lines)

    return rewrite


def _starts(lines: list[str], n: int) -> bool:
    if lines[n] == "<details>":
        return bool(_QUESTION.match(lines[n + 1]))
    return bool(_QUESTION.match(lines[n])) and not lines[n].startswith("<summary>")


REWRITES: dict[str, Rewrite] = {
    "headings one level deeper": _headings("{signs}# {words}"),
    "headings in html": _headings("<h{level}>{words}</h{level}>"),
    "headings closed with signs": _headings("{signs} {words} {signs}"),
    "headings in bold": _headings("{signs} **{words}**"),
    "headings with an anchor above": _headings('<a name="x"></a>\n\n{signs} {words}'),
    "headings with an anchor inside": _headings('{signs} <a name="x"></a>{words}'),
    "headings with a comment below": _headings("{signs} {words}\n\n<!-- checked -->"),
    "headings with a sign before": _headings("{signs} 🔹 {words}"),
    "headings with blanks at their end": _headings("{signs} {words}  "),
    "headings without an empty line below": lambda text: re.sub(
        r"^(#+ .*)\n\n(?=\w)", r"\1\n", text, flags=re.M
    ),
    "empty lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
    "lines that end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "other bullets": _outside_code(lambda line: _BULLET.sub(r"\1* ", line)),
    "plus signs for bullets": _outside_code(lambda line: _BULLET.sub(r"\1+ ", line)),
    "bold with underscores": _outside_code(lambda line: _BOLD.sub(r"__\1__", line)),
    "bold in html": _outside_code(lambda line: _BOLD.sub(r"<b>\1</b>", line)),
    "fences of tildes": lambda text: text.replace("```", "~~~"),
    "contents with links": _above("## Table of contents\n\n{entries}\n", "- [{words}](#q{n})"),
    "contents without links": _above("## Contents\n\n{entries}\n", "- {words}"),
    "contents with numbers": _above("## Questions\n\n{entries}\n\n---\n", "{n}. [{words}](#q{n})"),
    "contents in a fold": _above(
        "<details>\n<summary>Table of contents</summary>\n\n{entries}\n\n</details>\n", "- [{words}](#q{n})"
    ),
    "a badge": _above("[![Build](https://img.shields.io/badge/notes-green.svg)](https://example.org)\n"),
    "an introduction that asks": _above(
        "Why do I write this down? To remember it.\n\n- read it\n- learn it\n"
    ),
    "links back to the top": _before_questions("[⬆ Back to top](#top)"),
    "rules between the questions": _before_questions("---"),
    "a section about the licence": lambda text: f"{text}\n## License\n\nMIT, see the file beside this one.\n",
    "front matter": lambda text: f"---\ntitle: My notes\ndate: 2024-01-01\n---\n\n{text}",
    "a division around all": lambda text: f'<div align="left">\n\n{text}\n</div>\n',
    "numbers with brackets": _outside_code(lambda line: re.sub(r"^(#+ |\*\*|)(\d)\. ", r"\1\2) ", line)),
    "numbers that do not count": _outside_code(
        lambda line: re.sub(r"^(#+ |\*\*)(\d)\. ", r"\g<1>\2\\. ", line)
    ),
}
"""What is done to the notes, by its name."""
