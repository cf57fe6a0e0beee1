"""The report of a collection: its lectures, their badges, and the checks that speak of them."""

from __future__ import annotations

from mkdeck import __version__
from mkdeck.build.evidence import badges_of
from mkdeck.build.reading import Opened
from mkdeck.build.report_pages import check_pages
from mkdeck.lab.project import find_folder
from mkdeck.model import Lecture
from mkdeck.report.pages import Badges, CheckPage, Report


def report_of(opened: Opened[Lecture], title: str = "") -> Report:
    """Gather what the page shows of the lectures that the command speaks of."""
    wanted = tuple(x for x in opened.lectures if x.path in opened.asked)
    badges, problems = badges_of(opened)
    folder = find_folder(opened.collection.root)
    checks = check_pages(folder, badges)[0] if folder else ()
    if len(wanted) < len(opened.lectures):
        checks = _speaking_of(wanted, badges, checks)
    return Report(title or _title(wanted), wanted, badges, checks, problems, __version__)


def _speaking_of(
    lectures: tuple[Lecture, ...], badges: Badges, checks: tuple[CheckPage, ...]
) -> tuple[CheckPage, ...]:
    paths = {lecture.path for lecture in lectures}
    named = {
        f.check for (path, _), several in badges.items() if path in paths for b in several for f in b.findings
    }
    return tuple(check for check in checks if check.name in named)


def _title(lectures: tuple[Lecture, ...]) -> str:
    return lectures[0].title if len(lectures) == 1 else "Lectures"
