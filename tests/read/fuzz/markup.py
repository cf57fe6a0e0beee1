"""Whether html is balanced, as a browser inside Anki needs it."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = frozenset(["area", "br", "col", "hr", "img", "source", "wbr"])


class _Stack(HTMLParser):
    """Opens and closes elements, and remembers the first that does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fault = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.fault = self.fault or f"<{tag}/>, which closes nothing"

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.fault = self.fault or f"</{tag}> that closes nothing"

    def handle_decl(self, decl: str) -> None:
        self.fault = self.fault or "a declaration"

    def unknown_decl(self, data: str) -> None:
        self.fault = self.fault or "a declaration"

    def handle_pi(self, data: str) -> None:
        self.fault = self.fault or "a processing instruction"


def unbalanced(shown: str) -> str:
    """Say what is wrong with the nesting of its elements; "" where nothing is."""
    if "<" not in shown:
        return ""
    stack = _Stack()
    stack.feed(shown)
    # What is left is an opening bracket that never became a tag: a browser would take the rest for it.
    left = stack.rawdata
    stack.close()
    if left.startswith("<"):
        return "a tag that does not end"
    return stack.fault or (f"<{stack.open[-1]}> left open" if stack.open else "")
