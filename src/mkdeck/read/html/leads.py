"""Parts the bold label at the start of a line from the claim behind it: `**Cost**: it is slow`."""

from __future__ import annotations

from mkdeck.read.html.segments import Segment, plain

_JOINTS = " \t-–—:"


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
    if not rest or not (inside.endswith((":", "：")) or after.lstrip().startswith(":")):
        return (piece,)
    if not inside.endswith((":", "：")):
        colon = after.index(":") + 1
        label, after = (*label, plain(after[:colon])), after[colon:]
    said = after.lstrip(_JOINTS)
    joint = after[: len(after) - len(said)]
    tail = (*((plain(said),) if said else ()), *(rest[1:] if rest[0].type == "text" else rest))
    gap = (Segment((plain(joint),), piece.line, is_gap=True),) if joint else ()
    if not tail:
        return (Segment(label, piece.line), *gap)
    return (Segment(label, piece.line, is_lead=True), *gap, Segment(tail, piece.line))
