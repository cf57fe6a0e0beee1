"""The lock is read as it was written, merges by lines, and what it does not understand is a problem."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mkdeck.deck import Entry, Lock, format_lock, parse_lock, read_lock
from mkdeck.deck.entry import Adopted, Cards, Numbered
from tests.deck.lectures import build, lecture, question

hexes = st.text("0123456789abcdef", min_size=8, max_size=16)
texts = st.text().map(lambda s: " ".join(s.split())).filter(lambda s: s.isprintable())
entries = st.builds(
    Entry,
    guid=st.text("abcXYZ019", min_size=8, max_size=14),
    created=st.integers(1, 4_000_000_000_000),
    mod=st.integers(1, 4_000_000_000),
    seen=hexes,
    answer=hexes,
    sketch=st.sampled_from(["", "AbC-", "AbC-z_09"]),
    text=texts,
    looks=st.sampled_from(["", "1.0123456789abcdef"]),
    cards=st.lists(
        st.builds(
            Cards,
            st.sampled_from(["question", "claims"]),
            st.sampled_from(["0a1b2c", "ffffff"]),
            st.just((0, 1)),
            st.sampled_from([(), (1,), (0, 1)]),
            st.sampled_from(["", "abcdef"]),
        ),
        max_size=2,
        unique_by=lambda c: (c.role, c.deck),
    ).map(tuple),
    marked=st.booleans(),
    more=st.sampled_from([(), ("later=x.1",)]),
    lecture=st.sampled_from(["a.md", "b/ü c.md", "d] removed.md", "[e].md"]),
    explicit_id=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=6),
    removed=st.booleans(),
    claims=st.lists(
        st.builds(
            Numbered, st.integers(1, 499), hexes.map(lambda h: h[:8]), st.sampled_from(["", "AbC-z_09"])
        ),
        max_size=3,
        unique_by=lambda c: c.number,
    ).map(tuple),
)


@given(st.lists(entries, max_size=6, unique_by=lambda e: e.guid))
def test_what_was_written_is_read_again(given_entries: list[Entry]) -> None:
    lock, problems = parse_lock(format_lock(Lock(tuple(given_entries))))
    assert (lock.entries, problems) == (tuple(given_entries), ())


@given(
    st.lists(entries, max_size=6, unique_by=lambda e: e.guid), st.sets(st.sampled_from(["a.md", "[e].md"]))
)
def test_sections_that_nobody_read_are_written_as_they_were(some: list[Entry], sealed: set[str]) -> None:
    in_order = sorted(some, key=lambda e: (e.removed, e.lecture))
    text = format_lock(Lock(tuple(in_order)))
    lock, problems = parse_lock(text, sealed=sealed)
    assert (format_lock(lock), problems) == (text, ())


@given(st.lists(entries, max_size=6, unique_by=lambda e: e.guid))
def test_what_is_asked_of_all_entries_is_answered_without_reading_them(some: list[Entry]) -> None:
    whole, _ = parse_lock(format_lock(Lock(tuple(some))))
    closed, _ = parse_lock(format_lock(Lock(tuple(some))), sealed={e.lecture for e in some})
    assert all(e.removed for e in closed.entries)
    for facts in (Lock.names, Lock.moments, Lock.said):
        assert sorted(facts(closed)) == sorted(facts(whole))
    live = [e for e in some if not e.removed]
    assert sum(map(len, closed.sealed)) == len(live)


def test_a_line_that_was_read_keeps_its_number_behind_sections_that_were_not() -> None:
    text = format_lock(build(lecture(question("One?")), lecture(question("Two?"), path="b.md")).lock)
    lock, _ = parse_lock(text, sealed={"a.md"})
    (entry,) = lock.entries
    assert text.split("\n")[entry.line - 1].endswith("Two?")


@given(st.text())
def test_garbage_is_a_problem_and_never_a_crash(text: str) -> None:
    lock, problems = parse_lock(text)
    assert problems or not text.strip()
    assert lock.entries == ()


def built() -> str:
    return format_lock(build(lecture(question("One?"), question("Two?"))).lock)


def test_a_merge_that_keeps_both_sides_keeps_every_note() -> None:
    ours = format_lock(build(lecture(question("One?"))).lock)
    theirs = format_lock(build(lecture(question("Two?"), path="b.md")).lock)
    merged, problems = parse_lock(ours + theirs.split("\n\n", 1)[1])
    assert ({e.text for e in merged.entries}, problems) == ({"One?", "Two?"}, ())


def test_of_two_lines_with_one_guid_the_newest_counts() -> None:
    line = built().splitlines()[7]
    newer = line.replace(line.split()[2], "2031-01-01T00:00:00Z")
    lock, problems = parse_lock(built() + f"{newer}\n")
    assert ([e.mod for e in lock.entries if e.text == "One?"], problems) == ([1924992000], ())


def test_a_conflict_is_a_problem_at_its_line() -> None:
    lines = built().splitlines()
    lines[7:7] = ["<<<<<<< HEAD"]
    lock, problems = parse_lock("\n".join(lines), "notes/mkdeck.lock")
    assert [str(p) for p in problems] == [
        "notes/mkdeck.lock:8: a merge conflict (keep the lines of both sides, delete the marks)"
    ]
    assert len(lock.entries) == 2


def test_a_damaged_line_is_a_problem_at_its_line() -> None:
    text = built().replace("Z ", "X ", 1)
    assert [p.line for p in parse_lock(text)[1]] == [8]


def test_a_newer_format_is_refused() -> None:
    problems = parse_lock(built().replace("lock 2", "lock 3"))[1]
    assert "format 3" in problems[0].fault


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    lock, problems = parse_lock("\ufeff" + built().replace("\n", "\r\n"))
    assert (lock, problems) == (parse_lock(built())[0], ())


def test_a_stripped_line_end_does_not_matter() -> None:
    nameless = format_lock(build(lecture(question(""))).lock)
    assert all(line == line.rstrip() for line in nameless.splitlines())
    assert len(parse_lock(nameless)[0].entries) == 1


def test_no_file_is_an_empty_lock(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "mkdeck.lock") == (Lock((), str(tmp_path / "mkdeck.lock")), ())


def test_bytes_that_are_no_text_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "mkdeck.lock").write_bytes(b"\xff\xfe\x00")
    assert read_lock(tmp_path / "mkdeck.lock")[1][0].is_error


def test_a_very_long_question_keeps_one_line_of_its_own() -> None:
    long = ["word " * 500 + end for end in ("one", "two")]
    first = build(lecture(*(question(t, "same") for t in long)))
    again = build(lecture(*(question(t, "same") for t in reversed(long))), after=first)
    assert max(map(len, format_lock(first.lock).splitlines())) < 700
    assert [n.guid for n in again.notes] == [n.guid for n in first.notes][::-1]


def test_notes_taken_over_keep_any_guid_and_any_tags() -> None:
    odd = ('q;#a l:z0[_3"', "3808461e-0b70-4bcf-9b23-cd7ba9a3218d", "`^~é%,")
    taken = tuple(Adopted(f"role{n}", guid, ("a::b", "c,d%", "é")[:n]) for n, guid in enumerate(odd))
    first = build(lecture(question("Why?"))).lock
    lock = Lock((replace(first.entries[0], adopted=taken),))
    read, problems = parse_lock(format_lock(lock))
    assert problems == ()
    assert read.entries[0].adopted == taken
