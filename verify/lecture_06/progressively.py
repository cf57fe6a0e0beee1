"""Progressively: step by step, or layer by layer?"""

from mkdeck.lab import cite, untestable

progressively = untestable(
    backs={"lecture-06#Q4": ["progressively."]},
    because="Every training changes weights step by step; if layer by layer is meant, it is one recipe among "
    "several.",
    sources=[
        cite(
            "Howard, Ruder 2018",
            "arXiv:1801.06146",
            "section 3.3: gradual unfreezing, the last layer first, rather than all layers at once",
        )
    ],
    correction="Fine-tuning may update all layers at once, or unfreeze them step by step, the last one first "
    "(Howard, Ruder 2018).",
)
