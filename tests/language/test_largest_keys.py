"""No key of the index gathers words that have nothing to do with each other.

Reads the whole dictionary: ten seconds, on one engine only since no database takes part.
"""

from collections import defaultdict

import pytest
from pymorphy3 import MorphAnalyzer

from articles.language.analyser import word_keys
from articles.language.russian import readings


def lemmas():
    """Every word of the dictionary in its base form, with one spelling of ё."""
    for word, _, _, _, form in MorphAnalyzer(lang="ru").dictionary.iter_known_words():
        if form == 0:
            yield word.replace("ё", "е")


def is_name(word):
    return all(reading.proper for reading in readings(word))


@pytest.mark.engine("sqlite")
def test_no_key_has_more_than_a_handful_of_unrelated_words(capsys):
    """Spellings of one name (Анель, Анэля, Аннели) are related, common words are not."""
    words_of = defaultdict(set)
    for word in lemmas():
        words_of[word_keys(word, "ru")[0]].add(word)
    largest = sorted(words_of.items(), key=lambda item: (-len(item[1]), item[0]))[:20]
    with capsys.disabled():
        print(f"\nThe 20 largest of {len(words_of)} keys:")
        for key, gathered in largest:
            print(f"  {key:8} {len(gathered):2}  {' '.join(sorted(gathered))}")
    common = [sum(not is_name(word) for word in gathered) for gathered in words_of.values()]
    assert [len(largest[0][1]) <= 15, max(common) <= 7] == [True, True]
