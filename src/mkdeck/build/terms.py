"""What may be fetched from the network, and why a file is not."""

from __future__ import annotations

from mkdeck.values import dataclass


class RefusedError(Exception):
    """Why a file is not fetched, in a few words."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be fetched."""

    limit: int
    """Bytes of one file."""

    hosts: frozenset[str] = frozenset()
    """Hosts of a private network, `name` or `name:port`, that the user allows by name."""

    deadline_s: float = 60
    """Seconds for one file, from the question for its host to its last byte."""
