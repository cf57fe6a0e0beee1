"""Moments: times as the lock writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=1024)
def second(seconds: int) -> str:
    """Write seconds since 1970 as a time of UTC, without its zone."""
    moment = _EPOCH + timedelta(seconds=seconds)
    return moment.replace(tzinfo=None).isoformat(timespec="seconds")


def milliseconds_of(moment: str) -> int:
    """Read a time as milliseconds since 1970; 0 where it is none."""
    try:
        return (datetime.fromisoformat(moment) - _EPOCH) // timedelta(milliseconds=1)
    except (ValueError, TypeError):
        return 0
