"""Generates notes of every family, with the traps of real ones, and knows what must be read in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

WORDS = ["cell", "force", "river", "prime", "vector", "market", "treaty", "enzyme", "matrix", "novel"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an answer: its lines, and the words that a reader sees."""

    lines: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class Card:
    """A question as its author thinks of it."""

    prompt: str
    blocks: tuple[Block, ...]

    @property
    def seen(self) -> str:
        return " ".join(b.seen for b in self.blocks)


@dataclass(frozen=True, slots=True)
class Notes:
    """A file, and the cards that are in it."""

    text: str
    cards: tuple[Card, ...]


def words(least: int = 1, most: int = 5) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map(" ".join)


def sentence(text: str) -> Block:
    return Block((f"The {text} is here.",), f"The {text} is here.")


def soft_lines(text: str) -> Block:
    return Block((f"The {text} one", f"then {text} two."), f"The {text} one then {text} two.")


def bullets(text: str) -> Block:
    return Block((f"- {text} a", f"  - {text} b", f"- {text} c"), f"{text} a {text} b {text} c")


def steps(text: str) -> Block:
    return Block((f"1. **{text}**: first", f"2. {text} second"), f"{text} : first {text} second")


def code(text: str) -> Block:
    lines = (f"# {text}?", "## 7. Is it a heading?", f"Q: {text}", f"x :: {text}", "---", "<details>")
    return Block(("```text", *lines, "```"), " ".join(lines))


def formula(text: str) -> Block:
    return Block(
        (f"So {text} $a_1 < b_{{1}} * c * d$ holds.",), rf"So {text} \( a_1 < b_{{1}} * c * d \) holds."
    )


def display(text: str) -> Block:
    return Block(
        (f"Then {text}:", "$$", r"x = \frac{a}{b}", "$$"), rf"Then {text}: \[ x = \frac{{a}}{{b}} \]"
    )


def table(text: str) -> Block:
    return Block(("| a | b |", "|---|---|", f"| {text} | 1 |"), f"a b {text} 1")


def quotation(text: str) -> Block:
    return Block((f"> {text} said",), f"{text} said")


def prices(text: str) -> Block:
    return Block((f"A {text} is $5 and $10, {{{{ name }}}}.",), f"A {text} is $5 and $10, {{{{ name }}}}.")


def label(text: str) -> Block:
    return Block(("**Example:**", "", f"{text} again"), f"Example: {text} again")


BODIES: tuple[Callable[[str], Block], ...] = (
    sentence,
    soft_lines,
    bullets,
    steps,
    code,
    formula,
    display,
    table,
    quotation,
    prices,
    label,
)


NO_CODE = tuple(make for make in BODIES if make is not code)


def answers(
    first: tuple[Callable[[str], Block], ...] = BODIES, rest: tuple[Callable[[str], Block], ...] = BODIES
) -> st.SearchStrategy[tuple[Block, ...]]:
    opening = st.builds(lambda make, text: make(text), st.sampled_from(first), words())
    more = st.lists(st.builds(lambda make, text: make(text), st.sampled_from(rest), words()), max_size=3)
    return st.tuples(opening, more).map(lambda both: _apart((both[0], *both[1])))


def _apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Never two lists side by side: Markdown would make them one."""
    kept: list[Block] = []
    for block in blocks:
        is_list = block.lines[0].startswith(("- ", "1. ", "> "))
        if not (kept and is_list and kept[-1].lines[0].startswith(("- ", "1. ", "> "))):
            kept.append(block)
    return tuple(kept)


def cards(
    prompt: str = "What is {}?",
    first: tuple[Callable[[str], Block], ...] = BODIES,
    rest: tuple[Callable[[str], Block], ...] = BODIES,
) -> st.SearchStrategy[list[Card]]:
    one = st.builds(Card, words(2, 6).map(prompt.format), answers(first, rest))
    return st.lists(one, min_size=3, max_size=6, unique_by=lambda c: c.prompt)


def body(card: Card, indent: str = "") -> list[str]:
    """The answer's lines, blocks apart by an empty line."""
    lines: list[str] = []
    for block in card.blocks:
        lines += ["", *block.lines]
    return [indent + line if line else line for line in lines[1:]]


BETWEEN = st.sampled_from(
    ["", "---", "<!-- a comment -->", "[Back to top](#top)", "**[⬆ Back to Top](#contents)**", "<br/>"]
)


def file(made: list[tuple[list[str], str]], title: bool, contents: list[str]) -> str:
    """Put cards together, with something between them that is none."""
    head = ["# Notes", ""] if title else []
    toc = [*(f"- [{c}](#x)" for c in contents), ""] if contents else []
    parts = [line for lines, between in made for line in (*lines, "", between, "")]
    return "\n".join((*head, *toc, *parts))


def family(
    render: Callable[[int, Card], list[str]], drawn: st.SearchStrategy[list[Card]], *, title: bool = True
) -> st.SearchStrategy[Notes]:
    """Notes whose every card is written by `render(number, card)`."""

    @st.composite
    def notes(draw: st.DrawFn) -> Notes:
        found = draw(drawn)
        contents = [c.prompt for c in found] if title and draw(st.booleans()) else []
        made = [(render(n, c), draw(BETWEEN)) for n, c in enumerate(found, 1)]
        return Notes(file(made, title, contents), tuple(found))

    return notes()


def noted(text: str) -> tuple[Block, ...]:
    """A sentence with a footnote, which is the first of its card."""
    label = text.replace(" ", "-")
    return (
        Block((f"The {text} is here.[^{label}]",), f"The {text} is here. 1"),
        Block((f"[^{label}]: Of {text}.",), f"1 Of {text}."),
    )


footnoted = st.lists(
    st.builds(Card, words(2, 4).map("What is {}?".format), words().map(noted)),
    min_size=2,
    max_size=5,
    unique_by=(lambda c: c.prompt, lambda c: c.blocks),
)


def sides(inner: str, outer: str, prompt: str = "{}") -> st.SearchStrategy[Notes]:
    """Notes of cards between lines of signs: one sign between the sides, another between cards."""

    def joined(found: list[Card]) -> Notes:
        written = ("\n".join([c.prompt, "", inner, "", *body(c)]) for c in found)
        return Notes(f"\n\n{outer}\n\n".join(written) + "\n", tuple(found))

    return cards(prompt).map(joined)


def right_below(found: list[Card]) -> Notes:
    """Notes whose every side is a few lines, with a rule and no empty line below."""
    written = (side for c in found for side in (c.prompt, "\n".join(c.blocks[0].lines)))
    return Notes("\n---\n".join(written) + "\n", tuple(found))


short = st.lists(
    st.builds(Card, words(2, 4).map("What is {}?".format), words().map(lambda w: (soft_lines(w),))),
    min_size=2,
    max_size=5,
    unique_by=lambda c: c.prompt,
)


def keyed(found: list[Card]) -> Notes:
    """Notes of questions that all come first, with their answers in a key at the end."""
    asked = [f"{n}. {c.prompt}" for n, c in enumerate(found, 1)]
    told = [line for n, c in enumerate(found, 1) for line in (f"{n}. {body(c)[0]}", *body(c, "   ")[1:], "")]
    lines = ["# Notes", "", "Read them.", "", *asked, "", "## Answer key", "", *told, "## Further reading"]
    return Notes("\n".join(lines) + "\n", tuple(found))


def below_notes(found: list[Card]) -> Notes:
    """A quiz at the end of notes whose headings ask as well."""
    head = ["# Notes", "", "## What is a note?", "", "This one.", "", "## Parts", "", "Two of them.", ""]
    quiz = [line for c in found for line in (f"**{c.prompt}**", "", *body(c), "")]
    return Notes("\n".join([*head, "## Review questions", "", *quiz]) + "\n", tuple(found))


def with_a_task(drawn: st.SearchStrategy[list[Card]]) -> st.SearchStrategy[list[Card]]:
    """Make one question of several a task, which ends in no question mark."""
    return drawn.filter(lambda made: len(made) > 3).map(
        lambda made: [made[0], Card(f"Tell all of {made[1].prompt[8:-1]}.", made[1].blocks), *made[2:]]
    )


def topics(found: list[Card]) -> list[Card]:
    """Make topics of every other question after the third: bold words that ask nothing."""
    return [Card(c.prompt[8:-1], c.blocks) if n > 2 and n % 2 else c for n, c in enumerate(found)]


def callout(card: Card) -> list[str]:
    """An answer in a callout that has to be opened."""
    return ["> [!question]- Show answer", *(f"> {line}".rstrip() for line in body(card))]


PLAIN = (sentence, soft_lines)
FAMILIES: dict[str, st.SearchStrategy[Notes]] = {
    "bullets with a task": family(lambda n, c: [f"- {c.prompt}", "", *body(c, "  ")], with_a_task(cards())),
    "ordered items with a task": family(
        lambda n, c: [f"{n}. {c.prompt}", "", *body(c, "   ")], with_a_task(cards()), title=False
    ),
    "bold paragraphs with a task": family(
        lambda n, c: [f"**{c.prompt}**", "", *body(c)], with_a_task(cards())
    ),
    "italic paragraphs": family(lambda n, c: [f"*{c.prompt}*", "", *body(c)], cards()),
    "quotations that ask": family(lambda n, c: [f"> {c.prompt}", "", *body(c)], cards(first=PLAIN)),
    "plain lines": family(lambda n, c: [c.prompt, *body(c)], cards(first=PLAIN)),
    "signs": family(lambda n, c: [f"❓ {c.prompt}", f"💡 {body(c)[0]}", *body(c)[1:]], cards(first=PLAIN)),
    "folds half in a list": family(
        lambda n, c: [
            f"{n}. <details>",
            f"<summary>{c.prompt}</summary>",
            "",
            *body(c),
            "",
            "</details>",
        ],
        cards(),
    ),
    "numbered headings": family(lambda n, c: [f"### {n}. {c.prompt}", "", *body(c)], cards()),
    "numbered titles": family(lambda n, c: [f"## {n}) {c.prompt} ##", *body(c)], cards("{}", PLAIN)),
    "Q headings": family(lambda n, c: [f"## Q{n}: {c.prompt}", "", "**Answer:**", "", *body(c)], cards("{}")),
    "plain headings": family(lambda n, c: [f"## {c.prompt}", "", *body(c)], cards()),
    "statements as headings": family(lambda n, c: [f"## {c.prompt}", "", *body(c)], cards("{}", PLAIN)),
    "setext headings": family(lambda n, c: [c.prompt, "----", "", *body(c)], cards()),
    "number above the question": family(
        lambda n, c: [f"## Question {n}", "", c.prompt, "", *body(c)], cards()
    ),
    "headings in items": family(lambda n, c: [f"{n}.  ### {c.prompt}", "", *body(c, "    ")], cards()),
    "bold paragraphs": family(lambda n, c: [f"**{c.prompt}** ⭐", "", *body(c)], cards()),
    "numbered bold paragraphs": family(lambda n, c: [f"**{n}. {c.prompt}**", "", *body(c)], cards()),
    "ordered items": family(lambda n, c: [f"{n}. {c.prompt}", "", *body(c, "   ")], cards(), title=False),
    "bold ordered items": family(lambda n, c: [f"1. **{c.prompt}**", "", *body(c, "   ")], cards()),
    "bullets": family(lambda n, c: [f"- {c.prompt}", "", *body(c, "  ")], cards()),
    "details": family(
        lambda n, c: ["<details>", f"<summary>{c.prompt}</summary>", "", *body(c), "", "</details>"], cards()
    ),
    "details as answers": family(
        lambda n, c: [
            f"### {n}. {c.prompt}",
            "",
            "<details><summary>Answer</summary>",
            "",
            *body(c),
            "",
            "</details>",
        ],
        cards(),
    ),
    "Q and A lines": family(
        lambda n, c: [f"Q: {c.prompt}", f"A: {body(c)[0]}", *body(c)[1:]], cards("{}", PLAIN)
    ),
    "Q and A paragraphs": family(lambda n, c: [f"Q{n}. {c.prompt}", "", "A:", "", *body(c)], cards("{}")),
    "#card headings": family(lambda n, c: [f"## {c.prompt} #card", "", *body(c)], cards("{}")),
    "double colons": family(
        lambda n, c: [f"{c.prompt} :: {c.blocks[0].lines[0]}"],
        st.lists(
            st.builds(Card, words(2, 4), words().map(lambda w: (sentence(w),))),
            min_size=2,
            max_size=5,
            unique_by=lambda c: c.prompt,
        ),
    ),
    "semicolons without spaces": family(
        lambda n, c: [f"- {c.prompt};;{c.blocks[0].lines[0]}"],
        st.lists(
            st.builds(Card, words(2, 4).map("What is {}?".format), words().map(lambda w: (sentence(w),))),
            min_size=2,
            max_size=5,
            unique_by=lambda c: c.prompt,
        ),
    ),
    "START and END": family(
        lambda n, c: ["START", "Basic", c.prompt, "Back:", "", *body(c), "", "END"], cards("{}")
    ),
    "folds below plain lines": family(
        lambda n, c: [c.prompt, "", "<details><summary>Answer</summary>", "", *body(c), "", "</details>"],
        cards(),
    ),
    "answer keys": cards(first=PLAIN, rest=PLAIN).map(keyed),
    "quizzes below notes": cards(first=PLAIN).map(below_notes),
    "question mark lines": family(
        lambda n, c: [c.prompt, "?", *c.blocks[0].lines],
        st.lists(
            st.builds(Card, words(2, 4), words().map(lambda w: (soft_lines(w),))),
            min_size=2,
            max_size=5,
            unique_by=lambda c: c.prompt,
        ),
    ),
    "P and R lines": family(
        lambda n, c: [f"P: {c.prompt}", f"R: {body(c)[0]}", *body(c)[1:]], cards("What is {}?", PLAIN)
    ),
    "Q and A with full stops": family(
        lambda n, c: [f"**Q. {c.prompt}**", "", f"A. {body(c)[0]}", *body(c)[1:]],
        cards("What is {}?", PLAIN),
    ),
    "an interview": family(
        lambda n, c: [f"**Interviewer:** {c.prompt}", f"**Candidate:** {body(c)[0]}", *body(c)[1:]],
        cards("What is {}?", PLAIN),
    ),
    "numbers above bullets": family(
        lambda n, c: [f"{n}. {c.prompt}", *body(c)],
        st.lists(
            st.builds(Card, words(2, 4).map("What is {}?".format), words().map(lambda w: (bullets(w),))),
            min_size=3,
            max_size=6,
            unique_by=lambda c: c.prompt,
        ),
    ),
    "folds between colons": family(
        lambda n, c: [f"::: details {c.prompt}", "", *body(c), "", ":::"], cards()
    ),
    "headings right below html": family(
        lambda n, c: [f'<a id="q{n}"></a>', f"### {n}. {c.prompt}", "", *body(c), "", "<br>"], cards()
    ),
    "numbers without space": family(
        lambda n, c: [f"{n}.{c.prompt}", "", *body(c)], cards("What is {}?", PLAIN)
    ),
    "keycaps": family(
        lambda n, c: [f"{n}\ufe0f\u20e3 {c.prompt}", "", *body(c)], cards("What is {}?", PLAIN)
    ),
    "rules of one sign": sides("---", "---", "What is {}?"),
    "rules right below": short.map(right_below),
    "rules of two signs": sides("---", "***"),
    "percent lines": sides("%", "---"),
    "percent and two percents": sides("%", "%%"),
    "keycap headings": family(lambda n, c: [f"## {n}\ufe0f\u20e3 {c.prompt}", "", *body(c)], cards()),
    "bold keycaps": family(lambda n, c: [f"**{n}\ufe0f\u20e3 {c.prompt}**", "", *body(c)], cards()),
    "bold bullets among which topics are": family(
        lambda n, c: [f"+ **{c.prompt}**", "", *body(c, "  ")], cards().map(topics), title=False
    ),
    "answers in callouts": family(
        lambda n, c: [f"**Question {n}**", "", c.prompt, "", *callout(c)], cards(first=PLAIN, rest=PLAIN)
    ),
    "codes above questions": family(
        lambda n, c: [
            f"### BIO-{n:03}",
            c.prompt,
            "",
            "<details>",
            "<summary>Answer</summary>",
            "",
            *body(c),
            "",
            "</details>",
        ],
        cards("Tell of {}."),
    ),
    "footnotes": family(lambda n, c: [f"### {n}. {c.prompt}", "", *body(c)], footnoted),
    "definitions": family(
        lambda n, c: [c.prompt, "", ":   " + body(c)[0], *body(c, "    ")[1:]],
        cards("{}", NO_CODE, NO_CODE),
        title=False,
    ),
}
