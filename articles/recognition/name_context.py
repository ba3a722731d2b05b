"""What the words beside a name say of its case and of the bearer's gender."""

from .before_names import called_noun
from .grammar import LETTER, agree, agreements, forms, lemma, lemmas, parses, part_of_speech
from .name_roles import heed_cases, heed_role, is_singular, kin_cases, role_cases
from .name_verbs import (
    before_list,
    heed_government,
    heed_other_subject,
    heed_verb_of_role,
    heed_verbs,
)
from .name_words import ends_as_surname, is_first_name, is_name_word, likely_cases
from .named_things import cases_of, is_human, is_kin
from .names import Context
from .reading import Reading, Span, Word
from .vocabulary import BY_AGE, ROLES

_PREPOSITIONS = {
    "по словам": "g",
    "со слов": "g",
    "по мнению": "g",
    "по данным": "g",
    "по инициативе": "g",
    "по просьбе": "g",
    "под началом": "g",
    "под председательством": "g",
    "под руководством": "g",
    "с участием": "g",
    "при участии": "g",
    "при поддержке": "g",
    "в исполнении": "g",
    "в присутствии": "g",
    "во главе с": "i",
    "к": "d",
    "ко": "d",
    "благодаря": "d",
    "согласно": "d",
    "вопреки": "d",
    "по": "d",
    "о": "l",
    "об": "l",
    "обо": "l",
    "при": "l",
    "перед": "i",
    "между": "i",
    "над": "i",
    "под": "i",
    "со": "i",
    "с": "i",
    "про": "a",
    "через": "a",
    "за": "ai",
    "на": "al",
    "в": "al",
    "во": "al",
} | dict.fromkeys(
    ("от", "у", "для", "из", "до", "без", "после", "против", "кроме", "среди", "имени", "вместо")
    + ("около", "помимо", "ради", "насчет"),
    "g",
)
_STOPS = frozenset(",;:.–—(")
_PRONOUNS = {"он": "m", "она": "f"}
_OF_DOING = ("ание", "ение", "тие")  # «венчание Емельяна Пугачёва»: whose, surely
_AROUND, _NEAR = 20, 14


def context_of(reading: Reading, name: Span) -> Context:
    """Of the words of the same sentence."""
    sentence = reading.sentence_at(name.start)
    before = [w for w in reading.words_before(name.start, _AROUND) if w.start >= sentence.start]
    after = [w for w in reading.words_after(name.end, 4) if w.start < sentence.end]
    found = Context()
    # Behind a preposition or between commas there is no subject.
    if _is_whose_kin(before):
        found.case("g", 1.5)
    elif not _heed_preposition(found, before) and not _heed_role_beyond_comma(found, before, after):
        heed_verbs(found, before, after)
        heed_verb_of_role(found, before)
        _heed_role_before(found, unquoted(before[-_NEAR:], name.start))
    _heed_kin_so_called(found, before)
    heed_government(found, before)
    heed_other_subject(found, before, after)
    _heed_adjective_before(found, before)
    _heed_noun_before(found, before)
    _heed_role_after(found, after)
    _heed_name_after(found, before, after)
    _heed_clause_after(found, before, after)
    return found


def _heed_preposition(found: Context, before: list[Word]) -> bool:
    for length, weight in ((3, 1.5), (2, 1.5), (1, 1.2)):
        letters = _PREPOSITIONS.get(" ".join(word.low for word in before[-length:]))
        if letters and len(before) >= length:
            found.case(letters, weight)
            return True
    return False


def _is_whose_kin(before: list[Word]) -> bool:
    """«Асель Досова, мама Дамира Досова», who has been named before, and whose mother she is."""
    return (
        len(before) > 2
        and before[-2].text == ","
        and before[-3].capital
        and (is_name_word(before[-3].low) or ends_as_surname(before[-3].low))
        and any(case == "n" for _gender, case in kin_cases(before[-1].low))
        and not before[-1].capital
    )


def _heed_role_before(found: Context, near: list[Word]) -> None:
    """«депутата маслихата Серика Есматова»: the nearest role, not beyond a sign or a verb.

    One of several people is of him alone only where no other stands there: «тренер хозяев …».
    """
    several = ""
    for at in reversed(range(len(near))):
        low = near[at].low
        if near[at].text in _STOPS or _is_verb(low):
            break
        if _is_no_role(near, at) or not (
            role_cases(low) or (near[at] is near[-1] and kin_cases(low))
        ):
            continue
        if is_singular(low) and not _is_joined(near[:at]):
            heed_role(found, low, 1.1)
            return
        several = several or low
    heed_cases(found, several, 1.1)
    if near and not several and any(is_kin(noun) for noun in lemmas(near[-1].low)):
        # «дочерям Луизе и Кларе»; but «дети Амина Досова» are his.
        for letter in cases_of(near[-1].low, "plur") - {"n"}:
            found.case(letter, 0.8)


def _is_no_role(words: list[Word], at: int) -> bool:
    """«роль Лиса»: what has a capital inside of a sentence is somebody's name."""
    is_inside = at > 0 and words[at - 1].is_word
    return is_inside and words[at].capital and lemmas(words[at].low).isdisjoint(ROLES)


def unquoted(before: list[Word], start: int) -> list[Word]:
    """Words before this place without those in quotation marks: «соседке по дачам «Горняк» Евгении
    Бабич»."""
    if before and before[-1].end == start:
        return before  # the mark opens
    found: list[Word] = []
    at = len(before)
    while at > 0:
        at -= 1
        if before[at].text in '»”"':
            opening = (place for place in reversed(range(at)) if before[place].text in '«„“"')
            at = next(opening, at)
            continue
        found.insert(0, before[at])
    return found


def _is_joined(before: list[Word]) -> bool:
    """«брат и сестра Айбар и Айсара»: no one of them is told by the second alone."""
    return len(before) > 1 and before[-1].low == "и" and bool(kin_cases(before[-2].low))


def _heed_role_beyond_comma(found: Context, before: list[Word], after: list[Word]) -> bool:
    """«дочь основателя, Рашида Нуртаева, не обиделась»"""
    if len(before) < 2 or before[-1].text != "," or not after or after[0].text not in ",.":
        return False
    role = before[-2].low
    if not is_singular(role) or not (role_cases(role) or kin_cases(role)):
        return False
    heed_role(found, role, 1.1)
    return True


def _heed_kin_so_called(found: Context, before: list[Word]) -> None:
    """«девочку зовут Ясмин», «девочка, которую звали Дана»"""
    if noun := called_noun(before):
        for gender, _case in kin_cases(noun.low):
            found.apposition(gender, "n", 1.5)


def _heed_adjective_before(found: Context, before: list[Word]) -> None:
    """«семилетнюю Самиру», «младшая, Самира»: of her case and gender."""
    if len(before) > 1 and before[-1].text == "," and lemma(before[-2].low) in BY_AGE:
        before = before[:-1]
    if not before or (before[-1].capital and len(before) > 1) or _is_of_noun(before):
        return
    for case, number, gender in agreements(before[-1].low, ("ADJF", "PRTF")):
        if number == "sing" and gender in {"masc", "femn"}:
            found.cases[LETTER[case]] = max(found.cases.get(LETTER[case], 0), 0.8)
            found.genders[gender[0]] = max(found.genders.get(gender[0], 0), 0.8)
            found.apposition(gender[0], LETTER[case], 0.6)


def _is_of_noun(before: list[Word]) -> bool:
    """«учительница немецкого | Фарида»: what agrees with no noun before it stands for one."""
    noun = before[-2].low if len(before) > 1 else ""
    return any(map(is_human, lemmas(noun))) and not agree(before[-1].low, noun)


def _is_verb(low: str) -> bool:
    return any(parse.is_known and parse.tag.POS == "VERB" for parse in parses(low)[:1])


def _heed_noun_before(found: Context, before: list[Word]) -> None:
    """A name right behind a noun that is no role belongs to it: «речь Серика Есматова»."""
    before = before_list(before)
    if not before or not before[-1].is_word or (before[-1].capital and len(before) > 1):
        return
    low = before[-1].low
    if low in _PREPOSITIONS or role_cases(low) or any(w > 0.8 for w in found.cases.values()):
        return
    likely = [form for form in forms(low) if form.weight > 0.2]
    if likely and all(form.pos == "NOUN" for form in likely):
        is_of_doing = all(form.lemma.endswith(_OF_DOING) for form in likely)
        found.case("g", 0.8 if is_of_doing else 0.5)


def _heed_role_after(found: Context, after: list[Word]) -> None:
    """«Серика Есматова, бывшего депутата маслихата»: apposition stands in the same case."""
    if len(after) < 2 or after[0].text != ",":
        return
    for word in after[1:]:
        if is_singular(word.low) and (role_cases(word.low) or kin_cases(word.low)):
            heed_role(found, word.low, 0.8, is_behind=True)
            return
        if part_of_speech(word.low) not in {"ADJF", "PRTF"}:
            return


def _heed_name_after(found: Context, before: list[Word], after: list[Word]) -> None:
    """«адвокат Рашидова Марат Есматов», «вдова Шамши Рашидова Жамиля»: whose, and then who."""
    if not before or not after or not after[0].capital or not is_first_name(after[0].low):
        return
    if part_of_speech(before[-1].low) == "NOUN" and "n" in likely_cases(after[0].low):
        found.case("g", 1.5)


def _heed_clause_after(found: Context, before: list[Word], after: list[Word]) -> None:
    """«Юми Ито, с которой …», «Юми Ито, прибывшую …», «Юми Ито, она же …»"""
    if len(after) < 3 or after[0].text != ",":
        return
    word = after[1 + (part_of_speech(after[1].low) == "PREP")]
    if word is after[1] and word.low in _PRONOUNS and after[2].low == "же":
        found.gender(_PRONOUNS[word.low], 1.0)
    if lemma(word.low) == "который":
        genders = {gender for _case, _number, gender in agreements(word.low)} - {"neut"}
        if genders in ({"masc"}, {"femn"}):
            found.gender(genders.pop()[0], 1.0)
    elif word is after[1] and part_of_speech(word.low) == "PRTF" and not _is_of_thing(before, word):
        for case, number, gender in agreements(word.low, ("PRTF",)):
            if number == "sing" and gender in {"masc", "femn"}:
                found.apposition(gender[0], LETTER[case], 1.0)


def _is_of_thing(before: list[Word], participle: Word) -> bool:
    """«картину А. Сапарова, написанную в 1970 году»"""
    noun = before[-1].low if before and not before[-1].capital else ""
    is_thing = part_of_speech(noun) == "NOUN" and not any(map(is_human, lemmas(noun)))
    return is_thing and agree(participle.low, noun)
