"""Dropout came from the same group half a year before AlexNet's paper."""

from mkdeck.lab import citation, cite

alexnet_dropout = citation(
    backs={"lecture-06#novelties": ["Pioneered dropout regularization"]},
    says="Dropout was proposed in July 2012 by the group of AlexNet, which was its first well-known use.",
    sources=[
        cite("Hinton et al. 2012", "arXiv:1207.0580", "proposes dropout, Krizhevsky among the authors"),
        cite("Krizhevsky, Sutskever, Hinton 2012", "NIPS 25", "section 4.2: dropout in two layers, 'recent'"),
    ],
    correction="AlexNet was the first famous use; the method had its own paper a few months earlier (Hinton "
    "2012).",
)
