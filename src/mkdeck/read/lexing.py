"""Pygments' lexers made quick: the patterns of a state are tried as one, and only the right one by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_Rule = tuple[Callable[..., Any], Any, Any]
"""As Pygments has it: a pattern's match, what the match is, the state that follows."""

_OWN_GROUPS = re.compile(r"\\[1-9]|\(\?P[<=]|\(\?\(")
"""What refers to a group by number or name; it would mean another group among other patterns."""


_GLOBAL = re.compile(r"^\(\?[aiLmsux]+\)")
_FLAGS = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s", re.VERBOSE: "x"}


@dataclass(slots=True)
class Choice:
    """The rules of one state; iterating over them yields the one that matches where the lexer looks next."""

    joined: re.Pattern[str]
    """All patterns as alternatives, each followed by an empty group that tells which it was."""

    rules: dict[int, _Rule]
    """By the number of that group."""

    found: _Rule | None = None

    def probe(self, text: str, *at: int) -> None:
        """Look which rule matches; answers None, so that the lexer asks for the next rule."""
        match = self.joined.match(text, *at)
        self.found = self.rules[match.lastindex or 0] if match else None

    def __iter__(self) -> Iterator[_Rule]:
        yield self.probe, None, None
        if self.found:
            yield self.found


def quicken(lexer: Any) -> Any:
    """Join the patterns of each state of a lexer that is a table of them."""
    tokens = getattr(lexer, "_tokens", None)
    if tokens:
        lexer._tokens = {name: _choice(rules) for name, rules in tokens.items()}
    return lexer


def _choice(rules: list[_Rule]) -> Choice | list[_Rule]:
    """Join a state's rules, where that changes nothing."""
    parts, by_group, count = [], {}, 0
    for rule in rules:
        pattern = getattr(rule[0], "__self__", None)
        if not isinstance(pattern, re.Pattern) or _OWN_GROUPS.search(pattern.pattern):
            return rules
        count += pattern.groups + 1
        by_group[count] = rule
        parts.append(f"{_scoped(pattern)}()")
    try:
        return Choice(re.compile("|".join(parts)), by_group) if len(rules) > 1 else rules
    except re.error:
        return rules


def _scoped(pattern: re.Pattern[str]) -> str:
    """Write a pattern with its flags, so that it means the same beside patterns with others."""
    on = "".join(letter for flag, letter in _FLAGS.items() if pattern.flags & flag)
    off = "".join(letter for flag, letter in _FLAGS.items() if not pattern.flags & flag)
    end = "\n" if pattern.flags & re.VERBOSE else ""
    return f"(?{on}{'-' if off else ''}{off}:{_GLOBAL.sub('', pattern.pattern)}{end})"
