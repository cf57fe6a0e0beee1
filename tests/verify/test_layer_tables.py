"""Every published net does, operation by operation, what the table in its paper says.

The tables are written here once more, from the papers; `tape` says what a line means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import torch
from torch import nn

from tests.verify.tape import tape
from verify.models.alexnet import AlexNet, OneTower
from verify.models.googlenet import GoogLeNet
from verify.models.inception import PORT, Form
from verify.models.lenet import LeNet5, ModernLeNet
from verify.models.lenet_layers import TABLE_I
from verify.models.resnet import PLAIN, Design, resnet
from verify.models.resnet_small import CIFAR, CIFAR_PLAIN, small_resnet
from verify.models.vgg import VGG, SmallVGG


def on_meta(make: Callable[[], nn.Module]) -> nn.Module:
    with torch.device("meta"):
        return make()


def lines(text: str) -> list[str]:
    """Read a table: one operation a line or after a bar."""
    return [part.strip() for part in text.replace("\n", "|").split("|") if part.strip()]


LENET_1998 = """
    conv 1>6 5x5 | squash
    mul 4 | avg_pool2d [2, 2] | mul | add | squash
    index_put | conv 6>16 5x5 | squash
    mul 4 | avg_pool2d [2, 2] | mul | add | squash
    conv 16>120 5x5 | squash
    linear 120>84 | squash
    sub | pow 2 | sum [2]
"""
LENET_TODAY = """
    conv 1>6 5x5 | relu | max pool 2 stride 2
    conv 6>16 5x5 | relu | max pool 2 stride 2
    linear 400>120 | relu
    linear 120>84 | relu
    linear 84>10
"""
ALEXNET_2012 = """
    conv 3>96 11x11 stride 4 | relu | response norm 5 alpha 0.0005 k 2 beta 0.75 | max pool 3 stride 2
    conv 96>256 5x5 pad 2 groups 2 | relu | response norm 5 alpha 0.0005 k 2 beta 0.75 | max pool 3 stride 2
    conv 256>384 3x3 pad 1 | relu
    conv 384>384 3x3 pad 1 groups 2 | relu
    conv 384>256 3x3 pad 1 groups 2 | relu | max pool 3 stride 2
    dropout, keeps 0.5 | linear 9216>4096 | relu
    dropout, keeps 0.5 | linear 4096>4096 | relu
    linear 4096>1000
"""
ALEXNET_2014 = """
    conv 3>64 11x11 stride 4 pad 2 | relu | max pool 3 stride 2
    conv 64>192 5x5 pad 2 | relu | max pool 3 stride 2
    conv 192>384 3x3 pad 1 | relu
    conv 384>256 3x3 pad 1 | relu
    conv 256>256 3x3 pad 1 | relu | max pool 3 stride 2
    dropout, keeps 0.5 | linear 9216>4096 | relu
    dropout, keeps 0.5 | linear 4096>4096 | relu
    linear 4096>1000
"""


@pytest.mark.parametrize(
    ("make", "shape", "table"),
    [
        (LeNet5, (1, 32, 32), LENET_1998),
        (ModernLeNet, (1, 32, 32), LENET_TODAY),
        (AlexNet, (3, 227, 227), ALEXNET_2012),
        (OneTower, (3, 224, 224), ALEXNET_2014),
    ],
    ids=["LeNet 1998", "LeNet today", "AlexNet 2012", "AlexNet 2014"],
)
def test_net_does_what_its_table_says(make, shape: tuple[int, ...], table: str) -> None:
    assert tape(on_meta(make), *shape) == lines(table)


MAPS_OF_C3 = """
    X...XXX..XXXX.XX
    XX...XXX..XXXX.X
    XXX...XXX..X.XXX
    .XXX..XXXX..X.XX
    ..XXX..XXXX.XX.X
    ...XXX..XXXX.XXX
"""
"""Table I of the paper of 1998: a row for each map of S2, a column for each map of C3."""


def test_maps_of_c3_see_those_of_s2_that_the_paper_marks() -> None:
    rows = lines(MAPS_OF_C3)
    assert (
        tuple(tuple(seen for seen in range(6) if rows[seen][column] == "X") for column in range(16))
        == TABLE_I
    )


VGG_COLUMNS = {
    "A": "64 M 128 M 256 256 M 512 512 M 512 512 M",
    "B": "64 64 M 128 128 M 256 256 M 512 512 M 512 512 M",
    "C": "64 64 M 128 128 M 256 256 1:256 M 512 512 1:512 M 512 512 1:512 M",
    "D": "64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M",
    "E": "64 64 M 128 128 M 256 256 256 256 M 512 512 512 512 M 512 512 512 512 M",
}
"""Table 1 of arXiv:1409.1556: 3x3 convolutions by their channels, 1x1 where it says so, M for max pooling."""


def stacked(column: str, channels: int) -> Iterator[str]:
    for word in column.split():
        if word == "M":
            yield "max pool 2 stride 2"
        else:
            kernel, _, width = word.rpartition(":")
            yield f"conv {channels}>{width} 1x1" if kernel else f"conv {channels}>{width} 3x3 pad 1"
            yield "relu"
            channels = int(width)


@pytest.mark.parametrize("column", VGG_COLUMNS)
def test_vgg_is_a_column_of_its_table(column: str) -> None:
    head = """
        linear 25088>4096 | relu | dropout, keeps 0.5
        linear 4096>4096 | relu | dropout, keeps 0.5
        linear 4096>1000
    """
    net = on_meta(lambda: VGG(column))
    assert tape(net, 3, 224, 224) == [*stacked(VGG_COLUMNS[column], 3), *lines(head)]


def test_small_vgg_has_the_stages_and_the_mean_over_positions() -> None:
    net = on_meta(lambda: SmallVGG(("33", "3"), (4, 8)))
    assert tape(net, 1, 28, 28) == [*stacked("4 4 M 8 M", 1), "mean over 2,3", "linear 8>10"]


INCEPTION = """
    64 96 128 16 32 32
    128 128 192 32 96 64
    192 96 208 16 48 64
    160 112 224 24 64 64
    128 128 256 24 64 64
    112 144 288 32 64 64
    256 160 320 32 128 128
    256 160 320 32 128 128
    384 192 384 48 128 128
"""
"""Table 1 of arXiv:1409.4842, 3a to 5b: #1x1, #3x3 reduce, #3x3, #5x5 reduce, #5x5, pool proj."""

UNITS: dict[bool, Callable[[str, int], str]] = {
    False: lambda conv, width: f"{conv} | relu",
    True: lambda conv, width: f"{conv} no bias | batch norm {width} eps 0.001 momentum 0.1 | relu",
}
"""A convolution of the paper, and of the port."""


def googlenet(*, port: bool, reduce: bool = True) -> str:
    unit, text = UNITS[port], []
    norm = "" if port else "response norm 5 alpha 0.0001 k 1.0 beta 0.75 |"
    text.append(unit("conv 3>64 7x7 stride 2 pad 3", 64))
    text.append(f"max pool 3 stride 2 ceil | {norm}")
    text.append(unit("conv 64>64 1x1", 64))
    text.append(unit("conv 64>192 3x3 pad 1", 192))
    text.append(f"{norm} max pool 3 stride 2 ceil")
    width, five = 192, "3x3 pad 1" if port else "5x5 pad 2"
    for name, row in zip("3a 3b 4a 4b 4c 4d 4e 5a 5b".split(), lines(INCEPTION), strict=True):
        a, b, c, d, e, f = map(int, row.split())
        text += ["max pool 3 stride 2 ceil"] * (name in ("4a", "5a"))
        text.append(unit(f"conv {width}>{a} 1x1", a))
        text += [unit(f"conv {width}>{b} 1x1", b)] * reduce
        text.append(unit(f"conv {b if reduce else width}>{c} 3x3 pad 1", c))
        text += [unit(f"conv {width}>{d} 1x1", d)] * reduce
        text.append(unit(f"conv {d if reduce else width}>{e} {five}", e))
        text.append(f"max pool 3 stride 1 pad 1 | {unit(f'conv {width}>{f} 1x1', f)}")
        text.append(f"cat {a}+{c}+{e}+{f} along 1")
        width = a + c + e + f
    return "|".join([*text, "mean over 2,3 | dropout, keeps 0.6 | linear 1024>1000"])


@pytest.mark.parametrize(
    ("form", "table"),
    [
        (Form(), googlenet(port=False)),
        (Form(reduce=False), googlenet(port=False, reduce=False)),
        (PORT, googlenet(port=True)),
    ],
    ids=["paper", "without reductions", "port"],
)
def test_googlenet_does_what_its_table_says(form: Form, table: str) -> None:
    assert tape(on_meta(lambda: GoogLeNet(form)), 3, 224, 224) == lines(table)


BN = " | batch norm {} eps 1e-05 momentum 0.1"


def block(into: int, width: int, stride: int, *, deep: bool, skip: str) -> str:
    """A block of figure 5, its shortcut after its branch, the last ReLU after their sum."""
    by = f" stride {stride}" if stride > 1 else ""
    out = 4 * width if deep else width
    if deep:
        rows = [
            f"conv {into}>{width} 1x1{by} no bias {BN.format(width)} | relu",
            f"conv {width}>{width} 3x3 pad 1 no bias {BN.format(width)} | relu",
            f"conv {width}>{out} 1x1 no bias {BN.format(out)}",
        ]
    else:
        rows = [
            f"conv {into}>{width} 3x3{by} pad 1 no bias {BN.format(width)} | relu",
            f"conv {width}>{width} 3x3 pad 1 no bias {BN.format(width)}",
        ]
    if skip == "project" and (stride > 1 or into != out):
        rows.append(f"conv {into}>{out} 1x1{by} no bias {BN.format(out)}")
    if skip == "pad" and stride > 1:
        rows.append(f"every 2, {out - into} zeros")
    return " | ".join([*rows, *["add"] * (skip != "none"), "relu"])


def stages(width: int, counts: tuple[int, ...], *, deep: bool, skip: str) -> Iterator[str]:
    into = width
    for number, count in enumerate(counts):
        for place in range(count):
            stride = 2 if number and not place else 1
            yield block(into, width << number, stride, deep=deep, skip=skip)
            into = (width << number) * (4 if deep else 1)


COUNTS = {18: (2, 2, 2, 2), 34: (3, 4, 6, 3), 50: (3, 4, 6, 3), 101: (3, 4, 23, 3), 152: (3, 8, 36, 3)}
"""Table 1 of arXiv:1512.03385: blocks of conv2_x to conv5_x; from 50 on with bottlenecks."""


@pytest.mark.parametrize(
    ("design", "skip"), [(Design(), "project"), (PLAIN, "none")], ids=["residual", "plain"]
)
@pytest.mark.parametrize("depth", COUNTS)
def test_resnet_does_what_its_table_says(depth: int, design: Design, skip: str) -> None:
    stem = "conv 3>64 7x7 stride 2 pad 3 no bias" + BN.format(64) + "| relu | max pool 3 stride 2 pad 1"
    body = stages(64, COUNTS[depth], deep=depth >= 50, skip=skip)
    width = 2048 if depth >= 50 else 512
    table = "|".join([stem, *body, f"mean over 2,3 | linear {width}>1000"])
    assert tape(on_meta(lambda: resnet(depth, design)), 3, 224, 224) == lines(table)


@pytest.mark.parametrize(
    ("design", "skip"), [(CIFAR, "pad"), (CIFAR_PLAIN, "none")], ids=["residual", "plain"]
)
@pytest.mark.parametrize("n", [1, 3, 5])
def test_small_resnet_does_what_section_4_2_says(n: int, design: Design, skip: str) -> None:
    stem = "conv 3>16 3x3 pad 1 no bias" + BN.format(16) + "| relu"
    table = "|".join([stem, *stages(16, (n, n, n), deep=False, skip=skip), "mean over 2,3 | linear 64>10"])
    assert tape(on_meta(lambda: small_resnet(n, design)), 3, 32, 32) == lines(table)


def test_scale_stands_between_the_branch_and_the_sum() -> None:
    done = tape(on_meta(lambda: resnet(18, Design(norm="none", scale=0.25), width=4)), 3, 64, 64)
    places = [place for place, line in enumerate(done) if line == "mul 0.25"]
    assert len(places) == 8
    assert all(done[place - 1].endswith("3x3 pad 1 no bias") for place in places)
    assert all(done[place + 1] == "add" or "1x1" in done[place + 1] for place in places)
