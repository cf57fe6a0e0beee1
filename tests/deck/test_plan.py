"""The plan says what a build changes, for people and for programs."""

from mkdeck.deck import Change, Plan

ONE = Change("guid", "a.md", 3, "Q?")


def test_people_read_one_line() -> None:
    assert str(Plan((ONE,) * 3, (ONE,), (ONE,) * 5, (ONE,))) == (
        "+3 new, ~1 edited (history kept), =5 unchanged, -1 removed"
    )


def test_programs_read_every_change_and_the_number_of_the_rest() -> None:
    told = Plan((ONE,), (), (ONE,) * 5).as_dict()
    assert told == {
        "new": [{"guid": "guid", "lecture": "a.md", "line": 3, "text": "Q?"}],
        "edited": [],
        "removed": [],
        "unchanged": 5,
    }
