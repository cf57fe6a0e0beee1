"""One file from the network: only from public addresses, only so large, only in so much time."""

from __future__ import annotations

import http.client
import socket
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request

import mkdeck
from mkdeck.build.calling import opener
from mkdeck.build.sizes import shown_size
from mkdeck.build.terms import RefusedError, Terms

_SAFE = "%/:=&?~#+!$,;'@()*[]"
"""What an address may hold as it is; everything else is percent-encoded."""

_CHUNK = 1 << 16
_PATIENCE_S = 10
"""For one answer of the other side."""


def download(url: str, terms: Terms) -> bytes:
    """Fetch a file whole, or give it up at the deadline, whatever it is that drips. Raises RefusedError."""
    came: SimpleQueue[bytes | Exception] = SimpleQueue()
    # Names, handshakes and headers are waited for byte by byte, in libraries that know no end of that: who
    # gives up leaves them behind, in a thread that does not keep the program alive.
    Thread(target=lambda: came.put(_attempt(url, terms)), daemon=True).start()
    try:
        found = came.get(timeout=terms.deadline_s)
    except Empty:
        raise _late(terms) from None
    try:
        if isinstance(found, Exception):
            raise found
        return found
    finally:
        del found  # an exception that holds itself would keep its connection open


def _attempt(url: str, terms: Terms) -> bytes | Exception:
    try:
        return _fetched(url, terms)
    except Exception as why:  # noqa: BLE001 - whatever it is is raised where somebody hears of it
        return why


def _fetched(url: str, terms: Terms) -> bytes:
    until = monotonic() + terms.deadline_s
    try:
        with opener(terms).open(_request(url), timeout=_PATIENCE_S) as answer:
            if int(answer.headers.get("Content-Length") or 0) > terms.limit:
                raise _too_large(terms)
            return _body(answer, terms, until)
    except HTTPError as error:
        error.close()
        raise RefusedError(str(error.code)) from error
    except TimeoutError as error:
        raise RefusedError("no answer in time") from error
    except URLError as error:
        raise _reason(error.reason) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _reason(error) from error


def _request(url: str) -> Request:
    """Ask for an address as browsers do, who take spaces and letters of every language in it."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise RefusedError("no web address")
    agent = {"User-Agent": f"mkdeck/{mkdeck.__version__}"}
    return Request(quote(url, safe=_SAFE), headers=agent)  # noqa: S310 - the line above sees to it


def _body(answer: Any, terms: Terms, until: float) -> bytes:
    parts, size = [], 0
    while chunk := answer.read1(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > terms.limit:
            raise _too_large(terms)
        if monotonic() > until:
            raise _late(terms)
    expected = answer.headers.get("Content-Length")
    if expected and size < int(expected):
        raise RefusedError("cut off on the way")
    return b"".join(parts)


def _late(terms: Terms) -> RefusedError:
    return RefusedError(f"not whole after {terms.deadline_s:g} s")


def _too_large(terms: Terms) -> RefusedError:
    return RefusedError(f"larger than {shown_size(terms.limit)}")


def _reason(error: object) -> RefusedError:
    if isinstance(error, RefusedError):
        return error
    if isinstance(error, TimeoutError):
        return RefusedError("no answer in time")
    if isinstance(error, socket.gaierror):
        return RefusedError("no such host")
    return RefusedError(getattr(error, "strerror", "") or str(error) or type(error).__name__)
