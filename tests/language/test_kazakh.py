import pytest

from articles.language import kazakh


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("алматы", ["алматыда"]),
        ("әділет", ["әділеттің", "әділетке", "әділеті"]),
        ("бала", ["баланы", "балалар", "балаларымыз", "балаларының", "балаларынан"]),
        ("тұрақтылық", ["тұрақтылықтың", "тұрақтылыққа", "тұрақтылығы"]),
        ("тірек", ["тірегі", "тірегіне", "тіректер"]),
        ("халық", ["халқы", "халқының", "халықтың", "халықтар"]),
        ("ауыз", ["аузы", "аузында", "ауызға"]),
        ("аудан", ["ауданы", "ауданда", "аудандардың"]),
        ("облыс", ["облысы", "облыстан", "облысында"]),
        ("қазақстан", ["қазақстанның", "қазақстаннан"]),
        ("тоқаев", ["тоқаевқа", "тоқаевпен", "тоқаевтың"]),
        ("фестиваль", ["фестивальде", "фестивальдар"]),
        ("үй", ["үйлер", "үйде", "үйдің"]),
        ("су", ["суға", "судың"]),
        ("келісім", ["келісімге", "келісімдері"]),
    ],
)
def test_all_forms_have_one_stem(stem, forms):
    whole = kazakh.stem(stem)
    assert [kazakh.stem(form) for form in forms] == [whole] * len(forms)


@pytest.mark.parametrize("word", ["әкімдік", "үкімет", "бірлік", "жаңа", "еңбек", "құқық", "ел"])
def test_base_form_stays(word):
    assert kazakh.stem(word) == word


def test_stripped_goes_through_every_form_between():
    assert kazakh.stripped("балаларының") == ["балаларының", "балалары", "балалар", "бала"]


@pytest.mark.parametrize("word", ["теңгеқа", "алматыде", "банкде", "үйлар"])
def test_ending_that_breaks_harmony_or_voice_is_none(word):
    assert kazakh.stripped(word) == [word]
