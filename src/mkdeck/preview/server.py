"""The server: pages over HTTP on this machine alone, and word of every change as it happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from mkdeck.preview.cards import Shelf
from mkdeck.preview.guard import HEADERS, HOST, admits
from mkdeck.preview.routes import HTML, Answer, answer

HEARTBEAT_S = 5.0
"""A browser that has gone is noticed by then."""

ANY_PORT = 0


class Server(ThreadingHTTPServer):
    """Holds the shelf for its handlers."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, shelf: Shelf, port: int) -> None:
        super().__init__((HOST, port), Handler)
        self.shelf = shelf
        self.closing = Event()

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    server_version = "mkdeck"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Answer, unless the request comes from elsewhere."""
        if not admits(self.headers, self.server.server_port):  # type: ignore[arg-type]
            self._send(Answer(HTML, b"not for you", 403))
        elif self.path == "/events":
            self._tell()
        else:
            self._send(answer(self.server.shelf, self.path))

    def _send(self, found: Answer) -> None:
        self._head(found.status, found.kind, len(found.body))
        self.wfile.write(found.body)

    def _head(self, status: int, kind: str, length: int | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()

    def _tell(self) -> None:
        """Send the version whenever it changes, until the browser or the server goes."""
        self._head(200, "text/event-stream", None)
        seen = -1
        while not self.server.closing.is_set():
            version = self.server.shelf.wait(seen, HEARTBEAT_S)
            self.wfile.write(f"data: {version}\n\n".encode() if version != seen else b": still here\n\n")
            self.wfile.flush()
            seen = version

    def handle(self) -> None:
        """Serve; a browser that leaves in the middle is no fault."""
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        """Say nothing of requests: the terminal is for the lectures' problems."""


@contextmanager
def serving(shelf: Shelf, port: int = ANY_PORT) -> Iterator[Server]:
    """Serve in the background for as long as the block runs. Raises OSError if the port is taken."""
    server = Server(shelf, port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
