"""The plan says what a build changes, for people and for programs."""

from mkdeck.deck import Change, Plan
from mkdeck.deck.made import Left, Stays
from mkdeck.deck.plan import Counts

ONE = Change("guid", "a.md", 3, "Q?")


def test_people_read_one_line() -> None:
    plan = Plan(removed=(ONE,), new_notes=3, edited_notes=1, unchanged_notes=5)
    assert str(plan) == ("+3 new, ~1 edited (history kept), =5 unchanged, -1 removed")


def test_programs_read_every_change_and_the_number_of_the_rest() -> None:
    told = Plan(new=(ONE,), new_notes=1, unchanged_notes=5, then=Counts(6, 7, 1)).as_dict()
    assert told["new"] == [
        {"guid": "guid", "lecture": "a.md", "line": 3, "text": "Q?", "before": "", "notes": 1}
    ]
    assert (told["edited"], told["removed"], told["unchanged"]) == ([], [], 5)
    assert told["in_anki"] == {"notes": 6, "cards": 7, "decks": 1}


def test_cards_left_behind_are_told_with_the_search_that_finds_them() -> None:
    plan = Plan(left=(Left("abc", "question", (1,), False, True), Left("def", "question", (1,), False, True)))
    assert plan.details[0] == (
        '2 cards stay behind empty: search for note:"mkdeck question" (Id:abc OR Id:def) card:2'
    )
    dropped = Plan(left=(Left("abc", "question", (0,), True, False),))
    assert dropped.details[0] == (
        '1 card stays behind, and nobody asks for it any more: search for note:"mkdeck question" Id:abc'
    )


def test_a_new_deck_name_says_how_many_cards_stay_where_they_are() -> None:
    plan = Plan(stays=(Stays("Old", "New", 12),))
    assert plan.details[0] == "12 cards stay in the deck “Old”: a package cannot move cards to “New”"
