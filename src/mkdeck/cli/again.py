"""Building again: once now, and once more after every save."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from time import strftime

from mkdeck.build.collection import find_collection
from mkdeck.build.watch import stamps, watch
from mkdeck.cli.output import show_problems
from mkdeck.cli.terminal import say
from mkdeck.errors import Failed, shown


def build_on_change(paths: Sequence[Path], build: Callable[[], int]) -> int:
    """Build, and build again whenever something was saved; a build that fails waits for the next save."""
    root = find_collection(paths).root
    since = stamps(root)

    def attempt() -> None:
        try:
            build()
        except Failed as failed:
            show_problems(failed.problems)
        gc.enable()  # a single build does without, for then the process ends
        gc.collect()
        say("waiting for a save (Ctrl-C ends it)", err=True)

    def told(changed: frozenset[Path]) -> None:
        names = sorted(map(shown, changed))
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        say("", err=True)
        say(f"{strftime('%H:%M:%S')} {names[0]}{more} changed", err=True)
        attempt()

    attempt()
    watch(root, told, since=since)
    return 0
