"""Cuts the filters of `src/mkdeck/language/` from the word lists of wordfreq 3.1.1 (data: CC BY-SA 4.0).

    pip download --no-deps wordfreq==3.1.1 && unzip wordfreq-*.whl
    pip install msgpack && python -m tests.language.cut_words wordfreq/data

A list names words by how often they occur: a Zipf value of 4 is ten times in a million words, 3 is once.
Rare spellings one letter beside a word that is fifty times as common are left out: most of them are slips.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdeck.language import SPACED, folded
from mkdeck.language.word_filter import filter_of

FOLDER = Path(__file__).parents[2] / "src" / "mkdeck" / "language"
COMMON = 4.0
KNOWN = {"en": 1.0, "es": 1.6, "fr": 1.6, "it": 1.6, "pt": 1.6}
"""Zipf value from which a word is known; English brings its terms into all other languages."""

KNOWN_ELSEWHERE = 2.0
SHORT = {3: 2.5, 4: 2.5, 5: 1.8}
"""The same for words of so few letters: half of the rare ones are abbreviations and noise."""

SHORTEST = 3
SLIP = 1.7
"""A word whose neighbour's Zipf value is higher by so much is taken for a slip of that neighbour..."""

RARE = 3.3
"""...if its own is below this..."""

LONG = 6
"""...and it has so many letters and the same first one."""


def frequencies(path: Path) -> dict[str, float]:
    """The list's words of letters alone, with their Zipf values."""
    import msgpack

    _, *buckets = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    return {
        word: 9 - centibels / 100
        for centibels, words in enumerate(buckets)
        for word in words
        if word.isalpha() and len(word) >= SHORTEST
    }


def without_slips(words: Mapping[str, float]) -> Iterator[str]:
    """Every word but those that look like a slip of a far more common one."""
    by_deletion: dict[str, float] = defaultdict(float)
    for word, zipf in words.items():
        if zipf >= SLIP:
            for short in {word, *shortened(word)}:
                by_deletion[short] = max(by_deletion[short], zipf)
    for word, zipf in words.items():
        suspicious = len(word) >= LONG and zipf < RARE
        if not suspicious or max(by_deletion[s] for s in (word, *shortened(word))) < zipf + SLIP:
            yield word


def shortened(word: str) -> Iterator[str]:
    """The word without one of its letters; two words a letter apart share one of these."""
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def main(data: Path) -> None:
    """Write both filters of each language."""
    for name in SPACED:
        zipf = frequencies(data / f"large_{name}.msgpack.gz")
        least = KNOWN.get(name, KNOWN_ELSEWHERE)
        known = sorted(
            {
                folded(w)
                for w in without_slips(
                    {w: z for w, z in zipf.items() if z >= max(least, SHORT.get(len(w), 0))}
                )
            }
        )
        common = sorted({folded(w) for w, z in zipf.items() if z >= COMMON})
        (FOLDER / f"{name}.known").write_bytes(filter_of(known).bits)
        (FOLDER / f"{name}.common").write_bytes(filter_of(common).bits)
        print(name, len(known), len(common))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
