"""What words look like: a question, an answer's label, a placeholder, furniture of the page."""

from __future__ import annotations

import re

_ENDS = re.compile(r"[?？؟⁇;]\W*$|[?？؟]\s*(?:[(\[（].*|[^\w\s].*)$|[?？؟]\s+\S")
_WORDS = (
    # English: what asks, then what tells to answer
    "what|what's|whats|why|how|when|where|which|who|whose|whom|can|could|do|does|did|is|are|was|were|will|would|"
    "should|shall|has|have|if|suppose|given|explain|describe|define|list|name|compare|contrast|differentiate|"
    "differences?|discuss|state|give|write|implement|design|tell|mention|distinguish|outline|identify|prove|"
    "derive|calculate|compute|solve|summari[sz]e|illustrate|demonstrate|evaluate|justify|elaborate|analy[sz]e|"
    "predict|true or false|fill in|in what|in which|at what|on what|to what|for what|"
    # German, French, Spanish, Portuguese, Italian
    "was|wie|warum|weshalb|wieso|wann|wo|wer|welche[rsnm]?|wozu|erklären?|erläutern?|nennen?|beschreiben?|definieren?|"
    "qu'est|que|quoi|quel(?:le)?s?|comment|pourquoi|quand|où|qui|expliquez|expliquer|décrivez|citez|donnez|"
    "qué|cómo|por qué|cuál(?:es)?|cuándo|dónde|quién|explique|explica|defina|describa|"
    "o que|quais|qual|como|por que|quando|onde|quem|explicar|descreva|che cos|cosa|come|perché|quali|quale|quando|"
    # Russian, Ukrainian, Polish, Turkish, Vietnamese, Indonesian
    "что|как|почему|зачем|какие|какой|какая|какое|чем|где|когда|кто|сколько|для чего|в чем|в чём|расскажите|"
    "объясните|опишите|назовите|що|як|чому|які|co to|czym|jak|dlaczego|jakie|ne|nedir|nasıl|neden|hangi|"
    "apa|bagaimana|mengapa|jelaskan|sebutkan"
)
_STARTS = re.compile(rf"\W*(?:{_WORDS})(?![\w'’])", re.IGNORECASE)
_INSIDE = re.compile(
    r"什么|什麼|如何|为什么|為什麼|怎么|怎麼|怎样|哪些|哪个|哪种|区别|區別|吗$|嗎$|谈谈|简述|介绍|说说|解释|描述|是否|多少|原理|"
    r"とは|何|なぜ|どう|説明|か。?$|무엇|왜|어떻게|설명|차이|là gì|như thế nào|tại sao|nedir|nelerdir|ما هو|ما هي|لماذا|كيف|"
    r"\bdifferences? between\b|\bvs\.?\s|\bversus\b",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"\W*(?:(?:table of )?contents?|toc|index|summary|conclusions?|references?|resources?|sources?|(?:further|additional|more) "
    r"(?:reading|resources|info\w*)|see also|links?|useful links|licen[cs]e|contribut(?:ing|ors?|e|ions?)|authors?|acknowledge?ments?|"
    r"credits?|about(?: (?:me|this.*|the author))?|changelog|introduction|intro|preface|overview|notes?|tips|prerequisites?|"
    r"q(?:uestions?)? ?(?:&|and) ?a(?:nswers?)?|questions?|answers?|interview questions?|faqs?|index|support|contact|disclaimer|"
    r"installation|getting started|usage|how to use.*|how to contribute.*|star history|sponsors?|目录|目錄|参考\w*|总结|前言|简介|"
    r"contents? list|table des matières|inhalt\w*|índice|sumário|indice|оглавление|содержание|заключение|conclusión|conclusão|"
    r"key takeaways?|takeaways?|final thoughts|bonus|appendix|glossary|learning objectives?|objectives?)\W*",
    re.IGNORECASE,
)
_ANSWER = (
    r"(?:(?:sample |correct |possible |suggested |model |short |my |the |example |detailed |official )*"
    r"(?:answers?|ans|solutions?|explanations?|response)|réponse|antwort|lösung|respuesta|resposta|risposta|ответ|відповідь|cevap|"
    r"答案|解答|回答|答|解析|参考答案|trả lời|đáp án|jawaban|odpowiedź|정답|답변|답|الجواب|الإجابة)"
)
_ANSWER_TITLE = re.compile(rf"\W*{_ANSWER}\s*(?:#?\d+)?\W*", re.IGNORECASE)
ANSWER_LABEL = re.compile(
    rf"\s*(?:{_ANSWER}\s*(?:#?\d+)?\s*(?:[:：]|[-–—.](?=\s|$))|A(?:\d+\s*[.:：)]|\s*[:：])|Ans\s*\d*\s*[.:)-])\s*[-–—]?\s*",
    re.IGNORECASE,
)
"""`A:`, `Answer:`, `Ans -`, `**Answer**:`; what follows is the answer."""

_REVEAL = re.compile(
    r"\W*(?:(?:click|tap|show|view|see|reveal|toggle|expand|open|check|display|hint|spoiler|details?|here|me|to|the|for|and|"
    r"full|please|hidden|correct|answers?|solutions?|explanations?|ответ|показать|查看|点击|展开|显示|ver|voir|anzeigen|afficher)\W*)+"
    r"(?:答案|解答|解析|la réponse|respuesta|resposta|antwort|lösung)?\W*",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\W*(?:(?:go |jump |return |scroll )?(?:back )?to (?:the )?(?:top|toc|contents?|table of contents|index|menu|questions?)|back(?: to .{0,30})?|top|"
    r"table of contents|contents|toc|home|up|返回\w*|回到\w*|наверх|к оглавлению|к содержанию|volver.*|voltar.*|nach oben)\W*",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\W*(?:sources?|references?|refs?|read more|further reading|more info(?:rmation)?|see also|learn more|links?|"
    r"resources?|источник\w*|quelle\w*|参考\w*|出处|来源|fuente\w*|fonte\w*)\b\s*(?:[:：-]|\W*$)",
    re.IGNORECASE,
)


def asks(text: str) -> float:
    """Say how much words look like a question, from 0 to 1, without their number or label."""
    if _ENDS.search(text):
        return 0.9
    if _STARTS.match(text) or _INSIDE.search(text):
        return 0.75
    return 0.3


def is_furniture(text: str) -> bool:
    """Whether a heading names a part of the page: contents, references, licence."""
    return bool(_FURNITURE.fullmatch(text)) or not any(map(str.isalnum, text))


def is_answer_title(text: str) -> bool:
    """Whether a heading or summary only says that the answer follows."""
    return bool(_ANSWER_TITLE.fullmatch(text))


def is_reveal(text: str) -> bool:
    """Whether a summary only says that something can be opened."""
    return bool(_REVEAL.fullmatch(text)) or not any(map(str.isalnum, text))


def is_back_link(text: str) -> bool:
    """Whether words only lead back to the top of the page."""
    return bool(_BACK.fullmatch(text))


def is_source_line(text: str) -> bool:
    """Whether a line names where something comes from."""
    return bool(_SOURCE.match(text))
