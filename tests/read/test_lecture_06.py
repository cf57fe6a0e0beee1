"""The first lecture, verbatim, as it must be read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from mkdeck.model import Question, Settings
from mkdeck.read import Reading, read_lecture
from tests.read.notes import answer_html

ROOT = Path(__file__).parents[2] / "lectures"

QUOTES = """
Involves backpropagation | updating parameters using stochastic gradient descent (SGD)
Uses the trained model | to predict classes for new input data | randomly disabling neurons
deep architectures face training instability | vanishing/exploding gradients | dropout
batch normalization | stabilizing training | reduce sensitivity to initialization
skip connections- residual connection | shortcut that bypass layers | ensure flow even gradients shrink
Enhances training data by applying transformations | Improves model generalization. | Avoids overfitting
by exposing the model to diverse training data | Updates pre-trained weights | progressively
the two types of transfer learning | when are they used?
Uses pre-trained model weights as fixed feature extractors.
Trains a model to perform multiple related tasks simultaneously. | Improves generalization.
Reduces overfitting when data is limited.
How do residual networks (ResNets) solve the vanishing gradient problem?
Introduce residual blocks with skip (shortcut) connections. | F(x) = H(x) - x | H(x) = F(x) + x
Allow information to bypass failing layers. | Preserve gradient flow in very deep networks.
Multi-scale convolutions capture features at various granularities.
1x1 convolutions reduce dimensionality, improving efficiency.
Filter concatenation merges diverse feature representations. | Computational efficiency. | Scalability
improved accuracy | LeNet (1998) | Alternated convolution and pooling layers
for structured feature extraction. | AlexNet (2012) | Introduced ReLU activation | for faster convergence.
Pioneered dropout regularization | to prevent overfitting. | VGGNet (2014)
Use of Small Convolutional Filters | Increased depth | for better feature representation.
GoogleNet (Inception, 2014) | Introduced Inception modules with multi-scale convolutions.
Used (1 x 1) convolutions for dimensionality reduction. | ResNet (2015) | Introduced residual connections
to address gradient issues in deep networks. | Normalizes intermediate layer activations
Normalizes activations | to stabilize training. | Reduces vanishing/exploding gradients.
Speeds up convergence | allowing higher learning rates. | COnv-> BN-> Actv. -> Pooling
Computes the mean and variance of the activations for each mini-batch.
Applies learnable parameters to scale and shift
"""


@cache
def reading() -> Reading:
    return read_lecture(ROOT / "lecture-06.md", root=ROOT, settings=Settings(), shown_as="lecture-06.md")


def question(number: int) -> Question:
    lecture = reading().lecture
    assert lecture
    return lecture.questions[number - 1]


def depth(markup: str) -> int:
    deepest = now = 0
    for closing in re.findall(r"<(/?)[uo]l\b", markup):
        now += -1 if closing else 1
        deepest = max(deepest, now)
    return deepest


def test_all_nine_questions_are_found_without_a_problem() -> None:
    lecture = reading().lecture
    assert lecture
    assert len(lecture.questions) == 9
    assert reading().problems == ()
    assert (lecture.title, lecture.deck) == ("Lecture 6", "Lecture 6")


def test_numbers_and_labels_are_not_words_of_the_prompt() -> None:
    assert [question(n).number for n in (1, 8, 9)] == ["Q1.", "Question:", "Q9."]
    assert question(8).text.startswith("What are the key novelties")


@pytest.mark.parametrize(("number", "items", "deep"), [(2, 10, 4), (7, 6, 1), (8, 8, 1), (9, 4, 2)])
def test_lists_keep_their_items_and_depth(number: int, items: int, deep: int) -> None:
    shown = answer_html(question(number))
    assert (shown.count("<li>"), depth(shown)) == (items, deep)


def test_both_formulas_are_typeset() -> None:
    shown = answer_html(question(6))
    assert r"\( F(x) = H(x) - x \)" in shown
    assert r"\( H(x) = F(x) + x \)" in shown


def test_the_line_ends_that_the_author_relies_on_are_kept() -> None:
    assert answer_html(question(4)).count("<br>") == 1
    assert answer_html(question(9)).count("<br>") == 3


@pytest.mark.parametrize(
    "quote", [q.strip() for line in QUOTES.split("\n") for q in line.split("|") if q.strip()]
)
def test_every_quote_of_a_check_is_found_in_some_statement_or_question(quote: str) -> None:
    lecture = reading().lecture
    assert lecture
    said = [s.text for q in lecture.questions for s in q.statements] + [q.text for q in lecture.questions]
    assert any(quote in words for words in said)


def test_labels_are_context_and_no_claims() -> None:
    claims = {c.text: c.context for c in question(2).claims}
    assert "Solutions:" not in claims
    assert claims["randomly disabling neurons"] == ("vanishing/exploding gradients", "Solutions", "dropout")
    assert "Use of Small Convolutional Filters:" in {c.text for c in question(8).claims}


def test_a_statement_knows_its_line() -> None:
    source = (ROOT / "lecture-06.md").read_text(encoding="utf-8").split("\n")
    lecture = reading().lecture
    assert lecture
    for statement in (s for q in lecture.questions for s in q.statements):
        first = statement.text.split("\\(")[0].split(" residual")[0]
        assert first.strip() in source[statement.line - 1]
