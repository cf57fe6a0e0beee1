from mkdeck.report.anchors import check_anchor, lecture_anchor, question_anchor


def test_a_check_is_named_by_its_path():
    assert check_anchor("lecture_06/gradient_at_stem") == "check-lecture_06-gradient_at_stem"


def test_a_lecture_is_named_without_its_suffix():
    assert lecture_anchor("week 1/lecture-06.md") == "lecture-week-1-lecture-06"


def test_a_question_is_counted_from_one():
    assert question_anchor("a.md", 0) == "lecture-a-q1"
