"""Chromium from the machine, driven by Playwright, and axe-core to find whom a page shuts out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PHONE, DESK = (390, 844), (1280, 900)
LOOKS = [(size, scheme) for size in (PHONE, DESK) for scheme in ("light", "dark")]
"""Phone and desktop, day and night."""

Open = Callable[..., Any]


def found() -> str | None:
    """Give the browser's path; `MKDECK_CHROMIUM` names another."""
    named = os.environ.get("MKDECK_CHROMIUM")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = found()
    if path is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    # As root Chromium starts only without its sandbox.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *sandbox])
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """Open an address in a window of its own; what the page asks the network for is kept in `asked`."""
    contexts = []

    def opened(address: str, size: tuple[int, int] = DESK, scheme: str = "light", **more: Any) -> Any:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, color_scheme=scheme, **more)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def violations(page: Any) -> list[str]:
    """Run axe-core over the page and its frames; each violation with the element that has it."""
    import axe_playwright_python

    script = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    for frame in page.frames:
        frame.evaluate(script)
    told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{fault['help']}: {node['target']}" for fault in told["violations"] for node in fault["nodes"]]


def sticks_out(page: Any) -> bool:
    """Tell whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
