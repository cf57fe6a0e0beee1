"""Pieces of the text that Markdown must not see, each behind two characters from the private-use planes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from mkdeck.values import dataclass

_HIGH, _LOW, _WIDTH = 0xF0000, 0x100000, 0xFFFE
_PAIR = re.compile("[\U000f0000-\U000ffffd][\U00100000-\U0010fffd]")


@dataclass(frozen=True, slots=True)
class Mask:
    """One hidden piece and what becomes of it."""

    source: str
    """As the file has it; what code shows."""

    tex: str = ""
    """The formula without its delimiters; empty for what is no formula."""

    display: bool = False
    """A formula on a line of its own."""

    file: str = ""
    """The file that an embed names: `![[x.png]]`, `[sound:x.mp3]`; a drawing's own bytes as `data:…`."""

    width: str = ""
    """In pixels, as an embed asks for it."""

    @property
    def words(self) -> str:
        """The plain text it stands for."""
        if not self.tex:
            return "" if self.file else self.source
        return rf"\[ {self.tex} \]" if self.display else rf"\( {self.tex} \)"

    @property
    def html(self) -> str:
        """What Anki typesets: entities inside, no tags."""
        return html.escape(self.words, quote=False)


def placeholder(index: int) -> str:
    """Give the two characters that stand for the mask of that index."""
    return chr(_HIGH + index // _WIDTH) + chr(_LOW + index % _WIDTH)


def is_private_number(entity: str) -> bool:
    """Whether `&#…;` with that number inside would become one of the characters of placeholders."""
    is_hexadecimal = entity[0] in "xX"
    return int(entity[1:] if is_hexadecimal else entity, 16 if is_hexadecimal else 10) >= _HIGH


def unmask(text: str, masks: Sequence[Mask], show: Callable[[Mask], str]) -> str:
    """Put back what the placeholders in the text stand for."""
    if not masks or text.isascii():
        return text

    def put_back(pair: re.Match[str]) -> str:
        index = _index(pair[0])
        return show(masks[index]) if index < len(masks) else pair[0]

    return _PAIR.sub(put_back, text)


def masks_in(text: str, masks: Sequence[Mask]) -> list[Mask]:
    """List the masks that the text holds, in order."""
    if not masks or text.isascii():
        return []
    return [masks[at] for at in map(_index, _PAIR.findall(text)) if at < len(masks)]


def embeds_in(text: str, masks: Sequence[Mask]) -> str:
    """Give the placeholders of files in the text, without the text."""
    pairs = [] if not masks or text.isascii() else _PAIR.findall(text)
    return "".join(pair for pair in pairs if _index(pair) < len(masks) and masks[_index(pair)].file)


def source_of(text: str, masks: Sequence[Mask]) -> str:
    """Give the text as the file has it."""
    return unmask(text, masks, lambda mask: mask.source)


def _index(pair: str) -> int:
    return (ord(pair[0]) - _HIGH) * _WIDTH + ord(pair[1]) - _LOW
