"""Synthetic lectures: questions with lists, math, bold and code, about 650 bytes each."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = [
    "gradient",
    "descent",
    "loss",
    "layer",
    "weight",
    "bias",
    "batch",
    "norm",
    "residual",
    "shortcut",
    "kernel",
    "stride",
    "pooling",
    "filter",
    "channel",
    "feature",
    "map",
    "activation",
    "sigmoid",
    "softmax",
    "entropy",
    "momentum",
    "schedule",
    "warmup",
    "dropout",
    "augmentation",
    "label",
    "training",
    "inference",
    "validation",
    "error",
    "margin",
    "attention",
    "query",
    "key",
    "value",
    "token",
    "embedding",
    "encoder",
    "decoder",
]


def sentence(rng: random.Random, words: int) -> str:
    """A line of words that starts with a capital."""
    return " ".join(rng.choices(WORDS, k=words)).capitalize()


def note(rng: random.Random, number: int) -> str:
    """One question: 5 to 6 items in two levels, a formula, a bold word; every fourth with code."""
    lines = [f"### Q{number}. {sentence(rng, 9)} {rng.randrange(10**6)}?"]
    lines += [f"- {sentence(rng, 9)} with **{rng.choice(WORDS)}** and {sentence(rng, 4).lower()}."]
    lines += [f"  - {sentence(rng, 8)} at rate $\\eta_{{{rng.randrange(9)}}} < {rng.random():.3f}$."]
    lines += [f"  - {sentence(rng, 10)}."]
    lines += [f"- {sentence(rng, 7)}: \\( F(x) = H(x) - x_{{{rng.randrange(99)}}} \\)."]
    lines += [f"- *{sentence(rng, 3)}*: {sentence(rng, 9).lower()}."]
    if number % 4 == 0:
        lines += ["", "```python", f"for step in range({rng.randrange(99)}):", "    loss.backward()", "```"]
    else:
        lines += ["", f"{sentence(rng, 12)}. {sentence(rng, 8)}."]
    return "\n".join(lines) + "\n"


def write_lectures(folder: Path, notes: int, files: int, seed: int = 6) -> None:
    """Write `notes` questions into `files` lectures of nearly equal length."""
    rng = random.Random(seed)  # noqa: S311 - text, not secrets
    folder.mkdir(parents=True)
    for index in range(files):
        numbers = range(index, notes, files)
        body = "\n".join(note(rng, n) for n, _ in enumerate(numbers, 1))
        (folder / f"lecture-{index:03}.md").write_text(f"# Lecture {index}\n\n{body}", encoding="utf-8")
