"""The deck's own words in Anki's overview."""

from mkdeck.build.about import about_decks
from mkdeck.model import Badge, Lecture, Piece, Question, Statement, Verdict


def lecture(*claims: str, label: str = "") -> Lecture:
    labels = (Statement(label, 1, is_label=True),) if label else ()
    statements = (*(Statement(claim, 1) for claim in claims), *labels)
    question = Question("Why?", "Why?", 1, (Piece("x"),), statements)
    return Lecture("a.md", "A", "A & B", (question,))


def test_a_deck_without_evidence_says_nothing() -> None:
    assert about_decks([lecture("one")], {}) == {}


def test_the_claims_are_counted_by_verdict() -> None:
    badges = {("a.md", 0): (Badge(0, Verdict.SUPPORTED), Badge(1, Verdict.REFUTED))}
    assert about_decks([lecture("one", "two", "three")], badges) == {
        "A & B": "2 of 3 marks are verdicts: 1 supported, 1 refuted, 1 not checked."
    }


def test_labels_and_the_question_itself_are_not_counted() -> None:
    badges = {("a.md", 0): (Badge(-1, Verdict.REFUTED), Badge(0, Verdict.CITED), Badge(1, Verdict.REFUTED))}
    told = about_decks([lecture("one", label="two:")], badges)
    assert told == {"A & B": "3 of 3 marks are verdicts: 2 refuted, 1 cited."}
