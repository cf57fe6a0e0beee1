"""A build from the command line: look, write unless a problem forbids it, and say what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mkdeck.build.base import Base
from mkdeck.build.collection import Collection, Source
from mkdeck.build.locked import changes_of
from mkdeck.build.occasion import Writing
from mkdeck.build.run import Look, Package, look, packages, write
from mkdeck.build.settled import look_at_changes, remember
from mkdeck.cli.fetching import FetchWish, with_fetched
from mkdeck.cli.output import count_problems, made_strict, problem_record, show_json, show_problems
from mkdeck.cli.terminal import progress, say
from mkdeck.deck import Plan
from mkdeck.errors import Problem, shown
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, as the options of `mkdeck build` have it."""

    out: Path
    bundle: str
    dry_run: bool
    verbose: bool
    strict: bool
    locked: bool
    in_json: bool
    fetch: FetchWish | None = None


def build_collection(collection: Collection, base: Base | None, wish: Wish) -> int:
    """Build; without a `base` all lectures are read, as they are where all of it is shown or packed."""

    def looking(base: Base | None) -> tuple[Look, Base | None]:
        with progress(len(collection.sources)) as step:
            return looked(collection, base, wish, lambda source: step(source.path))

    seen, base = looking(base)
    if wish.fetch:
        seen, base = with_fetched(collection, seen, base, looking, wish.fetch, wish.out)
    unlocked = changes_of(seen) if wish.locked else ()
    problems = (*made_strict(seen.problems, wish.strict), *unlocked)
    failed = any(p.is_error for p in problems)
    wanted = () if failed else packages(seen, wish.out, wish.bundle)
    if not (failed or wish.dry_run):
        write(seen, wanted)
    if base and not failed:
        remember(seen, base, wanted)
    if wish.in_json:
        show_json("build", as_record(seen, wanted, problems, written=not (wish.dry_run or failed)))
    else:
        show_problems(problems)
        show_outcome(seen, wanted, problems, verbose=wish.verbose, dry_run=wish.dry_run)
    return int(failed)


def looked(
    collection: Collection, base: Base | None, wish: Wish, hear: Callable[[Source], None]
) -> tuple[Look, Base | None]:
    """Look at what has changed since the base, or at everything."""
    writing = Writing(wish.out, wish.bundle, draws=not (wish.dry_run or wish.locked))
    if base:
        return look_at_changes(collection, base, writing, hear)
    return look(collection, hear, writing=writing), None


def show_outcome(
    seen: Look, wanted: Sequence[Package], problems: Sequence[Problem], *, verbose: bool, dry_run: bool
) -> None:
    """Say what was done, or would be, in a few lines."""
    if verbose:
        _show_all(seen)
    if problems:
        say(count_problems(problems), err=True)
    if any(p.is_error for p in problems):
        say("nothing written", err=True)
        return
    for line in (*_reworded(seen.plan), *_gone(seen.plan), str(seen.plan), *seen.plan.details):
        say(line)
    for package in wanted:
        say(f"{'would write' if dry_run else 'wrote'} {shown(package.path.absolute())}")


def _show_all(seen: Look) -> None:
    """Say how each lecture was read, and list every question."""
    for made in seen.opened.lectures:
        say(f"{made.lecture.path}: {len(made.asked)} questions, {made.lecture.style}")
    plan = seen.plan
    for sign, changes in {"+": plan.new, "~": plan.edited, "=": plan.unchanged}.items():
        for change in changes:
            say(f"{sign} {change.lecture}:{change.line} {change.text}")


def _reworded(plan: Plan) -> Iterator[str]:
    """Show both wordings of what kept its history under other words: a person sees where that is wrong."""
    for change in (*plan.edited, *plan.unchanged):
        if change.before:
            yield f"~ {change.lecture}:{change.line} {change.before} -> {change.text}"


def _gone(plan: Plan) -> Iterator[str]:
    return (
        f"- {c.lecture}: {c.text} (in Anki until you delete it: search for Id:{c.guid})" for c in plan.removed
    )


def as_record(
    seen: Look, wanted: Sequence[Package], problems: Sequence[Problem], *, written: bool
) -> dict[str, object]:
    """Give the outcome as `--json` has it."""
    return {
        "plan": seen.plan.as_dict(),
        "packages": [{"path": str(p.path), "notes": len(p.notes)} for p in wanted],
        "written": written,
        "lectures": [
            {
                "path": made.lecture.path,
                "title": made.lecture.title,
                "deck": made.lecture.deck,
                "questions": len(made.asked),
                "style": made.lecture.style,
            }
            for made in seen.opened.lectures
            if made.lecture.path in seen.opened.asked
        ],
        "problems": [problem_record(p) for p in sorted(set(problems))],
    }
