"""Changes one thing in each kind of file that mkdeck reads, builds, and looks at how that ends.

    python -m tests.changed_files 5000 [seed]

Every file is one that mkdeck wrote or a person would write, with one value, line or stretch of bytes changed.
Whatever it is then: no traceback, no hang, and a deck wherever the lectures, settings and lock are sound.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import tempfile
import textwrap
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from mkdeck.cli import main
from mkdeck.lab.fingerprint import digest
from mkdeck.lab.measure import forget
from tests.lab.toys import CHECKS, run, write_project

SLOW_S = 2.0
SETTINGS = """deck = "Toys::All"
namespace = "a1b2c3"
tags = ["toy", "exam"]
cards = ["question", "claims"]
breaks = "auto"
removed = "list"
fetch-limit = "2 MB"
style = "headings"
"""
LECTURE = """---
title: Toys
deck: Toys::Week 1
tags: [one, two]
cards: question
---

### Q1. What do toys do?

- Shifts shift.
- A half is 0.5 and that is exact.
- Euclid said so

### Q2. What is $x$?

- A letter.
"""
WORDS = (
    *("5", "-1", "0", "1e999", "nan", "true", "null", "''", '""', "[]", "{}", "[[]]", "9" * 400, "9" * 5000),
    *(
        '"\\U00110000"',
        '"\\ud800"',
        '"\\u0000"',
        '"\\u001b]0;x\\u0007"',
        '"\\x07"',
        "'\\n'",
        "!!python/name:os.system",
    ),
    *(
        "&a [*a]",
        "*b",
        "<<: 5",
        "? [1]",
        "[" * 3000,
        "{" * 3000,
        "- " * 3000,
        "a: " * 3000,
        "1979-05-27",
        "0x" + "f" * 999,
    ),
    *(
        "<img src=x onerror=alert(1)>",
        "../../x",
        "/dev/zero",
        "CON",
        "a\u202eb",
        "x" * 5000,
        "é",
        "e\u0301",
        "\ufeff",
    ),
    *("inf", "-inf", "10**10**10", "'a' * 10**11", "lambda: 1", "(" * 200, "supported", "refuted"),
)
"""What is put in a value's place."""


def write_sound(folder: Path) -> None:
    """Write a collection with settings, a lock, checks and evidence, all sound and built once."""
    write_project(folder, CHECKS)
    lectures = folder / "lectures"
    lectures.mkdir()
    (lectures / "toys.md").write_text(LECTURE)
    (lectures / "letters.md").write_text("# Letters\n\n## Q1. What is x?\n\nA letter.\n")
    (lectures / "mkdeck.toml").write_text(SETTINGS)
    run(folder)
    forget()
    if built(folder)[0] != 0:
        raise RuntimeError("the sound collection does not build")


def built(folder: Path) -> tuple[object, str]:
    """Build, and give the exit code, or the traceback; and what was said."""
    here, said = Path.cwd(), StringIO()
    os.chdir(folder)
    try:
        with redirect_stderr(said), redirect_stdout(said):
            main(["build", "lectures"])
    except SystemExit as end:
        return end.code, said.getvalue()
    except BaseException:  # noqa: BLE001 - any traceback is what is looked for
        return traceback.format_exc(), said.getvalue()
    finally:
        os.chdir(here)
    return "no exit", said.getvalue()


Change = Callable[[random.Random, Path], None]


def changed_json(rng: random.Random, path: Path) -> None:
    """Change one value of a file of evidence, and make its checksum anew."""
    body = json.loads(path.read_text())
    holder: Any = body
    while True:
        key = rng.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        if not isinstance(holder[key], dict | list) or not holder[key] or rng.random() < 0.2:
            break
        holder = holder[key]
    word = rng.choice(WORDS)
    try:
        holder[key] = json.loads(word)
    except (ValueError, RecursionError):
        holder[key] = word
    rest = {k: v for k, v in body.items() if k not in ("format", "sha256")}
    text = json.dumps(body | {"sha256": digest(rest)} if rng.random() < 0.9 else body)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def changed_value(rng: random.Random, path: Path) -> None:
    """Change what stands behind a colon, an equals sign or a column of one line."""
    lines = path.read_text().splitlines(keepends=True)
    at = rng.choice([i for i, line in enumerate(lines) if line.strip()])
    for sign in rng.sample(["=", ":", " "], 3):
        if sign in lines[at]:
            head, _, tail = lines[at].partition(sign)
            kept = tail[-2:] if tail.rstrip().endswith(",") else "\n"
            lines[at] = f"{head}{sign}{rng.choice(WORDS)}{kept}"
            break
    path.write_bytes("".join(lines).encode("utf-8", "surrogatepass"))


def changed_bytes(rng: random.Random, path: Path) -> None:
    """Take out, repeat or replace a stretch of bytes."""
    data = path.read_bytes()
    start = rng.randrange(len(data) + 1)
    end = min(len(data), start + rng.choice((1, 2, 10, 100)))
    filling = rng.choice(
        (b"", data[start:end] * 3, rng.randbytes(4), b"\0", b"\xff", b"\r", b"\n", b"\t", b'"', b"[")
    )
    path.write_bytes(data[:start] + filling + data[end:])


FILES: dict[str, tuple[str, tuple[Change, ...]]] = {
    "settings": ("lectures/mkdeck.toml", (changed_value, changed_bytes)),
    "lock": ("lectures/mkdeck.lock", (changed_value, changed_bytes)),
    "front matter": ("lectures/toys.md", (changed_value, changed_bytes)),
    "record": ("lectures/.mkdeck/built.json", (changed_bytes,)),
    "evidence": ("verify/evidence/shift.cpu.json", (changed_json, changed_bytes)),
    "citation": ("verify/evidence/said.json", (changed_json, changed_bytes)),
    "declaration": ("verify/toys/shift.py", (changed_value, changed_bytes)),
}
SOUND = ("record", "evidence", "citation", "declaration")
"""What may cost a badge and never the deck."""


def faults(folder: Path, kind: str, seed: int) -> list[str]:
    """Change one thing in a copy of a sound collection, build it, and give what should not have been."""
    rng = random.Random(f"{kind} {seed}")
    name, changes = FILES[kind]
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(folder, copy)
        if not (copy / name).is_file():
            return [f"no {name}"]
        rng.choice(changes)(rng, copy / name)
        if kind != "record":
            shutil.rmtree(copy / "lectures" / ".mkdeck")
        shutil.rmtree(copy / "dist")
        started = time.process_time()
        code, said = built(copy)
        seconds = time.process_time() - started
        wrong = [f"traceback: {code.strip().splitlines()[-1]}"] if isinstance(code, str) else []
        wrong += [f"took {seconds:.1f} s"] if seconds > SLOW_S else []
        if kind in SOUND and (code != 0 or not list((copy / "dist").rglob("*.apkg"))):
            wrong.append("no deck")
        if code == 1 and ": " not in said:
            wrong.append("failed without a word")
        if code == 0 and not wrong:
            again, _ = built(copy)
            wrong += (
                [f"built, and the next build ends with {textwrap.shorten(str(again), 200)}"]
                if again != 0
                else []
            )
        return wrong


def main_of(times: int, first: int = 0) -> int:
    """Try so many changes, in turn over the kinds of files."""
    ended: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_sound(folder)
        for seed in range(first, first + times):
            kind = list(FILES)[seed % len(FILES)]
            found = faults(folder, kind, seed)
            ended[kind] += 1
            for fault in found:
                ended["wrong"] += 1
                print(f"{kind} {seed}: {fault}", flush=True)
    print(", ".join(f"{count} {name}" for name, count in ended.items()))
    return 1 if ended["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main_of(*map(int, sys.argv[1:])))
