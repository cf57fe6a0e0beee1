"""Asks of each line only those rules for blocks that its first character can begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt, rules_block
from markdown_it.rules_block import StateBlock

Rule = Callable[[StateBlock, int, int, bool], bool]

_STARTS: dict[Rule, str] = {
    rules_block.fence: "`~",
    rules_block.blockquote: ">",
    rules_block.hr: "*-_",
    rules_block.list_block: "*+-0123456789",
    rules_block.reference: "[",
    rules_block.html_block: "<",
    rules_block.heading: "#",
    rules_block.code: "",
}
"""What a line begins with where the rule can match; other rules may match anywhere, deep code apart."""

_CHAINS = ("", "paragraph", "reference", "blockquote", "list")
"""All rules, and those that end what is named."""

_DEEP = 4
"""Columns from which a line may be code, whatever it begins with."""


def try_few(parser: MarkdownIt) -> None:
    """Let a parser whose rules are settled ask only the rules that a line's start allows."""
    chains = {name: _chosen(parser.block.ruler.getRules(name)) for name in _CHAINS}
    ruler = parser.block.ruler
    ruler.getRules = lambda chainName="": chains[chainName]  # type: ignore[method-assign]  # noqa: N803


def _chosen(rules: Sequence[Rule]) -> list[Rule]:
    """Make one rule of a chain of them."""
    anywhere = [rule for rule in rules if rule not in _STARTS]
    signs = {sign for rule in rules for sign in _STARTS.get(rule, "")}
    by_sign = {sign: [r for r in rules if sign in _STARTS.get(r, sign)] for sign in signs}

    def first_that_matches(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if state.sCount[line] - state.blkIndent >= _DEEP:
            candidates = rules
        else:
            at = state.bMarks[line] + state.tShift[line]
            candidates = by_sign.get(state.src[at : at + 1], anywhere)
        for rule in candidates:  # noqa: SIM110 - a generator would cost more than the rules that are spared
            if rule(state, line, end, silent):
                return True
        return False

    return [first_that_matches] if rules else []
