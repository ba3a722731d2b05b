"""An import that is killed again and again; in the end every text is one whole article.

python -m tests.soak.imports write SEED NUMBER FOLDER   writes so many texts
python -m tests.soak.imports check FOLDER               ends with 1 where an article is missing, twice or not whole
"""

import hashlib
import sys
from pathlib import Path
from random import Random

from tests.soak import site

site.start()

from articles.models import Article, Original  # noqa: E402
from articles.text import mark_of, wording  # noqa: E402
from tests.search.fuzz import random_text  # noqa: E402

PREFIX = " date 2026-03-01 "
CREDIT = "\nФото: акимат города Алматы\n"


def write(seed: str, number: str, folder: str) -> None:
    """Texts of every encoding; some begin with a date, some have a credit line."""
    random = Random(f"imports {seed}")
    for text in range(int(number)):
        body = f"Новость {text}. {random_text(random, random.choice((10, 100, 300)))}"
        body = random.choice(("", PREFIX)) + body + random.choice(("", CREDIT))
        encoding = random.choice(("utf-8", "utf-8-sig", "utf-16"))
        Path(folder, f"{text:04}.txt").write_bytes(body.encode(encoding))


def faults(folder: Path) -> list[str]:
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    found = [f"{Article.objects.count()} articles of {len(files)} texts"]
    found *= Article.objects.count() != len(files)
    originals = Original.objects.select_related("article", "article__wording")
    for original in originals.prefetch_related("article__shingles", "article__photos"):
        content = files.pop(original.name, None)
        if content is None or not is_whole(original, content):
            found.append(f"{original.name} is not whole, or twice there")
    return found + [f"{name} is missing" for name in files]


def is_whole(original: Original, content: bytes) -> bool:
    """The file's bytes and text, with all that follows from them."""
    article = original.article
    encoding = "utf-16" if content[:2] == b"\xff\xfe" else "utf-8-sig"
    text = content.decode(encoding)
    shingles = sorted(shingle.number for shingle in article.shingles.all())
    return (
        bytes(original.content) == content
        and original.sha256 == hashlib.sha256(content).hexdigest()
        and article.body == text.removeprefix(PREFIX)
        and str(article.date) == ("2026-03-01" if text.startswith(PREFIX) else "None")
        and article.language in {"ru", "kk"}
        and article.photos.count() == text.count(CREDIT)
        and article.wording.made_of == mark_of(article.body)
        and shingles == sorted(wording(article.body).sample)
    )


def check(folder: str) -> None:
    if found := faults(Path(folder)):
        sys.exit("\n".join(found))


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](*sys.argv[2:])
