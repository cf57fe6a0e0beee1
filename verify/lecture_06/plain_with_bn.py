"""In the plain 34-layer net with batch norm there is no vanishing gradient for ResNet to solve."""

from math import log10

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, gradient_norms, less, mean
from verify.data.photo import photo
from verify.models.resnet import Design, resnet


@check(
    backs={
        "lecture-06#Q6": ["solve the vanishing gradient problem"],
        "lecture-06#Q2": ["skip connections- residual connection"],
        "lecture-06#novelties": ["to address gradient issues in deep networks."],
    },
    says="In the plain 34-layer net of the ResNet paper, with batch norm, the gradient at the first "
    "block is less than a tenth of the one at the last.",
    dimension="batch norm",
    scope="at initialisation, plain net with batch norm",
    arms={"plain-34": {"norm": "batch"}},
    effect=mean("plain-34", of="decades"),
    predicts=less(-1, because="a layer that learns ten times slower is the mildest case of vanishing"),
    sabotage={"shortcuts put in": {"plain-34": {"skip": True}}},
    planted={"no norm, weak weights": {"plain-34": {"norm": "none", "gain": 0.7}}},
    dtype="float64",
    sources=[
        cite("He, Zhang, Ren, Sun 2015", "arXiv:1512.03385", "section 4.1: norms are healthy with batch norm")
    ],
    expect="refuted",
    correction="With batch norm the plain net's gradients do not vanish; they even grow towards the input. "
    "What ResNet was made for is that deeper plain nets train worse (He 2015, section 4.1).",
)
def plain_with_bn(trial: Trial, *, norm: str, skip: bool = False, gain: float = 1.0) -> dict[str, object]:
    """Decades by which the gradient's norm grows from the last block to the first; the norms."""
    net = trial.start(resnet(34, Design(skip=skip, norm=norm), width=16, classes=10), gain=gain)
    y = trial.integers("classes", 10, 16)
    norms = gradient_norms(net, trial.place(photo()), lambda logits: cross_entropy(logits, y), net.blocks)
    return {"decades": log10(norms[0] / norms[-1]), "gradient norm by block": norms}
