from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from mkdeck.read.markdown import linestarts
from mkdeck.read.markdown.linestarts import try_few


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Name the rules that a parser asks of the first line of a text."""

    def asked_of(text: str) -> list[str]:
        parser = MarkdownIt("commonmark")
        names: list[str] = []
        for rule in parser.block.ruler.__rules__:
            noting = _noting(rule.name, rule.fn, names)
            if rule.fn in linestarts._STARTS:
                monkeypatch.setitem(linestarts._STARTS, noting, linestarts._STARTS[rule.fn])
            rule.fn = noting
        try_few(parser)
        parser.parse(text)
        return names

    return asked_of


def _noting(name: str, rule: Any, names: list[str]) -> Any:
    def noting(*line: Any) -> Any:
        names.append(name)
        return rule(*line)

    return noting


def test_words_are_asked_only_for_what_may_begin_anywhere(asked: Callable[[str], list[str]]) -> None:
    assert asked("words") == ["lheading", "paragraph"]


def test_a_dash_may_be_a_rule_or_begin_a_list(asked: Callable[[str], list[str]]) -> None:
    assert asked("-")[:2] == ["hr", "list"]


def test_a_line_that_may_be_code_is_asked_for_everything(asked: Callable[[str], list[str]]) -> None:
    assert asked("    code") == ["code"]
