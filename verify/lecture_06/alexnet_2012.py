"""AlexNet was published in 2012."""

from mkdeck.lab import citation, cite

alexnet_2012 = citation(
    backs={"lecture-06#novelties": ["AlexNet (2012)"]},
    says="AlexNet won the ImageNet challenge of 2012 and was presented at NIPS in December 2012.",
    sources=[
        cite(
            "Krizhevsky, Sutskever, Hinton 2012",
            "NIPS 25, doi:10.1145/3065386",
            "15.3 % top-5 error against 26.2 % of the second",
        )
    ],
)
