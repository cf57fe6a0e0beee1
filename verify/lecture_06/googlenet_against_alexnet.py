"""GoogLeNet multiplies more than AlexNet: the twelvefold saving is neither in parameters nor in work."""

import torch

from mkdeck.lab import Trial, at_most, cite, exact
from verify.models.alexnet import AlexNet
from verify.models.counts import multiply_adds
from verify.models.googlenet import GoogLeNet
from verify.models.inception import Form


@exact(
    backs={"lecture-06#Q7": ["Computational efficiency."]},
    says="GoogLeNet needs no more multiply-adds for one picture than AlexNet does.",
    scope="multiply-adds against AlexNet",
    expects={"multiply-adds over AlexNet's": at_most(1.0), "multiply-adds in millions": 1582},
    sabotage={"no 1x1 reductions": {"reduce": False}},
    sources=[cite("Szegedy et al. 2014", "arXiv:1409.4842", "table 1")],
    expect="refuted",
    correction="GoogLeNet needs 1.58 billion multiply-adds for a picture, about twice as many as AlexNet "
    "(0.72 billion); it saves parameters, and work only against VGG.",
)
def googlenet_against_alexnet(trial: Trial, *, reduce: bool = True) -> dict[str, float]:
    """Ratio of multiply-adds, AlexNet at 227 and GoogLeNet at 224 pixels; the latter's number."""
    with torch.device("meta"):
        net, alexnet = GoogLeNet(Form(reduce=reduce)), AlexNet()
    mine = multiply_adds(net, 3, 224, 224)
    return {
        "multiply-adds over AlexNet's": mine / multiply_adds(alexnet, 3, 227, 227),
        "multiply-adds in millions": mine // 10**6,
    }
