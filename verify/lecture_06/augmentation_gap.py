"""Data augmentation reduces overfitting."""

from mkdeck.lab import Trial, accuracy, check, cite, difference, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.data.transforms import TRANSFORMS
from verify.models.series import SeriesNet


@check(
    backs={"lecture-06#Q3": ["Avoids overfitting"]},
    says="With 50 examples of each class the gap between the accuracy on these and on new series is at least "
    "5 in 100 smaller with augmentation than without.",
    scope="mnist1d, 500 examples; reduces, which is less than avoids",
    arms={"as they are": {"transform": "stay"}, "augmented": {"transform": "vary"}},
    effect=difference("as they are", minus="augmented", of="gap"),
    predicts=greater(0.05, because="below this the gap of two nets that differ in their seed alone would do"),
    sabotage={"nothing changed": {"augmented": {"transform": "stay"}}},
    looks=3,  # one sabotage less, for time; fewer steps, for time
    gates=[gate("there is a gap", arm="as they are", of="gap", at_least=0.1)],
    sources=[
        cite("Krizhevsky, Sutskever, Hinton 2012", "NIPS 25", "section 4.1: overfits without augmentation")
    ],
)
def augmentation_gap(trial: Trial, *, transform: str) -> dict[str, float]:
    """Accuracy on the training series, as they are, less that on new ones."""
    data = mnist1d()
    few, net = data.train.few(50, trial.generator("examples")).to(trial.device), trial.start(SeriesNet())
    fit(
        trial,
        net,
        few.x,
        few.y,
        steps=400,
        lr=0.005,
        batch=50,
        optimiser="adam",
        augment=TRANSFORMS[transform],
    )
    test = accuracy(net, trial.place(data.test.x), trial.place(data.test.y))
    return {"gap": accuracy(net, few.x, few.y) - test, "test accuracy": test}
