"""Anchors: names of places on the page that cards and other pages can link to, stable between builds."""

from __future__ import annotations

import re

_OTHER = re.compile(r"[^A-Za-z0-9_]+")


def check_anchor(name: str) -> str:
    """Name a check's place: `check-lecture_06-gradient_at_stem`."""
    return f"check-{_slug(name)}"


def lecture_anchor(path: str) -> str:
    """Name a lecture's place: `lecture-week_2-lecture_06`."""
    return f"lecture-{_slug(path.rpartition('.')[0] or path)}"


def question_anchor(path: str, index: int) -> str:
    """Name the place of a question by its position, counted from 1."""
    return f"{lecture_anchor(path)}-q{index + 1}"


def _slug(text: str) -> str:
    return _OTHER.sub("-", text).strip("-") or "x"
