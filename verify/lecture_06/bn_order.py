"""Convolution, batch norm, activation, pooling: which neighbours could change places, and which not."""

from torch import nn, relu
from torch.nn.functional import avg_pool2d, max_pool2d

from mkdeck.lab import Trial, at_least, at_most, cite, exact


@exact(
    backs={"lecture-06#Q9": ["COnv-> BN-> Actv. -> Pooling"]},
    says="Batch norm before or after the ReLU makes a difference, a convolution's bias before batch norm "
    "makes none, and ReLU and max pooling may change places.",
    scope="ReLU, max pooling",
    expects={
        "norm and ReLU exchanged": at_least(0.1),
        "bias before the norm": at_most(1e-12),
        "ReLU and pooling exchanged": at_most(0.0),
    },
    sabotage={"average pooling": {"pool": "average"}, "bias after the norm": {"bias": "after"}},
    seeds=3,
    sources=[
        cite("Ioffe, Szegedy 2015", "arXiv:1502.03167", "section 3.2: norm right before the nonlinearity"),
        cite(
            "He, Zhang, Ren, Sun 2015",
            "arXiv:1512.03385",
            "section 3.4: norm before activation",
        ),
    ],
    correction="This is the order of the paper and of ResNet. With max pooling the last two may change "
    "places; norm after the activation is another function.",
)
def bn_order(trial: Trial, *, pool: str = "max", bias: str = "before") -> dict[str, float]:
    """Mean distance where an exchange must matter, largest distance where it must not."""
    conv, norm = trial.start(nn.Conv2d(3, 8, 3)), nn.BatchNorm2d(8)
    pooled = max_pool2d if pool == "max" else avg_pool2d
    x, b = conv(trial.normal("x", 16, 3, 10, 10)), trial.normal("bias", 8, 1, 1)
    normed, shifted = norm(x), norm(x + b) if bias == "before" else norm(x) + b
    return {
        "norm and ReLU exchanged": float((relu(normed) - norm(relu(x))).abs().mean()),
        "bias before the norm": float((shifted - normed).abs().max()),
        "ReLU and pooling exchanged": float((pooled(relu(normed), 2) - relu(pooled(normed, 2))).abs().max()),
    }
