"""Fine-tuning serves where labels are many."""

from mkdeck.lab import Trial, check, cite, converged, difference, gate, greater
from verify.models.transfer import transferred


@check(
    backs={"lecture-06#Q4": ["when are they used?"]},
    says="With 200 labelled series of each of five new digits, fine-tuning a net that learnt the other five "
    "digits is right on at least 2 in 100 more new series than training a head on its fixed body.",
    dimension="how many labels",
    scope="mnist1d, 200 labels per class, related source task, trained until the loss stands still",
    arms={"fine-tuning": {"body": "tuned"}, "feature extraction": {"body": "fixed"}},
    effect=difference("fine-tuning", minus="feature extraction", of="test accuracy"),
    predicts=greater(0.02, because="two standard errors of a share of 500 new series"),
    sabotage={"a fixed body that learnt the target digits": {"feature extraction": {"source": "target"}}},
    looks=2,  # until the loss stands still, in the source task too
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.8),
        gate("above chance, 0.2", of="test accuracy", at_least=0.4),
    ],
    sources=[cite("Yosinski et al. 2014", "arXiv:1411.1792", "fine-tuned copied layers generalise better")],
    correction="The lecture gives no answer. Measured here: with 5 labels a class the fixed features of "
    "a related task do no worse than fine-tuning, with 200 fine-tuning does better.",
)
def transfer_many_labels(trial: Trial, *, body: str, source: str = "digits") -> dict[str, float]:
    """Shares of series of the target digits whose class is right."""
    return transferred(trial, body=body, source=source, labels=200)
