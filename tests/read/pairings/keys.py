"""Ways to count questions without answers, and ways to answer them by number further down, by name."""

from __future__ import annotations

COUNTED = {
    "items": "{n}. {q}",
    "items with brackets": "{n}) {q}",
    "bold items": "{n}. **{q}**",
    "headings": "### {n}. {q}",
    "headings with labels": "#### Q{n}: {q}",
    "headings that are numbers": "### Question {n}\n\n{q}",
    "exercises": "### Exercise {n}\n\n{q}",
    "bold words": "**{n}. {q}**",
    "bold labels": "**Q{n}.** {q}",
    "bold exercises": "**Exercise {n}.** {q}",
    "labels": "Q{n}. {q}",
}

ENTRIES = {
    "items": "{n}. {a}",
    "items with brackets": "{n}) {a}",
    "bold numbers": "**{n}.** {a}",
    "bold labels": "**Q{n}:** {a}",
    "bold answers": "**Answer {n}:** {a}",
    "bold exercises": "**Exercise {n}.** {a}",
    "numbers with colons": "{n}: {a}",
    "labels": "Q{n}. {a}",
    "answers": "A{n}. {a}",
    "bullets with numbers": "- {n}: {a}",
    "bullets with bold numbers": "- **{n}.** {a}",
    "bullets with labels": "- Q{n}: {a}",
    "folds": "<details><summary>Answer {n}</summary>\n\n{a}\n\n</details>",
}

HEADED = {
    "headings that are labels": "### Question {n}\n\n{a}",
    "headings that say answer": "### Answer {n}\n\n{a}",
    "headings that say solution": "### Solution {n}\n\n{a}",
    "exercises": "### Exercise {n}\n\n{a}",
}

TITLES = {
    "a heading": "## Answers\n\n{key}\n",
    "a heading that says key": "## Answer Key\n\n{key}\n",
    "a heading that says solutions": "# Solutions\n\n{key}\n",
    "a rule and a heading": "---\n\n## Answers\n\n{key}\n",
    "a fold": "<details>\n<summary>Answers</summary>\n\n{key}\n\n</details>\n",
}
LINE = {"a line": "**Answers:**\n\n{key}\n"}
"""It ends at the next heading."""

LETTERS = {
    "pairs": "1-B, 2-A, 3-C, 4-B",
    "pairs with colons": "1: B, 2: A, 3: C, 4: B",
    "pairs with brackets": "1 (B) 2 (A) 3 (C) 4 (B)",
    "pairs with dots": "1. B 2. A 3. C 4. B",
    "pairs with bars": "1 B | 2 A | 3 C | 4 B",
    "lines": "1. B  \n2. A  \n3. C  \n4. B",
    "a table": "| Question | Answer |\n|---|---|\n| 1 | B |\n| 2 | A |\n| 3 | C |\n| 4 | B |",
    "a wide table": "| 1 | 2 | 3 | 4 |\n|---|---|---|---|\n| B | A | C | B |",
}
"""What is right of four choices, in little room."""
