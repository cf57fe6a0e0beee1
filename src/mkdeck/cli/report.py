"""`mkdeck report`: all claims with what stands behind them, on one page."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from mkdeck.build.collection import find_collection
from mkdeck.build.reading import open_collection
from mkdeck.build.report_of import report_of
from mkdeck.cli.options import lectures
from mkdeck.cli.output import show_problems
from mkdeck.cli.terminal import progress, say
from mkdeck.errors import Failed, Problem, shown, with_extra
from mkdeck.files import write_whole
from mkdeck.report.pages import Report

NEEDED = ("jinja2", "latex2mathml")
"""What the extra `verify` brings for the page; Markdown needs neither."""


@click.command()
@lectures
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("dist/report.html"),
    show_default=True,
    help="The page; a name that ends in .md makes it Markdown.",
)
@click.option("--title", default="", help="Heading of the page; by default the lecture's own.")
def report(paths: tuple[Path, ...], out: Path, title: str) -> int:
    """Write one page of the claims of the lectures in PATHS (default: lectures/) with their evidence.

    The page stands alone: it needs no network and no script, and it prints.
    """
    collection = find_collection(paths)
    require_extra(out)
    with progress(len(collection.sources)) as step:
        opened = open_collection(collection, lambda source: step(source.path))
    made = report_of(opened, title)
    show_problems(opened.problems + made.problems)
    written(rendered(made, out), out)
    say(f"wrote {shown(out.absolute())}")
    return int(any(p.is_error for p in opened.problems + made.problems))


def is_markdown(out: Path) -> bool:
    """Tell what to write by the name of the file."""
    return out.suffix.lower() in (".md", ".markdown")


def require_extra(out: Path) -> None:
    """Raise Failed, before anything is read, where the libraries for the page are not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing and not is_markdown(out):
        fault = f"a page needs {' and '.join(missing)}"
        raise Failed([Problem("report", 0, fault, f"{with_extra('verify')}, or --out report.md")])


def rendered(made: Report, out: Path) -> str:
    """Render what the file's name asks for."""
    if is_markdown(out):
        from mkdeck.report.markdown import render_markdown

        return render_markdown(made)
    from mkdeck.report.page import render_page

    return render_page(made)


def written(text: str, out: Path) -> None:
    """Write the file, whole or not at all."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(out, text.encode("utf-8", "replace"))
    except OSError as error:
        fault = f"cannot be written: {error.strerror}"
        raise Failed([Problem(str(out), 0, fault, "make room or choose --out")]) from error
