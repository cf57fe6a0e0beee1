"""Fine-tuning and feature extraction are two strategies; surveys name other types of transfer."""

from mkdeck.lab import citation, cite

transfer_types = citation(
    backs={"lecture-06#Q4": ["the two types of transfer learning"]},
    says="Using a pre-trained net fixed or going on to train it are two ways of transfer, compared side by "
    "side since 2014.",
    sources=[
        cite(
            "Pan, Yang 2010",
            "doi:10.1109/TKDE.2009.191",
            "types: inductive, transductive, unsupervised transfer",
        ),
        cite("Yosinski et al. 2014", "arXiv:1411.1792", "compares frozen with fine-tuned copied layers"),
    ],
    correction="They are the two usual strategies with a pre-trained net. Surveys also sort transfer "
    "learning by its tasks and domains, into inductive, transductive and unsupervised (Pan, Yang 2010).",
)
