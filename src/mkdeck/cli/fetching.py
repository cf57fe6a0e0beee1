"""`--fetch`: pictures of other machines are brought in between two looks at the collection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdeck.build.base import Base, base_of
from mkdeck.build.collection import Collection
from mkdeck.build.sizes import read_size
from mkdeck.cli.terminal import progress, say
from mkdeck.errors import shown
from mkdeck.model import FETCHED
from mkdeck.values import dataclass

if TYPE_CHECKING:
    from mkdeck.build.run import Look

Again = Callable[["Base | None"], "tuple[Look, Base | None]"]
"""Looks at the collection once more."""


@dataclass(frozen=True, slots=True)
class FetchWish:
    """What may be fetched, as the options have it."""

    limit: int
    """Bytes; 0 where the settings decide."""

    hosts: frozenset[str]


def fetch_wish(fetch: bool, limit: str, hosts: tuple[str, ...], dry_run: bool) -> FetchWish | None:
    """Read the options; None where nothing is to be fetched. Raises click's own errors."""
    if not fetch:
        if limit or hosts:
            raise click.UsageError("--fetch-limit and --fetch-from say what --fetch may do: add --fetch")
        return None
    if dry_run:
        raise click.UsageError("--dry-run writes nothing, so there is nothing to fetch for")
    try:
        return FetchWish(read_size(limit) if limit else 0, frozenset(hosts))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--fetch-limit") from error


def with_fetched(
    collection: Collection, seen: Look, base: Base | None, again: Again, wish: FetchWish, out: Path
) -> tuple[Look, Base | None]:
    """Fetch what a look missed and look again; an error leaves everything as it is."""
    from mkdeck.build.fetch import addresses, fetch_all  # the network, which few builds need
    from mkdeck.build.terms import Terms

    urls = addresses(seen.problems)
    if not urls or any(p.is_error for p in seen.problems):
        return seen, base
    terms = Terms(wish.limit or seen.opened.settings.fetch_limit, wish.hosts)
    with progress(len(urls)) as step:
        came = fetch_all(seen.problems, collection.root, terms, step)
    if came.files:
        folder = shown(collection.root / FETCHED).rpartition("/")[0]
        say(f"fetched {len(came.files)} of {len(urls)} into {folder}", err=True)
        seen, base = again(base_of(collection, out) if base else None)
    return replace(seen, problems=came.told(seen.problems)), base
