from dataclasses import replace

from mkdeck.model import Badge, Media, Piece, Verdict
from mkdeck.report.questions import mark, question_pages
from tests.report.pages import badges, finding, report


def only(made):
    (page,) = question_pages(made.lectures[0], made.badges)
    return page


def test_each_claim_is_followed_by_its_mark():
    answer = only(report(Verdict.SUPPORTED, Verdict.REFUTED)).answer
    assert answer.index("is supported") < answer.index('class="mark supported"') < answer.index("is refuted")


def test_a_claim_that_nothing_speaks_of_says_so():
    assert 'class="mark unchecked"' in only(report(Verdict.UNCHECKED)).answer


def test_a_label_without_a_badge_has_no_mark():
    assert "things :<ul>" in only(report(Verdict.SUPPORTED)).answer


def test_a_mark_leads_to_its_check():
    assert 'href="#check-a-refuted"' in only(report(Verdict.REFUTED)).answer


def test_the_verdict_is_said_aloud():
    assert '<span class="aloud">refuted</span>' in mark(badges(Verdict.REFUTED)[0])


def test_a_refuted_claim_is_contradicted():
    assert "<b>Rather:</b> Rather &lt;this&gt; &amp; that." in only(report(Verdict.REFUTED)).answer


def test_a_sloppy_claim_that_holds_is_made_exact():
    assert "<b>More exactly:</b> A little less." in only(report(Verdict.SUPPORTED)).answer


def test_a_correction_without_evidence_is_held_back():
    unrun = Badge(1, Verdict.UNCHECKED, (finding(Verdict.UNCHECKED, correction="Not so."),))
    assert "Not so." not in mark(unrun)


def test_evidence_out_of_date_is_said():
    old = Badge(1, Verdict.SUPPORTED, (finding(Verdict.SUPPORTED, stale=True),))
    assert "supported, evidence out of date" in mark(old)


def test_what_is_said_of_the_question_itself_stands_by_the_prompt():
    made = report(Verdict.UNCHECKED)
    premise = Badge(-1, Verdict.REFUTED, (finding(Verdict.REFUTED, correction="No."),))
    page = only(replace(made, badges={("week 1/a.md", 0): (premise,)}))
    assert "mark refuted" in page.prompt_marks
    assert "mark refuted" not in page.answer


def test_pictures_travel_with_the_page(tmp_path):
    (tmp_path / "p.png").write_bytes(b"abc")
    made = report(Verdict.SUPPORTED)
    (asked,) = made.lectures[0].questions
    shows = replace(
        asked, answer=(Piece('<p><img src="p1.png"></p>'),), media=(Media("p1.png", tmp_path / "p.png", ""),)
    )
    page = only(replace(made, lectures=(replace(made.lectures[0], questions=(shows,)),)))
    assert 'src="data:image/png;base64,YWJj"' in page.answer
