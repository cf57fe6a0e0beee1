"""Degradation: plain nets train worse the deeper they are, residual nets do not."""

from mkdeck.lab import Trial, accuracy, check, cite, difference_of_differences, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP


@check(
    backs={"lecture-06#novelties": ["to address gradient issues in deep networks."]},
    says="Going from 5 to 25 layers raises the training loss that the plain net, with batch norm, has after "
    "2,000 steps by at least 0.3 nats more than that of the residual net.",
    reading="deep nets without shortcuts train worse",
    scope="mnist1d, fully connected layers of 32 with batch norm; training loss after 2,000 steps",
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
    sabotage={"shortcuts carry another example": {"residual deep": {"crossed": True}}},
    looks=3,  # 300 instead of 400 steps, for time; then 2,000
    # Not `converged`: the claim is how far a training gets. The paper, too, compares at equal length, and
    # conjectures that deep plain nets converge very slowly.
    gates=[gate("the shallow net has learnt", arm="plain shallow", of="loss", at_most=1.5)],
    sources=[
        cite("He, Zhang, Ren, Sun 2015", "arXiv:1512.03385", "figure 1: 56 plain layers train worse than 20"),
        cite(
            "He, Zhang, Ren, Sun 2015",
            "arXiv:1512.03385",
            "section 4.1: deep plain nets may have exponentially low convergence rates",
        ),
    ],
    correction="The issue is degradation: deeper plain nets train worse although batch norm keeps their "
    "gradients from vanishing (He 2015, section 4.1).",
)
def degradation(trial: Trial, *, skip: bool, depth: int, crossed: bool = False) -> dict[str, float]:
    """Mean training loss over the last tenth of the steps, in nats."""
    data = mnist1d().train.to(trial.device)
    net = trial.start(MLP(40, 32, depth, norm="batch1d", skip=skip))
    net.crossed = crossed
    run = fit(trial, net, data.x, data.y, steps=2000, lr=0.003, batch=100, optimiser="adam")
    return run.course | {"loss": run.final_loss, "train accuracy": accuracy(net, data.x, data.y)}
