"""The licence of the wheel names the licences of everything that is in it."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAYS = {"MIT": ("MIT",), "Apache-2.0": ("Apache License", "Apache-2.0"), "CC-BY-SA-4.0": ("ShareAlike 4.0",)}
"""SPDX names, with words by which a text of that licence is known."""


def project() -> dict[str, object]:
    described: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return described


def licences() -> list[Path]:
    return [ROOT / "LICENSE", *sorted((ROOT / "src").rglob("LICENSE*"))]


def test_every_licence_of_the_tree_travels_in_the_wheel() -> None:
    assert project()["license-files"] == [path.relative_to(ROOT).as_posix() for path in licences()]


def test_the_expression_names_each_licence_that_these_texts_speak_of_and_no_other() -> None:
    texts = [path.read_text("utf-8") for path in licences()]
    spoken_of = {
        name for name, words in SAYS.items() if any(word in text for text in texts for word in words)
    }
    assert set(str(project()["license"]).split(" AND ")) == spoken_of


def test_what_is_vendored_lies_beside_its_licence() -> None:
    written_here = {"py", "css", "html", "j2", "js", "toml", "md", "typed"}
    files = [p for p in (ROOT / "src" / "mkdeck").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    foreign = [
        p for p in files if p.suffix[1:] not in written_here and not p.name.startswith(("py.", "LICENSE"))
    ]
    covered = [path.parent for path in licences()[1:]]
    assert [p for p in foreign if not any(p.is_relative_to(folder) for folder in covered)] == []
