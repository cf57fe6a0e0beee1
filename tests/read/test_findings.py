"""Notes that broke the reader once: each keeps every promise now, and reads as a person reads it."""

from pathlib import Path

import pytest

from tests.read.fuzz.promises import LOST, broken
from tests.read.notes import answer, plain, prompts, questions

FIXTURES = Path(__file__).parent / "fixtures"

FINDINGS = {
    "a footnote that only itself refers to": "[^1]: what[^1]\n",
    "footnotes that only each other refer to, beside one that is used": """\
### Q1. What?

This.[^3]

[^1]: what[^2]
[^2]: that[^1]
[^3]: there
""",
    "a directive within one of as few bars": """\
## e
```{exercise}
```{solution}
```
""",
    "two solutions of one exercise": """\
```{exercise} z?
```
```{solution}
W
```
```{solution}
```
""",
    "a directive below bars that nothing closes": """\
2. What?
~~~
```{admonition} Solution
```
""",
    "lines behind an empty fold": """\
what <details></details>c
word
""",
    "a picture beside a number": """\
Q. ![chart]()

A
2
""",
    "a directive within a fence that a longer one closed before": """\
```
````
Question:
```
```{solution}
```
""",
    "a directive that holds a fence as short as its own": """\
```{admonition}
:class: dropdown
2. j?
```n
```
""",
    "a sign at the beginning of a directive that is none of its options": """\
```{note}
:star: speed
```
""",
    "a fence that is code itself": """\
# t

    ```

```
:::s?
:::
""",
    "options in a fold that has no end": """\
# W
<details><summary>Ans</summary

#
<details><summary></summary

- [x] so
- [ ] t
""",
    "a fold in a block of code that an item's fence does not close": """\
### Q1. What is a graph?

   ```j

1.    ```
??? question "a?"
    b
""",
    "a label at the beginning of code": """\
- What is a graph? #card
{#id}
`Correct answer: B``js
print(3)
`{#same}``
""",
    "a control character written as a number, in html": """\
Q: What is a cell?
A: The unit of life.
<![CDATA[
## Notes

a&#x1,,b
""",
    "a list whose last item alone looks like a question": """\
# A

1. Read alone
2. Vote
3. Discuss with him
""",
    "an answer's label that leaves nothing of its item": """\
**Q1: Which?**
* **Ans**:
    * **a**: b.

**Q2: May it?**
* **Ans**: Yes.
""",
    "folded nothing before a table row, at the end of the file": """\
<details>
</details>
| **Which one?** | The first. |""",
    "a line right below a link back to the top": """\
### Q1. Why?

Since it is.

[Back to top](#top)
It is stable.
""",
    "cards in a paragraph whose first line is none": """\
cow :: la vaca

A line of its own
dog :: el perro
cat :: el gato

- a list
""",
    "a block of code that begins where the file ends": "<details>\n</details> \n  ```java",
    "an answer that is cut within a list": """\
### Q1. x?
<details>

**A1.** Disorder:

- a

</details>
""",
    "entities of the characters that stand for formulas": """\
### Q1. Why &#xF0000;&#x100000;?
Since $x$ is &#xF0001;&#x100005; and &#983041;&#1048577;.
""",
    "entities of the characters that stand for statements": """\
### Q1. Why?
<b>So</b> &#x10fff0;0;it is.&#x10fff1; Or not.
""",
    "a number in a circle below one that is not": """\
# 2

①what
""",
    "html in a question that has more below it": """\
## Q1. <d>What <!DOCTYPE>?

this

## Answer

that
""",
    "entities of characters that stand for formulas, where code would be but html is": """\
### Q1. Why $x$?

<div>&#x100005;
```

&#xF0001;&#x100005;
""",
    "tags that nothing closes and that would swallow all that follows": """\
## What is a <textarea> for?

A <title> and *more*.
""",
    "a line that begins like a property and has bold words": "What? #card\nstd::**vector** it is\n",
    "a heading without its space inside of slanted words": "*Above\n##What?\nthis*\n",
    "a number that is no question above a label that is": "1\u20e3what\nQ: why?\nA: so\n",
    "an unanswered label behind a tab": "Q:Why?\nA:So.\n\tQ:breakage",
    "folded text inside of slanted words": "## What?\n*h<details><summary>Answer</summary>a*\n",
    "half a fold above a block that nothing closes": "# T\n\n<details>\n\n```occlusion a.png\nrect\n",
    "folded text that no question owns": "# T\n\n<details>\n\nmaths\n\n</details>\n\n## Q1. What?\n\nThis.\n",
    "an answer on the line of a quoted question": "> **Why?** So.",
    "an unanswered question in a fence around the whole file": "```markdown\n## o\nis that so?",
    "sentences with labels in a list below a title, and a question below them": """\
## Card 2

- First: they look at it.
- Then: they name it.

Which is last?

This.
""",
    "a formula of several lines above the first question": "$$\nmean\n$$\n\n## So?\n\nIt is.\n",
    "a tag that nothing ends": "## Which?\n\n1. <details><summary>Look</summ that\nthese words follow\n",
    "a picture in html whose line was parted": "# This\n<? A:<img src=none.png",
    "a site builder's fold inside of its code": """\
## Which?

{% highlight md %}
{% details More %}
this
{% enddetails %}
{% endhighlight %}
""",
    "sides of a card, one of them in a block of code": "**Front:** this\n```\n**Back:** that\n",
    "learned labels in the middle of what no label asks": """\
P: ?
R: a
## Of y
P: ?
R: b
R: c
is it? R: d
""",
    "a card between START and END without a kind of note": """\
START
Sounds: which are first?
Those of water
Back: Rain.
END
""",
    "a formula among tags": "## Which?\n\nThis.\n\nTags: $x$, b\n",
    "a formula where a third field would be tags": "Which\n\n%\n\nThis.\n\n%\n\nThe $x$ one.\n",
    "more than tags in fields behind the back": """\
Which

%

This.

%

Those again

that nobody counts.

%

And others.
""",
    "a summary that closes inside of a list below it": """\
Q. Which?<details><summary>
- one</summary>

two
- three""",
    "a fold that opens in one item and closes in the next": """\
## Which?

- one <details>
- two </details>
""",
    "a sign of headings below code that goes on below its line": "`code\nmore`\na note\n##) x\n",
    "labels with two signs that stand for the same letter": "Q:A<details>?\nA: \nQ. ?\nA. \nQ. ?\nA. ",
    "boxes to tick that come again below with others": """\
2. What is one and one?
   - (x) two
   - ( ) five
2. What is another one?
   - (x) two

What is one and one?

(x) two

( ) five
""",
    "items between a question and its answer": "- A?\n- another house\n  - ?\n\n- \n- Ans: x\n",
    "words right before a fold": "a note <details>\n<summary>Which?</summary>\n\nIt.\n\n</details>\n",
    "words below a section and right before a fold": """\
### Q1. Why?

So.

# Part

a note <details>
<summary>Which?</summary>

It.
</details>
""",
    "bold words that go on over the end of the question": """\
**What is
?**
It.
""",
}


@pytest.mark.parametrize("text", FINDINGS.values(), ids=FINDINGS)
def test_a_finding_keeps_every_promise(text: str, tmp_path: Path) -> None:
    assert broken(text.encode(), tmp_path) == []


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.md")), ids=lambda p: p.stem)
def test_a_fixture_keeps_every_promise(path: Path, tmp_path: Path) -> None:
    # Fixtures hold the markup of many programs; the file beside each says what is read of it.
    assert set(broken(path.read_bytes(), tmp_path)) <= {LOST}


def test_a_label_on_its_own_line_of_an_item_takes_no_letter_of_the_answer() -> None:
    assert plain(answer("## Q1. x?\n\n* A:\nabc def\n")) == "abc def"
    assert plain(answer("## Q1. x?\n\n* `A`: abc\n")) == "abc"


def test_a_label_behind_an_embed_takes_no_letter_of_the_answer() -> None:
    assert plain(answer("## Q1. x?\n\n![[b]] Answer: so it is.\n")) == "b so it is."


def test_a_script_in_a_question_that_has_more_below_it_is_taken_out() -> None:
    (question,) = questions("## Q1. What <b onclick='x()'>is</b>?\n\nthis\n\n## Answer\n\nthat\n")
    assert question.prompt == "<p>What <b>is</b>?</p>\n<p>this</p>\n"


def test_bold_words_that_are_cut_stay_bold() -> None:
    (question,) = questions("**What is\n?**\nIt.\n")
    assert question.prompt == "<strong>What is</strong>"


def test_a_tag_that_is_a_word_is_shown_and_swallows_nothing() -> None:
    assert plain(
        answer("## Which?\n\nA List<String>, a <title>,\n\n*more* <b>here</b> <Tip>so</Tip>.\n")
    ) == ("A List<String>, a <title>, more here so.")


def test_folded_text_without_a_summary_is_part_of_the_answer() -> None:
    assert answer("### Q1. x?\n<details>\n\n**A1.** So.\n\n</details>\n") == (
        "<details>\n<p><strong>A1.</strong> So.</p>\n</details>\n"
    )


def test_numbers_in_circles_count() -> None:
    assert prompts("① What is a?\n\nA.\n\n② What is b?\n\nB.\n") == ["What is a?", "What is b?"]


def test_a_formula_in_the_third_field_of_a_card_is_part_of_its_answer() -> None:
    assert plain(answer("Which\n\n%\n\nThis.\n\n%\n\nThe $x$ one.\n")) == "This. The \\( x \\) one."


def test_the_kind_of_note_is_no_part_of_a_card_and_its_first_line_is() -> None:
    card = "Which?\nBack: This.\nEND\n"
    assert prompts("START\nBasic (and reversed card)\n" + card) == prompts("START\n" + card) == ["Which?"]


def test_a_card_below_code_that_goes_on_below_its_line_knows_its_own_line() -> None:
    assert [q.line for q in questions("`code\nmore`\na :: b\n")] == [3]


def test_a_directive_in_a_block_of_code_is_shown_as_it_is_written() -> None:
    code = "```{dropdown} Answer\nThis.\n```\n"
    assert code.rstrip() in answer(f"## How is an answer folded?\n\n~~~md\n{code}~~~\n")


def test_a_picture_beside_a_title_is_on_the_front_with_the_question_below_it() -> None:
    below = "\n\nWhat is shown?\n\n**Answer:** A chart.\n\n"
    first, _ = questions(f"## Question 1 ![a chart](none.png){below}## Question 2{below}")
    assert plain(first.prompt) == "What is shown? a chart"


def test_a_line_below_options_that_tells_what_is_wrong_does_not_part_them() -> None:
    options = "### Q1. Which?\n\n- A. one\n- B. two\n\n"
    assert prompts(f"{options}B is right.\n") == ["Which?\nA. one\nB. two"]
    assert prompts(f"{options}B is not right, since it is even.\n") == ["Which?"]
