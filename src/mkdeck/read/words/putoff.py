"""What people write where an answer is to come, in many languages."""

from __future__ import annotations

from mkdeck.read.words.latent import latent
from mkdeck.read.words.vocabulary import ANSWERING

_ALONE = (
    r"to[ -]?do|tbd|tba|tbc|wip|fixme|(?:to-?do|fixme|tbd|wip)(?:\s*[:：–—-]\s*[^.!?。]{1,60}|"
    r"\s+[^\x00-\u2fff]{1,12})|"
    r"(?:yet )?to be (?:completed|done|added|answered|written|updated|continued|discussed|filled(?: in|"
    r" out)?|"
    r"provided|determined|announced|decided|finished|published|posted)(?: later| soon| here)?|"
    r"(?:(?:i|we)(?:['’]ll| will| need to| must| have to)|will|needs? to|must) (?:be )?(?:add|updat|writ|"
    r"fill|"
    r"finish|complet|provid|answer|research|post|explain)\w*+(?: \w++){0,3} ?(?:later|soon|this|it|here|"
    r"answer|asap)|"
    r"(?:left )?(?:as )?an exercise (?:for|to) the reader|(?:write|add|enter|type) (?:the |an |your |"
    r"my )?answer|"
    r"wird (?:noch |später )?(?:nachgereicht|ergänzt|nachgetragen|hinzugefügt)|noch (?:zu )?(?:ergänzen|"
    r"schreiben|ausfüllen)|"
    r"(?:нужно |надо )(?:дописать|добавить|написать|заполнить|дополнить)(?: ответ| позже)?|дописать|пусто|"
    r"coming soon|soon|in progress|under construction|in arbeit|en cours|en progreso|em andamento|"
    r"in lavorazione|в процессе|в разработке|"
    r"(?:your |write (?:your )?)?answers? (?:goes )?(?:here|pending|coming soon|to come|to follow|needed)|"
    r"(?:add|insert|put|fill in) (?:the |an |your )?answer(?: here)?|work in progress|"
    r"not (?:yet )?(?:answered|written|available|done|attempted)(?: yet)?|no answer(?: yet)?|none yet|"
    r"(?:pas|non) (?:encore )?(?:fait|effectuée?|traitée?|répondue?)|(?:noch )?nicht (?:gemacht|bearbeitet|"
    r"erledigt|beantwortet)|no (?:hecho|realizado|contestado)|não (?:feito|realizado|respondido)|"
    r"non (?:fatto|svolto|risposto)|niet (?:gedaan|gemaakt|beantwoord)|не (?:сделано|выполнено|решено)|"
    r"unanswered|pending|n/?a|answer|solution|"
    r"folgt(?: noch| bald)?|kommt (?:noch|bald)|demnächst|fehlt(?: noch)?|noch offen|"
    r"à (?:venir|compléter|faire|rédiger)|bientôt|prochainement|"
    r"próximamente|pendiente|por (?:hacer|completar|escribir)|en construcción|"
    r"em breve|pendente|a fazer|por fazer|prossimamente|in arrivo|da (?:fare|completare)|"
    r"скоро(?: будет)?|позже|допишу позже|нет ответа|будет позже|незабаром|згодом|"
    r"wkrótce|do uzupełnienia|(?:yakında|sonra) ?(?:eklenecek(?:tir)?)?|eklenecek|segera|menyusul|sắp có|"
    r"đang cập nhật|"
    r"待补充|待补|待續|待续|待完善|待更新|待整理|待填|未完待续|未作答|未做|略|暂无|暂无答案|敬请期待|"
    r"準備中|執筆中|未記入|未回答|未実施|未着手|後で書く|미작성|작성 ?(?:중|예정)|준비 ?중|"
    r"추후 ?(?:작성|추가|업데이트)?(?: 예정)?"
)
"""Said by itself."""

_LATER = (
    r"soon|later|pending|missing|upcoming|to (?:come|follow)|not yet|yet to|in progress|"
    r"folgt(?: (?:noch|bald|in kürze|später))?|fehlt(?: noch)?|später|demnächst|noch nicht|"
    r"bientôt|à venir|prochainement|plus tard|próximamente|pronto|pendiente|más adelante|em breve|"
    r"mais tarde|pendente|prossimamente|a breve|in arrivo|скоро|позже|появится|отсутствует|пока нет|"
    r"ещё нет|еще нет|незабаром|згодом|пізніше|wkrótce|później|yakında|segera|menyusul|belum"
)
"""Ends what is said of an answer, or leads up to when it comes."""

_WILL = (
    r"will|shall|to be|wird|werden|sera|seront|será|serán|serão|sarà|saranno|verrà|"
    r"будет|будут|буде|będzie|zostanie"
)
_WRITTEN = (
    r"(?:add|writ|wrote|provid|updat|post|publish|fill|complet|upload|suppl|appear|follow|com[ei]|ergänz|"
    r"nachge|hinzugef|geschr|veröff|ajout|écri|rédig|publi|donn|añad|agreg|escri|adicion|preench|aggiun|"
    r"scritt|pubbl|напис|добавл|дополн|опубл|готов|здесь|дан|допис|додан|napis|dodan|uzupeł)\w*+"
)
_COMES = (
    rf"\b(?:{_LATER})\b(?=\W*$|[,;(]|\s(?:when|as|after|once|in|при|после|как|wenn|sobald|cuando|quando|quand|po)\b)"
    rf"|\b(?:{_WILL})\b.{{0,30}}?\b{_WRITTEN}(?! to (?:the|an?)\b)|"
    r"\bse (?:añad|agreg|escrib|complet|public|actualiz)\w*á\w*|\w+(?:ecek|acak)\b|\bsẽ\b|\bakan\b|"
    r"待[补補填写完更续整定加]|稍后|稍後|后续|後續|即将|暂无|暫無|尚未|还没|予定|準備中|追記|예정|추후|준비"
)
_LONG = 120
"""Characters; nobody puts an answer off in more."""

_ARTICLE = r"(?:[^\W\d]+[ '’]+){0,2}"

_PUT_OFF = latent(rf"\W*(?:{_ALONE})\W*")
_SENTENCE = latent(
    rf"[^\w]*{_ARTICLE}(?:{ANSWERING})(?=\W|[^\x00-\u2fff])(?=[^.!?。！？\d`=]{{0,80}}(?:{_COMES}))"
    r"[^.!?。！？\d`=]{0,110}[.!?。！？…\W]*"
)
_ANNOUNCES = latent(rf"\b(?:{ANSWERING})\b|{_COMES}")


def is_put_off(text: str) -> bool:
    """Whether words only say that the answer is to come: one for it, or a sentence about the answer."""
    said = text.lower()
    return bool(_PUT_OFF.fullmatch(said) or (len(said) <= _LONG and _SENTENCE.fullmatch(said)))


def speaks_of_answers(text: str) -> bool:
    """Whether words speak of an answer, or of later."""
    return bool(_ANNOUNCES.search(text.lower()))
