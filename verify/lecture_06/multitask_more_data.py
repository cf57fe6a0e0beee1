"""A second task that brings more labelled data makes the first one generalise better."""

from mkdeck.lab import Trial, check, cite, converged, difference, gate, greater
from verify.models.multitask import taught


@check(
    backs={"lecture-06#Q5": ["Improves generalization.", "Reduces overfitting when data is limited."]},
    says="With 20 labels of each digit, learning beside it which of five pairs of digits 2,000 other series "
    "belong to makes the net right on at least 3 in 100 more new series than learning the digits alone; both "
    "nets know their labelled series by heart, so that the gap between old and new shrinks by as much.",
    dimension="what the second task brings",
    scope="mnist1d, 20 labels per digit, a related second task with data of its own",
    arms={"two tasks": {"auxiliary": "others"}, "one task": {"auxiliary": "none"}},
    effect=difference("two tasks", minus="one task", of="test accuracy"),
    predicts=greater(
        0.03, because="two standard errors of a share of 1,000 new series; less one would not notice"
    ),
    sabotage={"second task's labels shuffled": {"two tasks": {"auxiliary": "shuffled"}}},
    looks=4,  # half the steps, for time, were too few; then until the loss of both tasks stands still
    gates=[
        converged(),
        gate("the digits are learnt", of="train accuracy", at_least=0.98),
    ],
    sources=[cite("Caruana 1997", "doi:10.1023/A:1007379606734", "related tasks serve as an inductive bias")],
)
def multitask_more_data(trial: Trial, *, auxiliary: str) -> dict[str, float]:
    """Shares of right answers on old and new series, and how far they lie apart."""
    return taught(trial, auxiliary=auxiliary)
