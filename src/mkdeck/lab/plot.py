"""Draws the evidence of a check as a small SVG that is the same to the last byte for the same numbers."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from mkdeck.files import write_whole
from mkdeck.lab.check import Check, Empirical
from mkdeck.lab.evidence import ArmNumbers, Evidence
from mkdeck.lab.evidence_file import file_of
from mkdeck.lab.paired import numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, ROW = 4.6, 0.42
"""Inches: a phone's width at 96 dots an inch; a row for each arm."""

LETTERS = 62
"""Of the label below the axis, on a line."""

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
"""Okabe and Ito's, told apart by the colour-blind; each arm has a row or a kind of line besides."""

INK = "#777777"
"""Reads on white and on black, so that one picture serves day and night."""

STYLE = {
    "svg.hashsalt": "mkdeck",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    **dict.fromkeys(("axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color", "text.color"), INK),
}
LINES = ("-", "--", ":", "-.")


def write_picture(folder: Path, check: Check, evidence: Evidence) -> Path | None:
    """Draw the arms, or the curves that they measured; nothing for facts and for what has no numbers."""
    if not isinstance(check, Empirical) or not evidence.values:
        return None
    path = file_of(folder, evidence.key, evidence.device).with_suffix(".svg")
    write_whole(path, picture(check, evidence))
    return path


def picture(check: Empirical, evidence: Evidence) -> bytes:
    """Give the SVG."""
    from io import BytesIO

    from matplotlib import rc_context
    from matplotlib.figure import Figure

    curves = _curves(evidence.arms)
    height = 2.4 if curves else 0.9 + ROW * len(evidence.arms)
    with rc_context(STYLE):  # type: ignore[arg-type]
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        axes = figure.add_subplot()
        axes.spines[["top", "right"]].set_visible(False)
        if curves:
            _draw_curves(axes, curves, evidence.arms)
        else:
            _draw_arms(axes, check, evidence)
        file = BytesIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return file.getvalue()


def _draw_arms(axes: Axes, check: Empirical, evidence: Evidence) -> None:
    """Draw a row for each arm: every seed as a dot, the mean with its interval as a bar."""
    for row, (arm, value) in enumerate(zip(evidence.arms, evidence.values, strict=True)):
        dots = numbers(arm.trials, check.effect.of)
        colour = COLOURS[row % len(COLOURS)]
        axes.plot(dots, [row] * len(dots), "o", color=colour, alpha=0.45, markersize=4)
        if isfinite(value.low) and isfinite(value.high):
            axes.plot([value.low, value.high], [row, row], "-", color=colour, linewidth=2)
        axes.plot([value.mean], [row], "|", color=colour, markersize=14, markeredgewidth=2)
    axes.set_yticks(range(len(evidence.arms)), [arm.name for arm in evidence.arms])
    axes.set_ylim(len(evidence.arms) - 0.5, -0.5)
    if check.effect.log:
        axes.set_xscale("log")
    axes.set_xlabel(_label(check))


def _label(check: Empirical) -> str:
    """Give the measured quantity: the first sentence of the function's docstring."""
    return fill(" ".join(check.docstring.split()).rstrip("."), LETTERS)


Curves = dict[str, tuple[tuple[float, ...], ...]]
"""Arm -> one curve a seed."""


def _curves(arms: tuple[ArmNumbers, ...]) -> Curves:
    """Give the curves that every trial of every arm measured under one name, the first such name."""
    names = [n for n, v in arms[0].trials[0].items() if isinstance(v, tuple)] if arms else []
    if not names or not all(isinstance(t.get(names[0]), tuple) for arm in arms for t in arm.trials):
        return {}
    return {arm.name: tuple(_plain(t[names[0]]) for t in arm.trials) for arm in arms}


def _plain(curve: Any) -> tuple[float, ...]:
    return tuple(float(v) for v in curve)


def _draw_curves(axes: Axes, curves: Curves, arms: tuple[ArmNumbers, ...]) -> None:
    """Draw every seed's curve thinly, the arms told apart by colour and by kind of line."""
    positive = all(v > 0 for several in curves.values() for curve in several for v in curve)
    for i, (name, several) in enumerate(curves.items()):
        for j, curve in enumerate(several):
            axes.plot(
                range(1, len(curve) + 1),
                curve,
                LINES[i % len(LINES)],
                color=COLOURS[i % len(COLOURS)],
                alpha=0.7,
                linewidth=1,
                label=name if j == 0 else None,
            )
    if positive:
        axes.set_yscale("log")
    axes.set_xlabel("position")
    axes.set_ylabel(next(n for n, v in arms[0].trials[0].items() if isinstance(v, tuple)))
    axes.legend(frameon=False)
