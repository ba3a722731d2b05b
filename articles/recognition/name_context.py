"""What the words beside a name say of its case and of the bearer's gender."""

from functools import lru_cache

from .before_names import called_noun
from .grammar import LETTER, Form, agreements, forms, lemma, lemmas, parses, part_of_speech
from .name_verbs import heed_government, heed_other_subject, heed_verb_of_role, heed_verbs
from .name_words import ends_as_surname, is_first_name, is_name_word, is_role, likely_cases
from .named_things import cases_of, is_kin
from .names import Context
from .reading import Reading, Span, Word
from .vocabulary import FEMALE_ROLES, ROLES

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
# How words for women end that stand beside others for men; «глава» and «звезда» are either.
_WOMEN = ("ка", "ица", "есса", "иня", "иха")
_OF_DOING = ("ание", "ение", "тие")  # «венчание Емельяна Пугачёва»: whose, surely
_RARE = 0.1
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
    _heed_clause_after(found, after)
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
        and any(case == "n" for _gender, case in _kin(before[-1].low))
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
        if _is_no_role(near, at) or not (_role_cases(low) or (near[at] is near[-1] and _kin(low))):
            continue
        if _is_singular(low) and not _is_joined(near[:at]):
            _heed_role(found, low, 1.1)
            return
        several = several or low
    _heed_cases(found, several, 1.1)
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
    return len(before) > 1 and before[-1].low == "и" and bool(_kin(before[-2].low))


def _heed_cases(found: Context, role: str, most: float) -> None:
    for letter, weight in _role_cases(role):
        found.case(letter, most * weight)


def _heed_role(found: Context, low: str, most: float) -> None:
    _heed_cases(found, low, most)
    for gender, letter in _kin(low):
        found.apposition(gender, letter, 1.5)
    if any(map(_is_womans, _likely(low))):
        found.gender("f", 0.8)


def _is_womans(form: Form) -> bool:
    return not FEMALE_ROLES.isdisjoint((form.lemma, form.lemma.partition("-")[0])) or (
        form.gender == "femn" and form.lemma.endswith(_WOMEN) and is_role(form.lemma)
    )


@lru_cache(maxsize=2**10)
def _kin(low: str) -> frozenset[tuple[str, str]]:
    """Gender and case that a word for kin may have in the singular."""
    return frozenset(
        (form.gender[0], LETTER[form.case])
        for form in forms(low)
        if form.pos == "NOUN"
        and form.number == "sing"
        and form.case
        and is_kin(form.lemma)
        and form.gender in {"masc", "femn"}
    )


def _heed_role_beyond_comma(found: Context, before: list[Word], after: list[Word]) -> bool:
    """«дочь основателя, Рашида Нуртаева, не обиделась»"""
    if len(before) < 2 or before[-1].text != "," or not after or after[0].text not in ",.":
        return False
    role = before[-2].low
    if not _is_singular(role) or not (_role_cases(role) or _kin(role)):
        return False
    _heed_role(found, role, 1.1)
    return True


def _heed_kin_so_called(found: Context, before: list[Word]) -> None:
    """«девочку зовут Ясмин», «девочка, которую звали Дана»"""
    if noun := called_noun(before):
        for gender, _case in _kin(noun.low):
            found.apposition(gender, "n", 1.5)


def _heed_adjective_before(found: Context, before: list[Word]) -> None:
    """«семилетнюю Самиру»: of her case and gender."""
    if not before or (before[-1].capital and len(before) > 1):
        return
    for case, number, gender in agreements(before[-1].low, ("ADJF", "PRTF")):
        if number == "sing" and gender in {"masc", "femn"}:
            found.cases[LETTER[case]] = max(found.cases.get(LETTER[case], 0), 0.8)
            found.genders[gender[0]] = max(found.genders.get(gender[0], 0), 0.8)
            found.apposition(gender[0], LETTER[case], 0.6)


def _is_verb(low: str) -> bool:
    return any(parse.is_known and parse.tag.POS == "VERB" for parse in parses(low)[:1])


def _heed_noun_before(found: Context, before: list[Word]) -> None:
    """A name right behind a noun that is no role belongs to it: «речь Серика Есматова»."""
    if not before or not before[-1].is_word or (before[-1].capital and len(before) > 1):
        return
    low = before[-1].low
    if low in _PREPOSITIONS or _role_cases(low) or any(w > 0.8 for w in found.cases.values()):
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
        if _is_singular(word.low) and (_role_cases(word.low) or _kin(word.low)):
            _heed_role(found, word.low, 0.8)
            return
        if part_of_speech(word.low) not in {"ADJF", "PRTF"}:
            return


def _heed_name_after(found: Context, before: list[Word], after: list[Word]) -> None:
    """«адвокат Рашидова Марат Есматов», «вдова Шамши Рашидова Жамиля»: whose, and then who."""
    if not before or not after or not after[0].capital or not is_first_name(after[0].low):
        return
    if part_of_speech(before[-1].low) == "NOUN" and "n" in likely_cases(after[0].low):
        found.case("g", 1.5)


def _heed_clause_after(found: Context, after: list[Word]) -> None:
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
    elif word is after[1] and part_of_speech(word.low) == "PRTF":
        for case, number, gender in agreements(word.low, ("PRTF",)):
            if number == "sing" and gender in {"masc", "femn"}:
                found.apposition(gender[0], LETTER[case], 1.0)


def _is_singular(low: str) -> bool:
    return any(form.number == "sing" for form in forms(low)[:1])


def _likely(low: str) -> list[Form]:
    """«внук» is hardly the genitive of several «внука»."""
    found = forms(low)
    most = max((form.weight for form in found), default=0)
    return [form for form in found if form.weight > _RARE * most]


@lru_cache(maxsize=2**12)
def _role_cases(low: str) -> tuple[tuple[str, float], ...]:
    """The cases that a role's word may stand in, the likeliest weighing 1; none for other words."""
    weights: dict[str, float] = {}
    for form in _likely(low):
        if form.pos in {"NOUN", "ADJF"} and form.case and is_role(form.lemma):
            weight = form.weight * (0.6 if form.number == "plur" else 1)
            letter = LETTER[form.case]
            weights[letter] = max(weights.get(letter, 0), weight)
    most = max(weights.values(), default=0)
    return tuple((letter, weight / most) for letter, weight in weights.items())
