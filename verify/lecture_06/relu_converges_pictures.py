"""ReLU against tanh on pictures of clothes, where it has not the advantage that it has on series."""

from mkdeck.lab import Censored, Trial, accuracy, check, cite, fit, gate, greater, log_ratio
from verify.data.fashion import fashion
from verify.models.pictures import PictureNet

RATES = (0.01, 0.03, 0.09)
STEPS = 1500


@check(
    backs={"lecture-06#novelties": ["for faster convergence."]},
    says="A convolutional net on pictures with tanh takes at least 1.5 times as many steps to 85 % training "
    "accuracy as one with ReLU, each at the best of three learning rates.",
    dimension="data",
    scope="pictures (Fashion-MNIST, 5,000), two convolutions, SGD with momentum, rates 0.01, 0.03 and 0.09",
    arms={"tanh": {"act": "tanh"}, "ReLU": {"act": "relu"}},
    effect=log_ratio("tanh", over="ReLU", of="steps"),
    predicts=greater(1.5, because="half as long again is the least that one would wait for and notice"),
    planted={"sigmoid in place of tanh": {"tanh": {"act": "sigmoid"}}},
    # Not `converged`: the claim is the time to a mark; who does not get there in 1,500 steps is censored.
    gates=[gate("both get there", of="steps", at_most=STEPS - 1)],
    sources=[cite("Krizhevsky, Sutskever, Hinton 2012", "NIPS 25", "figure 1: six times faster on CIFAR-10")],
    expect="refuted",
    correction="How much faster depends on data, net and mark: six times on CIFAR-10 (Krizhevsky 2012); a "
    "small net on pictures of clothes was not faster to 85 % with ReLU than with tanh.",
)
def relu_converges_pictures(trial: Trial, *, act: str) -> dict[str, float | Censored]:
    """Steps until 85 in 100 of 1,000 training pictures are right, looked at every 10."""
    data = fashion().train.to(trial.device)
    scheme, best = "he" if act == "relu" else "lecun", STEPS + 1
    for rate in RATES:
        run = fit(
            trial,
            trial.start(PictureNet(act=act), scheme=scheme),
            data.x,
            data.y,
            steps=best - 1,  # more would not be the best
            lr=rate,
            batch=50,
            until=lambda net: accuracy(net, data.x[:1000], data.y[:1000]) >= 0.85,
            every=10,
        )
        best = best if isinstance(run.reached, Censored) else run.reached
    return {"steps": float(best) if best <= STEPS else Censored(STEPS)}
