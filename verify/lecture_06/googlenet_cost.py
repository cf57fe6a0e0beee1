"""GoogLeNet is small: fewer parameters than AlexNet, fewer multiply-adds than VGG."""

import torch

from mkdeck.lab import Trial, at_least, at_most, cite, exact
from verify.models.alexnet import AlexNet
from verify.models.counts import multiply_adds, parameters
from verify.models.googlenet import GoogLeNet
from verify.models.inception import Form
from verify.models.vgg import VGG


@exact(
    backs={"lecture-06#Q7": ["Computational efficiency."]},
    says="GoogLeNet has 6,998,552 parameters, at least eight times fewer than AlexNet, and at most a ninth "
    "of the multiply-adds of VGG-16, its rival of 2014.",
    scope="parameters against AlexNet, multiply-adds against VGG-16",
    expects={
        "parameters": 6_998_552,
        "AlexNet's parameters over these": at_least(8),
        "multiply-adds over VGG-16's": at_most(1 / 9),
    },
    sabotage={"no 1x1 reductions": {"reduce": False}},
    sources=[cite("Szegedy et al. 2014", "arXiv:1409.4842", "a budget of 1.5 billion multiply-adds")],
    correction="The paper's '12 times fewer parameters than AlexNet' does not come out of its own table: "
    "60,965,224 / 6,998,552 = 8.7.",
)
def googlenet_cost(trial: Trial, *, reduce: bool = True) -> dict[str, float]:
    """Number of parameters, and two ratios."""
    with torch.device("meta"):
        net, alexnet, vgg = GoogLeNet(Form(reduce=reduce)), AlexNet(), VGG("D")
    return {
        "parameters": parameters(net),
        "AlexNet's parameters over these": parameters(alexnet) / parameters(net),
        "multiply-adds over VGG-16's": multiply_adds(net, 3, 224, 224) / multiply_adds(vgg, 3, 224, 224),
    }
