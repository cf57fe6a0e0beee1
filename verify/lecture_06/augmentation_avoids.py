"""Data augmentation does not avoid overfitting altogether."""

from mkdeck.lab import Trial, accuracy, check, fit, gate, less, mean
from verify.data.mnist1d import mnist1d
from verify.data.transforms import TRANSFORMS
from verify.models.series import SeriesNet


@check(
    backs={"lecture-06#Q3": ["Avoids overfitting"]},
    says="With 50 examples of each class and augmentation the net is right on new series as often as on "
    "those that it was trained on, within 2 in 100.",
    scope="mnist1d, 500 examples; avoids, taken by its word",
    arms={"augmented": {"per_class": 50}},
    effect=mean("augmented", of="gap"),
    predicts=less(0.02, because="a gap of 2 in 100 is within the error of a share of 1,000 new series"),
    sabotage={"nothing changed": {"augmented": {"transform": "stay"}}},
    planted={"not trained": {"augmented": {"steps": 0}}},
    looks=2,  # fewer steps, for time
    gates=[gate("it has learnt", of="test accuracy", at_least=0.3)],
    expect="refuted",
    correction="Augmentation reduces overfitting, it does not avoid it: a gap between old and new examples "
    "remains.",
)
def augmentation_avoids(
    trial: Trial, *, per_class: int, transform: str = "vary", steps: int = 400
) -> dict[str, float]:
    """Accuracy on the training series, as they are, less that on new ones."""
    data = mnist1d()
    few, net = (
        data.train.few(per_class, trial.generator("examples")).to(trial.device),
        trial.start(SeriesNet()),
    )
    change = TRANSFORMS[transform]
    if steps:
        fit(trial, net, few.x, few.y, steps=steps, lr=0.005, batch=50, optimiser="adam", augment=change)
    test = accuracy(net, trial.place(data.test.x), trial.place(data.test.y))
    return {"gap": accuracy(net, few.x, few.y) - test, "test accuracy": test}
