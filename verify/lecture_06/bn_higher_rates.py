"""Batch norm allows higher learning rates."""

from mkdeck.lab import Censored, Trial, accuracy, check, cite, fit, gate, greater, log_ratio
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP

LADDER = (0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12)
STEPS = 1000


@check(
    backs={"lecture-06#Q9": ["allowing higher learning rates."]},
    says="The highest learning rate on a ladder of doublings at which a net of five layers gets half of its "
    "training series right within 1,000 steps is at least three times higher with batch norm than without.",
    scope="mnist1d, SGD, He's weights, 1,000 steps, rates 0.04 to 5.12",
    arms={"batch norm": {"norm": "batch1d"}, "without": {"norm": "none"}},
    effect=log_ratio("batch norm", over="without", of="highest rate"),
    predicts=greater(3, because="more than one rung of the ladder, which doubles"),
    sabotage={"scale and shift without statistics": {"batch norm": {"norm": "affine"}}},
    constant={"batch norm": "rungs are a factor of two apart, and every seed ends on the same one"},
    seeds=40,
    expect="inconclusive",
    # Looks: sixteen seeds left it open; within 200 steps the lowest rates were too slow for some seeds
    # without batch norm
    looks=3,
    # Not `converged`: the claim is whether a rate works at all, and 1,000 steps are its time to show it.
    gates=[gate("the lowest rate works", of="highest rate", at_least=LADDER[0])],
    sources=[
        cite(
            "Ioffe, Szegedy 2015",
            "arXiv:1502.03167",
            "section 3.3: higher rates, as the scale of weights is moot",
        )
    ],
)
def bn_higher_rates(trial: Trial, *, norm: str) -> dict[str, float | Censored]:
    """The highest rate that works, looked at every 20 steps; half of the lowest if none does."""
    data, works = mnist1d().train.to(trial.device), [LADDER[0] / 2]
    for rate in LADDER:
        run = fit(
            trial,
            trial.start(MLP(40, 64, 5, norm=norm)),
            data.x,
            data.y,
            steps=STEPS,
            lr=rate,
            batch=100,
            optimiser="sgd",
            until=lambda net: accuracy(net, data.x[:1000], data.y[:1000]) >= 0.5,
        )
        if not isinstance(run.reached, Censored):
            works.append(rate)
    return {"highest rate": Censored(LADDER[-1]) if works[-1] == LADDER[-1] else works[-1]}
