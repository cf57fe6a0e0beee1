"""LeNet-5 alternates convolution and pooling, with the numbers that its paper gives."""

from mkdeck.lab import Trial, cite, exact
from verify.models.counts import connections, layers, parameters
from verify.models.lenet import LeNet5, ModernLeNet

KINDS = {"Conv2d": "C", "TableConv": "C", "Subsampling": "S", "Linear": "F", "Codes": "output"}


@exact(
    backs={"lecture-06#novelties": ["Alternated convolution and pooling layers"]},
    says="LeNet-5 of 1998 runs C S C S C F and its output, with 60,000 trainable parameters and 340,908 "
    "connections.",
    expects={"layers": "C S C S C F output", "parameters": 60_000, "connections": 340_908},
    sabotage={"today's port": {"modern": True}},
    sources=[
        cite("LeCun, Bottou, Bengio, Haffner 1998", "doi:10.1109/5.726791", "section II.B, figure 2"),
        cite("Fukushima 1980", "doi:10.1007/BF00344251", "alternation of both kinds in the Neocognitron"),
    ],
    correction="The alternation is older: Fukushima's Neocognitron (1980) had it. LeNet trains it by "
    "backpropagation.",
)
def lenet_alternates(trial: Trial, *, modern: bool = False) -> dict[str, str | int]:
    """Kinds of the layers in order, trainable parameters, connections for a picture of 32x32."""
    net = ModernLeNet() if modern else LeNet5()
    modules = dict(net.named_modules())
    kinds = [KINDS[type(modules[layer.name]).__name__] for layer in layers(net, 1, 32, 32)]
    return {
        "layers": " ".join(kinds),
        "parameters": parameters(net),
        "connections": connections(net, 1, 32, 32),
    }
