"""An Inception module looks at one place through windows of several sizes."""

import torch
from torch import Tensor, nn

from mkdeck.lab import Trial, cite, exact
from verify.models.googlenet import TABLE_1
from verify.models.inception import Form, Inception


@exact(
    backs={
        "lecture-06#Q7": ["Multi-scale convolutions capture features at various granularities."],
        "lecture-06#novelties": ["Introduced Inception modules with multi-scale convolutions."],
    },
    says="In module 3a the branches see 1, 3, 5 and 3 pixels across: that far an input pixel can be for the "
    "output at the centre to have a gradient there.",
    expects={"one": 1, "three": 3, "five": 5, "pool": 3},
    sabotage={"the common port, 3x3 in the 5x5 branch": {"kernel": 3}},
    sources=[
        cite("Szegedy et al. 2014", "arXiv:1409.4842", "figure 2(b)"),
        cite(
            "Serre et al. 2007", "doi:10.1109/TPAMI.2007.56", "filters of several sizes side by side, fixed"
        ),
    ],
    correction="Filters of several sizes side by side are older (Serre 2007); what GoogLeNet introduced is "
    "the module that learns them all. Some ports put a 3x3 into the 5x5 branch and lose that scale.",
)
def inception_scales(trial: Trial, *, kernel: int = 5) -> dict[str, int]:
    """Width in pixels of each branch's receptive field."""
    module = trial.start(Inception(192, TABLE_1["3a"], Form(kernel=kernel)))
    x = trial.normal("x", 4, 192, 9, 9)
    return {name: width(branch, x) for name, branch in module.named_children()}


def width(branch: nn.Module, x: Tensor) -> int:
    """Count the columns of the input that have a gradient from the output at the centre."""
    x = x.clone().requires_grad_()
    centre = branch(x)[:, :, 4, 4]
    (gradient,) = torch.autograd.grad(centre.sum(), x)
    return int((gradient.abs().sum((0, 1, 2)) > 0).sum())
