"""Opens web addresses: http and https alone, through no proxy, and none of a private network."""

from __future__ import annotations

import http.client
import socket
import ssl
from functools import partial
from http.client import HTTPMessage
from ipaddress import ip_address
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
)

from mkdeck.build.terms import RefusedError, Terms


def opener(terms: Terms) -> OpenerDirector:
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
        if not is_allowed and not is_public(number):
            raise RefusedError("a private network, which --fetch-from HOST would allow")
        try:
            return socket.create_connection((number, port), timeout)
        except OSError as error:
            failure = error
    raise failure


def is_public(address: str) -> bool:
    """Whether an address is of the open network, also where it is one written inside of another."""
    found = ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None) or found
    return inner.is_global and not inner.is_multicast and found.is_global
