"""A trained model names the classes of pictures that it has not seen."""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, at_least, exact
from verify.data.fashion import fashion


@exact(
    backs={"lecture-06": ["to predict classes for new input data"]},
    says="A linear classifier trained on 5,000 pictures of clothes names the class of at least half of 2,000 "
    "new ones; guessing names one in ten.",
    scope="Fashion-MNIST subset; classification",
    expects={"accuracy on new pictures": at_least(0.5), "answers are classes": True},
    sabotage={"not trained": {"steps": 0}, "labels shuffled": {"shuffle": True}},
    seeds=3,
    dtype="float32",
    correction="Classes are one case: inference also predicts numbers, pixels or words.",
)
def inference_predicts_classes(trial: Trial, *, steps: int = 100, shuffle: bool = False) -> dict[str, float]:
    """Share of the test pictures whose class is right."""
    data = fashion()
    x, y = trial.place(data.train.x.flatten(1)), trial.place(data.train.y)
    y = y[trial.permutation("labels", len(y))] if shuffle else y
    net = trial.start(nn.Linear(784, 10))
    optimiser = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    for _, batch in zip(range(steps), trial.batches("order", len(y), 100), strict=False):
        optimiser.zero_grad()
        cross_entropy(net(x[batch]), y[batch]).backward()
        optimiser.step()
    with torch.no_grad():
        answers = net(trial.place(data.test.x.flatten(1))).argmax(1).cpu()
    return {
        "accuracy on new pictures": float((answers == data.test.y).double().mean()),
        "answers are classes": set(answers.tolist()) <= set(range(10)),
    }
