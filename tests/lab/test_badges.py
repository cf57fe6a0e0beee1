"""Badges: what stands on a card once the evidence is in."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from mkdeck.lab.badges import badges
from mkdeck.model import Badge, Lecture, Statement, Verdict
from tests.lab.toys import HALF, LECTURE, NOISE, SHIFT, run, suite, write_project


def laid(project: Path, lecture: Lecture = LECTURE) -> dict[int, Badge]:
    found, _ = badges(project / "verify", [lecture])
    return {badge.statement: badge for badge in found.get(("toys.md", 0), ())}


def reworded(index: int, text: str) -> Lecture:
    question = LECTURE.questions[0]
    statements = list(question.statements)
    statements[index] = Statement(text, statements[index].line)
    return replace(LECTURE, questions=(replace(question, statements=tuple(statements)),))


def test_before_any_run_a_citation_has_its_verdict_and_a_check_none(project: Path) -> None:
    assert {s: b.verdict for s, b in laid(project).items()} == {
        0: Verdict.UNCHECKED,
        1: Verdict.UNCHECKED,
        2: Verdict.CITED,
    }


def test_after_a_run_every_statement_has_its_verdict(project: Path) -> None:
    run(project)
    found = laid(project)
    assert [found[i].verdict for i in range(3)] == [Verdict.SUPPORTED, Verdict.SUPPORTED, Verdict.CITED]
    assert not any(badge.stale for badge in found.values())


def test_a_finding_shows_both_arms_with_interval_and_command(project: Path) -> None:
    run(project)
    finding = laid(project)[0].findings[0]
    assert [arm.name for arm in finding.arms] == ["shifted", "plain"]
    assert all(arm.low < arm.mean < arm.high and arm.n == 8 for arm in finding.arms)
    assert finding.command == "mkdeck verify toys/shift"
    assert "8 seeds" in finding.effect and "> 1" in finding.effect


def test_a_changed_helper_makes_the_evidence_stale(project: Path) -> None:
    run(project)
    write_project(project, {"noise": NOISE.replace("std=0.3", "std=0.4")})
    assert {s: b.stale for s, b in laid(project).items()} == {0: True, 1: False, 2: False}


def test_a_changed_comment_does_not(project: Path) -> None:
    run(project)
    write_project(project, {"toys/shift": SHIFT.replace("'''A noisy number", "'''One noisy number")})
    assert not laid(project)[0].stale


def test_a_changed_threshold_makes_the_evidence_stale(project: Path) -> None:
    run(project)
    write_project(project, {"toys/shift": SHIFT.replace("greater(1,", "greater(2,")})
    assert laid(project)[0].stale


def test_a_sentence_changed_around_its_quote_makes_the_evidence_stale(project: Path) -> None:
    run(project)
    assert laid(project, reworded(1, "A half is 0.5 and that is wrong."))[1].stale


def test_a_quote_that_has_gone_is_stale_on_what_it_became_and_names_it(project: Path) -> None:
    run(project)
    lecture = reworded(0, "Shifts do not shift.")
    found, problems = badges(project / "verify", [lecture])
    badge = next(b for b in found["toys.md", 0] if b.statement == 0)
    assert badge.stale
    assert [p.remedy for p in problems] == ["nearest, in line 4: 'Shifts do not shift.'"]


def test_a_lecture_without_checks_has_no_badges(project: Path) -> None:
    found, problems = badges(project / "verify", [replace(LECTURE, path="other.md")])
    assert not found
    assert len(problems) == 3


def test_damaged_evidence_is_a_problem_and_costs_only_its_badge(project: Path) -> None:
    run(project)
    (project / "verify" / "evidence" / "half.cpu.json").write_text("{")
    found, problems = badges(project / "verify", [LECTURE])
    assert [b.verdict for b in found["toys.md", 0]] == [Verdict.SUPPORTED, Verdict.UNCHECKED, Verdict.CITED]
    assert [p.fault for p in problems] == ["not evidence as it was written: Input data was truncated"]


def test_devices_that_disagree_are_both_shown(project: Path) -> None:
    evidence = run(project)["toys/shift"].evidence
    assert evidence
    from mkdeck.lab.believed import believed
    from mkdeck.lab.evidence_file import write_evidence

    one, other = evidence.arms
    swapped = replace(
        evidence,
        device="cuda",
        declaration="",
        arms=(replace(other, name=one.name), replace(one, name=other.name)),
    )
    (check,) = (c for c in suite(project).checks.found if c.key == "shift")
    judged = replace(believed(check, swapped), declaration=evidence.declaration)
    write_evidence(project / "verify" / "evidence", judged)
    badge = laid(project)[0]
    assert badge.verdict is Verdict.DEPENDS
    assert [f.scope for f in badge.findings] == ["toys; on cpu", "toys; on cuda"]


def test_badges_are_read_without_torch_scipy_and_matplotlib(project: Path) -> None:
    run(project)
    code = f"""
import sys; from pathlib import Path; from tests.lab.toys import LECTURE
from mkdeck.lab.badges import badges
found, _ = badges(Path({str(project / "verify")!r}), [LECTURE])
assert len(found["toys.md", 0]) == 3
print(sorted(sys.modules.keys() & {{"torch", "scipy", "matplotlib", "numpy"}}))
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_half_check_without_its_module_docstring_is_still_read(project: Path) -> None:
    write_project(project, {"toys/half": HALF.replace("'''Whether a half is a half.'''", "")})
    assert 1 in laid(project)
