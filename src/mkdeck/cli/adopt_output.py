"""What `mkdeck adopt` says: a summary and what is left to be done in Anki, or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from mkdeck.build.adopt import Found
from mkdeck.build.run import Package
from mkdeck.cli.output import problem_record
from mkdeck.cli.terminal import say
from mkdeck.deck.adopting import Adoption, Foreign, Match
from mkdeck.deck.adopting.evidence import LIKENESS
from mkdeck.deck.asked import Asked
from mkdeck.errors import shown

_FIRST = (
    "File > Import: {packages}, with “Merge note types” off and “Update notes” at “If newer”, as they are at "
    "first: Anki does not import notes whose note type is another, but takes in mkdeck's note types"
)
_LAST = "mkdeck build, and import the packages as always"


def show(found: Found, wanted: Sequence[Package], *, dry_run: bool) -> None:
    """Say what was taken over, what was not, and what is left to be done in Anki."""
    adoption = found.adoption
    if dry_run:
        _list(adoption)
    verb = "would adopt" if dry_run else "adopted"
    say(
        f"{verb} {len(adoption.adopted)} notes ({_reviews(adoption.adopted)} reviews), "
        f"{len(adoption.before)} adopted before, {len(adoption.unclear)} unclear, "
        f"{len(adoption.questions)} questions without a note, {len(adoption.notes)} notes without a question"
    )
    if others := sum(match.evidence == LIKENESS for match in adoption.adopted):
        say(f"{others} of them say it in other words in Anki: the lecture's replace those")
    _show_kept(adoption)
    if found.steps:
        say("Then, once:")
        names = ", ".join(shown(package.path.absolute()) for package in wanted) or "the packages"
        first = _FIRST.format(packages=names)
        for number, step in enumerate((first, *map(str, found.steps), _LAST), 1):
            say(f"{number}. {step}")


def _list(adoption: Adoption) -> None:
    """Name every note and question, one a line."""
    for match in adoption.adopted:
        say(f"+ {_match_line(match)}")
    for asked in adoption.questions:
        say(f"  {asked.where} {asked.text}: no note")
    for note in adoption.notes:
        say(f"  nid:{note.id} {note.type.name}: no question")


def _show_kept(adoption: Adoption) -> None:
    if adoption.kept:
        say(
            f"{len(adoption.kept)} more match questions that were built before, which keep the identity that "
            "they have; if nobody studies cards of those builds, adopt with --replace"
        )
        for match in adoption.kept:
            say(f"= {_match_line(match)}")


def _match_line(match: Match) -> str:
    note = match.note
    return (
        f"{match.asked.where} {match.asked.text}: nid:{note.id}, {note.type.name}, "
        f"{note.reviews} reviews, by {match.evidence}"
    )


def _reviews(matches: Sequence[Match]) -> int:
    return sum(match.note.reviews for match in matches)


def as_record(found: Found, wanted: Sequence[Package], *, written: bool) -> dict[str, object]:
    """Give the outcome as `--json` has it."""
    adoption = found.adoption
    return {
        "adopted": [match_record(m) for m in adoption.adopted],
        "before": [match_record(m) for m in adoption.before],
        "kept": [match_record(m) for m in adoption.kept],
        "unclear": [
            {**asked_record(u.asked), "notes": [note_record(n) for n in u.notes], "why": u.why}
            for u in adoption.unclear
        ],
        "questions": [asked_record(a) for a in adoption.questions],
        "notes": [note_record(n) for n in adoption.notes],
        "packages": [str(package.path) for package in wanted],
        "steps": [asdict(step) for step in found.steps],
        "written": written and bool(adoption.adopted),
        "problems": [problem_record(p) for p in found.problems],
    }


def match_record(match: Match) -> dict[str, object]:
    """Give a question with its note."""
    return {**asked_record(match.asked), "note": note_record(match.note), "evidence": match.evidence}


def asked_record(asked: Asked) -> dict[str, object]:
    """Give a question."""
    return {"lecture": asked.lecture.path, "line": asked.line, "question": asked.text}


def note_record(note: Foreign) -> dict[str, object]:
    """Give a note."""
    return {
        "id": note.id,
        "guid": note.guid,
        "type": note.type.name,
        "deck": note.deck,
        "fields": list(note.fields),
        "reviews": note.reviews,
    }
