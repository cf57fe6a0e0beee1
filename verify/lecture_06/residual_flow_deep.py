"""Without batch norm, shortcuts keep the gradient flowing through 101 layers whose branches are weak."""

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, gradient_norms, greater, log_ratio
from verify.data.photo import photo
from verify.models.resnet import Design, resnet


@check(
    backs={
        "lecture-06#Q6": ["Preserve gradient flow in very deep networks."],
        "lecture-06#Q2": ["skip connections- residual connection"],
    },
    says="In 101 layers without batch norm, each branch scaled by 0.3, the gradient at the first block "
    "relative to the one at the last is at least a million times larger with shortcuts than without.",
    dimension="batch norm",
    reading="gradients still arrive",
    scope="at initialisation, 101 layers, no batch norm, branches scaled down",
    arms={"residual": {"skip": True}, "plain": {"skip": False}},
    effect=log_ratio("residual", over="plain", of="ratio"),
    predicts=greater(
        1e6, because="an update smaller by a million is lost in the 24 bits of a float32 weight"
    ),
    sabotage={"18 layers": {"*": {"depth": 18}}},
    dtype="float64",
    looks=2,
    sources=[
        cite("He, Zhang, Ren, Sun 2016", "arXiv:1603.05027", "the identity shortcut carries the gradient")
    ],
)
def residual_flow_deep(
    trial: Trial, *, skip: bool, scale: float = 0.3, depth: int = 101
) -> dict[str, object]:
    """Gradient norm at the first block over that at the last; the norms."""
    net = trial.start(resnet(depth, Design(skip=skip, norm="none", scale=scale), width=8, classes=10))
    y = trial.integers("classes", 10, 16)
    norms = gradient_norms(net, trial.place(photo()), lambda logits: cross_entropy(logits, y), net.blocks)
    return {"ratio": norms[0] / norms[-1], "gradient norm by block": norms}
