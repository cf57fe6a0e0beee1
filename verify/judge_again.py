"""Writes the committed evidence anew after the rule of judging changed: the numbers stay, no trial runs.

`python -m verify.judge_again` prints each verdict that moved.
"""

from __future__ import annotations

from pathlib import Path

from mkdeck.lab.believed import judged_again
from mkdeck.lab.evidence_file import load_evidence, write_evidence
from mkdeck.lab.project import read_checks

HERE = Path(__file__).parent


def judge_again() -> None:
    """Judge every file whose check is still declared."""
    checks = read_checks(HERE)
    known = {check.key: check for check in checks.found}
    for evidence in load_evidence(checks.evidence)[0]:
        if evidence.key in known:
            judged = judged_again(known[evidence.key], evidence)
            write_evidence(checks.evidence, judged)
            before, now = evidence.judgement, judged.judgement
            if before.verdict is not now.verdict:
                needed = now.estimate.seeds_needed if now.estimate else 0
                print(evidence.key, before.verdict, "->", now.verdict, *now.reasons, f"({needed} seeds)")


if __name__ == "__main__":
    judge_again()
