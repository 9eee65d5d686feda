"""Which words Serbian laws have.

In: an xz-compressed text in Cyrillic or Latin. Out: its words in Latin, lower case, with their counts.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[a-zčćžšđ]+")
_CYRILLIC = "абвгдђежзијклмнопрстћуфхцчшљњџ"
_LATIN = (*"abvgdđežzijklmnoprstćufhcčš", "lj", "nj", "dž")
TO_LATIN = {ord(cyrillic): latin for cyrillic, latin in zip(_CYRILLIC, _LATIN, strict=True)}


def law_vocabulary(path: Path, *, least: int = 2) -> Counter[str]:
    """Lower-case Latin words that occur at least so often, with their counts."""
    counts: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(WORD.findall(line.lower().translate(TO_LATIN)))
    return Counter({word: count for word, count in counts.items() if count >= least and len(word) > 1})
