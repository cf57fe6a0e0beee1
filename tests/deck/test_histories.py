"""Random lectures under random edits: every question that survives keeps its GUID, none gets another's."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdeck.errors import Weight
from mkdeck.model import Lecture
from tests.deck.lectures import NOW, build, lecture, question

LETTERS = "abcdefghijklmnopqrstuvwxyz"
OPENINGS = ("What is", "Why does one use", "How does", "What are the advantages of", "Explain")


@dataclass(frozen=True)
class Kept:
    """A question with a name that no edit changes, so that its history can be followed."""

    name: int
    text: str
    answer: tuple[str, ...]
    slips: int = 0
    """Since the last build: with more than two in question and answer together nobody could tell for sure."""


def word(rng: random.Random) -> str:
    return "".join(rng.choices(LETTERS, k=rng.randint(4, 10)))


def fresh(rng: random.Random, name: int) -> Kept:
    text = f"{rng.choice(OPENINGS)} {word(rng)} {word(rng)}?"
    return Kept(name, text, tuple(" ".join(word(rng) for _ in range(4)) for _ in range(rng.randint(1, 4))))


def typo(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    return rng.choice(
        [
            text[:at] + text[at + 1 :],
            text[:at] + rng.choice(LETTERS) + text[at:],
            text[:at] + text[at + 1 : at + 2] * 2 + text[at + 2 :],
        ]
    )


def edit(rng: random.Random, files: list[list[Kept]], names: list[int]) -> None:
    """One edit of a kind that authors make, at a random place."""
    file = rng.choice(files)
    kind = rng.choice(["question", "answer", "both", "more", "insert", "delete", "move", "shuffle", "split"])
    if kind == "insert" or not file:
        names.append(len(names))
        file.insert(rng.randint(0, len(file)), fresh(rng, names[-1]))
        return
    at = rng.randrange(len(file))
    one = file[at]
    if kind in ("question", "both") and one.slips < 2:
        file[at] = one = replace(one, text=typo(rng, one.text), slips=one.slips + 1)
    if kind in ("answer", "both") and one.slips < 2:
        file[at] = replace(one, answer=(typo(rng, one.answer[0]), *one.answer[1:]), slips=one.slips + 1)
    if kind == "more":
        file[at] = replace(one, answer=(*one.answer, word(rng)))
    if kind in ("delete", "move"):
        del file[at]
    if kind == "move":
        other = rng.choice(files)
        other.insert(rng.randint(0, len(other)), one)
    if kind == "shuffle":
        rng.shuffle(file)
    if kind == "split":
        files.append(file[at:])
        del file[at:]


def read(files: list[list[Kept]]) -> list[Lecture]:
    return [
        lecture(*(question(k.text, *k.answer) for k in file), path=f"{number}.md")
        for number, file in enumerate(files)
    ]


@settings(max_examples=300, deadline=None)
@given(
    seed=st.integers(0, 1 << 32), size=st.integers(1, 14), edits=st.integers(1, 8), rounds=st.integers(1, 3)
)
def test_histories_stay_with_their_questions(seed: int, size: int, edits: int, rounds: int) -> None:
    rng = random.Random(seed)
    names = list(range(size))
    kept = [fresh(rng, name) for name in names]
    cut = rng.randint(0, size)
    files = [kept[:cut], kept[cut:]]
    last = build(*read(files))
    known = {k.name: n.guid for k, n in zip([k for f in files for k in f], last.notes, strict=True)}
    for round_ in range(rounds):
        files = [[replace(one, slips=0) for one in file] for file in files]
        for _ in range(edits):
            edit(rng, files, names)
        last = build(*read(files), after=last, now=NOW + round_)
        assert [p for p in last.problems if p.weight is Weight.ERROR] == []
        now = {k.name: n.guid for k, n in zip([k for f in files for k in f], last.notes, strict=True)}
        assert {n: now[n] for n in now if n in known} == {n: known[n] for n in now if n in known}
        others = {guid for name, guid in known.items() if name not in now}
        assert not others & {guid for name, guid in now.items() if name not in known}
        known |= now


few = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz")), max_size=7)


@given(before=few, after=few, cut=st.integers(0, 7))
def test_what_is_still_there_word_for_word_keeps_its_history(
    before: list[tuple[str, str]], after: list[tuple[str, str]], cut: int
) -> None:
    """Questions and answers of so few words that nearly all are alike, thrown about between two lectures."""

    def made(cards: list[tuple[str, str]], at: int) -> list[Lecture]:
        asked = [question(f"What is {text}?", answer) for text, answer in cards]
        return [lecture(*asked[:at], path="a.md"), lecture(*asked[at:], path="b.md")]

    first = build(*made(before, 3))
    again = build(*made(after, cut), after=first)
    for content in set(before):
        old = {n.guid for card, n in zip(before, first.notes, strict=True) if card == content}
        new = {n.guid for card, n in zip(after, again.notes, strict=True) if card == content}
        assert len(old & new) == min(len(old), len(new))
    assert len({n.guid for n in again.notes}) == len(after)
