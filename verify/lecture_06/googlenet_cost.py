"""GoogLeNet is small: fewer parameters than AlexNet, fewer multiply-adds than VGG."""

import torch

from mkdeck.lab import Trial, at_least, at_most, cite, exact, near
from verify.models.alexnet import AlexNet
from verify.models.counts import multiply_adds, parameters
from verify.models.googlenet import GoogLeNet
from verify.models.inception import Form
from verify.models.vgg import VGG


@exact(
    backs={"lecture-06#Q7": ["Computational efficiency."]},
    says="GoogLeNet has 6,998,552 parameters, at least eight times fewer than AlexNet, and at most a ninth "
    "of the multiply-adds of VGG-16, its rival of 2014.",
    scope="parameters against AlexNet, multiply-adds against VGG-16; not multiply-adds against AlexNet",
    expects={
        "parameters": 6_998_552,
        "AlexNet's parameters over these": at_least(8),
        "multiply-adds over VGG-16's": at_most(1 / 9),
        "multiply-adds in millions": 1582,
        "multiply-adds over AlexNet's": near(2.2, 0.05),
    },
    sabotage={"no 1x1 reductions": {"reduce": False}},
    sources=[
        cite("Szegedy et al. 2014", "arXiv:1409.4842", "a budget of 1.5 billion multiply-adds"),
        cite("Szegedy et al. 2014", "arXiv:1409.4842", "section 1: 12 times fewer parameters than AlexNet"),
    ],
    correction="It saves parameters against AlexNet, 8.7 times and not the paper's 12 (60,965,224 / "
    "6,998,552), and work against VGG; a picture costs it 1.58 billion multiply-adds, twice AlexNet's.",
)
def googlenet_cost(trial: Trial, *, reduce: bool = True) -> dict[str, float]:
    """Numbers of parameters and multiply-adds, and what other nets have over these."""
    with torch.device("meta"):
        net, alexnet, vgg = GoogLeNet(Form(reduce=reduce)), AlexNet(), VGG("D")
    work = multiply_adds(net, 3, 224, 224)
    return {
        "parameters": parameters(net),
        "AlexNet's parameters over these": parameters(alexnet) / parameters(net),
        "multiply-adds over VGG-16's": work / multiply_adds(vgg, 3, 224, 224),
        "multiply-adds in millions": work // 10**6,
        "multiply-adds over AlexNet's": work / multiply_adds(alexnet, 3, 227, 227),
    }
