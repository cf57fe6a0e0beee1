"""LeNet-5 was published in 1998."""

from mkdeck.lab import citation, cite

lenet_1998 = citation(
    backs={"lecture-06#novelties": ["LeNet (1998)"]},
    says="LeNet-5 is described in the Proceedings of the IEEE of November 1998.",
    sources=[
        cite("LeCun, Bottou, Bengio, Haffner 1998", "doi:10.1109/5.726791", "LeNet-5, section II.B"),
        cite("LeCun et al. 1989", "doi:10.1162/neco.1989.1.4.541", "a first net of this kind, for zip codes"),
    ],
    correction="1998 is LeNet-5; nets of this kind by the same group date from 1989.",
)
