"""Words of names and texts, for comparison. In: text in any script. Out: words in small Latin letters."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from delokrug.script import to_latin

_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """The words and numbers of a text, in order."""
    return _WORD.findall(to_latin(text).lower())


def says(text: str, pattern: str) -> bool:
    """Whether the words of `pattern` stand in the text, one behind the other; «*» stands for any ending.

    >>> says("Одељење комуналне милиције", "komunaln* milicij*")
    True
    """
    words, wanted = words_in(text), pattern.split()
    return any(
        all(fnmatchcase(word, want) for word, want in zip(words[at:], wanted, strict=False))
        for at in range(len(words) - len(wanted) + 1)
    )
