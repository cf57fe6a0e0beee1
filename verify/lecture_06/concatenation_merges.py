"""Concatenation puts the feature maps of all branches side by side, each as it is."""

import torch

from mkdeck.lab import Trial, cite, exact
from verify.models.googlenet import TABLE_1
from verify.models.inception import Inception


@exact(
    backs={"lecture-06#Q7": ["Filter concatenation merges diverse feature representations."]},
    says="The 256 channels of module 3a are the 64, 128, 32 and 32 of its branches, bit by bit and in this "
    "order.",
    expects={"channels": 256, "channels that are a branch's own": 256},
    sabotage={"branches added instead": {"join": "add"}},
    sources=[
        cite("Szegedy et al. 2014", "arXiv:1409.4842", "outputs concatenated into a single output vector")
    ],
    correction="What is concatenated are the branches' feature maps, along the channels; the filters stay "
    "apart.",
)
def concatenation_merges(trial: Trial, *, join: str = "concatenate") -> dict[str, int]:
    """Channels of the output, and how many of them equal the channel of a branch at its place."""
    module = trial.start(Inception(192, TABLE_1["3a"]))
    x = trial.normal("x", 2, 192, 7, 7)
    branches = [branch(x) for branch in module.children()]
    if join == "add":
        widest = max(b.shape[1] for b in branches)
        grown = [torch.cat([b, b.new_zeros(2, widest - b.shape[1], 7, 7)], 1) for b in branches]
        output = torch.stack(grown).sum(0)
    else:
        output = module(x)
    channels = [b[:, i] for b in branches for i in range(b.shape[1])]
    own = sum(torch.equal(output[:, i], c) for i, c in enumerate(channels) if i < output.shape[1])
    return {"channels": output.shape[1], "channels that are a branch's own": own}
