"""Scalability: of what, with what, is not said."""

from mkdeck.lab import cite, untestable

inception_scalability = untestable(
    backs={"lecture-06#Q7": ["Scalability"]},
    because="No quantity is named that grows, and none that should then stay small.",
    sources=[
        cite("Szegedy et al. 2014", "arXiv:1409.4842", "section 4: more units per stage at bounded cost")
    ],
    correction="The nearest thing that can be measured: the 1x1 reductions keep a module's cost in check "
    "when its width grows (Szegedy 2014, section 4), see '1x1 convolutions reduce dimensionality'.",
)
