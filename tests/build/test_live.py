import os

import pytest

from mkdeck.build.live import Live

TEXT = "# A\n\n## Q1. Why?\n\n- Because.\n\n## Q2. How?\n\n- So.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "b.md").write_text("# B\n\n## When?\n\n- Now.\n")
    (tmp_path / "mkdeck.toml").write_text("")
    return tmp_path


def save(path, text):
    path.write_text(text)
    # Two saves within one tick of the clock must differ as two saves of a person do.
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1_000_000))
    return frozenset({path})


def titles(live, path):
    return [card.title for card in live.lecture(path).cards]


def test_every_lecture_is_listed(folder):
    assert [(e.path, e.title) for e in Live([folder]).entries()] == [("a.md", "A"), ("b.md", "B")]


def test_one_lecture_that_was_asked_for_is_listed_alone(folder):
    assert [e.path for e in Live([folder / "b.md"]).entries()] == ["b.md"]


def test_a_lecture_has_its_cards(folder):
    assert titles(Live([folder]), "a.md") == ["Why?", "How?"]


def test_a_lecture_that_is_not_there_is_none(folder):
    assert Live([folder]).lecture("../a.md") is None


def test_a_save_is_taken_in(folder):
    live = Live([folder])
    live.lecture("a.md")
    live.follow(save(folder / "a.md", TEXT.replace("Why", "Wherefore")))
    assert titles(live, "a.md") == ["Wherefore?", "How?"]


def test_only_what_changed_is_read_again(folder):
    live = Live([folder])
    kept = live.lecture("b.md")
    live.follow(save(folder / "a.md", TEXT + "\n## New?\n\n- Yes.\n"))
    assert live.lecture("b.md") is kept


def test_every_change_has_its_version(folder):
    live = Live([folder])
    before = live.version
    live.follow(save(folder / "a.md", TEXT + "\n"))
    assert live.wait(before, 0) == before + 1


def test_a_new_lecture_is_listed(folder):
    live = Live([folder])
    live.follow(save(folder / "c.md", TEXT))
    assert [e.path for e in live.entries()] == ["a.md", "b.md", "c.md"]


def test_a_lecture_that_goes_is_gone(folder):
    live = Live([folder])
    live.lecture("a.md")
    (folder / "a.md").unlink()
    live.follow(frozenset({folder / "a.md"}))
    assert live.lecture("a.md") is None


def test_new_settings_are_taken_in(folder):
    live = Live([folder])
    live.follow(save(folder / "mkdeck.toml", 'deck = "Course"\n'))
    assert live.lecture("a.md").cards[0].fields["Deck"] == "Course::A"


def test_a_picture_that_was_missing_is_shown_once_it_is_there(folder):
    save(folder / "a.md", "# A\n\n## Why?\n\n![p](p.png)\n")
    live = Live([folder])
    assert live.lecture("a.md").problems
    live.follow(save(folder / "p.png", "png"))
    page = live.lecture("a.md")
    assert not page.problems
    assert [live.media(name) for name in page.media] == [folder / "p.png"]


def test_a_lecture_that_cannot_be_read_shows_why(folder):
    live = Live([folder])
    live.follow(save(folder / "a.md", "nothing to ask\n"))
    page = live.lecture("a.md")
    assert page.cards == ()
    assert any("no question found" in p.fault for p in page.problems)


def test_wrong_settings_are_shown_with_every_lecture(folder):
    live = Live([folder])
    live.follow(save(folder / "mkdeck.toml", "nonsense = 1\n"))
    assert any("nonsense" in p.fault for p in live.lecture("b.md").problems)


def test_a_collection_that_has_gone_shows_what_was_there(folder):
    live = Live([folder])
    live.lecture("a.md")
    for name in ("a.md", "b.md"):
        (folder / name).unlink()
    live.follow(frozenset({folder / "a.md", folder / "b.md"}))
    assert any("no lecture" in p.fault for p in live.lecture("a.md").problems)


def test_no_file_but_those_on_cards_is_given(folder):
    live = Live([folder])
    live.lecture("a.md")
    assert live.media("a.md") is None
    assert live.media("../a.md") is None
