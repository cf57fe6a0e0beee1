from mkdeck.model import Badge, Verdict
from mkdeck.report.coverage import coverage
from tests.report.pages import finding, report


def test_labels_are_not_counted():
    made = report(Verdict.SUPPORTED, Verdict.UNCHECKED)
    assert coverage(made.lectures, made.badges).claims == 2


def test_every_verdict_is_counted():
    made = report()
    assert coverage(made.lectures, made.badges).counts == dict.fromkeys(Verdict, 1)


def test_what_sources_say_is_not_tested():
    made = report(Verdict.SUPPORTED, Verdict.CITED, Verdict.UNTESTABLE, Verdict.REFUTED, Verdict.UNCHECKED)
    counted = coverage(made.lectures, made.badges)
    assert (counted.backed, counted.tested) == (4, 2)


def test_a_badge_of_the_question_itself_is_no_claim():
    made = report(Verdict.UNCHECKED)
    badges = {("week 1/a.md", 0): (Badge(-1, Verdict.REFUTED, (finding(Verdict.REFUTED),)),)}
    assert coverage(made.lectures, badges).counts == {Verdict.UNCHECKED: 1}


def test_marks_on_labels_and_questions_are_counted_beside_the_claims():
    made = report(Verdict.SUPPORTED, Verdict.UNCHECKED)
    both = (Badge(-1, Verdict.REFUTED, (finding(Verdict.REFUTED),)), Badge(0, Verdict.DEPENDS))
    badges = {place: (*some, *both) for place, some in made.badges.items()}
    counted = coverage(made.lectures, badges)
    assert counted.beside == {Verdict.REFUTED: 1, Verdict.DEPENDS: 1}
    assert counted.marks[Verdict.REFUTED] == 1
    assert counted.claims == 2


def test_evidence_out_of_date_is_counted():
    made = report(Verdict.SUPPORTED)
    badges = {("week 1/a.md", 0): (Badge(1, Verdict.SUPPORTED, (finding(Verdict.SUPPORTED, stale=True),)),)}
    assert coverage(made.lectures, badges).stale == 1
