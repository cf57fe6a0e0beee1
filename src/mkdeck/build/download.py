"""One file from the network: only from public addresses, only so large, only in so much time."""

from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass
from functools import partial
from http.client import HTTPMessage
from ipaddress import ip_address
from time import monotonic
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
)

import mkdeck
from mkdeck.build.sizes import shown_size

_SAFE = "%/:=&?~#+!$,;'@()*[]"
"""What an address may hold as it is; everything else is percent-encoded."""

_CHUNK = 1 << 16
_PATIENCE_S = 10
"""For one answer of the other side."""

_DEADLINE_S = 60
"""For the whole file."""


class RefusedError(Exception):
    """Why a file is not fetched, in a few words."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be fetched."""

    limit: int
    """Bytes of one file."""

    hosts: frozenset[str] = frozenset()
    """Hosts of a private network, `name` or `name:port`, that the user allows by name."""


def download(url: str, terms: Terms) -> bytes:
    """Fetch a file whole. Raises RefusedError."""
    until = monotonic() + _DEADLINE_S
    try:
        with _opener(terms).open(_request(url), timeout=_PATIENCE_S) as answer:
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
            raise RefusedError(f"not whole after {_DEADLINE_S} s")
    expected = answer.headers.get("Content-Length")
    if expected and size < int(expected):
        raise RefusedError("cut off on the way")
    return b"".join(parts)


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


def _opener(terms: Terms) -> OpenerDirector:
    """Open nothing but http and https, through no proxy, and look at every address before it is called."""
    opener = OpenerDirector()
    errors = (HTTPErrorProcessor(), HTTPDefaultErrorHandler())
    for handler in (_Http(terms), _Https(terms), _Redirect(), *errors):
        opener.add_handler(handler)
    return opener


class _Http(HTTPHandler):
    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._terms = terms

    def http_open(self, req: Request) -> Any:
        return self.do_open(partial(_connection, http.client.HTTPConnection, self._terms), req)


class _Https(HTTPSHandler):
    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._terms = terms

    def https_open(self, req: Request) -> Any:
        kind = partial(http.client.HTTPSConnection, context=ssl.create_default_context())
        return self.do_open(partial(_connection, kind, self._terms), req)


class _Redirect(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise RefusedError("leads to what is no web address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _connection(kind: Any, terms: Terms, host: str, **options: Any) -> Any:
    """Make a connection that looks at the very addresses that it calls: a name cannot change in between."""
    connection = kind(host, **options)
    connection._create_connection = partial(_call, terms)
    return connection


def _call(terms: Terms, place: tuple[str, int], timeout: float, _source: object = None) -> socket.socket:
    """Call the first address of a host that answers, none that is private."""
    host, port = place
    is_allowed = bool({host, f"{host}:{port}"} & terms.hosts)
    failure: OSError = OSError("no address")
    for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        number = str(address[0])
        if not is_allowed and not _is_public(number):
            raise RefusedError("a private network, which --fetch-from HOST would allow")
        try:
            return socket.create_connection((number, port), timeout)
        except OSError as error:
            failure = error
    raise failure


def _is_public(address: str) -> bool:
    found = ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None) or found
    return inner.is_global and not inner.is_multicast and found.is_global
