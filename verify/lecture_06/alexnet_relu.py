"""AlexNet did not introduce ReLU: it made it popular."""

from mkdeck.lab import citation, cite

alexnet_relu = citation(
    backs={"lecture-06#novelties": ["Introduced ReLU activation"]},
    says="Rectified units were in use before 2012, and the AlexNet paper itself cites them.",
    verdict="contradicted by source",
    sources=[
        cite("Fukushima 1969", "doi:10.1109/TSSC.1969.300225", "rectified units in a layered net"),
        cite("Jarrett et al. 2009", "doi:10.1109/ICCV.2009.5459469", "rectification in convolutional nets"),
        cite("Nair, Hinton 2010", "ICML 2010", "rectified linear units by this name"),
        cite("Krizhevsky, Sutskever, Hinton 2012", "NIPS 25", "section 3.1 takes ReLUs from Nair and Hinton"),
    ],
    correction="AlexNet popularised ReLU in large convolutional nets; rectified units are older (Fukushima "
    "1969, Jarrett 2009, Nair and Hinton 2010).",
)
