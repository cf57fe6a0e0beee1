"""Now, in whole seconds: the clock's, or what the builder of a reproducible package says it is."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from mkdeck.errors import Failed, Problem


def now(environ: Mapping[str, str] = os.environ) -> int:
    """Give seconds since 1970, from SOURCE_DATE_EPOCH where it is set.

    Raises Failed where it holds no positive whole number.
    """
    stated = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not stated:
        return int(time.time())
    if stated.isascii() and stated.isdigit() and int(stated) > 0:
        return int(stated)
    remedy = "seconds since 1970 as a positive whole number, or unset it"
    raise Failed([Problem("SOURCE_DATE_EPOCH", 0, f"not a time: {stated!r}", remedy)])
