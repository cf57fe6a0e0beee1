"""Reading: from a lecture's bytes to questions and claims."""

from __future__ import annotations

from mkdeck.read.lecture import Reading, read_lecture, read_text

__all__ = ["Reading", "read_lecture", "read_text"]
