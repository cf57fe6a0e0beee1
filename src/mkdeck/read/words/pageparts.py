"""What of a page is none of its matter: furniture, links back to its top and sources."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent
from mkdeck.read.words.naming import without_attributes
from mkdeck.read.words.vocabulary import joined

_FURNITURE_WORDS = joined(
    r"""(?:table of )?contents?|toc|index|summary|conclusions?|references?|resources?|sources?|
    (?:further|additional|more) (?:reading|resources|info\w*)|see also|links?|useful links|licen[cs]e|
    contribut(?:ing|ors?|e|ions?)|authors?|acknowledge?ments?|credits?|about(?: (?:me|this.*|the author))?|
    changelog|introduction|intro|preface|overview|notes?|tips|prerequisites?|q(?:uestions?)? ?(?:&|and) ?
    a(?:nswers?)?|questions?|answers?|interview questions?|faqs?|support|contact|disclaimer|installation|
    getting started|usage|how to use.*|how to contribute.*|star history|sponsors?|目录|目錄|
    参考\w*|总结|前言|简介|
        contents? list|table des matières|inhalt\w*|índice|sumário|indice|оглавление|содержание|заключение|
    conclusión|conclusão|key takeaways?|takeaways?|final thoughts|bonus|appendix|glossary|
    learning objectives?|objectives?"""
)
"""Headings of the page rather than of its matter."""

_BACK_WORDS = joined(
    r"""(?:go |jump |return |scroll )?(?:back )?to (?:the )?(?:top|toc|contents?|table of contents|index|
    menu|questions?)|back(?: to .{0,30})?|top|table of contents|contents|toc|home|up|返回\w*|回到\w*|наверх|
    к оглавлению|к содержанию|volver.*|voltar.*|nach oben"""
)

_SOURCE_WORDS = joined(
    r"""sources?|r[eé]f[eé]r[eê]nc(?:es?|ias?)|refs?|riferiment\w*|
    read more|further reading|more info(?:rmation)?|see also|learn more|links?|
    resources?|liens?|enlaces?|ссылк\w*|источник\w*|quelle\w*|参考\w*|참고\s?(?:자료|링크|문헌|사이트)?|出处|来源|fuente\w*|fonte\w*"""
)

_FURNITURE = latent(rf"\W*(?:{_FURNITURE_WORDS})\W*", re.IGNORECASE)
_BACK = latent(rf"[\W_]*(?:{_BACK_WORDS})[\W_]*", re.IGNORECASE)
_SOURCE = latent(rf"[\W_]*(?:{_SOURCE_WORDS})(?![^\W_])\s*(?:[:：-]|[\W_]*$)", re.IGNORECASE)
_SOURCES = latent(
    rf"\b(?:{_SOURCE_WORDS}|docs?|documentation|articles?|blog|reading|documentación|documentação|literatur\w*|"
    r"bibliogra\w*|weiterführend\w*|lecturas?|статьи?|документаци\w+|подробнее)\b|阅读|文档|资料|链接|文献|リンク|문서",
    re.IGNORECASE,
)
"""Somewhere in what stands above or before links alone: "Ref link:", "Official docs"."""


def is_furniture(text: str) -> bool:
    """Whether a heading names a part of the page: contents, references, licence."""
    return bool(_FURNITURE.fullmatch(without_attributes(text))) or not any(map(str.isalnum, text))


def is_back_link(text: str) -> bool:
    """Whether words only lead back to the top of the page."""
    return bool(_BACK.fullmatch(text))


def is_source_line(text: str) -> bool:
    """Whether a line names where something comes from."""
    return bool(_SOURCE.match(text))


def speaks_of_sources(text: str) -> bool:
    """Whether a label names what links are for, in any of its words."""
    return bool(_SOURCES.search(text))
