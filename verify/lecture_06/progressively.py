"""Progressively: step by step, or layer by layer?"""

from mkdeck.lab import cite, untestable

progressively = untestable(
    backs={"lecture-06#Q4": ["progressively."]},
    because="Every training changes weights step by step; if layer by layer is meant, it is one recipe among "
    "several.",
    sources=[cite("Howard, Ruder 2018", "arXiv:1801.06146", "gradual unfreezing, the last layer first")],
    correction="Fine-tuning usually updates all layers at once, at a small rate; unfreezing layer by layer "
    "is one recipe (Howard, Ruder 2018).",
)
