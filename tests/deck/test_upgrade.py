"""A lock of the first format, and html of other rules, are taken over without a learner noticing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdeck.deck import Identified, Lock, Occasion, format_lock, identify, parse_lock
from mkdeck.deck import looks as looks_module
from mkdeck.deck.asked import asked_of
from mkdeck.deck.looks import first_hash
from mkdeck.model import Lecture, Question
from tests.deck.lectures import NOW, build, lecture, question

SGD = question("What is SGD?", "Gradient descent on a random batch")
BN = question("What does batch norm do?", "Normalises activations over the batch")


def first_format(lectures: list[Lecture], built: Identified) -> str:
    """The lock as the first format has it."""
    asked = asked_of(lectures, {})
    lines = [
        f"{e.guid} 2025-11-24T16:00:00.{n:03}Z 2025-11-24T16:00:00Z {first_hash(a.drafts, a.kinds)} "
        f"{e.answer} {e.sketch or '-'} {e.text}\n"
        for n, (a, e) in enumerate(zip(asked, built.lock.entries, strict=True), 1)
    ]
    return "".join(("mkdeck lock 1\n# about\n\n[a.md]\n", *lines))


def upgraded(now: list[Lecture], then: list[Lecture]) -> tuple[Identified, Lock]:
    lock, problems = parse_lock(first_format(then, build(*then)))
    assert problems == ()
    assert lock.head.is_older
    return identify(now, lock, Occasion(NOW + 99)), lock


def test_the_first_build_changes_no_guid_and_no_time() -> None:
    lectures = [lecture(SGD, BN)]
    again, lock = upgraded(lectures, lectures)
    assert [(n.guid, n.mod, n.created) for n in again.notes] == [
        (e.guid, e.mod, e.created) for e in lock.entries
    ]
    assert str(again.plan) == "+0 new, ~0 edited (history kept), =2 unchanged, -0 removed"
    assert format_lock(again.lock).startswith("mkdeck lock 2\n")


def test_a_new_title_at_the_same_time_changes_no_time_either() -> None:
    again, lock = upgraded([lecture(SGD, BN, deck="Another")], [lecture(SGD, BN)])
    assert [n.mod for n in again.notes] == [e.mod for e in lock.entries]


def test_an_answer_that_changed_since_is_an_edit() -> None:
    again, lock = upgraded([lecture(question(SGD.text, "On one example"), BN)], [lecture(SGD, BN)])
    assert [n.mod > e.mod for n, e in zip(again.notes, lock.entries, strict=True)] == [True, False]


def restyled(q: Question) -> Question:
    """The same question as other rules of rendering might write it."""
    return replace(
        q, answer=tuple(replace(p, html=p.html.replace("<li>", '<li class="x">')) for p in q.answer)
    )


def test_markup_that_the_author_changed_reaches_learners() -> None:
    first = build(lecture(SGD, BN))
    again = build(lecture(restyled(SGD), BN), after=first, now=NOW + 60)
    assert [n.mod - NOW for n in again.notes] == [60, 0]


def test_markup_that_new_rules_make_rides_along_with_the_next_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(lecture(SGD, BN))
    monkeypatch.setattr(looks_module, "RENDERING", 999)
    monkeypatch.setattr("mkdeck.deck.entries.RENDERING", 999)
    again = build(lecture(restyled(SGD), restyled(BN)), after=first, now=NOW + 60)
    assert [n.mod - NOW for n in again.notes] == [0, 0]
    assert (again.plan.anew, str(again.plan)) == (
        2,
        "+0 new, ~0 edited (history kept), =2 unchanged, -0 removed",
    )
    third = build(lecture(restyled(SGD), restyled(BN)), after=again, now=NOW + 90)
    assert (third.plan.anew, third.notes) == (0, again.notes)
    edited = restyled(question(SGD.text, "On one example"))
    last = build(lecture(edited, restyled(BN)), after=third, now=NOW + 120)
    assert [n.mod - NOW for n in last.notes] == [120, 0]


def test_other_words_that_new_rules_make_reach_learners(monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(lecture(SGD, BN))
    monkeypatch.setattr(looks_module, "RENDERING", 999)
    monkeypatch.setattr("mkdeck.deck.entries.RENDERING", 999)
    again = build(lecture(question(SGD.text, "On a batch, read better"), BN), after=first, now=NOW + 60)
    assert [n.mod - NOW for n in again.notes] == [60, 0]
