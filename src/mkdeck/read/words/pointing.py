"""Words in place of an answer that only send the reader to a page: "See this post for details"."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent
from mkdeck.read.words.mentions import only_mentions

_POINTS = latent(
    r"\W*(?:please\s+|kindly\s+|bitte\s+|veuillez\s+|por favor,?\s+|пожалуйста,?\s+|silakan\s+)?"
    r"(?:(?:see|refer|check out|(?:have|take) a look|look at|read (?:this|more|about|here|the)|siehe|voir|"
    r"lire|consulte[rz]?|véase|veja|vedi|смотри(?:те)?|см|bkz|bakınız|lihat|xem|zie|zobacz|viz)\b"
    r"|请?(?:参见|参考|参阅|参照|查看|详见|见))"
    r"[^.!?。！？…]{0,70}[.!?。！？…]?\W*",
    re.IGNORECASE,
)


def points_elsewhere(said: str) -> bool:
    """Whether words beside a link are one sentence that names it as the place to look."""
    return bool(_POINTS.fullmatch(said)) or only_mentions(said)
