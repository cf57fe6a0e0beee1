"""Whatever the lectures folder holds: a clear line each, or a deck; never a traceback, never half a file."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdeck.build.collection import find_collection
from mkdeck.build.reading import open_collection
from tests.cli.conftest import Run

GOOD = "# Good\n\n### Q1. Why?\n- Because.\n\n### Q2. How?\n- So.\n"
PLACED = re.compile(r"^[^\n:]+(:\d+)?: .+$")

CANNOT_BE_READ = {
    "binary": bytes(range(256)) * 40,
    "utf-16 without its mark": "# A\n\n## Q1. Why?\n\nBecause.\n".encode("utf-16-le"),
    "latin-1": "# A\n\n## Q1. Où?\n\nLà.\n".encode("latin-1"),
    "empty": b"",
    "only blanks": b" \n\t\n\n",
    "no question": b"Just a paragraph of text.\n",
    "ten megabytes on one line": b"x" * 10_000_000,
    "front matter never closed": b"---\ndeck: A\n\n## Q1. Why?\n",
    "two explicit ids alike": b"## Q1. Why? {#same}\n\nA.\n\n## Q2. How? {#same}\n\nB.\n",
    "a picture outside": b"## Q1. Why?\n\nBecause. ![x](../../etc/passwd) ![y](/etc/passwd)\n",
    "a picture behind percent signs": b"## Q1. Why?\n\nBecause. ![y](%2e%2e/%2e%2e/etc/passwd)\n",
    "a linked picture from outside": b"## Q1. Why?\n\nBecause. ![x](linked.png)\n",
    "five thousand quotes on a line": b"## Q1. Why?\n\n" + b">" * 5000 + b" a\n",
    "a picture by file url": b"## Q1. Why?\n\nBecause. ![x](file:///etc/passwd)\n",
}
"""Name and bytes of files that stop a build."""

MAKES_A_DECK = {
    "utf-16 with its mark": GOOD.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "carriage returns": GOOD.replace("\n", "\r\n").encode(),
    "old carriage returns": GOOD.replace("\n", "\r").encode(),
    "nul bytes": GOOD.replace("Because", "Be\0cause").encode(),
    "control characters": GOOD.replace("Because", "Be\x1fca\x07use\x1b[31m").encode(),
    "five thousand nested lists": b"## Q1. Why?\n\n"
    + b"".join(b" " * (2 * i) + b"- a\n" for i in range(5000)),
    "five thousand brackets": b"## Q1. Why?\n\n" + b"[" * 5000 + b" a\n",
    "a hundred thousand stars": b"## Q1. Why?\n\n" + b"*a **b " * 20_000 + b"\n",
    "a fence never closed": GOOD.encode() + b"\n```python\nprint(1)\n",
    "math never closed": b"## Q1. Why?\n\nBecause $$ x = \\frac{1\n\n## Q2. How?\n\nSo \\( y.\n",
    "a script": b"## Q1. Why?\n\nBecause <script>alert(1)</script> of it.\n",
    "an event handler": b'## Q1. Why?\n\n<b onclick="alert(1)">Because</b> [x](javascript:alert(1)).\n',
    "a missing picture": b"## Q1. Why?\n\nBecause. ![x](none.png)\n",
    "an empty picture": b"## Q1. Why?\n\nBecause. ![x](empty.png)\n",
    "a picture that is a folder": b"## Q1. Why?\n\nBecause. ![x](folder.png)\n",
    "an unknown key": b"---\ndekc: A\n---\n" + GOOD.encode(),
    "cloze braces": b"## Q1. Why?\n\nBecause {{c1::x}} }} {{ name }} {{/x}}.\n",
    "private use characters": "## Q1. Why?\n\nBecause \ue000\ue001\ue002\uf8ff of $x$.\n".encode(),
    "right to left overrides": "## Q1. Why?\n\nBecause \u202ereversed\u202c.\n".encode(),
    "lone surrogates in an entity": b"## Q1. Why?\n\nBecause &#xD800; &#0; &#x1f; of it.\n",
    "html never closed": b"## Q1. Why?\n\n<div><table><b>Because\n\n## Q2. How?\n\nSo.\n",
    "a comment never closed": b"## Q1. Why?\n\nBecause. <!-- so\n\n## Q2. How?\n\nSo.\n",
    "ten thousand rows": b"## Q1. Why?\n\n|a|b|\n|-|-|\n" + b"|1|2|\n" * 10_000,
}
"""Name and bytes of files that cost at most a warning."""


def write(folder: Path, data: bytes) -> Path:
    lectures = folder / "lectures"
    lectures.mkdir()
    (lectures / "empty.png").write_bytes(b"")
    (lectures / "folder.png").mkdir()
    (folder / "outside.png").write_bytes(b"\x89PNG")
    (lectures / "linked.png").symlink_to(folder / "outside.png")
    (lectures / "hostile.md").write_bytes(data)
    return lectures


def files_of(folder: Path) -> dict[str, bytes]:
    if not folder.exists():
        return {}
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != "built.json")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.mark.parametrize("data", CANNOT_BE_READ.values(), ids=CANNOT_BE_READ)
def test_a_file_that_cannot_be_a_lecture_stops_the_build_with_a_clear_line(
    here: Path, mkdeck: Run, data: bytes
) -> None:
    before = files_of(write(here, data))
    ended = mkdeck("build", "lectures")
    assert ended.code == 1
    assert any(line.startswith("lectures/hostile.md") for line in ended.err.splitlines())
    assert all(PLACED.match(line) for line in ended.err.splitlines()[:-2]), ended.err
    assert files_of(here / "lectures") == before
    assert not files_of(here / "dist")


@pytest.mark.parametrize("data", MAKES_A_DECK.values(), ids=MAKES_A_DECK)
def test_a_hostile_lecture_becomes_a_deck(here: Path, mkdeck: Run, data: bytes) -> None:
    write(here, data)
    ended = mkdeck("build", "lectures")
    assert ended.code == 0, ended.err[-2000:]
    assert set(files_of(here / "dist")) == {"hostile.apkg"}
    assert all(line.startswith("lectures/hostile.md:") for line in ended.err.splitlines()[:-1]), ended.err[
        :2000
    ]


@pytest.mark.parametrize("data", MAKES_A_DECK.values(), ids=MAKES_A_DECK)
def test_nothing_of_a_hostile_lecture_runs_or_leaks(here: Path, mkdeck: Run, data: bytes) -> None:
    write(here, data)
    mkdeck("build", "lectures")
    with zipfile.ZipFile(here / "dist" / "hostile.apkg") as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"<script" not in everything.split(b"</style>")[-1]
    assert b"onclick" not in everything
    assert b'href="javascript' not in everything
    assert b"root:x:0" not in everything


def test_all_bad_files_are_told_at_once(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    for number, data in enumerate(CANNOT_BE_READ.values()):
        (here / "lectures" / f"{number}.md").write_bytes(data)
    ended = mkdeck("lint", "lectures")
    named = {line.split(":")[0] for line in ended.err.splitlines() if line.startswith("lectures/")}
    assert len(named) == len(CANNOT_BE_READ)


def test_one_bad_lecture_keeps_the_old_packages_and_the_lock(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "good.md").write_text(GOOD)
    assert mkdeck("build").code == 0
    before = files_of(here)
    (here / "lectures" / "bad.md").write_bytes(b"\xff\xff\0\0")
    (here / "lectures" / "good.md").write_text(GOOD.replace("Because", "Since"))
    assert mkdeck("build").code == 1
    after = files_of(here)
    assert after["lectures/mkdeck.lock"] == before["lectures/mkdeck.lock"]
    assert after["dist/good.apkg"] == before["dist/good.apkg"]


def test_a_lecture_that_leads_out_of_the_tree_is_refused(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "private.md").write_text(GOOD)
    (here / "lectures" / "linked.md").symlink_to(here / "private.md")
    ended = mkdeck("build")
    assert ended.code == 1
    assert ended.err.startswith("lectures/linked.md: ")


def test_a_dangling_link_is_a_problem_with_its_place(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "gone.md").symlink_to(here / "lectures" / "nowhere.md")
    ended = mkdeck("build")
    assert ended.code == 1
    assert ended.err.startswith("lectures/gone.md: ")


def test_a_lecture_that_vanishes_while_the_others_are_read_is_a_problem(here: Path) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text(GOOD)
    collection = find_collection([here / "lectures"])
    opened = open_collection(collection, lambda source: source.file.unlink())
    assert [p.path for p in opened.problems] == ["lectures/a.md"]
    assert opened.unread == {"a.md"}


def test_a_picture_that_vanishes_after_reading_leaves_the_old_package(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    picture = here / "lectures" / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    (here / "lectures" / "a.md").write_text("# A\n\n## Q1. Why?\n\n![x](a.png) Because.\n")
    assert mkdeck("build").code == 0
    before = files_of(here / "dist")
    from mkdeck.build.run import look, packages, write
    from mkdeck.errors import Failed

    seen = look(find_collection([Path("lectures")]))
    picture.unlink()
    with pytest.raises(Failed, match=r"a\.png"):
        write(seen, packages(seen, Path("dist")))
    assert files_of(here / "dist") == before


def test_an_output_folder_that_cannot_be_made_is_one_clear_line(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text(GOOD)
    (here / "file").write_text("not a folder")
    ended = mkdeck("build", "--out", "file/dist")
    assert ended.code == 1
    assert "file/dist" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_output_folder_is_one_clear_line(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text(GOOD)
    (here / "dist").mkdir(mode=0o500)
    ended = mkdeck("build")
    assert (ended.code, ended.err.count("\n")) == (1, 1)


def many_questions(count: int) -> str:
    return "# Many\n\n" + "".join(f"## Q{n}. Why is {n}?\n\nBecause of {n}.\n\n" for n in range(count))


def test_a_full_disk_leaves_the_old_lock_and_packages(here: Path, mkdeck: Run) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text(GOOD)
    assert mkdeck("build").code == 0
    before = files_of(here)
    (here / "lectures" / "a.md").write_text(many_questions(2000))

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    run = subprocess.run(
        [sys.executable, "-m", "mkdeck", "build"],
        preexec_fn=no_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "cannot be written" in run.stderr
    assert "Traceback" not in run.stderr
    after = files_of(here)
    assert set(after) == set(before)
    assert after["dist/a.apkg"] == before["dist/a.apkg"]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """What a build of the many questions leaves when nothing disturbs it."""
    folder = tmp_path_factory.mktemp("undisturbed")
    build_many(folder)
    yield files_of(folder)


def build_many(folder: Path, kill_after: float | None = None) -> float:
    (folder / "lectures").mkdir(exist_ok=True)
    # Else each first build that was killed before it wrote draws another.
    (folder / "lectures" / "mkdeck.toml").write_text('namespace = "fixed"\n')
    for name in "abc":
        text = many_questions(300).replace("Why", f"Why {name}")
        (folder / "lectures" / f"{name}.md").write_text(text)
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdeck", "build"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000"},
    )
    try:
        assert process.wait(timeout=kill_after) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return time.monotonic() - started


def test_after_a_kill_at_any_moment_the_next_build_is_as_if_nothing_had_happened(
    tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    (tmp_path / "measure").mkdir()
    whole = build_many(tmp_path / "measure")
    for step in range(1, 13):
        folder = tmp_path / str(step)
        folder.mkdir()
        build_many(folder, kill_after=whole * step / 12)
        build_many(folder)
        assert files_of(folder) == undisturbed


def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(here: Path) -> None:
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text(many_questions(20_000))
    process = subprocess.Popen([sys.executable, "-m", "mkdeck", "build"], stderr=subprocess.PIPE, text=True)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip() == "interrupted"
    assert not files_of(here / "dist")
