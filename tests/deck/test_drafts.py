"""What a note holds of a question."""

from __future__ import annotations

from mkdeck.deck.drafts import drafts_of
from mkdeck.deck.note import Draft
from mkdeck.deck.notetype import KINDS
from mkdeck.model import Badge, Finding, Piece, Question, Verdict
from tests.deck.lectures import lecture, question


def draft(q: Question, *badges: Badge, deck: str = "A::B", **settings: object) -> Draft:
    return drafts_of(lecture(q, deck=deck, **settings), q, badges)[0]


def field(of: Draft, name: str) -> str:
    return of.fields[KINDS[of.kind].places[name]]


def test_a_question_makes_one_card() -> None:
    assert draft(question("Q?")).ords == (0,)


def test_reversed_and_typed_cards_are_made_when_asked_for() -> None:
    assert draft(question("Q?"), cards=("question", "reversed", "type-in")).ords == (0, 1, 2)


def test_a_question_may_ask_for_its_own_cards() -> None:
    assert draft(question("Q?", cards=("question", "reversed"))).ords == (0, 1)


def test_what_is_to_be_typed_is_text_and_no_tag() -> None:
    asked = question("Q?", "a &lt;title&gt;")
    assert field(draft(asked, cards=("type-in",)), "Typed") == "a &lt;title&gt;"


def test_the_context_is_deck_and_headings() -> None:
    assert field(draft(question("Q?", headings=("H <1>",))), "Context") == "A › B › H &lt;1&gt;"


def test_control_characters_never_reach_a_field() -> None:
    assert "\x1f" not in "".join(draft(question("Q\x1f?", "a\x00\x1fb")).fields)


def test_fields_are_composed_the_same_way_however_they_were_typed() -> None:
    assert draft(question("e\u0301?")).fields[0] == draft(question("é?")).fields[0]


def test_tags_have_no_spaces_or_empty_parts() -> None:
    tagged = draft(question("Q?", tags=("a b", "x::::y", "u\u3000v", "::", "z")), tags=("z",))
    assert tagged.tags == ("a_b", "u_v", "x::y", "z")


def test_a_deck_has_no_empty_part() -> None:
    assert draft(question("Q?"), deck=":: A ::::B").deck == "A::B"


def test_gaps_in_the_prompt_make_a_cloze_note() -> None:
    made = draft(question("{{c1::a}} and {{c3::b}}", cards=("cloze",)))
    assert (made.kind, made.ords) == ("cloze", (0, 2))


def test_gaps_in_the_answer_are_asked_under_the_prompt() -> None:
    made = draft(question("Q?", "{{c2::a}}", cards=("cloze",)))
    assert (made.ords, field(made, "Question")) == ((1,), "<p>Q?</p>")


def test_a_cloze_without_gaps_is_a_plain_question() -> None:
    assert draft(question("Q?", cards=("cloze",))).kind == "question"


def test_a_mark_stands_behind_its_statement() -> None:
    answer = field(draft(question("Q?", "one", "two"), Badge(1, Verdict.SUPPORTED)), "Answer")
    assert answer.startswith("<ul><li>one</li><li>two&nbsp;<span")
    assert 'aria-label="supported"' in answer


def test_a_correction_stands_beside_the_claim_that_it_corrects() -> None:
    finding = Finding("c", "one", Verdict.REFUTED, "says", correction="1 < 2")
    made = draft(question("Q?", "one"), Badge(0, Verdict.REFUTED, (finding,)))
    told = '<span class="correction refuted" dir="auto"><b>Rather:</b> 1 &lt; 2</span></li>'
    assert told in field(made, "Answer")
    assert "<summary>Evidence: 1 refuted</summary>" in field(made, "Evidence")


def test_what_is_true_instead_is_told_once_on_a_card() -> None:
    finding = Finding("c", "one", Verdict.REFUTED, "says", correction="something else")
    badges = (Badge(0, Verdict.REFUTED, (finding,)), Badge(-1, Verdict.REFUTED, (finding,)))
    answer = field(draft(question("Q?", "one"), *badges), "Answer")
    assert answer.count("something else") == 1
    assert answer.index("something else") < answer.index("one")


def test_a_claim_that_holds_in_one_regime_is_not_called_wrong_for_another() -> None:
    finding = Finding("c", "one", Verdict.REFUTED, "says", correction="not in shallow nets")
    answer = field(draft(question("Q?", "one"), Badge(0, Verdict.DEPENDS, (finding,))), "Answer")
    assert '<span class="correction depends" dir="auto"><b>More exactly:</b>' in answer


def test_more_exact_words_do_not_call_a_supported_claim_wrong() -> None:
    finding = Finding("c", "one", Verdict.SUPPORTED, "says", correction="only in deep nets")
    answer = field(draft(question("Q?", "one"), Badge(0, Verdict.SUPPORTED, (finding,))), "Answer")
    assert "<b>More exactly:</b> only in deep nets" in answer


def test_a_badge_of_the_question_itself_leads_the_answer() -> None:
    assert field(draft(question("Q?"), Badge(-1, Verdict.DEPENDS)), "Answer").startswith(
        '<div class="premise">'
    )


def test_without_evidence_nothing_of_it_is_shown() -> None:
    made = draft(question("Q?", "one"))
    assert (field(made, "Evidence"), "mark" in field(made, "Answer")) == ("", False)


def test_an_answer_of_several_pieces_is_joined_as_it_was() -> None:
    q = Question("Q?", "Q?", 1, (Piece("<p>a "), Piece("b", 0), Piece(" c</p>")))
    assert field(draft(q), "Answer") == "<p>a b c</p>"
