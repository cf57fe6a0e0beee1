from __future__ import annotations

import re

import pytest

from mkdeck.read.words.latent import latent


def test_a_latent_pattern_finds_what_the_pattern_finds() -> None:
    found = latent(r"(\w+)s", re.IGNORECASE)
    assert [m[1] for m in found.finditer("WORDS and signs")] == ["WORD", "sign"]
    assert found.sub("x", "WORDS") == "x"
    assert found.fullmatch("Words")
    assert not found.fullmatch("Word")


def test_it_is_compiled_when_it_is_used_and_not_before() -> None:
    broken = latent("(")
    with pytest.raises(re.error):
        broken.match("")
