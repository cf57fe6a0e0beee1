"""The key under which this machine's user keeps finished trials: outside of every project, never in one."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

BYTES = 32


def state_folder() -> Path:
    """Give where programs keep what they remember of a user. Raises RuntimeError where there is no home."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "mkdeck"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "mkdeck"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "mkdeck"


@cache
def store_key() -> bytes:
    """Give the user's key, drawn at first use; one for this process alone where none can be kept.

    A project that is cloned or unpacked brings its trials along, but not the key: what somebody else
    wrote into them is then measured again.
    """
    with suppress(OSError, RuntimeError):
        file = state_folder() / "trials.key"
        _draw(file)
        kept = file.read_bytes()
        if len(kept) == BYTES:
            return kept
    return secrets.token_bytes(BYTES)


def _draw(file: Path) -> None:
    """Write a new key where there is none; whoever reads half of it uses one of its own this time."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as new:
            new.write(secrets.token_bytes(BYTES))
