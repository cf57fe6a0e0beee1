"""The note types are frozen: every learner's cards hang on their ids."""

import re

import pytest

from mkdeck.deck.notetype import CLOZE, FINGERPRINT, KINDS, QUESTION, css, fingerprint, fronts_and_backs


def test_a_change_of_looks_or_fields_comes_with_a_later_time() -> None:
    assert fingerprint() == FINGERPRINT, (
        f"the note types changed: set MOD in notetype.py to now, FINGERPRINT to {fingerprint()!r}; "
        "fields and templates may be renamed, never added, removed, reordered or given other ids"
    )


def test_ids_never_change() -> None:
    assert (QUESTION.id, CLOZE.id) == (1565856695825, 1548079372988)
    assert [f.id % 1000 for f in QUESTION.fields] == [536, 72, 703, 201, 494, 245, 148, 21, 355, 68, 365, 387]
    assert [t.id % 1000 for t in QUESTION.templates] == [85, 366, 625]
    assert [f.id % 1000 for f in CLOZE.fields] == [686, 226, 878, 454, 711, 276, 391, 160, 530, 467, 355]
    assert [t.id % 1000 for t in CLOZE.templates] == [12]


def test_no_two_ids_are_alike() -> None:
    ids = [x.id for t in KINDS.values() for x in (t, *t.fields, *t.templates)]
    assert len(set(ids)) == len(ids)


def test_templates_name_only_fields_that_exist() -> None:
    for note_type in KINDS.values():
        for sides in fronts_and_backs(note_type):
            named = re.findall(r"{{[#/^]?(?:type:|cloze:)?([^}]+)}}", "".join(sides))
            assert set(named) <= set(note_type.places)


def test_the_style_needs_nothing_from_outside() -> None:
    assert "url(" not in css()
    assert "@import" not in css()


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("time_of_day", [0, 1])
def test_every_colour_of_text_can_be_read(time_of_day: int) -> None:
    colours = [dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in css().split("/* Night")][
        time_of_day
    ]
    grounds = [colours.pop("ground"), colours.pop("raised")]
    del colours["rule"]
    assert len(colours) == 12
    assert [name for name, c in colours.items() if min(contrast(c, g) for g in grounds) < 4.5] == []
