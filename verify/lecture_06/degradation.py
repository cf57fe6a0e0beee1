"""Degradation: plain nets train worse the deeper they are, residual nets do not."""

from mkdeck.lab import Trial, check, cite, difference_of_differences, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP


@check(
    backs={"lecture-06#novelties": ["to address gradient issues in deep networks."]},
    says="Going from 5 to 25 layers raises the training loss of the plain net, with batch norm, by at least "
    "0.3 nats more than that of the residual net.",
    scope="mnist1d, fully connected layers of 32 with batch norm; training loss",
    arms={
        "plain deep": {"skip": False, "depth": 25},
        "plain shallow": {"skip": False, "depth": 5},
        "residual deep": {"skip": True, "depth": 25},
        "residual shallow": {"skip": True, "depth": 5},
    },
    effect=difference_of_differences(
        ("plain deep", "plain shallow"), minus=("residual deep", "residual shallow"), of="loss"
    ),
    predicts=greater(0.3, because="0.3 nats is a seventh of what a net that has learnt nothing has to lose"),
    sabotage={"shortcuts removed": {"residual deep": {"skip": False}, "residual shallow": {"skip": False}}},
    looks=2,  # 300 instead of 400 steps, for time
    gates=[gate("the shallow net has learnt", arm="plain shallow", of="loss", at_most=1.5)],
    sources=[
        cite("He, Zhang, Ren, Sun 2015", "arXiv:1512.03385", "figure 1: 56 plain layers train worse than 20")
    ],
    correction="The issue is degradation: deeper plain nets train worse although batch norm keeps their "
    "gradients from vanishing (He 2015, section 4.1).",
)
def degradation(trial: Trial, *, skip: bool, depth: int) -> dict[str, float]:
    """Mean training loss over the last tenth of the steps, in nats."""
    data = mnist1d().train.to(trial.device)
    net = trial.start(MLP(40, 32, depth, norm="batch1d", skip=skip))
    return {
        "loss": fit(trial, net, data.x, data.y, steps=300, lr=0.003, batch=100, optimiser="adam").final_loss
    }
