"""Fine-tuning goes on training the weights that came from pre-training."""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, at_most, cite, exact


@exact(
    backs={"lecture-06": ["Updates pre-trained weights"]},
    says="After ten steps of fine-tuning every weight tensor of the pre-trained body has changed, and the "
    "first step started from its values.",
    expects={"body tensors left as they were": 0, "distance of the start from the pre-trained": at_most(0.0)},
    sabotage={"body frozen": {"frozen": True}, "body drawn anew": {"anew": True}},
    sources=[cite("Girshick, Donahue, Darrell, Malik 2014", "arXiv:1311.2524", "pre-train, then fine-tune")],
)
def fine_tuning_updates(trial: Trial, *, frozen: bool = False, anew: bool = False) -> dict[str, float]:
    """How many tensors of the body did not change, and how far the start was from pre-training."""
    body = nn.Sequential(nn.Linear(12, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh())
    train(trial, "source", trial.start(nn.Sequential(body, nn.Linear(16, 4))), classes=4)
    pretrained = [p.detach().clone() for p in body.parameters()]
    net = nn.Sequential(trial.start(body) if anew else body, trial.start(nn.Linear(16, 3)))
    start = max(float((p - old).abs().max()) for p, old in zip(body.parameters(), pretrained, strict=True))
    body.requires_grad_(not frozen)
    train(trial, "target", net, classes=3)
    same = (torch.equal(p, old) for p, old in zip(body.parameters(), pretrained, strict=True))
    return {"body tensors left as they were": sum(same), "distance of the start from the pre-trained": start}


def train(trial: Trial, task: str, net: nn.Module, *, classes: int) -> None:
    """Take ten steps on a task made of random numbers: only whether weights move matters here."""
    x, y = trial.normal(f"{task} x", 32, 12), trial.integers(f"{task} y", classes, 32)
    optimiser = torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=0.1)
    for _ in range(10):
        optimiser.zero_grad()
        cross_entropy(net(x), y).backward()
        optimiser.step()
