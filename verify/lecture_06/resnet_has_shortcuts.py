"""Every block of ResNet-34 has a shortcut, and that is all that sets it apart from the plain net."""

import torch

from mkdeck.lab import Trial, cite, exact
from verify.models.counts import parameters
from verify.models.resnet import Design, resnet


@exact(
    backs={"lecture-06": ["Introduce residual blocks with skip (shortcut) connections."]},
    says="ResNet-34 is 16 blocks with a shortcut each, 13 of them without a parameter; without its 3 "
    "projections it has the 21,623,848 parameters of the plain 34-layer net.",
    expects={
        "blocks with a shortcut": 16,
        "shortcuts without parameters": 13,
        "less projections": 21_623_848,
    },
    sabotage={"plain net": {"skip": False}, "18 layers": {"depth": 18}},
    sources=[
        cite("He, Zhang, Ren, Sun 2015", "arXiv:1512.03385", "table 1, figure 3"),
        cite(
            "Srivastava, Greff, Schmidhuber 2015", "arXiv:1505.00387", "gated shortcuts came a little earlier"
        ),
    ],
)
def resnet_has_shortcuts(trial: Trial, *, skip: bool = True, depth: int = 34) -> dict[str, int]:
    """Numbers of shortcuts and of parameters."""
    with torch.device("meta"):
        net = resnet(depth, Design(skip=skip))
    shortcuts = [block.shortcut for block in net.blocks if block.shortcut is not None]
    sizes = [parameters(shortcut) for shortcut in shortcuts]
    return {
        "blocks with a shortcut": len(shortcuts),
        "shortcuts without parameters": sizes.count(0),
        "less projections": parameters(net) - sum(sizes),
    }
