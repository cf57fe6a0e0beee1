"""Augmentation makes new examples of the same class by transforming those at hand."""

import torch

from mkdeck.lab import Trial, at_least, cite, exact
from verify.data.mnist1d import mnist1d
from verify.data.transforms import TRANSFORMS


@exact(
    backs={"lecture-06#Q3": ["Enhances training data by applying transformations"]},
    says="Moved, scaled and tilted, all of 1,000 series become new ones, twice different in two passes, and "
    "their nearest neighbours among as many such series of the training set name their class at least as "
    "often as for series left alone, less 5 in 100.",
    scope="mnist1d, transformations that its own making uses",
    expects={"new series": 1000, "another in the next pass": 1000, "class kept": at_least(-0.05)},
    sabotage={"nothing changed": {"transform": "stay"}, "turned upside down": {"transform": "turn over"}},
    seeds=3,
    dtype="float32",
    sources=[
        cite("Simard, Steinkraus, Platt 2003", "doi:10.1109/ICDAR.2003.1227801", "distorted digits as data")
    ],
    correction="Only transformations that keep the label enhance the data: turned upside down, one digit "
    "becomes another.",
)
def augmentation_transforms(trial: Trial, *, transform: str = "vary") -> dict[str, float]:
    """Numbers of changed series; share of right nearest neighbours after the change less that before."""
    data, change = mnist1d(), TRANSFORMS[transform]
    x, draws = data.test.x, trial.generator("draws")
    once, twice = change(x, draws), change(x, draws)
    pool = torch.cat([TRANSFORMS["vary"](data.train.x, trial.generator("pool")) for _ in range(2)])
    labels = data.train.y.repeat(2)
    return {
        "new series": int((once != x).flatten(1).any(1).sum()),
        "another in the next pass": int((once != twice).flatten(1).any(1).sum()),
        "class kept": right(once, data.test.y, pool, labels) - right(x, data.test.y, pool, labels),
    }


def right(x: torch.Tensor, y: torch.Tensor, pool: torch.Tensor, labels: torch.Tensor) -> float:
    """Give the share of x whose nearest neighbour in the pool has its class."""
    nearest = torch.cdist(x.flatten(1), pool.flatten(1)).argmin(1)
    return float((labels[nearest] == y).double().mean())
