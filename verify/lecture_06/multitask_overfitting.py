"""Multitask learning reduces overfitting where the first task's data are few."""

from mkdeck.lab import Trial, check, cite, difference, gate, greater
from verify.models.multitask import taught


@check(
    backs={"lecture-06#Q5": ["Reduces overfitting when data is limited."]},
    says="With 20 labels of each digit the gap between the accuracy on these and on new series is at least 5 "
    "in 100 smaller with a second task on 2,000 other series than without.",
    scope="mnist1d, 20 labels per class, a related second task with data of its own",
    arms={"one task": {"auxiliary": "none"}, "two tasks": {"auxiliary": "others"}},
    effect=difference("one task", minus="two tasks", of="gap"),
    predicts=greater(0.05, because="below this the gap of two nets that differ in their seed alone would do"),
    sabotage={"second task on the same series": {"two tasks": {"auxiliary": "same"}}},
    looks=4,  # half the steps, for time, were too few; another sabotage, for time
    gates=[gate("there is a gap", arm="one task", of="gap", at_least=0.1)],
    sources=[cite("Caruana 1997", "doi:10.1023/A:1007379606734", "related tasks serve as an inductive bias")],
)
def multitask_overfitting(trial: Trial, *, auxiliary: str) -> dict[str, float]:
    """Accuracy on the labelled series less that on new ones."""
    return taught(trial, auxiliary=auxiliary)
