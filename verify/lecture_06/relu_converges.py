"""ReLU converges faster than tanh, each at its own best learning rate."""

from mkdeck.lab import Censored, Trial, accuracy, check, cite, fit, gate, greater, log_ratio
from verify.data.mnist1d import mnist1d
from verify.models.series import SeriesNet

RATES = (0.02, 0.06, 0.18)
STEPS = 2000


@check(
    backs={"lecture-06#novelties": ["for faster convergence."]},
    says="A convolutional net on series with tanh takes at least 1.5 times as many steps to 75 % training "
    "accuracy as one with ReLU, each at the best of three learning rates.",
    dimension="data",
    scope="series (mnist1d), SGD with momentum, rates 0.02, 0.06 and 0.18",
    arms={"tanh": {"act": "tanh"}, "ReLU": {"act": "relu"}},
    effect=log_ratio("tanh", over="ReLU", of="steps"),
    predicts=greater(1.5, because="half as long again is the least that one would wait for and notice"),
    sabotage={"another unit that saturates, clipped to -1 to 1": {"ReLU": {"act": "clipped"}}},
    looks=3,  # for time: fewer series looked at for the mark, one sabotage less; then more steps for tanh
    # Not `converged`: the claim is the time to a mark; who does not get there in 2,000 steps is censored.
    gates=[gate("both get there", of="steps", at_most=STEPS - 1)],
    sources=[cite("Krizhevsky, Sutskever, Hinton 2012", "NIPS 25", "figure 1: six times faster on CIFAR-10")],
)
def relu_converges(trial: Trial, *, act: str) -> dict[str, float | Censored]:
    """Steps until three quarters of 1,000 training series are right, looked at every 20."""
    data = mnist1d().train.to(trial.device)
    scheme, best = "he" if act == "relu" else "lecun", STEPS + 1
    for rate in RATES:
        net = trial.start(SeriesNet(act=act), scheme=scheme)
        run = fit(
            trial,
            net,
            data.x,
            data.y,
            steps=best - 1,  # more would not be the best
            lr=rate,
            batch=50,
            until=lambda net: accuracy(net, data.x[:1000], data.y[:1000]) >= 0.75,
        )
        best = best if isinstance(run.reached, Censored) else run.reached
    return {"steps": float(best) if best <= STEPS else Censored(STEPS)}
