import pytest

from mkdeck.preview.guard import admits


@pytest.mark.parametrize("host", ["127.0.0.1:80", "localhost:80"])
def test_the_address_bar_is_answered(host):
    assert admits({"Host": host, "Sec-Fetch-Site": "none"}, 80)


def test_the_page_itself_is_answered():
    own = {"Host": "localhost:80", "Origin": "http://localhost:80", "Sec-Fetch-Site": "same-origin"}
    assert admits(own, 80)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "evil.example:80"},
        {"Host": "127.0.0.1:81"},
        {"Host": "127.0.0.1"},
        {"Host": "localhost:80", "Origin": "http://evil.example"},
        {"Host": "localhost:80", "Origin": "null"},
        {"Host": "localhost:80", "Origin": "http://127.0.0.1:80"},
        {"Host": "localhost:80", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_strangers_are_not(headers):
    assert not admits(headers, 80)
