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
    "folded nothing before a table row, at the end of the file": """\
<details>
</details>
| **Which one?** | The first. |""",
    "a block of code that begins where the file ends": "<details>\n</details> \n  ```java",
    "an answer that is cut within a list": """\
### Q1. x?
<details>

**A1.** Disorder:

- a

</details>
""",
}


@pytest.mark.parametrize("text", FINDINGS.values(), ids=FINDINGS)
def test_a_finding_is_read(text: str) -> None:
    reading = read(text)
    assert reading.lecture or any(problem.is_error for problem in reading.problems)
