"""GUIDs are the same everywhere, and never given twice."""

from mkdeck.deck.guid import SHAPE, explicit_guid, first_guid, kin_guid


def test_a_first_guid_is_the_same_on_every_machine() -> None:
    assert (
        first_guid("", "lecture-06.md", "What is the role of batch normalization?", set()) == "u2P4ZBr7YFXx"
    )


def test_a_guid_that_is_taken_is_not_given_again() -> None:
    first = first_guid("", "a.md", "Q?", set())
    assert first_guid("", "a.md", "Q?", {first}) != first


def test_every_kind_of_guid_can_be_written_into_the_lock() -> None:
    made = [
        first_guid("ns", "ü.md", "¿Qué?", set()),
        explicit_guid("", "a b"),
        kin_guid("abcdefgh", "claims"),
    ]
    assert all(SHAPE.fullmatch(guid) for guid in made)


def test_an_explicit_id_is_not_mistaken_for_a_text() -> None:
    assert explicit_guid("", "x") != first_guid("", "", "x", set())
