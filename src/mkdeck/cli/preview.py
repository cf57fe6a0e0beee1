"""`mkdeck preview`: the cards in a browser, as Anki shows them, live on save."""

from __future__ import annotations

from pathlib import Path

import click

from mkdeck.build.collection import find_collection
from mkdeck.build.live import Live
from mkdeck.build.watch import stamps, watch
from mkdeck.cli.options import lectures
from mkdeck.cli.terminal import progress, say
from mkdeck.preview.server import ANY_PORT, serving


@click.command()
@lectures
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=ANY_PORT,
    help="Of this machine; by default any that is free.",
)
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
def preview(paths: tuple[Path, ...], port: int, no_browser: bool) -> None:
    """Show the cards of the lectures in PATHS (default: lectures/) in a browser until Ctrl-C.

    Every save of a lecture shows at once. Only this machine is answered.
    """
    collection = find_collection(paths)
    since = stamps(collection.root)
    with progress(len(collection.sources)) as step:
        live = Live(paths, lambda source: step(source.path))
    try:
        with serving(live, port) as server:
            say(f"{server.address}  (Ctrl-C ends it)")
            if not no_browser:
                click.launch(server.address)
            watch(live.root, live.follow, since=since)
    except OSError as error:
        raise click.BadParameter(f"{port}: {error.strerror}", param_hint="--port") from error
