"""Names whose extent is certain because a heading or list item shows it.

In: names. Out: for a place in prose, where the longest known name that begins there ends.
"""

from __future__ import annotations

import functools

from delokrug.extract.naming import key_of
from delokrug.extract.words import Words
from delokrug.packs import Pack

CLOSERS = frozenset(':;.?!()[]„“”»«"')  # signs that no name goes across


class Known:
    """Names whose extent is certain, as sequences of word keys, for the longest match in prose."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._by_first: dict[str, list[tuple[str, ...]]] = {}

    def add(self, name: str) -> None:
        key = key_of(name, self._pack)
        if len(key) > 1 and key not in self._by_first.setdefault(key[0], []):
            self._by_first[key[0]].append(key)
            self._by_first[key[0]].sort(key=len, reverse=True)

    def end(self, words: Words, first: int, stop: int) -> int | None:
        """Where the longest known name that starts at token `first` ends; None where none does."""
        for key in self._by_first.get(word_key(words.forms[first], self._pack), ()):
            at = first
            for part in key:
                while at < stop and not word_key(words.forms[at], self._pack) and words.forms[at] not in CLOSERS:
                    at += 1
                if at >= stop or word_key(words.forms[at], self._pack) != part:
                    break
                at += 1
            else:
                return at
        return None


@functools.lru_cache(maxsize=20000)
def word_key(form: str, pack: Pack) -> str:
    return " ".join(key_of(form, pack))
