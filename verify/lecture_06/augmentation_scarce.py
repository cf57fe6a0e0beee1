"""Data augmentation makes a net generalise better where examples are scarce."""

from mkdeck.lab import Trial, accuracy, check, cite, converged, difference, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.data.transforms import TRANSFORMS
from verify.models.series import SeriesNet


@check(
    backs={"lecture-06#Q3": ["Improves model generalization."]},
    says="With 50 examples of each class a convolutional net trained on moved, scaled and tilted series is "
    "right on at least 3 in 100 more of 1,000 new ones than the same net trained for as many steps on the "
    "series as they are.",
    dimension="how many examples",
    scope="mnist1d, 500 examples, trained until the loss stands still",
    arms={"augmented": {"transform": "vary"}, "as they are": {"transform": "stay"}},
    effect=difference("augmented", minus="as they are", of="test accuracy"),
    predicts=greater(
        0.03, because="two standard errors of a share of 1,000 new series; less one would not notice"
    ),
    sabotage={"turned upside down": {"augmented": {"transform": "turn over"}}},
    # Looks: fewer steps, for time; then until the loss stands still; more steps, for the loss still fell
    looks=4,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.9),
    ],
    sources=[
        cite("Krizhevsky, Sutskever, Hinton 2012", "NIPS 25", "section 4.1: overfits without augmentation")
    ],
)
def augmentation_scarce(trial: Trial, *, transform: str) -> dict[str, float]:
    """Shares of right answers."""
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
    return run.course | {
        "test accuracy": accuracy(net, trial.place(data.test.x), trial.place(data.test.y)),
        "train accuracy": accuracy(net, few.x, few.y),
    }
