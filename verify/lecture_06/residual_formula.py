"""A residual block computes H(x) = F(x) + x, so that F(x) = H(x) - x."""

from torch import Tensor, relu

from mkdeck.lab import Trial, at_least, at_most, cite, exact
from verify.models.resnet_block import Block, Design


@exact(
    backs={"lecture-06": [r"\( F(x) = H(x) - x \)", r"\( H(x) = F(x) + x \)"]},
    says="Taken apart, the block of ResNet-18 satisfies H(x) = F(x) + x and F(x) = H(x) - x to 1e-12, and "
    "its output is relu(H(x)).",
    scope="identity shortcut, before the block's last ReLU",
    expects={
        "largest error of H - x = F": at_most(1e-12),
        "largest error of relu(F + x)": at_most(1e-12),
        "size of F": at_least(0.1),
    },
    sabotage={
        "no shortcut": {"skip": False},
        "a projection on the shortcut": {"stride": 2},
        "H taken after the ReLU": {"after": True},
    },
    seeds=3,
    sources=[cite("He, Zhang, Ren, Sun 2015", "arXiv:1512.03385", "equation 1")],
    correction="In the published net a ReLU follows, relu(F(x) + x), and where the size changes the shortcut "
    "is a projection: H(x) = F(x) + Wx (He 2015, equations 1 and 2).",
)
def residual_formula(
    trial: Trial, *, skip: bool = True, stride: int = 1, after: bool = False
) -> dict[str, float]:
    """Largest absolute errors, and the mean size of F."""
    block = trial.start(Block(8, 8, stride, Design(skip=skip))).eval()
    if stride > 1:
        block = trial.start(Block(8, 16, stride, Design(skip=skip))).eval()
    x = trial.normal("x", 4, 8, 8, 8)
    H, F = sum_of(block, x, after), block.F(x)
    same = x if stride == 1 else x[:, :, ::2, ::2].repeat(1, 2, 1, 1)
    return {
        "largest error of H - x = F": float((H - same - F).abs().max()),
        "largest error of relu(F + x)": float((block(x) - relu(F + same)).abs().max()),
        "size of F": float(F.abs().mean()),
    }


def sum_of(block: Block, x: Tensor, after: bool) -> Tensor:
    """Give what the block hands to its last ReLU, or what that gives."""
    H = block.F(x) if block.shortcut is None else block.F(x) + block.shortcut(x)
    return relu(H) if after else H
