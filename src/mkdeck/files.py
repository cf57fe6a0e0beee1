"""Files: found upwards, and written beside their place, so that a reader sees the old bytes or the new."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mkdeck.opening import read_plain

if sys.platform != "win32":
    import fcntl


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """Give a new file's path in the folder of `path`; on success it takes the place of `path`, else it goes.

    The bytes are on the disk before the name points at them. What a killed writer left beside the
    same path is swept away first. Raises OSError, its filename `path`.
    """
    beside: Path | None = None
    handle = -1
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        beside = Path(name)
        _hold(handle)
        yield beside
        os.fsync(handle)
        beside.chmod(_mode(path))
        os.close(handle)
        handle = -1
        beside.replace(path)
        beside = None
    except OSError as error:
        # Whoever reads the message knows the file by its own name, not by that of the part beside it.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        if handle >= 0:
            os.close(handle)
        if beside is not None:
            beside.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write all of `data` or nothing; a file that already holds it is left alone.

    Raises OSError, its filename `path`.
    """
    with suppress(OSError):
        if read_plain(path) == data:
            return
    with written_beside(path) as beside:
        beside.write_bytes(data)


def folder_above(start: Path, name: str) -> Path | None:
    """Give the folder `name` of the nearest folder, `start` itself or one above it, that has one."""
    here = start.resolve()
    folders = (above / name for above in (here, *here.parents))
    return next((folder for folder in folders if folder.is_dir()), None)


def _hold(handle: int) -> bool:
    """Mark a part as being written until its process ends or closes it; False if another holds it."""
    if sys.platform == "win32":
        return True  # there, a file that someone has open cannot be removed in the first place
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks: nobody can hold, and nobody can tell
    return True


def _sweep(path: Path) -> None:
    """Remove the parts beside `path` whose writers are gone."""
    with os.scandir(path.parent) as entries:  # a tenth of what `Path.iterdir` takes, and asked for every deck
        names = [e.name for e in entries if e.name.endswith(".part") and e.name.startswith(f".{path.name}.")]
    for name in names:
        part = path.parent / name
        with suppress(OSError), part.open("rb") as file:
            if _hold(file.fileno()):
                part.unlink()


def _mode(path: Path) -> int:
    """Keep the mode of a file that is there; give a new one what the user's umask allows."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
