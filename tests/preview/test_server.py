import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

import pytest

from mkdeck.preview.server import serving
from tests.preview.cards import Shelf


class Moving(Shelf):
    """A shelf whose version can be raised."""

    def __post_init__(self):
        super().__post_init__()
        self.moved = Condition()

    def wait(self, version, timeout):
        with self.moved:
            self.moved.wait_for(lambda: self.version != version, timeout)
            return self.version

    def move(self, version):
        with self.moved:
            self.version = version
            self.moved.notify_all()


@pytest.fixture
def server(tmp_path):
    (tmp_path / "p.png").write_bytes(b"png")
    with serving(Moving(tmp_path / "p.png")) as running:
        yield running


@contextmanager
def asking(server, target="/", method="GET", **headers) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, target, headers=headers)
    reply = connection.getresponse()
    yield reply
    reply.close()
    connection.close()


def test_a_browser_on_this_machine_is_answered(server):
    with asking(server) as reply:
        assert b"mkdeck preview" in reply.read()


def test_a_stranger_is_refused(server):
    with asking(server, Host="evil.example") as reply:
        assert reply.status == 403


def test_only_this_machine_is_listened_to(server):
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_no_page_may_load_from_elsewhere(server):
    with asking(server) as reply:
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(server, method):
    with asking(server, method=method) as reply:
        assert reply.status == 501


def test_a_change_is_told_to_whoever_listens(server):
    with asking(server, "/events") as events:
        assert events.readline() == b"data: 0\n"
        events.readline()
        server.shelf.move(7)
        assert events.readline() == b"data: 7\n"


def test_whoever_listens_keeps_nobody_waiting(server):
    with asking(server, "/events") as events:
        assert events.readline() == b"data: 0\n"
        with asking(server) as reply:
            assert reply.status == 200


def test_a_browser_that_leaves_is_no_fault(server, capfd):
    raw = socket.create_connection(("127.0.0.1", server.server_port))
    raw.sendall(b"GET /mathjax/tex-chtml-full.js HTTP/1.1\r\nHost: localhost:")
    raw.close()
    with asking(server) as reply:
        assert reply.status == 200
    assert capfd.readouterr().err == ""


def test_a_port_that_is_taken_is_an_error(server, tmp_path):
    with pytest.raises(OSError, match="in use"), serving(Shelf(tmp_path), server.server_port):
        pass
