"""Soft hyphens where a Serbian word may be broken, so that a typesetter without a dictionary breaks words.

In: text. Out: the same with U+00AD: before a consonant (or the last of several) that a vowel follows, with two letters
at least on either side. Latin lj, nj and dž are one letter. A compound («државно-правни») breaks at its own hyphen.
"""

from __future__ import annotations

import re

VOWELS = "аеиоуaeiou"
WORD = re.compile(r"(?<![\w-])[^\W\d_]{6,}(?![\w-])")
LETTER = re.compile(r"lj|nj|dž|Lj|Nj|Dž|.", re.DOTALL)


def soft(text: str) -> str:
    """`text` with soft hyphens inside words of six letters and more, but not in words in capitals."""
    return WORD.sub(lambda match: match[0] if match[0].isupper() else _soft_word(match[0]), text)


def _soft_word(word: str) -> str:
    letters = LETTER.findall(word)
    vowel = [letter.lower() in VOWELS for letter in letters]
    cuts = {
        at
        for at in range(2, len(letters) - 1)
        if not vowel[at] and vowel[at + 1] and any(vowel[:at])
    }  # fmt: skip
    return "".join(("\u00ad" if at in cuts else "") + letter for at, letter in enumerate(letters))
