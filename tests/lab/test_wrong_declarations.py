"""Declarations as people get them wrong: each is told at its line, and none costs more than its own check."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdeck.errors import Failed, Problem
from mkdeck.lab.badges import badges
from mkdeck.lab.check import Check
from mkdeck.lab.conform import conform
from mkdeck.lab.fingerprint import declaration
from mkdeck.lab.project import read_check
from tests.lab.toys import LECTURE, suite, write_project

WORDS = "check, citation, cite, difference, exact, gate, greater, mean, near, pick, untestable, Trial"
FUNCTION = "def f(trial: Trial, *, shift: float = 0.0) -> float:\n    '''A number, without unit.'''\n"
SAID = {
    "backs": "{'toys': ['Euclid said so']}",
    "says": "'Euclid said so.'",
    "correction": "'Hardly.'",
    "key": "'k'",
}
SOURCES = {"sources": "[cite('Euclid', 'Elements I', 'he said so')]"}
RUN = SAID | SOURCES | {"scope": "'toys'", "seeds": "9", "dtype": "'float64'", "limit_s": "9", "looks": "2"}
DECLARATIONS: Mapping[str, Mapping[str, str]] = {
    "check": RUN
    | {
        "arms": "{'a': {'shift': 1.0}, 'b': {'shift': 0.0}}",
        "effect": "difference('a', minus='b')",
        "predicts": "greater(1, because='less is noise')",
        "sabotage": "{'none': {'a': {'shift': 0.1}}}",
        "planted": "{'more': {'a': {'shift': 9.0}}}",
        "gates": "[gate('finite', of='value', at_least=0)]",
        "constant": "{'b': 'no noise'}",
        "picks": "pick('shift', (1.0, 2.0))",
        "batched": "''",
        "expect": "'refuted'",
    },
    "exact": RUN
    | {"expects": "{'value': near(1, 0.1)}", "sabotage": "{'x': {'shift': 2.0}}", "expect": "'supported'"},
    "citation": SAID | SOURCES | {"scope": "''", "verdict": "'cited'"},
    "untestable": {k: v for k, v in SAID.items() if k != "says"}
    | SOURCES
    | {"because": "'No quantity is named.'"},
}
"""The four declarations, each with every keyword that it has."""

VALUES = (
    *("5", "0", "-1", "1.5", "1e999", "-1e999", "True", "None", "'x'", "''", "b'x'", "1j", "...", "(1, 2)"),
    *("[]", "[5]", "['x']", "[[]]", "{}", "{'x': 5}", "{5: 'x'}", "{'x': ['x']}", "{'x': {}}"),
    *("{'x': {'x': {}}}", "{'x': {'x': {'x': []}}}", "{'a': {'shift': []}}", "{[]: 1}", "{**5}"),
    *("check(1)", "cite('a', 'b')", "cite(5, 6)", "greater(1)", "greater('x', because='y')"),
    *("greater(1e999 - 1e999, because='y')", "mean('x')", "mean(5)", "near(1, 0)", "near('x', 0)"),
    *("gate('x', of='y')", "[gate('x', of='y')]", "[gate(5, of=6, arm=7)]", "pick('shift', [])"),
    *("pick('shift', 5)", "10**10**10", "'a' * 10**11", "2 ** -10**9", "[0] * 10**12", "1 / 0"),
    *("f'{1:999999999}'", "f'{1:zz}'", "[1][5]", "{}['x']", "-'x'", "lambda: 1", "open('x')"),
    *("__import__('os')", "x", "1 if 2 else 3", "[y for y in z]", r"'\ud800'", r"'\x1b]0;x\x07'"),
    "-" * 900 + "1",
)
"""Values as an author might write one, and as one would who wants to do harm."""

CASES = [(word, keyword) for word, keywords in DECLARATIONS.items() for keyword in keywords]


def written(word: str, keywords: Mapping[str, str]) -> str:
    """Write the declaration with each keyword on a line of its own, from line 4."""
    lines = "".join(f"    {keyword}={value},\n" for keyword, value in keywords.items())
    if word in ("check", "exact"):
        return f"from mkdeck.lab import {WORDS}\n\n@{word}(\n{lines})\n{FUNCTION}"
    return f"from mkdeck.lab import {WORDS}\n\nfound = {word}(\n{lines})\n"


def read(folder: Path, source: str) -> tuple[Check | None, tuple[Problem, ...]]:
    path = folder / "verify" / "wrong.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, encoding="utf-8", errors="surrogatepass")
    check, problems = read_check(path, path.parent)
    return check, problems or (conform(check) if check else ())


@pytest.mark.parametrize("word", DECLARATIONS)
def test_each_declaration_is_whole_with_every_keyword(tmp_path: Path, word: str) -> None:
    check, problems = read(tmp_path, written(word, DECLARATIONS[word]))
    assert check
    assert problems == ()


@pytest.mark.parametrize(("word", "keyword"), CASES)
def test_a_wrong_value_is_told_at_its_line_and_breaks_nothing(
    tmp_path: Path, word: str, keyword: str
) -> None:
    keywords = DECLARATIONS[word]
    line = 4 + list(keywords).index(keyword)
    told = 0
    for value in VALUES:
        check, problems = read(tmp_path, written(word, {**keywords, keyword: value}))
        assert check or problems, value
        told += bool(problems)
        where = {p.line for p in problems} - {line, 3, 0}
        assert check or not where, (value, problems)
        assert all(p.fault and "\n" not in str(p) for p in problems), value
        if check:
            declaration(check)
            badges(tmp_path / "verify", [LECTURE])
    assert told > len(VALUES) / 2


@pytest.mark.parametrize(("word", "keyword"), CASES)
def test_a_keyword_left_out_is_told_or_has_a_default(tmp_path: Path, word: str, keyword: str) -> None:
    rest = {k: v for k, v in DECLARATIONS[word].items() if k != keyword}
    check, problems = read(tmp_path, written(word, rest))
    assert check or [p.fault for p in problems if keyword in p.fault]


def test_everything_that_is_wrong_with_a_declaration_is_told_at_once(tmp_path: Path) -> None:
    wrong = {
        **DECLARATIONS["check"],
        "says": "5",
        "seeds": "'many'",
        "predicts": "greater('x')",
        "scoop": "1",
    }
    _, problems = read(tmp_path, written("check", wrong))
    lines = {k: 4 + i for i, k in enumerate(wrong)}
    assert {lines[k] for k in ("says", "seeds", "predicts", "scoop")} == {p.line for p in problems}
    assert len(problems) == 5


@pytest.mark.parametrize(
    "source",
    [
        "x = " + "(" * 500 + ")" * 500,
        "x = " + "[" * 90 + "]" * 90,
        "x = " + "-" * 100_000 + "1",
        "x = " + "+".join(["1"] * 50_000),
        "\0",
        "def (",
        "x = 1\n  y = 2",
        "'\\d'",
        "@check\ndef f(): ...",
        "@check(5)\ndef f(): ...",
        "check",
        "@exact(**{})\ndef f(): ...",
        "@citation(backs={}, says='', sources=[])\ndef f(): ...",
        "class A:\n    @check(says=5)\n    def f(self): ...",
        "if True:\n    @check(says=5)\n    def f(): ...",
        "a = (1, 1)\n"
        + "".join(f"a{i} = (a{i - 1 if i else ''}, a{i - 1 if i else ''})\n" for i in range(80)),
    ],
    ids=lambda text: repr(text[:20]),
)
def test_a_file_of_any_shape_costs_its_own_check_only(project: Path, source: str) -> None:
    (project / "verify" / "toys" / "wrong.py").write_text(
        f"from mkdeck.lab import check, citation, exact\n{source}"
    )
    opened = suite(project)
    assert {c.name for c in opened.checks.found} == {"toys/shift", "toys/half", "toys/said"}
    found, _ = badges(project / "verify", [LECTURE])
    assert found


def test_a_folder_named_like_a_check_is_no_check(project: Path) -> None:
    (project / "verify" / "folder.py").mkdir()
    assert len(suite(project).checks.found) == 3


def test_a_check_that_cannot_be_read_is_told_alike_by_itself_and_among_all(project: Path) -> None:
    wrong = (project / "verify" / "toys" / "shift.py").read_text().replace("greater(1,", "greater('x',")
    (project / "verify" / "toys" / "shift.py").write_text(wrong)
    opened = suite(project)
    with pytest.raises(Failed) as failed:
        opened.select(["toys/shift"])
    assert tuple(failed.value.problems) == opened.problems(opened.checks.found)


def test_two_checks_of_one_key_are_told_with_both_names(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "verify" / "more").mkdir()
    (tmp_path / "verify" / "more" / "half.py").write_text(
        (tmp_path / "verify" / "toys" / "half.py").read_text()
    )
    (problem,) = suite(tmp_path).checks.problems
    assert {"more/half.py", "toys/half.py"} == {
        "/".join(p.split("/")[-2:]) for p in (problem.path, problem.fault.split(" of ")[-1])
    }
