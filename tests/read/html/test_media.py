from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.model import Settings
from mkdeck.read import Reading, read_text
from tests.read.notes import answer_html


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "lectures"
    for name in ("a/pic.png", "b/pic.png", "Größe 1.PNG", "s.mp3", "empty.png", "wiki.png"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() if name != "empty.png" else b"")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (root / "link.png").symlink_to(tmp_path / "secret.png")
    return root


def read(folder: Path, text: str) -> Reading:
    path = folder / "notes.md"
    notes = f"### Q1. What?\nWords.\n\n{text}\n"
    return read_text(notes, path=path, root=folder, settings=Settings(), shown_as="notes.md")


def shown(folder: Path, text: str) -> str:
    lecture = read(folder, text).lecture
    assert lecture
    return answer_html(lecture.questions[0])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("![x](a/pic.png)", 'src="pic-'),
        ("![x][r]\n\n[r]: a/pic.png", 'src="pic-'),
        ("<img src='a/pic.png' width=30>", 'src="pic-'),
        ("![[wiki.png|300]]", 'width="300"'),
        ("![x](Größe%201.PNG)", 'src="groe-1-'),
        ("![](s.mp3)", "[sound:s-"),
        ("[sound:s.mp3]", "[sound:s-"),
        ('<audio src="s.mp3" controls></audio>', '<audio src="s-'),
    ],
)
def test_a_file_is_shown_by_its_name_in_the_package(folder: Path, text: str, name: str) -> None:
    lecture = read(folder, text).lecture
    assert lecture
    assert name in shown(folder, text)
    assert lecture.questions[0].media[0].name in shown(folder, text)
    assert read(folder, text).problems == ()


def test_files_of_one_name_in_two_folders_stay_two(folder: Path) -> None:
    lecture = read(folder, "![x](a/pic.png) ![y](b/pic.png) ![z](a/pic.png)").lecture
    assert lecture
    assert len({m.name for m in lecture.questions[0].media}) == 2


@pytest.mark.parametrize(
    "path",
    ["../secret.png", "/etc/passwd", "..%2Fsecret.png", "%2e%2e/secret.png", "link.png", "file:///etc/passwd",
     "a/../../secret.png", "C:\\secret.png"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["![x](<{}>)", '<img alt="x" src="{}">', "![[{}]]"])
def test_a_path_that_leaves_the_lectures_is_an_error(folder: Path, path: str, form: str) -> None:
    (problem,) = read(folder, form.format(path)).problems
    assert problem.is_error
    assert problem.line == 4
    assert "secret" not in shown(folder, form.format(path))


@pytest.mark.parametrize(("path", "fault"), [("gone.png", "no file 'gone.png'"), ("empty.png", "is empty")])
def test_a_missing_picture_costs_only_the_picture(folder: Path, path: str, fault: str) -> None:
    (problem,) = read(folder, f"one\n![a cat]({path})").problems
    assert fault in problem.fault
    assert (problem.line, problem.is_error) == (5, False)
    assert "a cat" in shown(folder, f"one\n![a cat]({path})")


def test_a_remote_picture_is_kept_and_named(folder: Path) -> None:
    (problem,) = read(folder, "![x](https://x.org/a.png)").problems
    assert "not fetched" in problem.fault
    assert 'src="https://x.org/a.png"' in shown(folder, "![x](https://x.org/a.png)")


def test_a_remote_sound_is_played_from_where_it_is(folder: Path) -> None:
    assert '<audio src="https://x.org/a.mp3" controls>' in shown(folder, "![](https://x.org/a.mp3)")


@pytest.fixture
def fetched(folder: Path) -> Path:
    """The collection with one picture and one sound that were fetched before."""
    (folder / "media").mkdir()
    (folder / "media/net-c15f0e83.png").write_bytes(b"fetched")
    (folder / "media/tune-1.mp3").write_bytes(b"tune")
    sha = "c15f0e83d9d1ef6a4b9a8f5d0d6cd1c1ef7bbd7e2f3d0ac6fbeb54b9ab9a7b0a"
    index = [f"{sha} net-c15f0e83.png https://x.org/net.png?size=9", f"{sha} tune-1.mp3 https://x.org/play"]
    (folder / "media/remote.txt").write_text("\n".join([*index, "<<<<<<< HEAD", ""]))
    return folder


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("![x](https://x.org/net.png?size=9)", '<img src="net-'),
        ('<img src="https://x.org/net.png?size=9">', '<img src="net-'),
        ("![x](//x.org/net.png?size=9)", '<img src="net-'),
        ("![x](https://x.org/play)", "[sound:tune-"),
    ],
)
def test_what_was_fetched_is_shown_like_any_file(fetched: Path, text: str, name: str) -> None:
    lecture = read(fetched, text).lecture
    assert lecture
    assert name in shown(fetched, text)
    assert lecture.questions[0].media[0].name in shown(fetched, text)
    assert read(fetched, text).problems == ()


def test_an_index_may_not_name_a_file_elsewhere(fetched: Path) -> None:
    index = fetched / "media/remote.txt"
    index.write_text(index.read_text().replace("tune-1.mp3", "../../secret.png"))
    (fetched / "media/net-c15f0e83.png").unlink()
    (fetched / "media/net-c15f0e83.png").symlink_to(fetched.parent / "secret.png")
    for address in ("https://x.org/net.png?size=9", "https://x.org/play"):
        (problem,) = read(fetched, f"![x]({address})").problems
        assert "is not fetched" in problem.fault


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ("![a cat](gone.png)", "no file 'gone.png'"),
        ('<img src="gone.png" alt="a cat">', "no file 'gone.png'"),
        ('<p align="center">\n<img src="gone.png" alt="a cat">\n</p>', "no file 'gone.png'"),
        ("![[gone.png]]", "no file 'gone.png'"),
        ("![](https://x.org/a.png)", "remote picture 'https://x.org/a.png' is not fetched"),
        ("[sound:gone.mp3]", "no file 'gone.mp3'"),
    ],
)
def test_an_answer_that_is_only_a_missing_file_is_no_answer(folder: Path, answer: str, missing: str) -> None:
    notes = f"### Q1. What?\n\n{answer}\n"
    reading = read_text(notes, path=folder / "n.md", root=folder, settings=Settings(), shown_as="n.md")
    assert reading.lecture is None
    assert {p.fault for p in reading.problems} >= {"no answer to 'What?'", missing}


@pytest.mark.parametrize(
    "answer",
    ["![](a/pic.png)", '<img src="a/pic.png">', "[sound:s.mp3]", "![](https://x.org/net.png?size=9)",
     '<p>\n<img src="https://x.org/net.png?size=9">\n</p>', "![](data:image/gif;base64,R0lGODlh)"],
)  # fmt: skip
def test_an_answer_may_be_only_a_file_that_is_there(fetched: Path, answer: str) -> None:
    notes = f"### Q1. What?\n\n{answer}\n"
    reading = read_text(notes, path=fetched / "n.md", root=fetched, settings=Settings(), shown_as="n.md")
    assert reading.lecture is not None
    assert reading.problems == ()


@pytest.mark.parametrize(
    "text", ["![[Deep.png]]", "![x](deep.png)", '<img src="deep.png">', "![[deep.png|40]]"]
)
def test_a_name_alone_finds_the_only_file_of_that_name(folder: Path, text: str) -> None:
    (folder / "x/y").mkdir(parents=True)
    (folder / "x/y/deep.png").write_bytes(b"deep")
    assert 'src="deep-' in shown(folder, text)
    assert read(folder, text).problems == ()


def test_a_name_that_several_files_have_is_not_guessed(folder: Path) -> None:
    (problem,) = read(folder, "![[pic.png]]").problems
    assert str(problem) == "notes.md:4: 'pic.png' is the name of several files (write its folder, too)"


def test_a_file_that_is_found_by_its_name_lies_in_the_lectures(folder: Path) -> None:
    (folder / "x").mkdir()
    (folder / "x/far.png").symlink_to(folder.parent / "secret.png")
    (folder / ".hidden").mkdir()
    (folder / ".hidden/near.png").write_bytes(b"near")
    for name in ("far.png", "near.png"):
        (problem,) = read(folder, f"![[{name}]]").problems
        assert problem.fault == f"no file '{name}'"


@pytest.mark.parametrize(
    ("alt", "html"),
    [
        ("a net|300", 'alt="a net" width="300"'),
        ("300", 'alt="300"'),
        ("|300x200", 'alt="" width="300"'),
        ("a|b", 'alt="a|b"'),
        ("a|b|20", 'alt="a|b" width="20"'),
    ],
)
def test_a_description_may_end_in_a_width(folder: Path, alt: str, html: str) -> None:
    assert f"{html}>" in shown(folder, f"![{alt}](a/pic.png)")


@pytest.mark.parametrize(
    "notes",
    [
        "what :: ![](a/pic.png)",
        "what\n?\n![](a/pic.png)",
        "| Front | Back |\n|---|---|\n| what | ![](a/pic.png) |",
    ],
)
def test_a_side_of_a_card_may_be_only_a_picture(folder: Path, notes: str) -> None:
    reading = read_text(notes, path=folder / "n.md", root=folder, settings=Settings(), shown_as="n.md")
    assert reading.problems == ()
    assert reading.lecture
    assert 'src="pic-' in answer_html(reading.lecture.questions[0])


@pytest.mark.parametrize("tag", ["iframe", "object", "embed"])
def test_html_that_no_card_shows_is_told(folder: Path, tag: str) -> None:
    text = f'one\n<{tag} src="https://x.org/video"></{tag}> two'
    (problem,) = read(folder, text).problems
    assert str(problem) == f"notes.md:5: `<{tag}>` is not shown on a card (link to it instead)"
    assert tag not in shown(folder, text)
