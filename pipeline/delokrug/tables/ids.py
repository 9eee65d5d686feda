"""Ids that stay the same.

In: names and texts. Out: short ids from their hash. The same words give the same id in either script, in capitals or
not, however they are spaced or punctuated.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

from delokrug.script import to_latin

# 16 hexadecimal digits: among a million units of one body the chance that any two share an id is 3 in 100 million.
DIGITS = 16


def document_id(sha256: str, *, source: str = "") -> str:
    """From the file's bytes; from its path where they could not be read."""
    return "d" + (sha256 or hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest())[:DIGITS]


def digest(prefix: str, *parts: str) -> str:
    """`prefix` and the hash of the parts; where one part ends and the next begins makes a difference."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return prefix + hashlib.sha256(joined).hexdigest()[:DIGITS]


def canonical(text: str) -> str:
    """Lower-case Latin letters and digits with single spaces between words."""
    latin = in_latin(unicodedata.normalize("NFKC", text))
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", latin).casefold()).strip()


@lru_cache(maxsize=8)
def in_latin(text: str) -> str:
    """`script.to_latin`, remembered: a row's id and its Latin column ask for the same text one after the other."""
    return to_latin(text)


class Counter:
    """Makes ids of one table unique inside a document: the second of its kind gets -2, the third -3."""

    def __init__(self) -> None:
        self._seen: defaultdict[str, int] = defaultdict(int)

    def unique(self, id: str) -> str:
        self._seen[id] += 1
        return id if self._seen[id] == 1 else f"{id}-{self._seen[id]}"
