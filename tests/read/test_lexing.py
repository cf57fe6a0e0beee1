from __future__ import annotations

import pytest
from pygments.lexers import get_lexer_by_name

from mkdeck.read.lexing import Choice, quicken

CODE = {
    "python": 'def f(x: int) -> str:\n    """Doc."""\n    return f"{x!r} {y:>{w}}"  # c\n\n@a\npass\n',
    "javascript": "const f = async (x) => `a ${x + 1} b`; // c\n/* d */ var r = /a[b/]c/g, n = 0x1f;\n",
    "java": "public class A<T> { @Override int f() { return \"a\\n\".length() + 'c'; } }\n",
    "cpp": '#include <vector>\nstd::vector<int> v{1, 2}; // c\nauto s = R"x(a)x";\n#if 0\nx\n#endif\n',
    "bash": 'for i in $(ls "$HOME"); do echo "${i%.*}" | sed \'s/a/b/\'; done <<EOF\nx\nEOF\n',
    "sql": "SELECT a, count(*) FROM t -- c\nWHERE b = 'x''y' GROUP BY 1;\n",
    "html": "<!-- a --><p class='b' onclick=\"f()\">c &amp; d<script>let x = 1;</script></p>\n",
    "go": 'package main\nfunc f(a int) (b string) { return `x` + "y" }\n',
    "rust": "fn f<'a>(x: &'a str) -> u8 { /* a /* b */ */ b'x' + 0b1_0 }\n",
    "c": "int main(void) { return 'a' + 0xFFu; } /* unclosed\n",
    "ruby": 'def f(x) = %w[a b].map { |y| "#{y}" } # c\n',
    "haskell": "f :: Int -> [a]\nf x = [y | y <- z, y /= 'a'] -- c\n",
}


@pytest.mark.parametrize("language", CODE)
@pytest.mark.parametrize("junk", ["", "\x00 § \" ' ` )\n"])
def test_a_quick_lexer_says_what_the_slow_one_says(language: str, junk: str) -> None:
    code = CODE[language] + junk
    slow = list(get_lexer_by_name(language).get_tokens(code))
    assert list(quicken(get_lexer_by_name(language)).get_tokens(code)) == slow


def test_the_patterns_of_a_common_language_are_really_joined() -> None:
    states = quicken(get_lexer_by_name("python"))._tokens
    assert isinstance(states["root"], Choice)
    assert isinstance(states["expr"], Choice)
