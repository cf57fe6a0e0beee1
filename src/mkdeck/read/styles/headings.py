"""Questions that are headings: numbered, labelled, or every heading of the level that the file uses."""

from __future__ import annotations

from mkdeck.read.blocks import blocks
from mkdeck.read.draft import Draft
from mkdeck.read.sheet import Sheet


def find(sheet: Sheet) -> list[Draft]:
    tokens = sheet.tokens
    heads = [b for b in blocks(tokens) if b.kind == "heading"]
    if heads and tokens[heads[0].start].tag == "h1" and sum(tokens[h.start].tag == "h1" for h in heads) == 1:
        heads = heads[1:]
    text = {h.start: tokens[h.start + 1].content for h in heads}
    counts: dict[str, int] = {}
    for h in heads:
        counts[tokens[h.start].tag] = counts.get(tokens[h.start].tag, 0) + 1
    if not counts:
        return []
    common = max(counts, key=lambda k: counts[k])
    out = []
    trail: list[tuple[int, str]] = []
    picked = [h for h in heads if tokens[h.start].tag == common]
    for h in heads:
        level = int(tokens[h.start].tag[1:])
        trail = [t for t in trail if t[0] < level]
        if tokens[h.start].tag == common:
            after = next((x for x in heads if x.start > h.start and tokens[x.start].tag <= common), None)
            stop = after.start if after else len(tokens)
            line = tokens[stop].map[0] if stop < len(tokens) and tokens[stop].map else sheet.length
            out.append(
                Draft(
                    tuple(tokens[h.start + 1].children or ()),
                    tuple(tokens[h.stop : stop]),
                    tokens[h.start].map[0],
                    line,
                    headings=tuple(t[1] for t in trail),
                )
            )
        else:
            trail.append((level, text[h.start]))
    return out
