"""Inference uses the trained model and leaves it as it is."""

import torch
from torch import nn

from mkdeck.lab import Trial, cite, exact


@exact(
    backs={"lecture-06": ["Uses the trained model"]},
    says="Predicting 20 batches in evaluation mode changes no parameter and no buffer of a net with batch "
    "norm and dropout, and the same input gives the same output twice.",
    expects={"changed tensors": 0, "same answer twice": True},
    sabotage={"eval() forgotten": {"evaluate": False}},
    sources=[cite("Ioffe, Szegedy 2015", "arXiv:1502.03167", "inference uses fixed population statistics")],
)
def inference_changes_nothing(trial: Trial, *, evaluate: bool = True) -> dict[str, int | bool]:
    """How many of the net's tensors changed a bit, and whether an answer can be had again."""
    layers = nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Dropout(0.5), nn.Flatten()
    net = trial.start(nn.Sequential(*layers, nn.Linear(4 * 36, 3)))
    net.train(not evaluate)
    before = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    x = trial.normal("x", 20, 8, 1, 8, 8)
    with torch.no_grad():
        for batch in x:
            net(batch)
        same = torch.equal(net(x[0]), net(x[0]))
    changed = (not torch.equal(tensor, before[name]) for name, tensor in net.state_dict().items())
    return {"changed tensors": sum(changed), "same answer twice": same}
