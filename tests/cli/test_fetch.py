"""`mkdeck build --fetch`, with a real server: brought in once, and there from then on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run

PNG = b"\x89PNG\r\n\x1a\n" + b"net" * 100


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has one picture, and is gone after the first build that asks it to go."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "net.png").write_bytes(PNG)
    (folder / "page.png").write_text("<p>Please log in")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *said: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def lecture(here: Path, answer: str) -> bytes:
    (here / "lectures").mkdir(exist_ok=True)
    text = f"# Nets\n\n## Q1. Which?\n\nA net.\n\n## Q2. What does it look like?\n\n{answer}\n"
    (here / "lectures" / "nets.md").write_text(text)
    return text.encode()


def fetching(site: str) -> tuple[str, ...]:
    return ("--fetch", "--fetch-from", site.removeprefix("http://"))


def media(here: Path) -> list[bytes]:
    with ZipFile(here / "dist" / "nets.apkg") as package:
        return [package.read(name) for name in package.namelist() if name.isdecimal()]


def test_a_remote_picture_that_is_the_answer_answers_once_it_is_fetched(
    mkdeck: Run, here: Path, site: str
) -> None:
    text = lecture(here, f"![a net]({site}/net.png)")
    before = mkdeck("build")
    assert "lectures/nets.md:7: warning: no answer to 'What does it look like?' (write one)" in before.lines
    fault = f"remote picture '{site}/net.png' is not fetched (--fetch brings it in)"
    assert f"lectures/nets.md:9: warning: {fault}" in before.lines
    assert media(here) == []
    after = mkdeck("build", *fetching(site))
    assert "fetched 1 of 1 into lectures/media" in after.lines
    assert "+1 new, ~0 edited (history kept), =1 unchanged, -0 removed" in after.lines
    assert "warning" not in after.err
    assert media(here) == [PNG]
    assert (here / "lectures" / "nets.md").read_bytes() == text


def test_what_was_fetched_needs_no_network_and_no_option(mkdeck: Run, here: Path, site: str) -> None:
    lecture(here, f'<img src="{site}/net.png"> A picture.')
    mkdeck("build", *fetching(site))
    (here / "dist" / "nets.apkg").unlink()
    again = mkdeck("build")
    assert (again.code, again.err) == (0, "")
    assert media(here) == [PNG]


def test_a_build_notices_that_the_index_changed(mkdeck: Run, here: Path, site: str) -> None:
    lecture(here, f"Words ![]({site}/net.png)")
    mkdeck("build", *fetching(site))
    assert "wrote" not in mkdeck("build").out
    (here / "lectures" / "media" / "remote.txt").write_text("")
    assert "is not fetched" in mkdeck("build").err


def test_a_fetched_file_that_is_gone_is_fetched_again(mkdeck: Run, here: Path, site: str) -> None:
    lecture(here, f"Words ![]({site}/net.png)")
    mkdeck("build", *fetching(site))
    (picture,) = (here / "lectures" / "media").glob("*.png")
    picture.unlink()
    assert "is not fetched" in mkdeck("build").err
    mkdeck("build", *fetching(site))
    assert picture.read_bytes() == PNG


@pytest.mark.parametrize(
    ("name", "options", "why"),
    [
        ("gone.png", (), "404"),
        ("page.png", (), "no picture, sound or film"),
        ("net.png", ("--fetch-limit", "200 B"), "larger than 200 B"),
    ],
)
def test_one_fault_is_one_warning_at_its_line(
    mkdeck: Run, here: Path, site: str, name: str, options: tuple[str, ...], why: str
) -> None:
    lecture(here, f"Words ![]({site}/{name})")
    ended = mkdeck("build", *fetching(site), *options)
    fault = f"remote picture '{site}/{name}' is not fetched: {why} (save it beside the lecture)"
    assert ended.code == 0
    assert [line for line in ended.lines if "warning:" in line] == [f"lectures/nets.md:9: warning: {fault}"]
    assert (here / "dist" / "nets.apkg").exists()
    assert not (here / "lectures" / "media").exists()


def test_the_settings_may_say_how_large_a_picture_may_be(mkdeck: Run, here: Path, site: str) -> None:
    lecture(here, f"Words ![]({site}/net.png)")
    (here / "lectures" / "mkdeck.toml").write_text('fetch-limit = "200 B"\n')
    assert "larger than 200 B" in mkdeck("build", *fetching(site)).err


def test_a_private_network_is_not_asked_unless_the_user_names_it(mkdeck: Run, here: Path, site: str) -> None:
    lecture(here, f"Words ![]({site}/net.png)")
    ended = mkdeck("build", "--fetch")
    assert "is not fetched: a private network, which --fetch-from HOST would allow" in ended.err
    assert not (here / "lectures" / "media").exists()


def test_an_error_anywhere_fetches_nothing(mkdeck: Run, here: Path, site: str) -> None:
    lecture(here, f"Words ![]({site}/net.png)")
    (here / "lectures" / "wrong.md").write_bytes(b"# \xff\xfe\xfa")
    assert mkdeck("build", *fetching(site)).code == 1
    assert not (here / "lectures" / "media").exists()


@pytest.mark.parametrize(
    "options", [("--fetch-limit", "1 MB"), ("--fetch", "--dry-run"), ("--fetch", "--fetch-limit", "much")]
)
def test_options_that_make_no_sense_are_wrong_usage(
    mkdeck: Run, here: Path, options: tuple[str, ...]
) -> None:
    lecture(here, "Words")
    assert mkdeck("build", *options).code == 2


def test_ctrl_c_ends_a_build_that_waits_for_a_slow_server_and_leaves_nothing_behind(here: Path) -> None:
    asked = Event()

    class Drop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            asked.set()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"-")
                    time.sleep(0.05)

        def log_message(self, *said: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Drop) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"
        lecture(here, f"![a net]({site}/net.png)")
        command = [sys.executable, "-m", "mkdeck", "build", *fetching(site)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as build:
            assert asked.wait(timeout=60)
            build.send_signal(signal.SIGINT)
            _, said = build.communicate(timeout=30)  # less than a download may take
        server.shutdown()
    assert (build.returncode, said.splitlines()[-1]) == (130, "interrupted")
    assert [str(p.relative_to(here)) for p in here.rglob("*") if p.is_file()] == ["lectures/nets.md"]
