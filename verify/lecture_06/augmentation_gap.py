"""Data augmentation reduces overfitting."""

from mkdeck.lab import Trial, accuracy, check, cite, converged, fit, gate, greater, log_ratio
from verify.data.mnist1d import mnist1d
from verify.data.transforms import TRANSFORMS
from verify.models.series import SeriesNet


@check(
    backs={"lecture-06#Q3": ["Avoids overfitting"]},
    says="With 50 examples of each class the gap between the accuracy on these and on new series is more "
    "than twice as large without augmentation as with it, and both nets have learnt their examples.",
    scope="mnist1d, 500 examples, trained until the loss stands still; avoids, as for the most part",
    arms={"as they are": {"transform": "stay"}, "augmented": {"transform": "vary"}},
    effect=log_ratio("as they are", over="augmented", of="gap"),
    predicts=greater(2, because="what takes less than half of a thing away does not avoid it"),
    sabotage={"turned upside down": {"augmented": {"transform": "turn over"}}},
    # Looks: a sabotage less and fewer steps, for time; then until the loss stands still, and a ratio;
    # more steps, for the loss still fell
    looks=5,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.9),
        gate("there is a gap", arm="as they are", of="gap", at_least=0.1),
    ],
    sources=[
        cite("Krizhevsky, Sutskever, Hinton 2012", "NIPS 25", "section 4.1: overfits without augmentation")
    ],
    correction="It reduces overfitting; a gap between old and new examples remains.",
)
def augmentation_gap(trial: Trial, *, transform: str) -> dict[str, float]:
    """Accuracy on the training series, as they are, less that on new ones."""
    data = mnist1d()
    few, net = data.train.few(50, trial.generator("examples")).to(trial.device), trial.start(SeriesNet())
    run = fit(
        trial,
        net,
        few.x,
        few.y,
        steps=2400,
        lr=0.01,
        batch=100,
        optimiser="adam",
        augment=TRANSFORMS[transform],
    )
    test = accuracy(net, trial.place(data.test.x), trial.place(data.test.y))
    train = accuracy(net, few.x, few.y)
    return run.course | {"gap": train - test, "test accuracy": test, "train accuracy": train}
