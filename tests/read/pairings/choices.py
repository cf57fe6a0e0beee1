"""Ways to offer a choice and to tell what is right, by name."""

from __future__ import annotations

OFFERED = {
    "items with letters": "- {letter}. {option}",
    "items with letters and brackets": "- {letter}) {option}",
    "items with letters in brackets": "- ({letter}) {option}",
    "items with bold letters": "- **{letter}.** {option}",
    "items with boxes and letters": "- [ ] {letter}) {option}",
    "lines": "{letter}) {option}",
    "lines that break": "{letter}) {option}  ",
    "lines with tags that break": "{letter}) {option}<br>",
    "lines with bold letters": "**{letter})** {option}  ",
    "lines with letters in brackets": "({letter}) {option}",
    "a quote": "> {letter}) {option}  ",
}
"""Each the pattern of one line."""

TOLD = {
    "Answer": "Answer: {letter}",
    "bold Answer": "**Answer:** {letter}",
    "all in bold": "**Answer: {letter}) {option}**",
    "a letter and its words": "#### Answer\n\n{letter}) {option}",
    "the correct answer": "Correct answer: {letter}",
    "the correct option": "**Correct option:** {letter}",
    "only Correct": "**Correct: {letter}**",
    "a sentence": "The correct answer is **{letter}**.",
    "a letter": "**{letter}**",
    "brackets": "(Answer: {letter})",
    "Ans": "Ans: ({letter})",
    "italics": "*Answer: {letter}*",
    "a quote": "> Answer: {letter}",
    "an item": "- **Answer:** {letter}",
    "a tick": "✅ **Correct Answer:** {letter}",
    "a reason": "**Answer:** {letter}\n\n**Explanation:** it is so.",
    "a reason on the next line": "**Answer:** {letter}  \n**Explanation:** it is so.",
    "a fold": "<details>\n<summary>Answer</summary>\n\n**{letter}**. It is so.\n\n</details>",
    "a labelled fold": "<details><summary>Show Answer</summary>\n\nAnswer: {letter}\n\nIt is so.\n</details>",
    "a callout": "> [!success]- Answer\n> {letter}) {option}",
}
