"""Feature extraction keeps the pre-trained body fixed, statistics included, and trains a new head."""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, cite, exact


@exact(
    backs={"lecture-06": ["Uses pre-trained model weights as fixed feature extractors."]},
    says="While a new head is trained for ten steps on a frozen body in evaluation mode, no parameter and no "
    "buffer of the body changes and the same picture keeps its features; the head does change.",
    scope="a body with batch norm",
    expects={"changed tensors of the body": 0, "features stay": True, "head changed": True},
    sabotage={
        "requires_grad=False alone": {"evaluate": False},
        "body not frozen": {"frozen": False},
    },
    sources=[cite("Donahue et al. 2014", "arXiv:1310.1531", "activations of a fixed net as features")],
    correction="With batch norm in the body, freezing needs both requires_grad=False and eval(): in training "
    "mode its running statistics go on moving.",
)
def feature_extraction_fixed(
    trial: Trial, *, frozen: bool = True, evaluate: bool = True
) -> dict[str, int | bool]:
    """How many tensors of the body changed, and whether features and head are as they must be."""
    body = trial.start(nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten()))
    head = trial.start(nn.Linear(4 * 36, 3))
    body.requires_grad_(not frozen).train(not evaluate)
    x, y = trial.normal("x", 32, 1, 8, 8), trial.integers("y", 3, 32)
    before = {name: tensor.clone() for name, tensor in body.state_dict().items()}
    features, weights = body.eval()(x).detach(), head.weight.detach().clone()
    body.train(not evaluate)
    optimiser = torch.optim.SGD([*body.parameters(), *head.parameters()], lr=0.1)
    for _ in range(10):
        optimiser.zero_grad()
        cross_entropy(head(body(x)), y).backward()
        optimiser.step()
    changed = (not torch.equal(tensor, before[name]) for name, tensor in body.state_dict().items())
    return {
        "changed tensors of the body": sum(changed),
        "features stay": torch.equal(body.eval()(x), features),
        "head changed": not torch.equal(head.weight, weights),
    }
