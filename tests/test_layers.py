"""Imports point down, rooms stay apart, and building a deck loads no laboratory."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent.parent / "src" / "mkdeck"
ROOMS = ("read", "deck", "lab", "report", "preview")
MAY_IMPORT = {
    "values": set(),
    "errors": set(),
    "files": {"opening"},
    "worker": set(),
    "opening": set(),
    "wordplace": set(),
    "model": {"values"},
    "language": {"values"},
    **{
        room: {"values", "errors", "files", "model", "language", "worker", "wordplace", "opening"}
        for room in ROOMS
    },
    "build": {"values", "errors", "files", "model", "worker", "wordplace", "opening", *ROOMS},
    "cli": {"values", "errors", "files", "model", "build", *ROOMS},
}
SECTIONS = (
    ("words", "draft"),
    ("markdown",),
    ("text",),
    ("sheet",),
    ("html",),
    ("marks", "titles"),
    ("answers",),
    ("choosing", "styles", "unread"),
    ("regions", "assembly"),
    ("recognition",),
    ("lecture",),
)
"""Of the reader, from what all others use to what uses all others."""

HOMES = {"click": {"cli"}, "genanki": {"deck"}, "markdown_it": {"read"}, "torch": {"lab"}, "rich": {"cli"}}
HEAVY = ("torch", "scipy", "matplotlib", "jinja2", "numpy")

RUN = (
    "from mkdeck.cli import main\ntry:\n    main({})\nexcept SystemExit as end:\n    assert not end.code, end"
)


def modules() -> list[Path]:
    return sorted(SOURCES.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(SOURCES).parts[0].removesuffix(".py")


def imported_by(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names |= {node.module} if node.module != "mkdeck" else {f"mkdeck.{a.name}" for a in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(SOURCES).as_posix())
def test_a_module_imports_only_its_own_room_and_what_lies_below(path: Path) -> None:
    room = room_of(path)
    if room in ("__init__", "__main__"):
        return
    parts = {name.split(".")[1] for name in imported_by(path) if name.startswith("mkdeck.")}
    assert parts - {room, "__version__"} <= MAY_IMPORT[room]


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(SOURCES).as_posix())
def test_a_borrowed_library_has_one_home(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported_by(path)}
    strangers = {lib for lib in roots if lib in HOMES and room_of(path) not in HOMES[lib]}
    assert not strangers


def section_of(name: str) -> int:
    part = name.removeprefix("mkdeck.read").lstrip(".").split(".")[0]
    return next((i for i, parts in enumerate(SECTIONS) if part in parts), len(SECTIONS))


@pytest.mark.parametrize("path", sorted((SOURCES / "read").rglob("*.py")), ids=lambda p: p.stem)
def test_a_section_of_the_reader_imports_only_itself_and_what_lies_below(path: Path) -> None:
    own = ".".join(("mkdeck", *path.relative_to(SOURCES).with_suffix("").parts)).removesuffix(".__init__")
    names = {n for n in imported_by(path) if n.startswith("mkdeck.read")}
    above = {n for n in names if section_of(n) > section_of(own)}
    beside = {n for n in names if section_of(n) == section_of(own) and n.split(".")[2] != own.split(".")[2]}
    assert not above | beside


def test_genanki_has_one_file() -> None:
    assert len([p for p in modules() if "genanki" in {n.split(".")[0] for n in imported_by(p)}]) == 1


def test_rooms_are_as_the_table_says() -> None:
    assert {room_of(p) for p in modules()} - {"__init__", "__main__"} <= set(MAY_IMPORT)


def loaded_by(code: str, folder: Path) -> set[str]:
    script = f"import sys\n{code}\nprint(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(run.stdout.splitlines()[-1].split())


def test_building_a_deck_loads_no_laboratory_and_no_asyncio(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n## Q1. Why?\n\n- Because $x$.\n\n```python\nx = 1\n```\n")
    assert not loaded_by(RUN.format(["build", "."]), tmp_path) & {*HEAVY, "asyncio"}


def test_help_loads_no_room(tmp_path: Path) -> None:
    assert not loaded_by(RUN.format(["--help"]), tmp_path) & {
        *HEAVY,
        "rich",
        "genanki",
        "markdown_it",
        "pygments",
        "yaml",
    }
