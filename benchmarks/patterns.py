"""Whether every regular expression of the tree takes time in proportion to its text, whatever the text.

python benchmarks/patterns.py              src and verify
python benchmarks/patterns.py src/mkdeck/read

The calls of `re` and `latent` are found in the syntax trees, so that a new pattern is asked as soon as it is
written. Texts that could hurt a pattern are grown from its own parse tree (`bait.py`). A pattern fails where
a text of up to 16,000 characters takes more than ten times as long as a short one of 32 lets expect.
"""

from __future__ import annotations

import ast
import importlib
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from bait import baits

ROOT = Path(__file__).resolve().parent.parent
FUNCTIONS = (
    "compile",
    "search",
    "match",
    "fullmatch",
    "sub",
    "subn",
    "split",
    "findall",
    "finditer",
    "latent",
)
ONCE = {"match", "fullmatch"}
"""These try one place; all the others try every place of a text."""

SIZES = [32 * 2**n for n in range(10)]
"""Of the texts, up to 16,384 characters."""

MARGIN = 10
"""Times the time that a text of its size may take where a short one tells."""

NOTICED_S = 0.02
"""What takes less has not tried each place of a long text against each other."""

ENDLESS_S = 2.0
"""For a short text, that is."""


@dataclass(frozen=True, slots=True)
class Site:
    """One pattern of the tree with the place where it stands."""

    place: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    is_once: bool
    """Whether it is only ever asked at the beginning of a text."""


class _Names(dict[str, object]):
    """The names of a module; one of a function, whose value only a run knows, stands for a word."""

    def __missing__(self, name: str) -> object:
        import builtins

        if hasattr(builtins, name):
            raise KeyError(name)
        return "word"


def sites(paths: Sequence[Path]) -> Iterator[Site]:
    """Give every pattern below some folders."""
    files = sorted(file for path in paths for file in ([path] if path.is_file() else path.rglob("*.py")))
    everything = "\n".join(file.read_text(encoding="utf-8") for file in files)
    for file in files:
        here = file.read_text(encoding="utf-8")
        tree = ast.parse(here)
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        names: _Names | None = None
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_pattern(node)):
            names = names or _Names(vars(importlib.import_module(_module(file))))
            place = f"{file.relative_to(ROOT)}:{call.lineno}"
            yield Site(place, _evaluated(call, names), _is_once(call, parents, here, everything))


def _is_pattern(call: ast.Call) -> bool:
    called = call.func
    if isinstance(called, ast.Name):
        return called.id == "latent"
    return (
        isinstance(called, ast.Attribute)
        and called.attr in FUNCTIONS
        and isinstance(called.value, ast.Name)
        and called.value.id == "re"
    )


def _module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[1:] if parts[0] == "src" else parts).removesuffix(".__init__")


def _evaluated(call: ast.Call, names: _Names) -> re.Pattern[str] | re.Pattern[bytes]:
    """Compile what a call asks for, with its flags."""
    where = 1 if ast.unparse(call.func).removeprefix("re.") in ("compile", "latent") else None
    flags = next((k.value for k in call.keywords if k.arg == "flags"), None)
    if where and len(call.args) > where:
        flags = call.args[where]

    def value(node: ast.expr) -> object:
        return eval(compile(ast.Expression(node), "<pattern>", "eval"), {}, names)  # noqa: S307 - our own source

    try:
        source = value(call.args[0])
    except (AttributeError, TypeError, NameError, SyntaxError):
        source = "word"  # put together at run time from what nobody writes: `re.escape` of names
    if isinstance(source, re.Pattern):
        return source
    return re.compile(source, value(flags) if flags else 0)  # type: ignore[call-overload, no-any-return]


def _is_once(call: ast.Call, parents: dict[ast.AST, ast.AST], here: str, everything: str) -> bool:
    name = ast.unparse(call.func).removeprefix("re.")
    if name not in ("compile", "latent"):
        return name in ONCE
    above = parents[call]
    if not isinstance(above, ast.Assign) or not isinstance(above.targets[0], ast.Name):
        return False
    name = above.targets[0].id
    own, everything = re.escape(name), here if name.startswith("_") else everything
    used = re.findall(rf"(?<!\w){own}\.(\w+)\((?:[^(),]|\([^()]*\))*([,)])", everything)
    bare = re.findall(rf"(?<!\w){own}\b(?!\.|\s*=|:)", everything)
    # With a second argument it is asked from place to place.
    return bool(used) and not bare and all(how in ONCE and end == ")" for how, end in used)


class _TooLongError(Exception):
    """Raised where a pattern does not come back in time."""


def seconds(ask: Callable[[Any], object], text: str | bytes, limit: float) -> float:
    """Time one question; the limit, in seconds, is what it is given at most."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    began = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, limit)
        ask(text)
        signal.setitimer(signal.ITIMER_PROF, 0)
        return time.process_time() - began
    except _TooLongError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def quickest(ask: Callable[[Any], object], text: str | bytes) -> float:
    """Time a short question: the quickest of some, since the clock of a processor may tick in hundredths."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        ask(text)
        times.append(time.perf_counter() - began)
    return min(times)


def slow(site: Site) -> str:
    """Give the bait that a pattern reads too slowly, with its times; empty where there is none."""
    ask = site.pattern.fullmatch if site.is_once else (lambda text: list(site.pattern.finditer(text)))
    is_bytes = isinstance(site.pattern.pattern, bytes)
    for bait in baits(site.pattern):
        made = (bait(size) for size in SIZES)
        texts = [text.encode("utf-8", "replace") for text in made] if is_bytes else list(made)
        allowed = MARGIN * quickest(ask, texts[0]) / SIZES[0]
        for size, text in zip(SIZES[1:], texts[1:], strict=True):
            took = seconds(ask, text, ENDLESS_S)
            if took > max(NOTICED_S, allowed * size):
                return f"{texts[2]!r:.60}: {took:.2f} s at {size} characters"
    return ""


def main(words: Sequence[str]) -> int:
    """Ask every pattern and name the slow ones."""
    sys.path.insert(0, str(ROOT))
    paths = [Path(word).resolve() for word in words] or [ROOT / "src", ROOT / "verify"]
    count = wrong = 0
    for site in sites(paths):
        count += 1
        if found := slow(site):
            wrong += 1
            print(f"{site.place}: {site.pattern.pattern!r:.100} on {found}", flush=True)
    print(f"{count} patterns, {wrong} of them slow")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
