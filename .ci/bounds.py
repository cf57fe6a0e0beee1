"""Prints the lower bounds of pyproject.toml as constraints: `click>=8.1` becomes `click==8.1`.

Torch stays at the version of constraints.txt: evidence names it, and each other one is a download of its own.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = ("torch",)


def lowest() -> list[str]:
    """Give one line a requirement, those of the extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(w for name in ("verify", "cluster", "test") for w in extras[name])]
    bounds = [re.match(r"([\w-]+)>=([\w.]+)", requirement) for requirement in wanted]
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    kept = [pin for pin in pins if pin.partition("==")[0] in PINNED]
    return kept + [f"{found[1]}=={found[2]}" for found in bounds if found and found[1] not in PINNED]


if __name__ == "__main__":
    print("\n".join(lowest()))
