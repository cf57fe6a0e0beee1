"""Words of real languages, of which tests put lectures together: letters at random are no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """What questions of a language are made of."""

    asks: tuple[str, ...]
    """Each with a place for a subject."""

    grown: str
    """What asks for more of the same subject."""

    subjects: tuple[str, ...]
    says: tuple[str, ...]
    """Words of which answers are made."""


VOCABULARIES: Mapping[str, Vocabulary] = {
    "en": Vocabulary(
        ("What is {}?", "Why does one need {}?", "How does {} work?", "Explain {}."),
        " And when does it fail?",
        tuple(
            "photosynthesis inflation mitosis meiosis encoder decoder artery vein "
            "glacier volcano parliament "
            "republic monarchy sonata symphony semaphore mutex transistor capacitor isotope isomer enzyme "
            "hormone phoneme morpheme theorem lemma integral derivative covariance recursion iteration "
            "tariff subsidy contract statute monsoon delta fjord plateau neutron "
            "proton cation anion".split()
        ),
        tuple(
            "light water sugar prices money growth cells division copies blood "
            "heart lungs ice mountain lava "
            "votes laws ruler movement theme orchestra lock thread signal charge voltage atoms mass "
            "protein catalyst gland sound meaning proof step area slope variance base loop border duty "
            "promise court rain wind river valley sea height nucleus electron field force energy heat "
            "pressure volume time speed distance angle surface root leaf seed skin "
            "bone nerve muscle".split()
        ),
    ),
    "de": Vocabulary(
        ("Was ist {}?", "Warum braucht man {}?", "Wie funktioniert {}?", "Erklären Sie {}."),
        " Und wann versagt es?",
        tuple(
            "Photosynthese Inflation Gletscher Vulkan Parlament Republik Monarchie "
            "Sonate Symphonie Kondensator "
            "Isotop Enzym Hormon Lehrsatz Integral Ableitung Rekursion Zollunion Vertrag Gesetz Monsun "
            "Hochebene Neutron Proton Besitz Eigentum Notwehr Verjährung "
            "Reformation Gegenreformation".split()
        ),
        tuple(
            "Licht Wasser Zucker Preise Geld Wachstum Zellen Teilung Blut Herz Eis "
            "Gebirge Stimmen Herrscher Satz "
            "Thema Orchester Ladung Spannung Atome Masse Eiweiß Drüse Beweis "
            "Schritt Fläche Steigung Grenze "
            "Versprechen Gericht Regen Wind Fluss Tal Meer Höhe Kern Kraft Energie Wärme Druck Zeit Weg "
            "Winkel Wurzel Blatt Samen Haut Knochen Nerv Muskel Kirche Kaiser Fürst Bauer".split()
        ),
    ),
    "fr": Vocabulary(
        ("Qu'est-ce que {} ?", "Pourquoi étudier {} ?", "Comment fonctionne {} ?", "Expliquez {}."),
        " Et quand échoue-t-il ?",
        tuple(
            "photosynthèse inflation glacier volcan parlement république monarchie "
            "sonate symphonie condensateur "
            "isotope enzyme hormone théorème intégrale dérivée récursion tarif contrat mousson plateau "
            "neutron proton possession propriété prescription réforme artère veine seigle froment".split()
        ),
        tuple(
            "lumière eau sucre prix argent croissance cellules division sang cœur "
            "glace montagne voix lois roi "
            "thème orchestre charge tension atomes masse protéine glande preuve "
            "pas surface pente frontière "
            "promesse tribunal pluie vent fleuve vallée mer hauteur noyau force énergie chaleur pression "
            "temps chemin angle racine feuille graine peau os nerf muscle église prince paysan".split()
        ),
    ),
    "ru": Vocabulary(
        ("Что такое {}?", "Зачем нужен {}?", "Как работает {}?", "Объясните: {}."),
        " И когда это не так?",
        tuple(
            "фотосинтез инфляция ледник вулкан парламент республика монархия "
            "соната симфония конденсатор изотоп "
            "фермент гормон теорема интеграл производная рекурсия пошлина договор закон муссон плоскогорье "
            "нейтрон протон владение собственность давность реформа артерия вена".split()
        ),
        tuple(
            "свет вода сахар цены деньги рост клетки деление кровь сердце лёд гора "
            "голоса правитель часть тема "
            "оркестр заряд напряжение атомы масса белок железа доказательство шаг площадь наклон граница "
            "обещание суд дождь ветер река долина море высота ядро сила энергия тепло давление время путь "
            "угол корень лист семя кожа кость нерв мышца церковь князь крестьянин".split()
        ),
    ),
}
