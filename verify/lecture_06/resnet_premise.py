"""The problem that ResNet was made for is degradation; its authors doubt that gradients vanish."""

from mkdeck.lab import citation, cite

resnet_premise = citation(
    backs={
        "lecture-06#Q6": ["How do residual networks (ResNets) solve the vanishing gradient problem?"],
        "lecture-06#novelties": ["to address gradient issues in deep networks."],
    },
    says="The paper gives another reason: deeper plain nets train worse although, with batch norm, their "
    "gradients have healthy norms.",
    verdict="contradicted by source",
    sources=[
        cite(
            "He, Zhang, Ren, Sun 2015",
            "arXiv:1512.03385",
            "section 4.1: the optimisation difficulty is unlikely to be caused by vanishing gradients",
        ),
        cite(
            "Veit, Wilber, Belongie 2016",
            "arXiv:1605.06431",
            "argues that short paths, which carry the gradient, are how residual nets avoid the problem",
        ),
    ],
    correction="ResNet was introduced against degradation: with batch norm, gradients of the plain net do "
    "not vanish, yet it trains worse the deeper it is (He 2015, section 4.1). Later work argues that short "
    "paths help gradients too (Veit 2016).",
)
