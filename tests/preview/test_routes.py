import json

import pytest

from mkdeck.preview.routes import answer
from tests.preview.cards import Shelf


@pytest.fixture
def shelf(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "p.png").write_bytes(b"png")
    return Shelf(tmp_path / "p.png")


def get(shelf, target):
    return answer(shelf, target)


def test_the_page_itself(shelf):
    assert b"mkdeck preview" in get(shelf, "/").body


def test_the_list_of_lectures(shelf):
    listed = json.loads(get(shelf, "/lectures.json").body)
    assert listed["lectures"] == [{"path": "a.md", "title": "A <lecture>", "problems": 1}]


def test_a_lecture_with_its_problems(shelf):
    told = json.loads(get(shelf, "/lecture.json?path=a.md").body)
    assert [c["line"] for c in told["cards"]] == [3, 3]
    assert told["problems"] == [{"line": 7, "text": "a.md:7: a question without an answer", "error": False}]


def test_a_card(shelf):
    assert b"because" in get(shelf, "/card?path=a.md&n=0&side=back").body


def test_a_file_that_a_card_shows(shelf):
    found = get(shelf, "/media/p-1.png")
    assert (found.kind, found.body) == ("image/png", b"png")


def test_a_file_that_has_gone_is_missing(shelf, tmp_path):
    (tmp_path / "p.png").unlink()
    assert get(shelf, "/media/p-1.png").status == 404


@pytest.mark.parametrize(
    "address",
    [
        "/mathjax/tex-chtml-full.js",
        "/mathjax/output/chtml/fonts/woff-v2/MathJax_Main-Regular.woff",
        "/shell.js",
    ],
)
def test_what_the_pages_load_is_in_the_package(shelf, address):
    assert get(shelf, address).status == 200


@pytest.mark.parametrize(
    "target",
    [
        "/nothing",
        "/secret.txt",
        "/media/secret.txt",
        "/media/../secret.txt",
        "/media/%2e%2e/secret.txt",
        "/media//etc/passwd",
        "/mathjax/../cards.py",
        "/../routes.py",
        "/mathjax/%2e%2e/%2e%2e/routes.py",
        "/mathjax",
        "/lecture.json?path=../a.md",
        "/lecture.json",
        "/card?path=a.md&n=2",
        "/card?path=a.md&n=-1",
        "/card?path=a.md&n=x",
        "/card?n=0",
    ],
)
def test_nothing_else_is_served(shelf, target):
    assert get(shelf, target).status == 404
