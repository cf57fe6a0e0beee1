"""Files are written beside their place and then renamed: a reader sees the old bytes or the new, never half."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """Give a new file's path in the folder of `path`; on success it takes the place of `path`, else it goes.

    The bytes are on the disk before the name points at them. Raises OSError, its filename `path`.
    """
    beside: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        beside = Path(name)
        os.close(handle)
        yield beside
        _flush(beside)
        beside.chmod(_mode(path))
        beside.replace(path)
        beside = None
    except OSError as error:
        # Whoever reads the message knows the file by its own name, not by that of the part beside it.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write all of `data` or nothing. Raises OSError, its filename `path`."""
    with written_beside(path) as beside:
        beside.write_bytes(data)


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _mode(path: Path) -> int:
    """Keep the mode of a file that is there; give a new one what the user's umask allows."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
