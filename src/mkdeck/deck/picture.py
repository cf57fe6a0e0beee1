"""Pictures of evidence, as media of the cards that show them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from mkdeck.errors import Failed, Problem
from mkdeck.model import Badge, Finding, Media


def picture_media(finding: Finding) -> Media | None:
    """Name the finding's picture by its bytes, so that a new one arrives under a new name."""
    path = finding.picture
    if path is None:
        return None
    try:
        sha = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        fault = f"the picture of {finding.check} cannot be read: {error.strerror}"
        raise Failed([Problem(str(path), 0, fault, "run the check again")]) from error
    return Media(f"mkdeck-{sha[:20]}{path.suffix.lower()}", path, sha)


def pictures(badges: Iterable[Badge]) -> tuple[Media, ...]:
    """Every picture that the badges' evidence shows."""
    found = (picture_media(finding) for badge in badges for finding in badge.findings)
    return tuple(media for media in found if media)
