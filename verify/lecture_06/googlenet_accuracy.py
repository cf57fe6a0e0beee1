"""GoogLeNet's accuracy on ImageNet was the best of its year."""

from mkdeck.lab import citation, cite

googlenet_accuracy = citation(
    backs={"lecture-06#Q7": ["improved accuracy"]},
    says="An ensemble of seven GoogLeNets reached 6.67 % top-5 error in 2014, where 11.7 % won a "
    "year before.",
    scope="ImageNet challenge, ensemble of 7 nets, 144 crops each",
    sources=[
        cite("Szegedy et al. 2014", "arXiv:1409.4842", "table 2: 6.67 % in 2014, 11.7 % Clarifai in 2013")
    ],
    correction="A comparison of years changes everything at once; it does not show that the modules are the "
    "reason.",
)
