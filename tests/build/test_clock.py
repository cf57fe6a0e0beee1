"""Now is the clock's, unless the environment states it."""

import time

import pytest

from mkdeck.build.clock import now
from mkdeck.errors import Failed


def test_now_is_the_clocks_in_whole_seconds() -> None:
    before = int(time.time())
    assert before <= now({}) <= int(time.time())


def test_source_date_epoch_is_now() -> None:
    assert now({"SOURCE_DATE_EPOCH": "1700000000"}) == 1700000000


@pytest.mark.parametrize("stated", ["0", "-5", "yesterday", "1.5", "²"])
def test_what_is_no_time_is_refused(stated: str) -> None:
    with pytest.raises(Failed, match="SOURCE_DATE_EPOCH: not a time"):
        now({"SOURCE_DATE_EPOCH": stated})
