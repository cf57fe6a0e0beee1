"""Formulas with gaps, typeset by MathJax on the card that the real Anki renders."""

import pytest

from mkdeck.build.live import Live
from mkdeck.cli import main
from mkdeck.preview.server import serving
from tests.anki_oracle import Oracle

pytestmark = pytest.mark.browser

NOTES = r"""# Halves

Half is {{c1::$\frac{a}{b_{1}}$}} of it.

So $\frac{ {{c1::\sqrt{b_{1}}}} }{c}$ it is.
"""


@pytest.fixture
def sides(tmp_path):
    """The cards' fronts and backs as Anki renders them."""
    (tmp_path / "halves.md").write_text(NOTES)
    (tmp_path / "anki").mkdir()
    oracle = Oracle(tmp_path / "anki")
    with pytest.raises(SystemExit) as end:
        main(["build", str(tmp_path), "--out", str(tmp_path / "dist")])
    assert not end.value.code
    oracle.import_package(str(tmp_path / "dist" / "halves.apkg"))
    notes = sorted(oracle.snapshot()["notes"].values(), key=lambda n: n["cards"][0]["due"])
    oracle.close()
    return [(n["cards"][0]["front"], n["cards"][0]["back"]) for n in notes]


@pytest.fixture
def typeset(tmp_path, sides, open_page):
    """Put a side on the preview's stage, where Anki's own MathJax waits, and let it be typeset."""
    with serving(Live([tmp_path])) as server:

        def shown(card: int, side: int):
            page = open_page(f"{server.address}card?path=halves.md&n={card}")
            page.wait_for_function("() => window.MathJax && MathJax.startup && MathJax.startup.promise")
            page.evaluate(
                "async html => { await MathJax.startup.promise; const qa = document.getElementById('qa');"
                " MathJax.typesetClear(); qa.innerHTML = html; await MathJax.typesetPromise([qa]); }",
                sides[card][side],
            )
            assert page.locator("mjx-merror").count() == 0
            return page

        yield shown


def test_a_formula_in_a_gap_becomes_a_fraction(typeset):
    back = typeset(0, 1)
    fraction = back.locator(".cloze mjx-container mjx-mfrac")
    assert fraction.count() == 1
    assert fraction.bounding_box()["height"] > 0
    assert fraction.locator("mjx-msub").count() == 1
    assert "frac" not in back.locator("#qa").inner_text()
    assert typeset(0, 0).locator("mjx-container").count() == 0


def test_a_gap_in_a_formula_is_typeset_on_both_sides(typeset):
    assert typeset(1, 0).locator("mjx-container mjx-mfrac").count() == 1
    assert typeset(1, 1).locator("mjx-container mjx-mfrac mjx-msqrt").count() == 1
