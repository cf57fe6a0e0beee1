"""Tasks that ask for something to be made, and what stands below one to help: hints, expected results."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent
from mkdeck.read.words.vocabulary import joined

_MAKE = joined(
    r"""(?:write|create|implement|make|build|develop|design|program|modify|complete|print|code)\b|
    schreibe?n?\b|implementieren?\b|erstellen?\b|programmieren?\b|écri\w+|ecri\w+|créer?\b|créez|implément\w+|
    escrib\w+|crea[rd]?\b|cree\b|implementa\w*|escrev\w+|crie\b|desenvolv\w+|scriv\w+|
    напи\w+|реализ\w+|созда\w+|编写|請?編寫|实现"""
)
_TASK = latent(
    rf"\W*(?:please |bitte |请)?(?:{_MAKE})|.*(?:ください|下さい|なさい|せよ|[성현]하(?:세요|시오))\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
_RESULT = joined(
    r"""(?:(?:the |an? )?(?:expected|sample|example|desired) )?(?:outputs?|inputs?|results?|run)|
    (?:erwartete |beispiel)?(?:ausgabe|eingabe)|(?:sortie|entrée|résultat)(?: attendue?)?|
    (?:salida|entrada|saída|resultado)(?: esperad[ao])?|(?:output|risultato) atteso|
    (?:ожидаемый )?(?:вывод|результат)|実行(?:結果|例)|(?:期待される)?(?:出力|入力)(?:例|結果)?|
    (?:样例|示例|预期)?(?:输出|输入|结果)(?:样例|示例)?|运行结果|
    (?:예상 )?(?:출력|입력)(?: ?(?:예시|결과))?|실행 ?결과"""
)
_RESULT_LABEL = latent(rf"\W*(?:{_RESULT})(?:\s*\d+)?\s*(?:[:：].*|\W*)\Z", re.IGNORECASE | re.DOTALL)
_ASKS_RESULT = latent(
    rf"\W*(?:{_MAKE})(?:\s\w+){{0,2}}\s(?:{_RESULT})\b|.*(?:{_RESULT})[を을를]", re.IGNORECASE
)
_HINT = latent(
    r"\W*(?:hints?|hinweise?|tipps?|indices?|pistas?|dicas?|suggeriment[oi]|подсказк[аи]|提示|ヒント|힌트|"
    r"gợi ý|ipucu|wskazówk[ai])(?:\s*\d+)?\W*[:：]\s*\S",
    re.IGNORECASE,
)


def gives_task(text: str) -> bool:
    """Whether words ask to make something, and not for the result itself: "Write a function that …"."""
    return bool(_TASK.match(text)) and not _ASKS_RESULT.match(text)


def is_result_label(text: str) -> bool:
    """Whether words are the label of what should come out, alone or before it: "Expected output:"."""
    return bool(_RESULT_LABEL.match(text))


def is_hint(text: str) -> bool:
    """Whether words begin with the label of a hint."""
    return bool(_HINT.match(text))
