from verify.table import PAGE, page


def test_page_shows_the_committed_evidence() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text
