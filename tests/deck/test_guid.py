"""GUIDs are the same everywhere, and never given twice."""

from mkdeck.deck.guid import SHAPE, Taken, explicit_guid, kin_guid


def test_a_first_guid_is_the_same_on_every_machine() -> None:
    assert (
        Taken(()).first_guid("", "lecture-06.md", "What is the role of batch normalization?")
        == "u2P4ZBr7YFXx"
    )


def test_a_guid_that_is_taken_is_not_given_again() -> None:
    first = Taken(()).first_guid("", "a.md", "Q?")
    assert Taken([first]).first_guid("", "a.md", "Q?") != first


def test_every_kind_of_guid_can_be_written_into_the_lock() -> None:
    made = [
        Taken(()).first_guid("ns", "ü.md", "¿Qué?"),
        explicit_guid("", "a b"),
        kin_guid("abcdefgh", "claims"),
    ]
    assert all(SHAPE.fullmatch(guid) for guid in made)


def test_an_explicit_id_is_not_mistaken_for_a_text() -> None:
    assert explicit_guid("", "x") != Taken(()).first_guid("", "", "x")


def test_questions_that_read_alike_get_the_first_names_that_are_free_however_many_there_are() -> None:
    taken = Taken(())
    given = []
    for _ in range(50):
        given.append(taken.first_guid("", "a.md", "Q?"))
        taken.add(given[-1])
    one_by_one = []
    for _ in range(50):
        one_by_one.append(Taken(one_by_one).first_guid("", "a.md", "Q?"))
    assert given == one_by_one
    assert len(set(given)) == 50
