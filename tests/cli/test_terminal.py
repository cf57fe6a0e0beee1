"""On a terminal and in a pipe words are shown as they stand, and nothing that is read steers the terminal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mkdeck.cli.terminal import legible
from tests.cli.terminals import on_a_terminal, words_of

MARKUP = [
    "[/etc]", "a[i] then b[j]", "[bold]x[/bold]", "[link=https://a.b]x", "[/]", "[red on blue]", ":smile:",
    ":warning: x", "[@click=f]x", "\\[bold]", "[[x]]", "{0} {x} %s", "word " * 400,
]  # fmt: skip
"""What a reader of markup would act on."""

STEERING = [
    "\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x1b[31mred", "\x07", "\x08\x08", "\x9b2J", "\x9d0;t\x9c", "a\x7fb",
    "\u202egnp.exe", "\u2066x\u2069", "\u2028", "\x0b\x0c", "\x00x",
]  # fmt: skip
"""What a terminal would act on."""

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def collection(folder: Path, texts: list[str], names: list[str]) -> Path:
    """Lectures with the texts in all places that a note has."""
    lectures = folder / "lectures"
    lectures.mkdir()
    (lectures / "mkdeck.toml").write_text('namespace = "fixed"\n')
    body = "# Notes\n\n" + "".join(
        f"## Q{n}. Why {text}?\n\n- The path {text} is.\n- ![{text}](gone-{text}.png)\n\n## And {text}?\n\n"
        for n, text in enumerate(texts)
    )
    for name in names:
        (lectures / f"{name}.md").write_text(body, encoding="utf-8")
    (lectures / "b.md").write_text("# B\n\n## Q1. How?\n\n- So.\n", encoding="utf-8")
    return lectures


COMMANDS = [
    ["claims"],
    ["build", "--dry-run", "-v"],
    ["build"],
    ["report", "--out", "r.md"],
    ["new", "check", "mine"],
    ["verify", "nothing"],
    ["new", "lecture", "mine"],
    ["init", "lectures"],
]


def screens(folder: Path, commands: list[list[str]]) -> str:
    """Everything that the commands bring to a screen, none of it a traceback or a sign that steers."""
    shown = ""
    for command in commands:
        _, screen = on_a_terminal(command, folder)
        assert "Traceback" not in screen, command
        assert not FORBIDDEN.search(words_of(screen)), command
        shown += words_of(screen)
    return shown


def test_words_of_notes_are_shown_on_a_terminal_as_they_stand(tmp_path: Path) -> None:
    collection(tmp_path, [*MARKUP, *STEERING], ["a"])
    shown = re.sub(r"[\s\\]+", "", screens(tmp_path, COMMANDS))
    unseen = [t for t in MARKUP[:-1] if re.sub(r"[\s\\]+", "", f"The path {t} is.") not in shown]
    assert not unseen


def test_names_locks_and_settings_do_not_steer_a_terminal(tmp_path: Path) -> None:
    names = [text.replace("/", "").replace("\x00", "")[:80] for text in (*MARKUP, *STEERING)]
    lectures = collection(tmp_path, ["x"], names)
    screens(
        tmp_path,
        [*COMMANDS, ["lint", f"lectures/{names[0]}.md"], *(["new", "lecture", n] for n in names[:3])],
    )
    with (lectures / "mkdeck.lock").open("a", encoding="utf-8") as lock:
        lock.writelines(f"no line of a lock {text}\n" for text in (*MARKUP, *STEERING))
    (lectures / "mkdeck.toml").write_text(
        "".join(f"{json.dumps(n)} = {json.dumps(n)}\n" for n in names), "utf-8"
    )
    screens(tmp_path, [["build"], ["lint"], ["claims"]])


def test_words_of_the_command_line_do_not_steer_a_terminal(tmp_path: Path) -> None:
    words = [text.replace("\x00", "") for text in STEERING[:4]]
    screens(
        tmp_path,
        [c for w in words for c in ([f"x{w}"], ["build", w], ["lint", f"--{w}"], ["verify", "--seeds", w])],
    )


@pytest.mark.parametrize("text", STEERING)
def test_controls_are_spelled_out(text: str) -> None:
    assert not FORBIDDEN.search(legible(text))
    assert legible("plain é 答 [b] :smile:\tend") == "plain é 答 [b] :smile:\tend"


ENCODINGS = ["ascii", "cp1252", "gbk", "utf-16"]
UNUSUAL = "“Ünïcode” — 答え ∀x ✓ 😀 עברית"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_command_speaks_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    collection(tmp_path, [UNUSUAL], ["ünï-答"])
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for command in [
        *COMMANDS,
        ["claims", "--json"],
        ["build", "--json", "--dry-run"],
        ["no “such”"],
        ["--help"],
    ]:
        run = subprocess.run(
            [sys.executable, "-m", "mkdeck", *command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
        )
        said = run.stdout.decode(encoding), run.stderr.decode(encoding)
        assert "Traceback" not in said[1], (command, said[1])
        if "--json" in command:
            assert "Ünïcode" in json.dumps(json.loads(said[0]), ensure_ascii=False)


LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
    {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii:strict"},
]


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_the_locale_changes_no_deck_and_no_lock(tmp_path: Path, locale: dict[str, str]) -> None:
    written = []
    for number, more in enumerate(({}, locale)):
        folder = tmp_path / str(number)
        folder.mkdir()
        lectures = collection(folder, [UNUSUAL], ["ünï-答"])
        (lectures / "bild-ü.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
        with (lectures / "b.md").open("a", encoding="utf-8") as file:
            file.write("\n## Q2. Which?\n\n![](bild-ü.png) This.\n")
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", **more}
        for command in (["build"], ["build"], ["claims"], ["report", "--out", "r.md"]):
            run = subprocess.run(
                [sys.executable, "-m", "mkdeck", *command],
                cwd=folder,
                env=environment,
                capture_output=True,
                check=False,
            )
            assert run.returncode == 0, run.stderr
            assert b"Traceback" not in run.stderr
        written.append(
            {
                p.relative_to(folder): p.read_bytes()
                for p in folder.rglob("*")
                if p.is_file() and p.name != "built.json"
            }
        )
    assert written[0] == written[1]


def test_nothing_but_the_terminal_prints() -> None:
    commands = Path(__file__).parent.parent.parent / "src" / "mkdeck"
    prints = re.compile(
        r"\bclick\.(?:echo|secho|style|progressbar)\b|\bprint\(|import rich|from rich|std(?:out|err)\.write"
    )
    found = [p.name for p in sorted(commands.rglob("*.py")) if prints.search(p.read_text("utf-8"))]
    assert found == ["terminal.py"]
