import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.report.mathml import with_mathml

TAGS = re.compile(r"</?([a-z]+)")
FORMULAS = set(
    re.findall(
        r"\w+",
        """
    code math mi mo mn mrow mtext msup msub msubsup mspace mtable mtr mtd mover munder munderover mstyle
    mfrac msqrt mroot mpadded mphantom menclose
""",
    )
)


def test_a_formula_in_a_line_becomes_mathml():
    assert re.fullmatch(r"so <math[^>]*inline.*</math>!", with_mathml(r"so \( x \)!"))


def test_a_formula_on_a_line_of_its_own_is_a_block():
    assert 'display="block"' in with_mathml(r"\[ x \]")


def test_entities_are_the_signs_that_they_stand_for():
    assert "<mo>&#x0003C;</mo>" in with_mathml(r"\( a &lt; b \)")


@pytest.mark.parametrize("html", [r"<code>\( x \)</code>", r"<pre><code>\[ x \]</code></pre>"])
def test_code_stays_as_it_is(html):
    assert with_mathml(html) == html


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{&lt;script&gt;alert(1)&lt;/script&gt;}",
        r"\href{javascript:alert(1)}{x}",
        r"\text{&lt;img src=x&gt;}",
    ],
)
def test_what_is_no_formula_stays_tex(tex):
    shown = with_mathml(rf"\( {tex} \)")
    assert set(TAGS.findall(shown)) == {"code"}


@given(st.text(alphabet=r"\{}&;<>ab^_ \"'=()", max_size=30))
def test_no_tag_but_those_of_formulas_ever_comes_out(tex):
    shown = with_mathml(rf"\( {tex.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')} \)")
    assert set(TAGS.findall(shown)) <= FORMULAS
