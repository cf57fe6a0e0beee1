from queue import Empty, Queue
from threading import Event, Thread

import pytest

from mkdeck.build.watch import difference, stamps, watch

LONG = 10.0
"""Seconds that a slow machine may take; nothing here waits for them to pass."""


@pytest.fixture
def collection(tmp_path):
    (tmp_path / "lectures").mkdir()
    (tmp_path / "lectures" / "a.md").write_text("a")
    return tmp_path / "lectures"


@pytest.fixture
def told(collection):
    """What is told of changes, as they are told."""
    heard, stop = Queue(), Event()
    arguments = {"since": stamps(collection), "stop": stop}
    watching = Thread(target=watch, args=(collection, heard.put), kwargs=arguments)
    watching.start()
    yield heard
    stop.set()
    watching.join()


def test_a_save_is_told(collection, told):
    (collection / "a.md").write_text("other")
    assert told.get(timeout=LONG) == {collection / "a.md"}


def test_a_new_lecture_is_told(collection, told):
    (collection / "week").mkdir()
    (collection / "week" / "b.md").write_text("b")
    assert collection / "week" / "b.md" in told.get(timeout=LONG)


def test_a_lecture_that_goes_is_told(collection, told):
    (collection / "a.md").unlink()
    assert told.get(timeout=LONG) == {collection / "a.md"}


def test_a_save_is_told_once(collection, told):
    (collection / "a.md").write_text("other")
    told.get(timeout=LONG)
    with pytest.raises(Empty):
        told.get(timeout=0.6)


def test_what_was_saved_before_watching_began_is_told(collection):
    since, heard, stop = stamps(collection), [], Event()
    (collection / "a.md").write_text("meanwhile")

    def on_change(changed):
        heard.append(changed)
        stop.set()

    watch(collection, on_change, since=since, stop=stop)
    assert heard == [{collection / "a.md"}]


@pytest.mark.parametrize("name", ["mkdeck.toml", "picture.PNG", "b.markdown", "week/sound.mp3"])
def test_all_that_a_deck_is_made_of_is_watched(collection, name):
    before = stamps(collection)
    (collection / name).parent.mkdir(exist_ok=True)
    (collection / name).write_text("x")
    assert difference(before, stamps(collection)) == {collection / name}


@pytest.mark.parametrize("name", ["mkdeck.lock", "a.apkg", ".a.md.swp", ".git/b.md", "a.md~"])
def test_what_a_build_or_an_editor_writes_is_not(collection, name):
    before = stamps(collection)
    (collection / name).parent.mkdir(exist_ok=True)
    (collection / name).write_text("x")
    assert stamps(collection) == before


@pytest.mark.parametrize("name", ["a/check.py", "evidence/a/check.cpu.json", "evidence/a/check.cpu.svg"])
def test_checks_and_evidence_are_watched(collection, name):
    file = collection.parent / "verify" / name
    file.parent.mkdir(parents=True)
    before = stamps(collection)
    file.write_text("x")
    assert difference(before, stamps(collection)) == {file}
