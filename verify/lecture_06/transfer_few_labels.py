"""Feature extraction serves where labels are few."""

from mkdeck.lab import Trial, check, cite, converged, difference, gate, not_worse
from verify.models.transfer import transferred


@check(
    backs={"lecture-06#Q4": ["when are they used?"]},
    says="With 5 labelled series of each of five new digits, training a head on the fixed body of a net that "
    "learnt the other five digits is no worse than fine-tuning it all, within 2 in 100 new series.",
    dimension="how many labels",
    scope="mnist1d, 5 labels per class, related source task, trained until the loss stands still",
    arms={"feature extraction": {"body": "fixed"}, "fine-tuning": {"body": "tuned"}},
    effect=difference("feature extraction", minus="fine-tuning", of="test accuracy"),
    seeds=16,
    predicts=not_worse(
        by=0.02, because="two standard errors of a share of 500 new series, and it is cheaper by far"
    ),
    sabotage={
        "a body that learnt nothing": {"feature extraction": {"source": "none"}},
        "a body that learnt shuffled labels": {"feature extraction": {"source": "shuffled"}},
    },
    # Looks: until the loss stands still, in the source task too; more seeds; a gate that one bad draw closed.
    looks=4,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.9),
        gate(
            "above chance, 0.2",
            of="test accuracy",
            at_least=0.3,
            every_seed=False,
            because="five labels that were drawn badly teach little, which belongs to so few labels",
        ),
    ],
    sources=[
        cite("Donahue et al. 2014", "arXiv:1310.1531", "fixed features serve tasks with few labels"),
        cite(
            "Yosinski et al. 2014",
            "arXiv:1411.1792",
            "fine-tuned copied layers generalise better, with many labels",
        ),
    ],
    correction="The lecture gives no answer. Measured here: with 5 labels a class the fixed features of "
    "a related task do no worse than fine-tuning, with 200 fine-tuning does better.",
)
def transfer_few_labels(trial: Trial, *, body: str, source: str = "digits") -> dict[str, float]:
    """Shares of series of the target digits whose class is right."""
    return transferred(trial, body=body, source=source, labels=5)
