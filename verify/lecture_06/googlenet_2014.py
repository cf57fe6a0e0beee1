"""GoogLeNet, so spelt after LeNet, was published in 2014."""

from mkdeck.lab import citation, cite

googlenet_2014 = citation(
    backs={"lecture-06#novelties": ["GoogleNet (Inception, 2014)"]},
    says="GoogLeNet, the first net of Inception modules, won the ImageNet classification challenge of 2014.",
    sources=[cite("Szegedy et al. 2014", "arXiv:1409.4842", "22 layers, first place in classification")],
    correction="It is spelt GoogLeNet, in honour of LeNet.",
)
