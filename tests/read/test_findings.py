"""Notes that broke the reader once: whatever it makes of them, it says it and does not fall over."""

import pytest

from tests.read.notes import read

FINDINGS = {
    "a list whose last item alone looks like a question": """\
# A

1. Read alone
2. Vote
3. Discuss with him
""",
    "an answer's label that leaves nothing of its item": """\
**Q1: Which?**
* **Ans**:
    * **a**: b.

**Q2: May it?**
* **Ans**: Yes.
""",
}


@pytest.mark.parametrize("text", FINDINGS.values(), ids=FINDINGS)
def test_a_finding_is_read(text: str) -> None:
    reading = read(text)
    assert reading.lecture or any(problem.is_error for problem in reading.problems)
