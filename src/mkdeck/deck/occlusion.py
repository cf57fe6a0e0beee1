"""The note whose cards hide a part of a picture each, in the words of Anki's own image occlusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck.model import Occlusion, Shape


def occlusion_fields(occlusion: Occlusion, prompt: str, extra: str, numbers: Sequence[int]) -> dict[str, str]:
    """Fill the fields; `numbers` are those of the labels, and a label without one stays in sight."""
    by_label = dict(zip(occlusion.labels, numbers, strict=False))
    hidden = (
        _gap(s, by_label[s.label], occlusion.hides_all) for s in occlusion.shapes if s.label in by_label
    )
    return {
        "Occlusion": "".join(hidden),
        "Image": f'<img src="{occlusion.picture}">',
        "Header": prompt,
        "Back Extra": extra,
    }


def _gap(shape: Shape, number: int, hides_all: bool) -> str:
    told = "".join(f":{name}={value}" for name, value in _place(shape).items())
    return f"{{{{c{number}::image-occlusion:{shape.kind}{told}{':oi=1' if hides_all else ''}}}}}<br>"


def _place(shape: Shape) -> Mapping[str, str]:
    """Say where it is as Anki does: shares of width and height, an ellipse by its half axes."""
    if shape.kind == "polygon":
        across, down = shape.numbers[::2], shape.numbers[1::2]
        points = " ".join(f"{_share(x)},{_share(y)}" for x, y in zip(across, down, strict=True))
        return {"left": _share(min(across)), "top": _share(min(down)), "points": points}
    left, top, width, height = shape.numbers
    if shape.kind == "ellipse":
        return {"left": _share(left), "top": _share(top), "rx": _share(width / 2), "ry": _share(height / 2)}
    return {"left": _share(left), "top": _share(top), "width": _share(width), "height": _share(height)}


def _share(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
