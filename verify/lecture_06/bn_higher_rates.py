"""Batch norm allows higher learning rates."""

from mkdeck.lab import Trial, accuracy, check, cite, fit, gate, greater, log_ratio
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP

LADDER = (0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56)


@check(
    backs={"lecture-06#Q9": ["allowing higher learning rates."]},
    says="The highest learning rate on a ladder of doublings at which a net of five layers still gets half "
    "of its training series right is at least three times higher with batch norm than without.",
    scope="mnist1d, SGD, He's weights, 200 steps, rates 0.04 to 2.56",
    arms={"batch norm": {"norm": "batch1d"}, "without": {"norm": "none"}},
    effect=log_ratio("batch norm", over="without", of="highest rate"),
    predicts=greater(3, because="more than one rung of the ladder, which doubles"),
    sabotage={"scale and shift without statistics": {"batch norm": {"norm": "affine"}}},
    gates=[gate("the lowest rates work without", arm="without", of="highest rate", at_least=0.04)],
    sources=[
        cite(
            "Ioffe, Szegedy 2015",
            "arXiv:1502.03167",
            "section 3.3: higher rates, as the scale of weights is moot",
        )
    ],
)
def bn_higher_rates(trial: Trial, *, norm: str) -> dict[str, float]:
    """The highest rate that works; half of the lowest if none does."""
    data, works = mnist1d().train.to(trial.device), [LADDER[0] / 2]
    for rate in LADDER:
        net = trial.start(MLP(40, 64, 5, norm=norm))
        fit(trial, net, data.x, data.y, steps=200, lr=rate, batch=100, optimiser="sgd")
        if accuracy(net, data.x, data.y) >= 0.5:
            works.append(rate)
    return {"highest rate": max(works)}
