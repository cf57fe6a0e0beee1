"""The guard: only this machine's own browser, on the preview's own page, is answered."""

from __future__ import annotations

from collections.abc import Mapping

HOST = "127.0.0.1"
"""The one address that is listened on."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""What a page may load: nothing but what is served here, and pictures that a lecture names by https."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""Sent with every answer."""


def admits(headers: Mapping[str, str], port: int) -> bool:
    """Tell whether a request comes from the preview itself or from the address bar.

    Another site may resolve its own name to this machine, or send requests here: then `Host`,
    `Origin` or the browser's own `Sec-Fetch-Site` give it away.
    """
    hosts = {f"{name}:{port}" for name in (HOST, "localhost")}
    host, origin = headers.get("Host", ""), headers.get("Origin")
    if host not in hosts or (origin is not None and origin != f"http://{host}"):
        return False
    return headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
