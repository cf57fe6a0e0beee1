"""What mkdeck.toml may say, and what is told of the rest."""

from pathlib import Path

from mkdeck.build.config import read_config
from mkdeck.model import Settings


def config(folder: Path, text: str) -> tuple[Settings, list[str]]:
    path = folder / "mkdeck.toml"
    path.write_text(text)
    settings, problems = read_config(path)
    return settings, [f"{p.line}: {p.fault}" for p in problems]


def test_a_collection_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert read_config(tmp_path / "mkdeck.toml") == (Settings(), ())


def test_every_known_key_is_taken(tmp_path: Path) -> None:
    text = 'deck = "DL"\ntags = ["a b"]\nstyle = "x"\ncards = ["claims"]\nbreaks = "keep"\nnamespace = "n"\n'
    expected = Settings(deck="DL", tags=("a_b",), style="x", cards=("claims",), breaks="keep", namespace="n")
    assert config(tmp_path, text) == (expected, [])


def test_an_unknown_key_is_named_with_its_line(tmp_path: Path) -> None:
    assert config(tmp_path, '\n\ndecks = "DL"\n')[1] == ["3: unknown key `decks`"]


def test_an_unknown_table_is_named_with_its_line(tmp_path: Path) -> None:
    assert config(tmp_path, '\n[push]\nkey = "DL"\n')[1] == ["2: unknown key `push`"]


def test_all_wrong_values_are_told_at_once(tmp_path: Path) -> None:
    _, problems = config(tmp_path, 'deck = 1\ncards = ["flip"]\nbreaks = "no"\ntags = "a"\n')
    assert problems == [
        "1: `deck` must be text",
        "2: `cards` must be a list of question, claims, reversed, type-in",
        "3: `breaks` must be one of auto, keep, join",
        "4: `tags` must be a list of texts",
    ]


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    assert config(tmp_path, 'deck = "DL"\ntags == []\n')[1] == ["2: Invalid value"]


def test_bytes_that_are_no_text_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "mkdeck.toml").write_bytes(b"\xff\xfe")
    assert [p.fault for p in read_config(tmp_path / "mkdeck.toml")[1]] == ["not UTF-8"]
