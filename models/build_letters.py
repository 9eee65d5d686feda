"""Build pipeline/delokrug/letters/data/pairs.tsv.xz: how often one letter follows another, by language.

In: laws (xz), treebanks (CoNLL-U, xz), and the folder of profiles of the package langdetect, which counts the letters
of other languages. Out: one line for each language and letter, «language letter followers»; a follower is two
characters, the letter and what it costs after the first, in half bits ("0" … "9", "a" … "o" = 24). "_" is the edge of a
word. What is not listed costs 24 half bits. `letters.plausibility` reads it.

    python models/build_letters.py --laws laws.txt.xz --profiles $(python -c \
        "import langdetect.detector_factory as d; print(d.PROFILES_DIRECTORY)") \
        --treebank sr_train.conllu.xz hr_train.conllu.xz --out pipeline/delokrug/letters/data/pairs.tsv.xz
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from law_words import TO_LATIN

# Of the 55 languages of langdetect those whose pages stand among Serbian ones: neighbours, minorities, the Union's.
# "sh" and "sr" are counted here.
FOREIGN = (
    *(
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "hu",
        "it",
        "lt",
        "lv",
        "mk",
        "nl",
        "pl",
        "pt",
        "ro",
        "ru",
    ),
    *("sk", "sl", "sq", "sv", "tr", "uk"),
)
# A pair with less than one in 50,000 letters of its language is a foreign name or a misprint.
RAREST = 1 / 50_000
TREEBANK_WEIGHT = 10  # 0.2 million words beside 6 million of law, which know no «ijekavica» and no news
MOST = 24  # half bits: one in 4,096
CODES = "0123456789abcdefghijklmno"
EDGE = "_"
CYRILLIC = frozenset(("bg", "mk", "ru", "sr", "uk"))
SMOOTHING = 1 / 2_000  # of all letters, added to those before a pair: «y» with one follower says little
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = {True: re.compile("[Ѐ-џґ_]{2}"), False: re.compile("[a-zß-öø-žά-ώ_]{2}")}

Pairs = Counter[str]
"""Two letters, or a letter and a space, with their count."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--laws", required=True, type=Path)
    parser.add_argument("--treebank", required=True, nargs="+", type=Path)
    parser.add_argument("--profiles", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    cyrillic = law_words(options.laws)
    latin: Counter[str] = Counter()
    for word, count in cyrillic.items():
        latin[word.translate(TO_LATIN)] += count
    for path in options.treebank:
        for word in treebank_words(path):
            latin[word] += TREEBANK_WEIGHT
    languages = {"sr": pairs_of(cyrillic), "sh": pairs_of(latin)}
    languages |= {code: profile_pairs(options.profiles / code) for code in FOREIGN}
    lines = [line for code in sorted(languages) for line in table_lines(code, languages[code])]
    options.out.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(languages)} languages, {len(lines)} letters, {options.out.stat().st_size:,} bytes")


def law_words(path: Path) -> Counter[str]:
    """Words in small Cyrillic letters with their counts."""
    words: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words.update(word for word in _WORD.findall(line.lower()) if "а" <= word[0] <= "џ")
    return words


def treebank_words(path: Path) -> Iterator[str]:
    """The forms of a treebank in small letters."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit() and cells[1].isalpha():
                yield cells[1].lower()


def pairs_of(words: Mapping[str, int]) -> Pairs:
    pairs: Pairs = Counter()
    for word, count in words.items():
        for first, second in zip(EDGE + word, word + EDGE, strict=True):
            pairs[first + second] += count
    return pairs


def profile_pairs(path: Path) -> Pairs:
    """The pairs of a profile of langdetect, capitals counted as small letters."""
    pairs: Pairs = Counter()
    for part, count in json.loads(path.read_text(encoding="utf-8"))["freq"].items():
        if len(part) == len(part.lower()) == 2:  # «İ» becomes two
            pairs[part.lower().replace(" ", EDGE)] += count
    return pairs


def table_lines(code: str, pairs: Pairs) -> Iterator[str]:
    """One line for each letter that occurs: the letter, its followers with their costs."""
    own = _LETTERS[code in CYRILLIC]
    least = RAREST * pairs.total()
    followers: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, count in pairs.items():
        if count >= least and own.fullmatch(pair):
            followers[pair[0]][pair[1]] += count
    for first in sorted(followers):
        total = followers[first].total() + SMOOTHING * pairs.total()
        costs = {second: round(-2 * math.log2(count / total)) for second, count in sorted(followers[first].items())}
        cells = "".join(second + CODES[cost] for second, cost in costs.items() if cost < MOST)
        yield f"{code}\t{first}\t{cells}"


if __name__ == "__main__":
    main()
