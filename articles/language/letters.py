"""Tables of letters that folding, slugs and sort keys share."""

# The 42 letters of the Kazakh Cyrillic alphabet, which holds all 33 Russian ones, in its order.
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

# How people without a Kazakh keyboard spell the nine Kazakh letters, and Russian ё.
TO_RUSSIAN = str.maketrans("әғқңөұүһіё", "агкноуухие")

# Latin and Cyrillic letters that Unicode does not decompose into a plain letter and a mark.
UNDECOMPOSED = str.maketrans(
    {
        "ı": "i",
        "ə": "a",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "є": "е",
        "ґ": "г",
    }
)

# Signs that stand inside a word and part it no more than a letter would.
APOSTROPHES = "'’‘ʼʻ`´ʹ"
