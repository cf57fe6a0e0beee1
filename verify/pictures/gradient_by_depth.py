"""Draws the gradient's norm against depth, for plain and residual nets of 18, 34 and 101 layers.

`python -m verify.pictures.gradient_by_depth` writes `gradient_by_depth.svg` beside this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import matplotlib
import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, gradient_norms
from verify.data.photo import photo
from verify.models.resnet import Design, resnet

DEPTHS = {18: ":", 34: "--", 101: "-"}
"""Layers and the line that stands for them, so that colour is not alone in telling them apart."""

SEEDS = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """A family of nets and how it is drawn."""

    name: str
    design: Design
    colour: str


NORMED = (
    Kind("plain", Design(skip=False), "#c0392b"),
    Kind("residual", Design(), "#1f5f8b"),
    Kind("residual, branches start at 0", Design(zero_last=True), "#2e8b57"),
)
WEAK = (
    Kind("plain", Design(skip=False, norm="none", scale=0.3), "#c0392b"),
    Kind("residual", Design(norm="none", scale=0.3), "#1f5f8b"),
)


def curve(design: Design, depth: int) -> np.ndarray:
    """Give the gradient's norm at each block over that at the last, geometric mean over the seeds."""
    logs = [np.log10(norms(design, depth, seed)) for seed in range(SEEDS)]
    return np.mean([row - row[-1] for row in logs], axis=0)


def norms(design: Design, depth: int, seed: int) -> tuple[float, ...]:
    """Give the gradient's norm at the output of each block for one draw of the weights."""
    trial = Trial(seed, dtype=torch.float64)
    net = trial.start(resnet(depth, design, width=16 if depth < 50 else 8, classes=10))
    y = trial.integers("classes", 10, 16)
    return gradient_norms(net, trial.place(photo()), lambda logits: cross_entropy(logits, y), net.blocks)


def panel(axes: Axes, title: str, kinds: tuple[Kind, ...]) -> None:
    """Draw every depth of every kind; the input is on the left."""
    for kind in kinds:
        for depth, line in DEPTHS.items():
            decades = curve(kind.design, depth)
            place = np.linspace(0, 1, len(decades))
            axes.plot(place, decades, line, color=kind.colour, label=f"{kind.name}, {depth} layers")
    axes.set(title=title, xlabel="place in the net: first block 0, last block 1")
    axes.set_ylabel("gradient norm over that at the last block, decades")
    axes.axhline(0, color="#999999", linewidth=0.8, zorder=0)
    axes.legend(frameon=False, fontsize=8)


def draw() -> Figure:
    """Give the picture with its two panels."""
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    figure = Figure(figsize=(11, 4.6), layout="constrained")
    left, right = figure.subplots(1, 2)
    panel(left, "with batch norm: nothing vanishes; norms grow", NORMED)
    panel(right, "no batch norm, branches times 0.3: plain nets lose it", WEAK)
    return figure


if __name__ == "__main__":
    with matplotlib.rc_context({"svg.hashsalt": "mkdeck"}):
        draw().savefig(Path(__file__).with_suffix(".svg"), metadata={"Date": None})
