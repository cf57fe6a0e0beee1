"""Every card of the preview beside the same card of the built package in the real Anki."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mkdeck.build.live import Live
from mkdeck.cli import main
from mkdeck.preview.faces import back, front
from tests.conftest import Ask

LECTURE = Path(__file__).parent.parent.parent / "lectures" / "lecture-06.md"

TORTURE = r"""---
tags: [hard, "two words"]
---
# Torture & <more>

## Q1. Less < more & "quotes" in \( a < b \)?

- Math: $x < y$ and $$\frac{a}{b} > {c}$$ and \( \text{a & b} \).
- Code: `{{Question}}` and `a < b`.

```python
def f(x: int) -> str:  # {{not a field}} {{c1::not a gap}}
    return f"{x}" + '</div>'
```

## Q2. Two gaps? {#gaps}

The {{c1::first}} and the {{c2::second::hint}} and $\frac{ {{c1::a}} }{b}$.

## Q3. شو هي الشبكة العصبية؟

1. one
   1. deeper
      - deepest **bold** _it_ ~~gone~~
2. two

| a | b |
|---|--:|
| 1 | 2 |

## Q4. A picture and a sound

![plot](plot.svg)

> quoted <b>bold</b> <script>alert(1)</script>
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>'


def built(folder: Path) -> Path:
    with pytest.raises(SystemExit) as end:
        main(["build", str(folder), "--out", str(folder / "dist")])
    assert not end.value.code
    return next((folder / "dist").glob("*.apkg"))


def ours(folder: Path, path: str) -> dict[tuple[str, str, int], tuple[str, str]]:
    page = Live([folder]).lecture(path)
    assert page
    return {(c.fields["Source"], c.fields["Type"], c.ord): (front(c).html, back(c).html) for c in page.cards}


def theirs(anki: Ask, package: Path) -> dict[tuple[str, str, int], tuple[str, str]]:
    (seen,) = anki([{"import": str(package)}])
    return {
        (note["fields"]["Source"], note["type"], card["ord"]): (card["front"], card["back"])
        for note in seen["notes"].values()
        for card in note["cards"]
    }


@pytest.mark.parametrize(
    "cards", ["question", "question, claims", "question, reversed, type-in", "claims", "cloze"]
)
def test_lecture_6_looks_as_in_anki(tmp_path: Path, anki: Ask, cards: str) -> None:
    text = LECTURE.read_text(encoding="utf-8")
    (tmp_path / "lecture-06.md").write_text(f"---\ncards: [{cards}]\n---\n{text}", encoding="utf-8")
    package = built(tmp_path)
    shown = ours(tmp_path, "lecture-06.md")
    assert len(shown) >= 9
    assert shown == theirs(anki, package)


@pytest.mark.parametrize("cards", ["question", "question, reversed, type-in", "cloze", "question, claims"])
def test_torture_looks_as_in_anki(tmp_path: Path, anki: Ask, cards: str) -> None:
    (tmp_path / "plot.svg").write_text(SVG)
    (tmp_path / "hard.md").write_text(TORTURE.replace("---\n#", f"cards: [{cards}]\n---\n#", 1), "utf-8")
    package = built(tmp_path)
    shown = ours(tmp_path, "hard.md")
    assert len(shown) >= 4
    assert shown == theirs(anki, package)


def test_lecture_6_with_all_its_evidence_looks_as_in_anki(tmp_path: Path, anki: Ask) -> None:
    project = LECTURE.parent.parent
    (tmp_path / "lectures").mkdir()
    (tmp_path / "lectures" / "lecture-06.md").write_bytes(LECTURE.read_bytes())
    unseen = shutil.ignore_patterns("data", "__pycache__")
    shutil.copytree(project / "verify", tmp_path / "verify", ignore=unseen)
    package = built(tmp_path / "lectures")
    shown = ours(tmp_path / "lectures", "lecture-06.md")
    assert any('class="evidence"' in answer for _, answer in shown.values())
    assert shown == theirs(anki, package)
