"""ReLU converges faster than tanh, each at its own best learning rate."""

from mkdeck.lab import Censored, Trial, accuracy, check, cite, fit, gate, greater, log_ratio
from verify.data.mnist1d import mnist1d
from verify.models.series import SeriesNet

RATES = (0.02, 0.06, 0.18)
STEPS = 600


@check(
    backs={"lecture-06#novelties": ["for faster convergence."]},
    says="A convolutional net with tanh takes at least 1.5 times as many steps to 75 % training accuracy as "
    "one with ReLU, each at the best of three learning rates.",
    scope="mnist1d, SGD with momentum, rates 0.02, 0.06 and 0.18",
    arms={"tanh": {"act": "tanh"}, "ReLU": {"act": "relu"}},
    effect=log_ratio("tanh", over="ReLU", of="steps"),
    predicts=greater(1.5, because="half as long again is the least that one would wait for and notice"),
    sabotage={"tanh in both": {"ReLU": {"act": "tanh"}}},
    looks=2,  # for time: fewer series looked at for the mark, one sabotage less
    gates=[gate("ReLU gets there", arm="ReLU", of="steps", at_most=599)],
    sources=[cite("Krizhevsky, Sutskever, Hinton 2012", "NIPS 25", "figure 1: six times faster on CIFAR-10")],
)
def relu_converges(trial: Trial, *, act: str) -> dict[str, float | Censored]:
    """Steps until three quarters of 1,000 training series are right, looked at every 20."""
    data = mnist1d().train.to(trial.device)
    scheme = "he" if act == "relu" else "lecun"
    reached = []
    for rate in RATES:
        net = trial.start(SeriesNet(act=act), scheme=scheme)
        run = fit(
            trial,
            net,
            data.x,
            data.y,
            steps=STEPS,
            lr=rate,
            batch=50,
            until=lambda net: accuracy(net, data.x[:1000], data.y[:1000]) >= 0.75,
        )
        reached.append(run.reached)
    steps = [r for r in reached if not isinstance(r, Censored)]
    return {"steps": float(min(steps)) if steps else Censored(STEPS)}
