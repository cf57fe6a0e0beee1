"""Batch norm gives each channel mean 0 and variance 1 over the batch."""

from torch import nn

from mkdeck.lab import Trial, at_most, cite, exact


@exact(
    backs={"lecture-06#Q9": ["Normalizes intermediate layer activations", "Normalizes activations"]},
    says="In training, before scale and shift, each of 16 channels comes out with mean 0 and variance 1 over "
    "batch and positions, to 1e-6, whatever it went in with.",
    scope="training mode",
    expects={"largest mean": at_most(1e-12), "largest error of the variance": at_most(1e-6)},
    sabotage={"inference, statistics not yet learnt": {"train": False}, "no norm": {"norm": False}},
    seeds=3,
    sources=[cite("Ioffe, Szegedy 2015", "arXiv:1502.03167", "algorithm 1")],
    correction="It does so exactly in training only; at inference it uses running averages over past "
    "batches.",
)
def bn_normalises(trial: Trial, *, train: bool = True, norm: bool = True) -> dict[str, float]:
    """Largest |mean| and |variance - 1|; the norm adds 1e-5 to variances of 16 or more."""
    layer = nn.BatchNorm2d(16).train(train) if norm else nn.Identity()
    spread = 4 + trial.uniform("spread", 16, 1, 1)
    x = 5 + spread * trial.normal("x", 64, 16, 6, 6)
    out = layer(x)
    return {
        "largest mean": float(out.mean((0, 2, 3)).abs().max()),
        "largest error of the variance": float((out.var((0, 2, 3), correction=0) - 1).abs().max()),
    }
