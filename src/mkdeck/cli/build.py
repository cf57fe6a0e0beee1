"""`mkdeck build`: lectures become packages."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path

import click

from mkdeck.build.base import base_of
from mkdeck.build.collection import find_collection
from mkdeck.cli.fetching import fetch_wish
from mkdeck.cli.options import as_json, lectures, strictly
from mkdeck.cli.terminal import say


@click.command()
@lectures
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help="Folder for the packages.",
)
@click.option("--bundle", metavar="NAME", default="", help="One package NAME.apkg of all the lectures.")
@click.option("--dry-run", is_flag=True, help="Print the plan and write nothing.")
@click.option("-v", "--verbose", is_flag=True, help="Say how each lecture was read, and list every note.")
@click.option("--fetch", is_flag=True, help="Bring pictures of other machines into the lectures' folder.")
@click.option("--fetch-limit", metavar="SIZE", default="", help="The largest of them.  [default: 10 MB]")
@click.option("--fetch-from", metavar="HOST", multiple=True, help="A host of your own network, too.")
@click.option("--watch", is_flag=True, help="Build again whenever a lecture is saved, until Ctrl-C.")
@click.option("--locked", is_flag=True, help="Fail, and write nothing, where mkdeck.lock would change.")
@strictly
@as_json
def build(
    paths: tuple[Path, ...],
    out: Path,
    bundle: str,
    dry_run: bool,
    verbose: bool,
    fetch: bool,
    fetch_limit: str,
    fetch_from: tuple[str, ...],
    watch: bool,
    locked: bool,
    strict: bool,
    in_json: bool,
) -> int:
    """Turn the lectures in PATHS (default: lectures/) into packages that Anki imports.

    Each question keeps its review history through edits, moves and renames. Where anything would
    be lost or guessed, nothing is written and every problem is listed.
    """
    if "/" in bundle or "\\" in bundle:
        raise click.BadParameter("a name, not a path: --out says where", param_hint="--bundle")
    wished = fetch_wish(fetch, fetch_limit, fetch_from, dry_run)
    if watch:
        from mkdeck.cli.again import build_on_change

        context = click.get_current_context()
        return build_on_change(paths, partial(context.invoke, build, **context.params | {"watch": False}))
    collection = find_collection(paths)
    base = None if bundle or dry_run or verbose or in_json else base_of(collection, out)
    if base and base.unchanged:
        for line in base.unchanged.splitlines():
            say(line)
        return 0
    gc.disable()  # millions of small values, hardly a cycle among them, and then the process ends
    from mkdeck.cli.built import Wish, build_collection  # all the rooms, which nothing to do does not need

    return build_collection(
        collection, base, Wish(out, bundle, dry_run, verbose, strict, locked, in_json, wished)
    )
