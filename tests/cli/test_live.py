"""Commands that go on until Ctrl-C, as programs of their own."""

import http.client
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

TEXT = "# A\n\n## Q1. Why?\n\n- Because.\n"
INTERRUPTED = 130


@pytest.fixture
def start(tmp_path: Path) -> Iterator[object]:
    """Start a command in a folder with one lecture; its lines can be read as they come."""
    (tmp_path / "lectures").mkdir()
    (tmp_path / "lectures" / "a.md").write_text(TEXT)
    running = []

    def started(*arguments: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-u", "-m", "mkdeck", *arguments],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(program)
        return program

    yield started
    for program in running:
        program.kill()
        program.communicate()


def lines_until(program: subprocess.Popen[str], words: str) -> str:
    """Read what the program says until it says `words`."""
    assert program.stdout
    said = ""
    for line in program.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"ended without {words!r}:\n{said}")


def stop(program: subprocess.Popen[str]) -> int:
    program.send_signal(signal.SIGINT)
    return program.wait(timeout=20)


def test_a_watching_build_builds_again_after_a_save(start, tmp_path):
    program = start("build", "--watch")
    assert "+1 new" in lines_until(program, "waiting")
    (tmp_path / "lectures" / "a.md").write_text(TEXT.replace("Because", "Therefore"))
    assert "~1 edited" in lines_until(program, "waiting")
    assert stop(program) == INTERRUPTED


def test_a_watching_build_outlives_a_lecture_without_questions(start, tmp_path):
    program = start("build", "--watch")
    lines_until(program, "waiting")
    (tmp_path / "lectures" / "a.md").write_text("nothing\n")
    assert "no question found" in lines_until(program, "waiting")
    (tmp_path / "lectures" / "a.md").write_text(TEXT + "- Two.\n")
    assert "~1 edited" in lines_until(program, "waiting")


def test_a_watching_build_outlives_a_collection_that_goes(start, tmp_path):
    program = start("build", "--watch")
    lines_until(program, "waiting")
    (tmp_path / "lectures" / "a.md").unlink()
    assert "no lecture here" in lines_until(program, "waiting")
    assert program.poll() is None


def test_a_preview_is_served_until_ctrl_c(start):
    program = start("preview", "--no-browser")
    address = urlsplit(lines_until(program, "Ctrl-C").split()[0])
    connection = http.client.HTTPConnection(address.netloc, timeout=20)
    connection.request("GET", "/lectures.json")
    assert b'"title": "A"' in connection.getresponse().read()
    connection.close()
    assert stop(program) == INTERRUPTED


def test_a_port_that_is_taken_is_wrong_usage(start):
    first = start("preview", "--no-browser")
    port = str(urlsplit(lines_until(first, "Ctrl-C").split()[0]).port)
    second = start("preview", "--no-browser", "--port", port)
    said, _ = second.communicate(timeout=20)
    assert second.returncode == 2
    assert "--port" in said
