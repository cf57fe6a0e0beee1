"""Names of files in UTF-8: where Python was told that they are in ASCII or Latin-1, it starts over."""

from __future__ import annotations

import os
import sys


def start_over_in_utf8() -> None:
    """Become a Python in its UTF-8 mode, unless file names are read as UTF-8 already.

    Under `LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0` a picture named `ü.png` could not even be asked
    for, and under Latin-1 the lock would know its lecture by another name than everybody else's.
    What is printed stays in the terminal's own encoding.
    """
    if sys.platform == "win32" or sys.getfilesystemencoding() == "utf-8" or not sys.executable:
        return
    if os.environ.get("PYTHONUTF8") == "1":
        return  # it was asked for and did not come, so that asking again would never end
    spoken = os.environ.get("PYTHONIOENCODING") or getattr(sys.stdout, "encoding", "") or "ascii"
    told = {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": spoken}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], told)  # noqa: S606 - this program once more
