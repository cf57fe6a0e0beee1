"""Other html of the same notes needs another `RENDERING`, or every learner's tags would go with it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from mkdeck.deck import drafted
from mkdeck.deck.looks import RENDERING
from mkdeck.model import Settings
from mkdeck.read import read_lecture

FIXTURES = Path(__file__).parents[1] / "read" / "fixtures"
LOOKS = (1, "8fcff074543f5b07")
"""`RENDERING` and what it makes of the fixtures: whoever changes the one changes the other."""


def looks() -> str:
    """Hash the looks of every question of the fixtures, by its words: how they are read is another matter."""
    seen: dict[str, str] = {}
    for path in sorted(FIXTURES.glob("*.md")):
        lecture = read_lecture(path, root=FIXTURES, settings=Settings(), shown_as=path.name).lecture
        for asked in drafted(lecture).asked if lecture else ():
            seen[f"{path.name} {asked.text} {asked.answer}"] = asked.looks
    told = "".join(f"{key} {value}\n" for key, value in sorted(seen.items()))
    return sha256(told.encode()).hexdigest()[:16]


def test_the_number_of_the_rules_is_that_of_what_they_make() -> None:
    assert (RENDERING, looks()) == LOOKS
