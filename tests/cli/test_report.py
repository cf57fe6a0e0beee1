from importlib import util

from tests.cli.conftest import Run

TEXT = "# A\n\n## Q1. Why?\n\n- Because \\( x < y \\).\n"


def test_a_page_is_written(here, mkdeck: Run):
    (here / "lectures").mkdir()
    (here / "lectures" / "a.md").write_text(TEXT)
    ended = mkdeck("report")
    assert (ended.code, ended.out) == (0, "wrote dist/report.html\n")
    assert "<math" in (here / "dist" / "report.html").read_text()


def test_markdown_is_written_where_the_name_asks_for_it(here, mkdeck: Run):
    (here / "a.md").write_text(TEXT)
    assert mkdeck("report", "a.md", "--out", "out/r.md", "--title", "Mine").code == 0
    assert (here / "out" / "r.md").read_text().startswith("# Mine\n")


def test_the_same_lectures_give_the_same_bytes(here, mkdeck: Run):
    (here / "a.md").write_text(TEXT)
    mkdeck("report", "a.md", "--out", "1.html")
    mkdeck("report", "a.md", "--out", "2.html")
    assert (here / "1.html").read_bytes() == (here / "2.html").read_bytes()


def test_problems_of_the_lectures_are_told(here, mkdeck: Run):
    (here / "a.md").write_text(TEXT + "\n## Q2. And?\n")
    ended = mkdeck("report", "a.md")
    assert "a.md:7: " in ended.err


def test_without_the_extra_one_line_says_what_to_install(here, mkdeck: Run, monkeypatch):
    (here / "a.md").write_text(TEXT)
    real = util.find_spec
    hidden = lambda name: None if name == "latex2mathml" else real(name)  # noqa: E731
    monkeypatch.setattr("mkdeck.cli.report.find_spec", hidden)
    ended = mkdeck("report", "a.md")
    assert ended.code == 1
    assert (
        ended.err == "report: a page needs latex2mathml "
        '(in the clone of mkdeck: pip install ".[verify]", or --out report.md)\n'
    )


def test_markdown_needs_no_extra(here, mkdeck: Run, monkeypatch):
    (here / "a.md").write_text(TEXT)
    monkeypatch.setattr("mkdeck.cli.report.find_spec", lambda name: None)
    assert mkdeck("report", "a.md", "--out", "r.md").code == 0


def test_a_folder_that_cannot_be_written_is_a_problem(here, mkdeck: Run):
    (here / "a.md").write_text(TEXT)
    (here / "file").write_text("")
    ended = mkdeck("report", "a.md", "--out", "file/r.md")
    assert ended.code == 1
    assert "cannot be written" in ended.err
