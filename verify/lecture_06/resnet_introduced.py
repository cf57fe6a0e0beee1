"""ResNet introduced the residual connection as it is used today."""

from mkdeck.lab import citation, cite

resnet_introduced = citation(
    backs={"lecture-06#novelties": ["ResNet (2015)", "Introduced residual connections"]},
    says="Identity shortcuts with addition, in nets of up to 152 layers, appeared in December 2015.",
    sources=[
        cite("He, Zhang, Ren, Sun 2015", "arXiv:1512.03385", "identity shortcuts, 152 layers on ImageNet"),
        cite(
            "Srivastava, Greff, Schmidhuber 2015", "arXiv:1505.00387", "gated shortcuts half a year earlier"
        ),
    ],
    correction="Highway networks had gated shortcuts half a year earlier; ResNet's are without gate and "
    "parameter.",
)
