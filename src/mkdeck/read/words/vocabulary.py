"""The words by which notes in many languages ask, answer, put off and furnish; alternatives of patterns."""

from __future__ import annotations


def joined(lines: str) -> str:
    """Join the lines of a pattern that was broken only to be readable."""
    return "".join(line.strip() for line in lines.split("\n"))


ASKING = joined(
    r"""what|what's|whats|why|how|when|where|which|who|whose|whom|can|could|do|does|did|is|are|was|were|will|
    would|should|shall|has|have|if|suppose|given|explain|describe|define|list|name|compare|contrast|
    differentiate|differences?|discuss|state|give|write|implement|design|tell|mention|distinguish|outline|
    identify|prove|derive|calculate|compute|solve|summari[sz]e|illustrate|demonstrate|evaluate|justify|
    elaborate|analy[sz]e|predict|true or false|fill in|in what|in which|at what|on what|to what|for what|
    was|wie|warum|weshalb|wieso|wann|wo|wer|wozu|
    (?:(?:mit|in|an|auf|aus|bei|für|nach|über|um|unter|von|vor|zu|durch) )?welche[rsnm]?|
    erklären?|erläutern?|nennen?|beschreiben?|definieren?|
    (?!sollten|würden)\w{2,24}(?:en|ern|eln) sie|(?!chez|assez|rendez-v)\w{3,24}ez|
    unterschiede?|différences?|diferencias?|diferenças?|differenz[ae]|разница|отличи[ея]|
    qu'est|que|quoi|quel(?:le)?s?|comment|pourquoi|quand|où|qui|expliquez|expliquer|décrivez|citez|donnez|
    qué|cómo|por qué|cuál(?:es)?|cuándo|dónde|quién|explique|explica|defina|describa|
    o que|quais|qual|como|por que|quando|onde|quem|explicar|descreva|che cos|cosa|come|perché|quali|quale|
    что|как|почему|зачем|какие|какой|какая|какое|чем|где|когда|кто|сколько|для чего|в чем|в чём|
    расскажите|объясните|опишите|назовите|що|чому|які|
    co to|czym|jak|dlaczego|jakie|jaki|jaka|jaką|który|która|które|kiedy|gdzie|wyjaśnij|podaj|opisz|omów|
    wymień|pokaż|porównaj|zdefiniuj|ne|nedir|nasıl|neden|hangi|apa|bagaimana|mengapa|jelaskan|sebutkan"""
)
"""Words that a question or a task begins with: English first, then other languages."""

TASKING = joined(
    r"""what|how|why|which|explain|describe|define|discuss|compare|contrast|identify|outline|summari[sz]e|
    erklären?|erläutern?|beschreiben?|expliquez|expliquer|décrivez|explique|explica|describa|descreva|
    объясните|опишите"""
)
"""Those of them that still ask behind a clause and a comma."""

ASKING_INSIDE = joined(
    r"""什么|什麼|如何|为什么|為什麼|怎么|怎麼|怎样|哪些|哪个|哪种|区别|區別|吗$|嗎$|谈谈|
    简述|介绍|说说|解释|描述|
        是否|多少|原理|とは|何|なぜ|どう|説明|か。?$|무엇|왜|어떻게|설명|차이|là gì|như thế nào|tại sao|nedir|
    nelerdir|ما هو|ما هي|لماذا|كيف|\bdifferences? between\b|\bvs\.?\s|\bversus\b"""
)


ANSWERING = joined(
    r"""answers?|réponses?|antwort(?:en)?|lösung(?:en)?|respuestas?|solución|respostas?|solução|risposta|risposte|
    soluzione|ответы?|решение|відповідь|адказ|одговор|отговор|решење|cevap|cevabı|yanıt|答案|解答|回答|答え|答|
    解析|(?:câu )?trả lời|đáp án|jawaban|jawapan|odpowiedź|odpověď|odpoveď|odgovor|antwoord|svar|vastaus|svör|
    vastus|atbilde|atsakymas|válasz|răspuns|resposta|απάντηση|απαντηση|정답|답변|해답|답|الجواب|الإجابة|إجابة|الحل|پاسخ|
    תשובה|उत्तर|জবাব|উত্তর|பதில்|คำตอบ|ជម្លើយ|sagot|jibu|erantzuna|پاسخ|जवाब|
    正解|풀이|corrigés?|gabarito|resolução|musterlösung|lösungsvorschlag|解答例"""
)
"""The word "answer" in the languages that notes are written in."""

ANSWER = (
    joined(
        r"""(?:(?:sample|correct|possible|suggested|model|short|my|your|the|tus?|sus?|tes|vos|deine|suas?|ваши?|example|detailed|official|brief|quick|
    expected|краткий|правильный|короткий|corta|correcta|curta|correta|kurze|richtiges?|bonne|参考|正确|
    right|ideal|recommended|giusta|esatta|certa|correcte|juiste|poprawna|prawidłowa|správná|správna|doğru|rätt|
    rett|riktigt?|korrekte?|oikea|helyes|σωστή|सही|সঠিক) |
    参考|正确|模範|あなたの|私の|你的|我的|나의|모범 ?)*
    (?:ans|solutions?|explanations?|answer\(s\)|(?:correct|right) (?:options?|choices?|alternatives?)|
    richtige option|सही विकल्प|option correcte|opción correcta|opção correta|alternativa correta|"""
    )
    + ANSWERING
    + r")(?:要点|思路|解析|详解|如下)?"
    + r"(?: (?:correcta?|correcte|correta|corretta|courte|corta|đúng|(?:yang )?benar|corect))?"
)

EXPLAINING = joined(
    r"""explanations?|reasoning|rationale|discussion|explications?|explicación|explicação|spiegazione|erklärung|
    begründung|пояснение|объяснение|解説|解析|说明|詳解|详解|해설|풀이"""
)
"""What an answer's title may name beside the answer."""

ANNOUNCING = joined(
    r"""\b(?:following|below|
    (?:given|this|these|the above) (?:code|snippet|program|function|class|quer)|
    folgende[rsnm]?|untenstehende\w*|suivante?s?|ci-dessous|siguientes?|a continuación|seguintes?|abaixo|
    seguent[ei]|qui sotto|ниже|следующ\w+|volgende|onderstaande|följande|poniżej\w*|następując\w+|aşağıdaki|
    berikut|sau đây|dưới đây)\b|以下|下列|下面|如下|次の|下記|다음|아래|التالي"""
)
"""Words of a question that speak of what stands below it."""

MAKING = joined(
    r"""\b(?:(?:how|wie|comment|cómo|como|come|как)\b(?!\?)|add\b|(?:writ|rewrit|implement|creat|convert|refactor|
    fix|complet|build|make|defin|declar|show|schreib|implementier|erstell|ergänz|écri|ecri|cré[ee]|
    implément|complét|escrib|crea|escrev|crie|scriv|напиш|реализ|созда)\w{0,4}\b)|
    编写|实现|如何|怎么|作成|書"""
)
"""Words of a task whose answer may be code alone."""

REVEALING = joined(
    r"""click|tap|show|view|see|reveal|toggle|expand|open|check|display|hint|spoiler|details?|here|me|to|the|
    for|and|full|please|hidden|correct|answers?|solutions?|explanations?|ответ|показать|查看|点击|展开|显示|
    정답|정답보기|답|답보기|보기|확인|해설|해설보기|عرض|الإجابة|الصحيحة|الحل|والتفسير|التفسير|答え|解答を見る|見る|表示|
    xem|đáp án|göster|cevabı|cevap|çözüm|pokaż|odpowiedź|показать|решение|раскрыть|відповідь|
    ver|voir|anzeigen|afficher|答案|解答|解析|réponse|respuesta|resposta|antwort|lösung|
    with|sample|suggested|possible|model|key|reasoning|rationale|discussion|walkthrough|et|und|y|e|и|与|和|及|
    explication|erklärung|explicación|explicação|spiegazione|пояснение|объяснение|参考|详解"""
)
"""Words of a summary that only says that something can be opened."""


ASKED = joined(
    r"""question|frage|pregunta|pergunta|quest[ãa]o|domanda|quesito|soru|sual|вопрос|питання|пытанне|въпрос|питање|
    问题|問題|設問|質問|题目|題目|câu hỏi|pertanyaan|soalan|pytanie|otázka|kysymys|fråga|spørgsmål|spørsmål|
    vraag|kérdés|întrebare|pitanje|vprašanje|klausimas|jautājums|küsimus|spurning|ερώτηση|ερωτηση|문제|질문|السؤال|سؤال|
    سوال|שאלה|प्रश्न|सवाल|প্রশ্ন|கேள்வி|คำถาม|សំណួរ|tanong|swali|galdera"""
)
"""The word "question" in the languages that notes are written in."""

QUESTION = ASKED + joined(r"""|questions|ques|quest|q(?:uiz)?|问|問|câu(?:\s+hỏi)?|soal|س""")

TASK = joined(
    r"""exercises?|exercice|ejercicio|exercício|esercizio|aufgabe|übung|задача|задание|завдання|练习|習題|习题|
    連習問題|ćwiczenie|zadanie|oefening|övning|alıştırma|bài tập|
    latihan|(?:flash)?card|problem|puzzle|riddle"""
)
"""Words that stand for a question where a number follows; alone they name a part of the page."""

QUIZ = joined(
    r"""flash ?cards?\b|cards\b|anki\b|quiz|exercises?\b|practice\b|faqs?\b|trivia\b|test your|check your|
    self[ -]?(?:check|test|assess|quiz)|q ?(?:&|and) ?a\b|recall\b|viva\b|exercices?\b|ejercicios?\b|
    exercícios?\b|esercizi|domand[ae]|aufgaben|übungen|selbst|lernkarten|самопроверк|задани|упражнени|
    карточки|викторин|tự kiểm tra|bài tập|latihan|tanya jawab|pytani|otázky|面试题|面試題|练习|習題|习题|自测|
    自測|测验|演習|クイズ|確認|연습|퀴즈|확인"""
)
"""What a section of questions is called, beside the word "question"."""
