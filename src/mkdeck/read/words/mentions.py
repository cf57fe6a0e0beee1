"""Sentences that only say of a page that it explains something: "A better explanation is given in …"."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent

_LONG = 100
"""Characters."""

_WORD = re.compile(r"[^\W\d_]+")
_EXPLAINING = latent(
    r"expl[ai]\w*|answers?|described|detail\w*|info\w*|read|article|post|video|thread|discuss\w*|covered|"
    r"erklär\w*|beschrieben|antwort|nachlesen|artikel|beitrag|einzelheiten|expliqu\w*|réponse|détail\w*|lire|"
    r"explicación|respuesta|artículo|vídeo|leer|resposta|artigo|ler|explicação|detalh\w*|spieg\w*|risposta|"
    r"articolo|dettagli\w*|leggere|объясн\w*|ответ\w*|опис\w*|подробн\w*|стать\w*|видео|описан\w*"
)
_WORDS = """
    a an the this that these it its is are was be been has can could may very really quite most much more
    some all well good great nice better best excellent clear clearly detailed full further short simple
    simply you we i one find found given available provided written link blog tutorial page site answer in on
    at by from to of for about here there with and below above also just
    eine ein der die das dieser diese dieses es ist sind wird man kann sehr gut gute guten besser bessere
    beste besten ausführlich ausführliche weitere mehr gibt steht finden findet sich in im auf bei hier dazu
    und auch zum zur von
    une un le la les ce cette cet il elle est sont on peut très bien bonne bon meilleure meilleur plus trouve
    trouver donnée dans sur chez ici et aussi se voici y a
    una el los las este esta esto es está se puede puedes muy buena buen mejor más encuentra encontrar dada
    en sobre por aquí y también hay
    uma um o os as esta este isto está pode muito boa bom melhor mais encontra encontrada dada no na em aqui
    e também há
    uno il lo i gli questo questa si può molto buona buono migliore più trova trovare data nel nella su sul
    qui ed anche è c
    это этот эта есть можно очень хорошо хорошее хороший лучше лучшее лучший более найти дано в во на о об
    здесь тут и также по
    """
_PLAIN = frozenset(_WORDS.split())
"""Words that tell nothing of a matter."""


def only_mentions(said: str) -> bool:
    """Whether all words beside a link speak of the explanation that it leads to, none of the matter."""
    if len(said) > _LONG or any(map(str.isdigit, said)):
        return False
    told = _WORD.findall(said.lower())
    explaining = [word for word in told if _EXPLAINING.fullmatch(word)]
    return bool(explaining) and all(word in _PLAIN for word in told if word not in explaining)
