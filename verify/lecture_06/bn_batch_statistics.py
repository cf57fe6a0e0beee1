"""Batch norm takes mean and variance from the mini-batch, so companions change an example's output."""

from torch import nn

from mkdeck.lab import Trial, at_least, at_most, cite, exact


@exact(
    backs={"lecture-06#Q9": ["Computes the mean and variance of the activations for each mini-batch."]},
    says="In training the output is (x - m) / sqrt(v + 1e-5) with the mean m and the variance v of this "
    "mini-batch, to 1e-12, and the same example comes out differently among other examples.",
    scope="training mode",
    expects={"error of the formula": at_most(1e-12), "change by other companions": at_least(0.01)},
    sabotage={"inference": {"train": False}},
    seeds=3,
    sources=[
        cite("Ioffe, Szegedy 2015", "arXiv:1502.03167", "algorithm 1 for training, algorithm 2 for inference")
    ],
    correction="At inference no batch statistics are computed: running averages from training take their "
    "place.",
)
def bn_batch_statistics(trial: Trial, *, train: bool = True) -> dict[str, float]:
    """Largest error of the formula, and how far the first example moves when the others change."""
    layer = nn.BatchNorm2d(8).train(train)
    x, others = trial.normal("x", 16, 8, 5, 5), trial.normal("others", 16, 8, 5, 5, std=2.0)
    mean = x.mean((0, 2, 3), keepdim=True)
    variance = ((x - mean) ** 2).mean((0, 2, 3), keepdim=True)
    others[0] = x[0]
    return {
        "error of the formula": float((layer(x) - (x - mean) / (variance + 1e-5).sqrt()).abs().max()),
        "change by other companions": float((layer(x)[0] - layer(others)[0]).abs().mean()),
    }
