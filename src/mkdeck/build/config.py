"""`mkdeck.toml`: what a collection asks for, with every wrong key at its line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdeck.build.sizes import read_size
from mkdeck.errors import Problem, Weight, shown
from mkdeck.model import Settings
from mkdeck.opening import read_plain

KINDS_OF_CARDS = ("question", "claims", "reversed", "type-in")
CHOICES = {"breaks": ("auto", "keep", "join"), "removed": ("list", "mark")}
TEXTS = ("deck", "style", "namespace")
KNOWN = "known keys: " + ", ".join(sorted({*TEXTS, *CHOICES, "tags", "cards", "fetch-limit"}))


def read_config(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings; a collection without the file has the defaults."""
    try:
        text = read_plain(path).decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return Settings(), ()
    except UnicodeDecodeError:
        return Settings(), (Problem(shown(path), 0, "not UTF-8", "save it as UTF-8"),)
    except OSError as error:
        return Settings(), (Problem(shown(path), 0, f"cannot be read: {error.strerror}"),)
    import tomllib  # only collections with settings pay for it

    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of too many digits or too deep a nesting, too
        return Settings(), (_syntax_problem(path, str(error)),)
    return _settings(values, path, text)


def _syntax_problem(path: Path, message: str) -> Problem:
    line = re.search(r"line (\d+)", message)
    fault = re.sub(r"(?<!\s)\s*+\(at .*\)$", "", message)
    return Problem(shown(path), int(line[1]) if line else 0, fault, "write `key = value` as TOML has it")


def _settings(values: dict[str, Any], path: Path, text: str) -> tuple[Settings, tuple[Problem, ...]]:
    good: dict[str, Any] = {}
    problems = []
    for key, value in values.items():
        try:
            good[key.replace("-", "_")] = _checked(key, value)
        except KeyError:
            problems.append(_at(path, text, key, f"unknown key `{key}`", KNOWN, Weight.WARNING))
        except ValueError as error:
            problems.append(_at(path, text, key, f"`{key}` must be {error}", "", Weight.ERROR))
    return replace(Settings(), **good), tuple(problems)


def _checked(key: str, value: object) -> object:
    """Give the value as Settings has it; KeyError for an unknown key, ValueError says what it must be."""
    if key in TEXTS:
        if not isinstance(value, str):
            raise ValueError("text")
        return value
    if key in CHOICES:
        if value not in CHOICES[key]:
            raise ValueError("one of " + ", ".join(CHOICES[key]))
        return value
    if key == "fetch-limit":
        return read_size(str(value))
    if key not in ("tags", "cards"):
        raise KeyError(key)
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError("a list of texts")
    if key == "cards" and not (value and set(value) <= set(KINDS_OF_CARDS)):
        raise ValueError("a list of " + ", ".join(KINDS_OF_CARDS))
    return tuple("_".join(v.split()) for v in value) if key == "tags" else tuple(value)


def _at(path: Path, text: str, key: str, fault: str, remedy: str, weight: Weight) -> Problem:
    """Place a problem at the line where its key stands."""
    pattern = re.compile(rf"\s*+\[*+\s*+[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    lines = (n for n, line in enumerate(text.splitlines(), 1) if pattern.match(line))
    return Problem(shown(path), next(lines, 0), fault, remedy, weight)
