"""A second task on the same examples, whose labels follow from the first, brings nothing."""

from mkdeck.lab import Trial, check, cite, converged, difference, gate, greater
from verify.models.multitask import taught


@check(
    backs={"lecture-06#Q5": ["Improves generalization."]},
    says="With 20 labels of each digit, learning beside it which of five pairs of digits the same 200 series "
    "belong to makes the net right on at least 3 in 100 more new series than learning the digits alone.",
    dimension="what the second task brings",
    scope="mnist1d, a related second task on the same series",
    arms={"two tasks": {"auxiliary": "same"}, "one task": {"auxiliary": "none"}},
    effect=difference("two tasks", minus="one task", of="test accuracy"),
    seeds=16,
    predicts=greater(
        0.03, because="two standard errors of a share of 1,000 new series; less one would not notice"
    ),
    planted={"2,000 other series for the second task": {"two tasks": {"auxiliary": "others"}}},
    # Looks: half the steps, for time, were too few; another sabotage; then until the loss stands still;
    # more seeds, for eight left it open
    looks=6,
    gates=[
        converged(),
        gate("the digits are learnt", of="train accuracy", at_least=0.98),
    ],
    sources=[cite("Caruana 1997", "doi:10.1023/A:1007379606734", "related tasks serve as an inductive bias")],
    expect="refuted",
    correction="Multitask learning helps where the second task brings information, such as more labelled "
    "data; labels that follow from the first task's add none.",
)
def multitask_same_data(trial: Trial, *, auxiliary: str) -> dict[str, float]:
    """Share of new series whose digit is right."""
    return taught(trial, auxiliary=auxiliary)
