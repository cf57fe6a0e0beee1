"""1x1 convolutions reduce the number of channels before the dear 3x3 and 5x5."""

import torch

from mkdeck.lab import Trial, at_most, cite, exact
from verify.models.counts import multiply_adds, parameters
from verify.models.googlenet import TABLE_1
from verify.models.inception import Form, Inception


@exact(
    backs={
        "lecture-06#Q7": ["1x1 convolutions reduce dimensionality", "improving efficiency."],
        "lecture-06#novelties": ["Used (1 x 1) convolutions for dimensionality reduction."],
    },
    says="In module 3a the 1x1 convolutions take 192 channels to 96 before the 3x3 and to 16 before the 5x5; "
    "with them the module has at most half the parameters and multiply-adds that it has without.",
    scope="arithmetic; what the reduction costs in accuracy is another question",
    expects={
        "channels into the 3x3": 96,
        "channels into the 5x5": 16,
        "parameters with over without": at_most(0.5),
        "multiply-adds with over without": at_most(0.5),
    },
    sabotage={"no reduction": {"reduce": False}},
    sources=[
        cite(
            "Szegedy et al. 2014", "arXiv:1409.4842", "section 4: reduce wherever the computation would grow"
        ),
        cite("Lin, Chen, Yan 2013", "arXiv:1312.4400", "1x1 convolutions were introduced here"),
    ],
)
def one_by_one_reduces(trial: Trial, *, reduce: bool = True) -> dict[str, float]:
    """Channels that the larger filters see, and the cost of the module over that without reductions."""
    with torch.device("meta"):
        module = Inception(192, TABLE_1["3a"], Form(reduce=reduce))
        naive = Inception(192, TABLE_1["3a"], Form(reduce=False))
    seen = {branch: last_convolution(getattr(module, branch)) for branch in ("three", "five")}
    return {
        "channels into the 3x3": seen["three"].in_channels,
        "channels into the 5x5": seen["five"].in_channels,
        "parameters with over without": parameters(module) / parameters(naive),
        "multiply-adds with over without": multiply_adds(module, 192, 28, 28)
        / multiply_adds(naive, 192, 28, 28),
    }


def last_convolution(branch: torch.nn.Module) -> torch.nn.Conv2d:
    """Give the convolution that ends a branch."""
    return [m for m in branch.modules() if isinstance(m, torch.nn.Conv2d)][-1]
