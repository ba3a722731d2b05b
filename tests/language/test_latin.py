import pytest

from articles.language.latin import cyrillic_spellings


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("almaty", "алматы"),
        ("shapaq", "шапақ"),
        ("unzila", "унзила"),
        ("yerlan", "ерлан"),
        ("zhanar", "жанар"),
        ("jandos", "жандос"),
        ("akhmetov", "ахметов"),
        ("kunayev", "кунаев"),
        ("kostanay", "костанай"),
        ("daniyar", "данияр"),
        ("shchukin", "щукин"),
        ("qarağandy", "қарағанды"),
        ("ñ", "ң"),
        ("café", "кафе"),
        ("ledэкран", "ледэкран"),
        ("х5", "х5"),
    ],
)
def test_first_spelling_is_the_likeliest(latin, cyrillic):
    assert cyrillic_spellings(latin)[0] == cyrillic


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("dmitry", ["дмитры", "дмитрий", "дмитрый"]),
        ("maria", ["мария", "маря", "мариа"]),
        ("smailov", ["смайлов", "смаилов"]),
    ],
)
def test_ambiguous_letters_are_read_in_every_way(latin, cyrillic):
    assert cyrillic_spellings(latin) == cyrillic


def test_long_rubbish_has_few_spellings():
    assert len(cyrillic_spellings("ia" * 30)) == 12
