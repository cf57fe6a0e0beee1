"""What git knows of a collection: its repository's first commit, and the lock as it was committed."""

from __future__ import annotations

import shutil
from pathlib import Path

_SECONDS = 20
"""What a question to git may take."""

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
"""Settings of a repository name programs; none of them is run."""


def first_commits(folder: Path) -> frozenset[str]:
    """Give the commits in which a repository's history begins; none without git, or where it was cut off."""
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return frozenset()
    return frozenset(_git(folder, "rev-list", "--max-parents=0", "HEAD").decode("ascii", "replace").split())


def committed(file: Path) -> bytes:
    """Give a file's bytes as they were last committed; nothing where it was not."""
    return _git(file.parent, "cat-file", "blob", f"HEAD:./{file.name}")


def _git(folder: Path, *words: str) -> bytes:
    """Ask git; nothing where there is none, or no repository."""
    git = shutil.which("git")
    import subprocess  # most builds ask nothing

    if not git or not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return b""
    try:
        ended = subprocess.run(  # noqa: S603 - git itself, with words of our own
            [git, *_QUIET, *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return ended.stdout if not ended.returncode else b""
