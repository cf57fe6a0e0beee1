"""VGG sees as far with three 3x3 filters as with one 7x7, at little more than half the weights."""

import torch
from torch import nn

from mkdeck.lab import Trial, cite, exact
from verify.models.counts import parameters
from verify.models.vgg import VGG

C = 64


@exact(
    backs={"lecture-06#novelties": ["Use of Small Convolutional Filters"]},
    says="Every filter of VGG-16 is 3x3; three of them on top of each other see 7x7 pixels and have 27 C² "
    "weights where one 7x7 filter has 49 C².",
    expects={
        "filter sizes": "3",
        "receptive field": 7,
        "weights of three over C squared": 27,
        "of one 7x7": 49,
    },
    sabotage={"column C, with 1x1 filters": {"column": "C"}, "5x5 filters": {"kernel": 5}},
    sources=[cite("Simonyan, Zisserman 2014", "arXiv:1409.1556", "section 2.3")],
)
def vgg_small_filters(trial: Trial, *, column: str = "D", kernel: int = 3) -> dict[str, str | float]:
    """Sizes of the filters, width of the receptive field in pixels, weights per squared width."""
    with torch.device("meta"):
        sizes = {m.kernel_size[0] for m in VGG(column).modules() if isinstance(m, nn.Conv2d)}
    stack = trial.start(nn.Sequential(*(nn.Conv2d(C, C, kernel, bias=False) for _ in range(3))))
    x = trial.normal("x", 1, C, 15, 15).requires_grad_()
    output = stack(x)
    centre = output.shape[2] // 2
    (gradient,) = torch.autograd.grad(output[..., centre, centre].sum(), x)
    return {
        "filter sizes": " ".join(map(str, sorted(sizes))),
        "receptive field": int((gradient.abs().sum((0, 1, 2)) > 0).sum()),
        "weights of three over C squared": parameters(stack) / C**2,
        "of one 7x7": parameters(nn.Conv2d(C, C, 7, bias=False)) / C**2,
    }
