"""Nouns that tell what kind of place a name is of; Russian ones are folded base forms."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STREETS = _set(
    "аллея бульвар микрорайон набережная переулок площадь проезд проспект тракт улица шоссе"
)
SHORT_STREETS = {
    "бул": "бульвар",
    "мкр": "микрорайон",
    "мкрн": "микрорайон",
    "пл": "площадь",
    "пр": "проспект",
    "пр-т": "проспект",
    "просп": "проспект",
    "ул": "улица",
}
NATURE = _set(
    """
    водохранилище гора долина залив канал каньон ледник мыс озеро остров перевал пик плато пустыня
    река сопка степь телевышка урочище ущелье хребет холм
    """
)
# Known by their names without what they are.
NAMED_ALONE = _set("гора сопка телевышка холм")
# Named by an adjective too, with their genders: «Каспийское море».
NAMED_BY_ADJECTIVES = {
    "водохранилище": "neut",
    "море": "neut",
    "озеро": "neut",
    "площадь": "femn",
    "ущелье": "neut",
    "хребет": "masc",
}
# Besides `organisation_words.VENUES`, where things take place too.
HOSTS = _set(
    "академия больница гимназия институт клуб колледж консерватория лицей университет школа"
)
# Grounds and halls that are no organisations.
GROUNDS = _set(
    """
    амфитеатр аэропорт вокзал гостиница зал ипподром каток кинотеатр мавзолей манеж мемориал монумент
    отель парк ресторан рынок сквер
    """
)
SHOPPING = _set("торговый торгово-развлекательный")

KAZAKH_STREETS = _set("алаңы бульвары даңғылы көшесі мөлтекауданы шағынауданы")
KAZAKH_VILLAGES = _set("ауылы кенті")
KAZAKH_NATURE = _set("асуы жотасы көлі өзені тауы шатқалы")
KAZAKH_REGIONS = _set("ауданы облысы")
KAZAKH_HOSTS = _set(
    """
    академиясы аренасы галереясы институты кітапханасы колледжі мектебі музейі орталығы сарайы
    стадионы театры университеті үйі филармониясы циркі
    """
)
