"""Where the italic letters that character recognition confuses can only be one of the two.

    python tools/ocr_contexts.py TEXT.xz > pipeline/delokrug/ingest/data/contexts.tsv

In: a large Serbian text in Cyrillic, compressed with xz. Out: rows «read, meant, contexts», a context being the two
letters before and the two behind («_» beyond the word's ends) between which the letter that is read hardly ever stands
in that text, and the one that is meant often.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator

# (read, meant): the italic «ђ» is read as «т», the italic «т» (like an m) as «ш»
PAIRS = [("т", "ђ"), ("ш", "т")]
# How often the letter that is meant stands there at least, and how much oftener than the one that is read
LEAST, OFTENER = 20, 200
CHARACTERS = 40_000_000


def main(path: str) -> int:
    letters = "".join({letter for pair in PAIRS for letter in pair})
    counts: Counter[tuple[str, str]] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as source:
        for word, number in Counter(re.findall("[а-шђјљњћџ]{3,}", source.read(CHARACTERS))).items():
            for letter, context in contexts(word, letters):
                counts[letter, context] += number
    for read, meant in PAIRS:
        found = sorted(
            context
            for (letter, context), number in counts.items()
            if letter == meant and number >= LEAST and number >= OFTENER * counts[read, context]
        )
        print(read, meant, " ".join(found), sep="\t")
    return 0


def contexts(word: str, letters: str) -> Iterator[tuple[str, str]]:
    """Each of the letters in a word with its context.

    >>> list(contexts("вођа", "ђ"))
    [('ђ', 'во.а_')]
    """
    padded = f"__{word}__"
    for at, letter in enumerate(word, 2):
        if letter in letters:
            yield letter, f"{padded[at - 2 : at]}.{padded[at + 1 : at + 3]}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
