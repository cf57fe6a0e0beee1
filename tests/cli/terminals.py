"""A real terminal for the commands: what they print where a person sits in front of them."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

OWN = re.compile(
    r"\x1b\[[0-9;]*m|\x1b\[\??[0-9;]*[hlKA-D]|\x1b\[[0-9;]*J|\r",
)
"""What our own output uses: colours, and the moving of the cursor in lines of progress."""

WIDTH = 120


def on_a_terminal(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] = {}
) -> tuple[int, str]:
    """Run mkdeck on a terminal of its own; give its exit code and everything that came to the screen."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdeck", *command],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", **environment},
        close_fds=True,
    )
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 1 << 16)
        except OSError:  # the other side has gone
            break
        if not part:
            break
        parts.append(part)
    os.close(ours)
    return process.wait(), b"".join(parts).decode("utf-8", "surrogateescape")


def words_of(screen: str) -> str:
    """Take away what is our own: colours, and what moves the cursor; and let wrapped words be one again."""
    return OWN.sub("", screen)
