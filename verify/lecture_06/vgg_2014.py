"""VGG was published in 2014."""

from mkdeck.lab import citation, cite

vgg_2014 = citation(
    backs={"lecture-06#novelties": ["VGGNet (2014)"]},
    says="The VGG nets came second in the ImageNet classification challenge of 2014; the paper is of "
    "September 2014.",
    sources=[
        cite("Simonyan, Zisserman 2014", "arXiv:1409.1556", "first and second place, localisation first")
    ],
)
