from __future__ import annotations

from mkdeck.model import Settings
from mkdeck.read.text.frontmatter import read_front
from tests.read.notes import faults, questions, read

NOTES = "# Title\n\n### Q1. What?\nThis.\n"


def test_front_matter_overrides_the_collection() -> None:
    text = "---\ntitle: A\ntags: [x, '#y/z']\ncards: question, reversed\nbreaks: join\n---\nrest"
    front = read_front(text, Settings(tags=("c",), breaks="keep"), "a.md")
    assert front.settings == Settings(
        title="A", tags=("c", "x", "y::z"), cards=("question", "reversed"), breaks="join"
    )
    assert front.text == "\n" * 6 + "rest"


def test_unknown_keys_are_warnings_on_their_lines() -> None:
    found = read("---\ntitle: A\ncolour: red\nlayout: post\n---\n" + NOTES).problems
    assert [(p.line, p.is_error) for p in found] == [(3, False), (4, False)]


def test_front_matter_that_is_not_yaml_is_a_warning_and_the_rest_is_read() -> None:
    text = "---\ntitle: [a\nb: }\n---\n" + NOTES
    assert len(questions(text)) == 1
    assert any("not YAML" in fault for fault in faults(text))


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert [q.line for q in questions("---\n\n### Q1. a?\nb\n\n---\n### Q2. c?\nd\n")] == [3, 7]


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    (question,) = questions("---\ntitle: A\n---\n" + NOTES)
    assert (question.line, question.statements[0].line) == (6, 7)


def test_the_deck_is_what_the_lecture_names_else_parent_folders_and_title() -> None:
    own = read("---\ncards-deck: A::B\n---\n" + NOTES).lecture
    other = read(NOTES.replace("Title", "A::B: C"), deck="Top").lecture
    assert own and other
    assert (own.deck, other.deck) == ("A::B", "Top::A - B: C")


def test_deck_and_tags_of_other_tools_are_understood() -> None:
    lecture = read("TARGET DECK: A::B\nFILE TAGS: x #y/z\n\n" + NOTES).lecture
    assert lecture
    assert (lecture.deck, lecture.settings.tags) == ("A::B", ("x", "y::z"))
