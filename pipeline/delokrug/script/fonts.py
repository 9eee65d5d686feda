"""Letters that a broken font or a wrong code page left in place of Serbian ones.

In: a document's text. Out: which of its letters stand for which others, nothing without proof: a Romanian or Danish
name in a sound document keeps its letters. The proof is statistical, over the document: Serbian word parts that appear
once the letter is exchanged («nadleţnosti»), or capitals inside small words («utvrĎivanje»).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from delokrug.script import lists
from delokrug.script.mapping import Edit

# Measured on foreign words and on laws with letters exchanged (tests/script/test_fonts.py): word parts prove 67 %
# (ć) to 96 % (đ) of the words with the letter, and none of a foreign text.
PROVEN_SHARE = 0.3
# Brackets are frequent in sound text, so the 7-bit code asks for more: three words, and hardly a proper letter.
SEVEN_BIT_WORDS = 3

_SERBIAN = "A-PR-VZa-pr-vzČĆŽŠĐčćžšđ"
_PROPER = re.compile("[čćžšđČĆŽŠĐ]")


def font_repairs(text: str) -> dict[str, str]:
    """Which letters of the document stand for others, capitals and small ones («ţ» → «ž»).

    >>> font_repairs("Ĉlan 3. utvrĎivanje nadleţnosti")
    {'ţ': 'ž', 'Ď': 'Đ', 'Ĉ': 'Č'}
    >>> font_repairs("županija Constanţa, Romania")
    {}
    """
    repairs: dict[str, str] = {}
    for cause, table in _fonts().items():
        present = {letter: target for letter, target in table.items() if letter in text}
        if present:
            repairs |= _proven(text, present, seven_bit=cause == "seven_bit")
    return repairs


def font_edits(text: str, letters: Mapping[str, str]) -> Iterator[Edit]:
    """The letters exchanged in the words they stand in; a word with other foreign letters stays."""
    present = {letter: target for letter, target in letters.items() if letter in text}
    if not present:
        return
    for found in _word_with("".join(present)).finditer(text):
        for at, letter in enumerate(found[0]):
            if letter in present:
                start = found.start() + at
                yield start, start + 1, _in_case(present[letter], found[0], at)


def _proven(text: str, table: dict[str, str], *, seven_bit: bool) -> dict[str, str]:
    words = Counter(found[0] for found in _word_with("".join(table)).finditer(text))
    seen: Counter[str] = Counter()
    proven: Counter[str] = Counter()
    for word, count in words.items():
        for letter in set(word) & table.keys():
            seen[letter] += count
            proven[letter] += count * _proves(word, letter, table)
    total = proven.total()
    if seven_bit and (total < SEVEN_BIT_WORDS or len(_PROPER.findall(text)) > total):
        return {}
    if total < PROVEN_SHARE * seen.total():
        return {}
    # what one table did to some letters it did to all: rare letters follow the proven ones, when those are not one word
    return {
        letter: target
        for letter, target in table.items()
        if proven[letter] >= max(1, PROVEN_SHARE * seen[letter]) or (seen[letter] and total >= 3)
    }


def _proves(word: str, letter: str, table: dict[str, str]) -> bool:
    """Whether the word is Serbian with the letter exchanged, and foreign with it."""
    target = table[letter]
    mended = "".join(table.get(other, other) for other in word).lower()
    for found in _evidence(target.lower()).finditer(mended):
        if letter in word[found.start() : found.end()]:
            return True
    return target.isupper() and letter.isalpha() and bool(re.search(f"[a-zčćžšđ]{letter}[a-zčćžšđ]", word))


def _in_case(target: str, word: str, at: int) -> str:
    before, after = word[at - 1 : at], word[at + 1 : at + 2]
    if before.islower():
        return target.lower()
    if before.isupper() and (after.isupper() or not after.isalpha()):
        return target.upper()
    return target


@lru_cache(maxsize=64)
def _word_with(letters: str) -> re.Pattern[str]:
    wanted = "".join(map(re.escape, letters))
    some = f"[{_SERBIAN}{wanted}]"
    return re.compile(rf"(?<![^\W\d_])(?<![{wanted}])(?={some}*[{_SERBIAN}]){some}*[{wanted}]{some}*(?![^\W\d_])")


@cache
def _fonts() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = lists.table("repairs")["font"]
    return tables


@cache
def _evidence(target: str) -> re.Pattern[str]:
    parts: list[str] = lists.table("repairs")["evidence"][target]
    return re.compile("|".join(parts))
