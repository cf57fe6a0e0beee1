"""Labels: bold ones at the start of a line, `**Cost**: it is slow`, and words that lead up to a block."""

from __future__ import annotations

from mkdeck.read.html.segments import Segment, plain

_JOINTS = " \t-–—:"
COLONS = (":", "：")


def lead_apart(piece: Segment) -> tuple[Segment, ...]:
    """Part a leading bold label that ends in a colon from what it is said of."""
    tokens = piece.tokens
    if tokens[0].type == "text" and not tokens[0].content.strip():
        tokens = tokens[1:]
    if not tokens or tokens[0].type != "strong_open":
        return (piece,)
    end = next(
        (i for i, t in enumerate(tokens) if t.type == "strong_close" and t.level == tokens[0].level), 0
    )
    label, rest = tokens[: end + 1], tokens[end + 1 :]
    after = rest[0].content if rest and rest[0].type == "text" else ""
    inside = "".join(t.content for t in label).rstrip()
    if not rest or not (inside.endswith(COLONS) or after.lstrip().startswith(":")):
        return (piece,)
    if not inside.endswith(COLONS):
        colon = after.index(":") + 1
        label, after = (*label, plain(after[:colon])), after[colon:]
    said = after.lstrip(_JOINTS)
    joint = after[: len(after) - len(said)]
    tail = (*((plain(said),) if said else ()), *(rest[1:] if rest[0].type == "text" else rest))
    gap = (Segment((plain(joint),), piece.line, is_gap=True),) if joint else ()
    if not tail:
        return (Segment(label, piece.line), *gap)
    return (Segment(label, piece.line, is_lead=True), *gap, Segment(tail, piece.line))


def is_lead_in(text: str, segment: Segment, cut: list[Segment]) -> bool:
    """Whether words that something follows only introduce it."""
    if text.endswith(COLONS):
        return True
    tokens = segment.tokens
    if not tokens:
        return False
    bold = tokens[0].type == "strong_open" and tokens[-1].type == "strong_close"
    return len(cut) == 1 and bold and not text.endswith((".", "!", "。"))


def stem(text: str) -> str:
    """Give a label's words as context shows them."""
    return text.rstrip(" \t:：")
