"""VGG has twice the weight layers of AlexNet and more."""

import torch

from mkdeck.lab import Trial, cite, exact
from verify.models.alexnet import AlexNet
from verify.models.counts import layers
from verify.models.vgg import VGG


@exact(
    backs={"lecture-06#novelties": ["Increased depth"]},
    says="VGG has 11 to 19 layers with weights in its columns A to E, 16 in D; AlexNet has 8.",
    expects={"A": 11, "B": 13, "C": 16, "D": 16, "E": 19, "AlexNet": 8},
    sabotage={"each column cut to the depth of A": {"shallow": True}},
    sources=[cite("Simonyan, Zisserman 2014", "arXiv:1409.1556", "table 1")],
)
def vgg_depth(trial: Trial, *, shallow: bool = False) -> dict[str, int]:
    """Layers with weights, by column."""
    with torch.device("meta"):
        nets = {column: VGG("A" if shallow else column) for column in "ABCDE"}
        alexnet = AlexNet()
    depths = {column: len(layers(net, 3, 224, 224)) for column, net in nets.items()}
    return depths | {"AlexNet": len(layers(alexnet, 3, 227, 227))}
