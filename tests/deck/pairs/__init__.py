"""Pairs of one question before and after an edit, with what a careful person says of them.

A pair is a block of lines, parted from the next by an empty one:

    [another] en, biology: mitosis, meiosis
    - What is the result of mitosis?
    - | Two identical cells
    + What is the result of meiosis?
    + | Four different cells

`same` is one question, edited; `another` took its place; `hesitate` is what nobody could say for sure.
`first.txt` was written before the code that it judges; `second.txt` and `third.txt` by people who did not
know it, and their first outcomes are in `benchmarks/README.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdeck.deck import Identified
from mkdeck.model import Lecture, Question
from tests.deck.lectures import NOW, build, lecture, question

FOLDER = Path(__file__).parent
FILES = ("first.txt", "second.txt", "third.txt")
LABELS = ("same", "another", "hesitate")
PLACES = ("there", "elsewhere in the file", "in another lecture")
"""Where the question stands after the edit."""

Version = tuple[str, tuple[str, ...]]
"""A question and the items of its answer."""


@dataclass(frozen=True)
class Pair:
    """One edit."""

    label: str
    language: str
    about: str
    """Field and what changed."""

    old: Version
    new: Version


def pairs(name: str) -> tuple[Pair, ...]:
    """Read one of the files beside this."""
    blocks = (FOLDER / name).read_text(encoding="utf-8").strip().split("\n\n")
    return tuple(map(_pair, blocks))


def _pair(block: str) -> Pair:
    head, *lines = block.splitlines()
    label, _, rest = head.removeprefix("[").partition("] ")
    language, _, about = rest.partition(", ")
    if label not in LABELS or not about or any(line[:2] not in ("- ", "+ ") for line in lines):
        raise ValueError(f"not a pair: {head}")
    return Pair(label, language, about, _version(lines, "- "), _version(lines, "+ "))


def _version(lines: list[str], sign: str) -> Version:
    text, *answer = (line[2:] for line in lines if line.startswith(sign))
    if not answer or any(not item.startswith("| ") for item in answer):
        raise ValueError(f"no answer: {text}")
    return text, tuple(item[2:] for item in answer)


def asked(version: Version) -> Question:
    """The question as the reader would hand it over."""
    text, answer = version
    return question(text, *answer)


NEIGHBOURS: Mapping[str, tuple[Version, ...]] = {
    "en": (
        ("Which metals are liquid near room temperature?", ("Mercury; gallium melts in the hand",)),
        ("How many bones has an adult?", ("206",)),
        ("Why do leaves turn red in autumn?", ("Chlorophyll is broken down, anthocyanins are made",)),
        ("What does a notary do?", ("Certifies signatures", "Draws up deeds")),
    ),
    "de": (
        ("Welche Metalle sind bei Zimmertemperatur flüssig?", ("Quecksilber",)),
        ("Wie viele Knochen hat ein Erwachsener?", ("206",)),
        ("Warum werden Blätter im Herbst rot?", ("Das Blattgrün wird abgebaut",)),
        ("Was tut ein Notar?", ("Er beurkundet Verträge",)),
    ),
    "fr": (
        ("Quels métaux sont liquides à température ambiante ?", ("Le mercure",)),
        ("Combien d'os a un adulte ?", ("206",)),
        ("Pourquoi les feuilles rougissent-elles en automne ?", ("La chlorophylle est détruite",)),
        ("Que fait un notaire ?", ("Il rédige des actes",)),
    ),
    "es": (
        ("¿Qué metales son líquidos a temperatura ambiente?", ("El mercurio",)),
        ("¿Cuántos huesos tiene un adulto?", ("206",)),
        ("¿Por qué enrojecen las hojas en otoño?", ("La clorofila se descompone",)),
        ("¿Qué hace un notario?", ("Redacta escrituras",)),
    ),
    "it": (
        ("Quali metalli sono liquidi a temperatura ambiente?", ("Il mercurio",)),
        ("Quante ossa ha un adulto?", ("206",)),
        ("Perché le foglie arrossiscono in autunno?", ("La clorofilla si degrada",)),
        ("Che cosa fa un notaio?", ("Redige atti",)),
    ),
    "ru": (
        ("Какие металлы жидкие при комнатной температуре?", ("Ртуть",)),
        ("Сколько костей у взрослого?", ("206",)),
        ("Почему листья осенью краснеют?", ("Хлорофилл разрушается",)),
        ("Что делает нотариус?", ("Удостоверяет договоры",)),
    ),
    "zh": (
        ("哪些金属在室温下是液体?", ("汞",)),
        ("成年人有多少块骨头?", ("206",)),
        ("树叶为什么在秋天变红?", ("叶绿素分解",)),
        ("公证人做什么?", ("证明合同",)),
    ),
    "ja": (
        ("室温で液体の金属はどれですか?", ("水銀",)),
        ("大人の骨は何本ですか?", ("206本",)),
        ("秋に葉が赤くなるのはなぜですか?", ("葉緑素が分解される",)),
        ("公証人は何をしますか?", ("契約を証明する",)),
    ),
}
"""Questions that nobody edits, between which a pair stands."""


@dataclass(frozen=True)
class Outcome:
    """What a build made of an edit."""

    kept: bool
    """Whether the new version has the history of the old."""

    told: bool
    """Whether a problem names the old note."""

    identified: Identified


def edited(pair: Pair, place: str) -> Outcome:
    """Build the old version among its neighbours, then the new one in its place or elsewhere."""
    first = build(*_lectures(pair.language, pair.old, ""))
    again = build(*_lectures(pair.language, pair.new, place), after=first, now=NOW + 60)
    return _outcome(first, again, first.notes[1].guid)


def _lectures(language: str, version: Version, place: str) -> list[Lecture]:
    one, two, three, four = map(asked, NEIGHBOURS[language])
    mine = asked(version)
    here = {
        "": (one, mine, two, three),
        "there": (one, mine, two, three),
        "elsewhere in the file": (one, two, three, mine),
        "in another lecture": (one, two, three),
    }[place]
    there = (mine, four) if place == "in another lecture" else (four,)
    return [lecture(*here, path="a.md"), lecture(*there, path="b.md")]


def _outcome(first: Identified, again: Identified, guid: str) -> Outcome:
    untouched = {n.guid for n in first.notes} - {guid}
    now = [n.guid for n in again.notes]
    if not untouched <= set(now):
        raise AssertionError("a neighbour lost its history")
    return Outcome(guid in now, any(guid in f"{p.fault} {p.remedy}" for p in again.problems), again)
