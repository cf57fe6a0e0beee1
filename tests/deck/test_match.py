"""A question keeps its history through every edit, and no history lands on another question."""

from __future__ import annotations

import pytest

from mkdeck.deck import Identified, Lock, Occasion, identify
from mkdeck.errors import Weight
from mkdeck.model import Question
from tests.deck.lectures import NOW, build, guids, lecture, question

SGD = question("What is SGD?", "Gradient descent on a random batch", "Cheaper than the full gradient")
BN = question("What does batch norm do?", "Normalises activations over the batch", "Has scale and shift")
RELU = question("Why is ReLU used?", "Does not saturate for positive inputs", "Cheap to compute")
POOL = question("What is max pooling for?", "Keeps the strongest response", "Halves the resolution")


def texted(q: Question, text: str) -> Question:
    return question(text, *(s.text for s in q.statements))


def answered(q: Question, *answer: str) -> Question:
    return question(q.text, *answer)


@pytest.fixture
def first() -> Identified:
    return build(lecture(SGD, BN, RELU, POOL))


def clean(identified: Identified) -> Identified:
    assert identified.problems == ()
    return identified


def test_guids_of_a_first_build_are_the_same_everywhere(first: Identified) -> None:
    assert build(lecture(SGD, BN, RELU, POOL), now=NOW + 999_999).notes[2].guid == first.notes[2].guid


def test_nothing_changed_gives_the_same_notes_and_lock(first: Identified) -> None:
    again = clean(build(lecture(SGD, BN, RELU, POOL), after=first, now=NOW + 500))
    assert (again.notes, again.lock) == (first.notes, first.lock)


def test_a_typo_in_a_question_keeps_its_guid(first: Identified) -> None:
    again = clean(build(lecture(SGD, texted(BN, "What does batch nrom do?"), RELU, POOL), after=first))
    assert again.notes[1].guid == first.notes[1].guid


def test_a_typo_in_an_answer_keeps_its_guid(first: Identified) -> None:
    again = clean(build(lecture(SGD, answered(BN, "Normalizes activations"), RELU, POOL), after=first))
    assert again.notes[1].guid == first.notes[1].guid


def test_only_the_changed_note_has_a_new_time(first: Identified) -> None:
    again = build(lecture(SGD, answered(BN, "Normalizes"), RELU, POOL), after=first, now=NOW + 60)
    assert [n.mod - NOW for n in again.notes] == [0, 60, 0, 0]


def test_a_change_within_the_same_second_is_still_later(first: Identified) -> None:
    again = build(lecture(SGD, answered(BN, "Normalizes"), RELU, POOL), after=first, now=NOW)
    assert again.notes[1].mod == NOW + 1


def test_a_question_inserted_above_touches_no_other(first: Identified) -> None:
    again = clean(build(lecture(question("New?", "Yes"), SGD, BN, RELU, POOL), after=first, now=NOW + 60))
    assert [n.mod - NOW for n in again.notes] == [60, 0, 0, 0, 0]
    assert str(again.plan) == "+1 new, ~0 edited (history kept), =4 unchanged, -0 removed"


def test_reordered_questions_keep_their_guids(first: Identified) -> None:
    again = clean(build(lecture(POOL, BN, SGD, RELU), after=first))
    assert guids(again) == guids(first)


def test_a_deleted_question_is_listed_and_remembered(first: Identified) -> None:
    again = clean(build(lecture(SGD, RELU, POOL), after=first))
    assert [c.text for c in again.plan.removed] == [BN.text]
    back = clean(build(lecture(SGD, BN, RELU, POOL), after=again))
    assert guids(back) == guids(first)


def test_a_deleted_question_is_listed_once(first: Identified) -> None:
    again = build(lecture(SGD, RELU, POOL), after=first)
    assert build(lecture(SGD, RELU, POOL), after=again).plan.removed == ()


def test_a_renamed_deck_keeps_the_guids(first: Identified) -> None:
    again = clean(build(lecture(SGD, BN, RELU, POOL, deck="Deep learning"), after=first))
    assert guids(again) == guids(first)


def test_a_renamed_file_keeps_the_guids(first: Identified) -> None:
    again = clean(build(lecture(SGD, BN, RELU, POOL, path="b.md"), after=first))
    assert guids(again) == guids(first)


def test_a_renamed_file_with_an_edit_keeps_the_guids(first: Identified) -> None:
    edited = lecture(SGD, answered(BN, "It is quite another answer"), RELU, POOL, path="b.md")
    assert guids(clean(build(edited, after=first))) == guids(first)


def test_a_question_moved_to_another_lecture_keeps_its_guid(first: Identified) -> None:
    again = clean(build(lecture(SGD, RELU, POOL), lecture(BN, path="b.md"), after=first))
    assert guids(again) == guids(first)


def test_a_lecture_split_in_two_keeps_the_guids(first: Identified) -> None:
    again = clean(build(lecture(SGD, BN, path="c.md"), lecture(RELU, POOL, path="b.md"), after=first))
    assert guids(again) == guids(first)


def test_edits_beside_a_deleted_question_stay_where_they_are(first: Identified) -> None:
    typo, other = texted(SGD, "What is SGDD?"), texted(RELU, "Why is RelU usde?")
    again = clean(build(lecture(typo, other, POOL), after=first))
    assert [n.guid for n in again.notes] == [first.notes[i].guid for i in (0, 2, 3)]


def test_exchanged_answers_leave_the_history_with_the_question(first: Identified) -> None:
    swapped = lecture(
        answered(SGD, *(s.text for s in BN.statements)),
        answered(BN, *(s.text for s in SGD.statements)),
        RELU,
        POOL,
    )
    assert guids(clean(build(swapped, after=first))) == guids(first)


def test_a_question_put_in_another_words_keeps_its_guid_by_its_answer(first: Identified) -> None:
    again = clean(build(lecture(SGD, BN, texted(RELU, "Reasons for rectifiers"), POOL), after=first))
    assert again.notes[2].guid == first.notes[2].guid


CHOICE = question("Which layer adds?", "A) a pool B) a residual block C) a crop", "B")
GROWN = question("Which layer adds? A) a pool B) a residual block C) a crop", "B")


def test_options_put_on_the_front_keep_the_guid() -> None:
    before = build(lecture(CHOICE, SGD, BN))
    again = clean(build(lecture(SGD, GROWN, BN), after=before))
    assert again.lock.entries[1].guid == before.notes[0].guid
    back = clean(build(lecture(CHOICE, SGD, BN), after=again))
    assert back.notes[0].guid == before.notes[0].guid


def test_a_question_that_two_others_begin_with_gives_its_guid_to_neither() -> None:
    before = build(lecture(question("Why?", "Because it is so"), SGD))
    other = question("Why? And where from does the noise in it come?", "From the batch")
    third = question("Why? And to whom does this matter in practice?", "To all who train")
    again = build(lecture(other, third, SGD), after=before)
    assert before.notes[0].guid not in {n.guid for n in again.notes}


def test_a_question_with_the_whole_old_answer_is_surer_than_one_with_the_old_words() -> None:
    told = "A connected graph without any cycle, whose edges are one fewer than its vertices"
    before = build(lecture(question("What is a tree?", told), SGD))
    reworded = question("How does graph theory define trees?", told)
    grown = question("What is a tree? Give two examples.", "An outline and a family's ancestors")
    again = build(lecture(reworded, grown, SGD), after=before)
    assert again.notes[0].guid == before.notes[0].guid
    assert again.notes[1].guid != before.notes[0].guid


def test_a_longer_name_is_another_question() -> None:
    before = build(lecture(question("What is a stack", "A pile of frames that grows downwards"), SGD))
    frame = question("What is a stack frame", "The place of one call and its locals")
    again = build(lecture(frame, SGD), after=before)
    assert again.notes[0].guid != before.notes[0].guid


def test_another_question_in_the_place_of_a_deleted_one_is_new(first: Identified) -> None:
    other = question("What does dropout do?", "Silences random units", "Only while training")
    again = clean(build(lecture(SGD, other, RELU, POOL), after=first))
    assert again.notes[1].guid != first.notes[1].guid


def test_two_equal_questions_follow_their_answers_when_reordered() -> None:
    one, two = question("Output?", "three and four"), question("Output?", "an error")
    first = build(lecture(one, two))
    again = clean(build(lecture(two, one), after=first))
    assert [n.guid for n in again.notes] == [n.guid for n in first.notes][::-1]


def test_wholly_equal_questions_are_two_cards() -> None:
    assert len({n.guid for n in build(lecture(SGD, SGD)).notes}) == 2


def test_a_hundred_equal_questions_keep_their_answers_when_shuffled() -> None:
    copies = [question("What's the output?", f"line {i}", f"and {i * i}") for i in range(121)]
    first = build(lecture(*copies))
    again = clean(build(lecture(*copies[60:], *copies[:60]), after=first))
    assert [n.guid for n in again.notes] == [n.guid for n in (*first.notes[60:], *first.notes[:60])]


def test_one_of_many_equal_questions_is_recognised_by_its_place_when_answered_anew() -> None:
    copies = [question("What's the output?", f"line {i}", f"and {i * i}") for i in range(20)]
    first = build(lecture(*copies))
    copies[7] = question("What's the output?", "nothing whatever")
    again = clean(build(lecture(*copies), after=first))
    assert [n.guid for n in again.notes] == [n.guid for n in first.notes]


def test_a_question_that_may_be_either_of_two_old_ones_is_new_and_both_are_told() -> None:
    first = build(lecture(SGD, question("Output?", "three"), question("Output?", "four"), BN))
    again = build(lecture(SGD, question("Output?", "nine"), BN), after=first)
    assert [p.weight for p in again.problems] == [Weight.WARNING]
    assert again.notes[1].guid not in guids(first).values()
    assert first.notes[1].guid in again.problems[0].remedy
    assert first.notes[2].guid in again.problems[0].remedy


def test_an_old_note_that_may_be_either_of_two_questions_is_neither_and_told_at_both() -> None:
    first = build(lecture(SGD, question("Output?", "three"), BN))
    again = build(lecture(SGD, question("Output?", "nine"), question("Output?", "ten"), BN), after=first)
    assert [(p.weight, p.line) for p in again.problems] == [(Weight.WARNING, 6), (Weight.WARNING, 9)]
    assert first.notes[1].guid not in {n.guid for n in again.notes}


def test_the_remedy_of_an_ambiguity_decides_it() -> None:
    first = build(lecture(SGD, question("Output?", "three"), question("Output?", "four"), BN))
    chosen = question("Output?", "nine", explicit_id=first.notes[2].guid)
    again = clean(build(lecture(SGD, chosen, BN), after=first))
    assert again.notes[1].guid == first.notes[2].guid


def test_a_new_id_makes_a_new_card_of_one_that_was_ambiguous() -> None:
    first = build(lecture(SGD, question("Output?", "three"), BN))
    new, old = question("Output?", "nine", explicit_id="fresh"), question("Output?", "ten")
    again = clean(build(lecture(SGD, new, old, BN), after=first))
    assert again.notes[2].guid == first.notes[1].guid


def test_an_id_written_behind_a_known_question_keeps_its_guid(first: Identified) -> None:
    named = question(BN.text, *(s.text for s in BN.statements), explicit_id="bn")
    again = clean(build(lecture(SGD, named, RELU, POOL), after=first))
    assert again.notes[1].guid == first.notes[1].guid
    elsewhere = question("All new", "and all else", explicit_id="bn")
    later = clean(build(lecture(SGD, RELU, POOL), lecture(elsewhere, path="z.md"), after=again))
    assert later.notes[3].guid == first.notes[1].guid


def test_an_id_names_the_note_in_any_lecture() -> None:
    named = question("What is SGD?", "one", explicit_id="sgd")
    one, other = build(lecture(named)), build(lecture(named, path="elsewhere.md"))
    assert one.notes[0].guid == other.notes[0].guid


def test_two_alike_ids_are_an_error_that_names_both_places() -> None:
    named = [question(t, "x", explicit_id="same") for t in ("One?", "Two?")]
    problem = build(lecture(named[0]), lecture(named[1], path="b.md")).problems[0]
    assert (problem.path, problem.line, "a.md:3" in problem.fault) == ("b.md", 3, True)


def test_a_lecture_that_could_not_be_read_keeps_its_entries(first: Identified) -> None:
    again = clean(build(lecture(question("New?"), path="b.md"), after=first, unread=frozenset({"a.md"})))
    assert set(first.lock.entries) < set(again.lock.entries)
    assert again.plan.removed == ()


def test_a_question_like_one_that_is_gone_is_a_warning() -> None:
    first = build(lecture(question("Which sizes have kernels in VGG?", "three by three and one by one"), SGD))
    other = question("Which depth has VGG?", "three by nine and ten blocks all over the place")
    again = build(lecture(other, SGD), after=first)
    assert {p.weight for p in again.problems} <= {Weight.WARNING}
    assert again.notes[0].guid != first.notes[0].guid


def test_a_heading_of_one_word_does_not_carry_a_history_into_another_lecture() -> None:
    summary = [
        question("Summary", *(f"{w} {n}" for n in ("first", "second", "third"))) for w in ("old", "new")
    ]
    summary[1] = question("Summary", "all of this is about quite different things", "in its own words")
    first = build(lecture(SGD, summary[0]), lecture(BN, path="b.md"))
    again = build(lecture(SGD), lecture(BN, summary[1], path="b.md"), after=first)
    assert again.notes[2].guid != first.notes[1].guid


def test_a_whole_question_carries_its_history_into_another_lecture_with_a_new_answer() -> None:
    first = build(lecture(SGD, RELU), lecture(BN, path="b.md"))
    moved = answered(RELU, "It is quite another answer", "in other words")
    again = clean(build(lecture(SGD), lecture(BN, moved, path="b.md"), after=first))
    assert again.notes[2].guid == first.notes[1].guid


def test_another_namespace_gives_other_guids() -> None:
    assert build(lecture(SGD)).notes[0].guid != build(lecture(SGD, namespace="mine")).notes[0].guid


def test_identity_needs_no_lock() -> None:
    assert identify([lecture(SGD)], Lock(), Occasion(NOW)).plan.new[0].text == SGD.text


def test_of_two_equal_notes_that_are_gone_either_may_come_back() -> None:
    twin = question("What is the output?", "three two one")
    first = build(lecture(twin, twin, SGD))
    gone = build(lecture(SGD), after=first)
    back = clean(build(lecture(question("What is the output?", "three two one zero"), SGD), after=gone))
    assert back.notes[0].guid in {first.notes[0].guid, first.notes[1].guid}
