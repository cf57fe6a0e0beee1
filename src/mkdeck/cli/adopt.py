"""`mkdeck adopt`: questions take over notes that are in Anki already, with their history."""

from __future__ import annotations

from pathlib import Path

import click

from mkdeck.build.adopt import find, keep
from mkdeck.build.collection import find_collection
from mkdeck.cli.adopt_output import as_record, show
from mkdeck.cli.options import as_json, lectures
from mkdeck.cli.output import show_json, show_problems


@click.command()
@click.argument("collection", type=click.Path(path_type=Path))
@lectures
@click.option("--dry-run", is_flag=True, help="Say what would be taken over and write nothing.")
@click.option(
    "--replace",
    "again",
    is_flag=True,
    help="Also for questions that were built before: cards of those builds stay behind in Anki.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help="Folder of the packages.",
)
@as_json
def adopt(
    collection: Path, paths: tuple[Path, ...], dry_run: bool, again: bool, out: Path, in_json: bool
) -> int:
    """Match the notes of an Anki COLLECTION to the lectures in PATHS (default: lectures/).

    COLLECTION is a collection.anki2, the profile folder that holds one, or an exported .apkg or
    .colpkg; it is only read. A question that is found there takes over its note, so that switching
    to mkdeck keeps the review history.
    """
    found = find(find_collection(paths), collection, again, out, draws=not dry_run)
    wanted = keep(found, out) if found.adoption.adopted and not dry_run else ()
    if in_json:
        show_json("adopt", as_record(found, wanted, written=not dry_run))
    else:
        show_problems(found.problems)
        show(found, wanted, dry_run=dry_run)
    return 0
