"""Fetching, from a real server on this machine and into a real folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread

import pytest

from mkdeck.build.calling import is_public
from mkdeck.build.download import download
from mkdeck.build.fetch import Fetched, fetch_all
from mkdeck.build.mediakinds import kind_by_bytes
from mkdeck.build.sizes import read_size, shown_size
from mkdeck.build.terms import RefusedError, Terms
from mkdeck.read.html.vendored import read_index, unfetched

PNG = b"\x89PNG\r\n\x1a\n" + b"net" * 100
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>'


class Pages(BaseHTTPRequestHandler):
    """A web site with every kind of page that goes wrong."""

    def do_GET(self) -> None:
        {
            "/net.png": lambda: self.give(PNG),
            "/a%20b/gro%C3%9F.png?size=9": lambda: self.give(PNG + b"2"),
            "/image": lambda: self.give(SVG),
            "/page.png": lambda: self.give(b"<!DOCTYPE html><p>Sorry"),
            "/empty.png": lambda: self.give(b""),
            "/large.png": lambda: self.give(PNG * 100),
            "/endless.png": lambda: self.give(PNG * 100, told=-1),
            "/cut.png": lambda: self.give(PNG, told=len(PNG) + 9),
            "/moved.png": lambda: self.move("/net.png"),
            "/round.png": lambda: self.move("/round.png"),
            "/file.png": lambda: self.move("file:///etc/passwd"),
            "/ftp.png": lambda: self.move("ftp://localhost/net.png"),
            "/inside.png": lambda: self.move("http://localhost:1/net.png"),
        }.get(self.path, lambda: self.send_error(404))()

    def give(self, data: bytes, told: int = 0) -> None:
        self.send_response(200)
        if told >= 0:
            self.send_header("Content-Length", str(told or len(data)))
        self.end_headers()
        self.wfile.write(data)

    def move(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def log_message(self, *said: object) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        running.asked = []  # type: ignore[attr-defined]
        thread = Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}"


DRIPS = {
    "its status": b"HTTP/1.1 200 OK",
    "its headers": b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 20_000,
    "many headers": b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50,
    "an answer before the answer": b"HTTP/1.1 100 Continue\r\n\r\n" * 50,
    "the size of a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"0" * 9_000,
    "its body": b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + PNG * 10,
    "where it moved": b"HTTP/1.1 302 Found\r\nLocation: /" + b"a" * 20_000,
}
"""What a server gives byte by byte, for ever or nearly so."""


@pytest.fixture
def dripping() -> Iterator[tuple[str, Event, list[bytes]]]:
    """The address of a server that drips, what ends it, and a place for what it is to say."""
    said: list[bytes] = []
    ended = Event()

    class Drips(StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self.request.recv(1 << 16)
                for byte in said[0] * 100:
                    self.wfile.write(bytes([byte]))
                    if ended.wait(0.02):
                        return

    with ThreadingTCPServer(("127.0.0.1", 0), Drips) as running:
        thread = Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}", ended, said
        ended.set()
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("said", DRIPS.values(), ids=DRIPS)
def test_a_server_that_drips_is_given_up_at_the_deadline(
    dripping: tuple[str, Event, list[bytes]], said: bytes
) -> None:
    site, ended, saying = dripping
    saying.append(said)
    terms = Terms(10_000, frozenset({site.removeprefix("http://")}), deadline_s=0.5)
    with pytest.raises(RefusedError, match=r"not whole after 0\.5 s"):
        download(f"{site}/net.png", terms)
    assert not ended.is_set()


def allowed(site: str, limit: int = 10_000) -> Terms:
    return Terms(limit, frozenset({site.removeprefix("http://")}))


@pytest.mark.parametrize("path", ["/net.png", "/moved.png"])
def test_a_picture_is_fetched_whole(site: str, path: str) -> None:
    assert download(site + path, allowed(site)) == PNG


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone.png", "404"),
        ("/large.png", "larger than 10 kB"),
        ("/endless.png", "larger than 10 kB"),
        ("/cut.png", "cut off on the way"),
        ("/round.png", "302"),
        ("/file.png", "302"),
        ("/ftp.png", "no web address"),
        ("/inside.png", "private network"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        download(site + path, allowed(site))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_this_machine_is_never_asked_unless_its_user_says_so(server: ThreadingHTTPServer, host: str) -> None:
    server.asked.clear()  # type: ignore[attr-defined]
    with pytest.raises(RefusedError, match="private network"):
        download(f"http://{host}:{server.server_port}/net.png", Terms(10_000))
    assert server.asked == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "127.8.8.8", "100.64.0.1", "0.1.2.3", "::1",
     "::", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "224.0.0.1", "ff02::1"],
)  # fmt: skip
def test_an_address_of_a_private_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_worldis_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x.org/a.png", "http://", "http://[::bad/x.png"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        download(url, Terms(10_000))


def fetch(root: Path, site: str, *paths: str) -> Fetched:
    return fetch_all([unfetched("a.md", n, site + p) for n, p in enumerate(paths)], root, allowed(site))


def test_a_fetched_file_lies_in_the_collection_and_in_its_index(tmp_path: Path, site: str) -> None:
    fetch(tmp_path, site, "/net.png", "/net.png", "/image")
    sha, other = hashlib.sha256(PNG).hexdigest(), hashlib.sha256(SVG).hexdigest()
    assert (tmp_path / f"media/net-{sha[:8]}.png").read_bytes() == PNG
    assert (tmp_path / "media/remote.txt").read_text() == (
        f"{other} image-{other[:8]}.svg {site}/image\n{sha} net-{sha[:8]}.png {site}/net.png\n"
    )


def test_an_index_grows_and_forgets_nothing(tmp_path: Path, site: str) -> None:
    fetch(tmp_path, site, "/net.png")
    fetch(tmp_path, site, "/a b/groß.png?size=9")
    index = read_index(tmp_path)
    assert list(index) == [f"{site}/a%20b/groß.png?size=9", f"{site}/net.png"]
    assert all((tmp_path / "media" / file.name).is_file() for file in index.values())


def test_what_is_no_picture_leaves_nothing_behind(tmp_path: Path, site: str) -> None:
    came = fetch(tmp_path, site, "/page.png", "/empty.png", "/gone.png")
    assert set(came.refused.values()) == {"no picture, sound or film", "404"}
    assert list(tmp_path.iterdir()) == []


def test_the_place_that_names_a_refused_file_says_why(tmp_path: Path, site: str) -> None:
    problem = unfetched("a.md", 7, site + "/gone.png")
    (told,) = fetch_all([problem], tmp_path, allowed(site)).told([problem])
    assert str(told).startswith("a.md:7: remote picture ")
    assert str(told).endswith("is not fetched: 404 (save it beside the lecture)")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "png"), (b"\xff\xd8\xff\xe0", "jpg"), (b"GIF89a", "gif"), (b"RIFF....WEBP", "webp"),
        (b"RIFF....WAVE", "wav"), (b"RIFF....AVI ", ""), (b"....ftypavif", "avif"), (b"....ftypM4A ", "m4a"),
        (b"....ftypisom", "mp4"), (b"....ftypqt  ", "mov"), (b"ID3", "mp3"), (b"\xff\xfb\x90", "mp3"),
        (b"OggS", "ogg"), (b"fLaC", "flac"), (b"\x1aE\xdf\xa3", "webm"), (SVG, "svg"),
        (b"\xef\xbb\xbf<!-- x --><svg>", "svg"), (b"<html><svg>", ""), (b"", ""), (b"\xff", ""),
    ],
)  # fmt: skip
def test_a_file_is_what_its_bytes_say(data: bytes, kind: str) -> None:
    assert kind_by_bytes(data) == kind


@pytest.mark.parametrize(
    ("text", "count"), [("10 MB", 10**7), ("1.5kB", 1500), ("7", 7), ("2 gb", 2 * 10**9)]
)
def test_a_size_is_read_as_people_write_it(text: str, count: int) -> None:
    assert read_size(text) == count
    assert read_size(shown_size(count)) == count


@pytest.mark.parametrize("text", ["", "much", "-1 MB", "0", "1 XB", "0.1 B"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a size"):
        read_size(text)
