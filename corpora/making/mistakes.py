"""What typists do to a text, so that a document has it and its gold has not.

In: `Source`. Out: the same source with other letters in its blocks and tables; duties, units and posts stay clean.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from .source import Block, Source, Table

LOOK_ALIKE = str.maketrans("аеосАЕОСМТК", "aeocAEOCMTK")
WORD = re.compile(r"[^\W\d_]{4,}")


def look_alikes(source: Source, *, share: float, seed: int) -> Source:
    """A Latin letter that looks alike instead of one Cyrillic letter, in a `share` of the words."""
    chance = random.Random(seed)

    def word(match: re.Match[str]) -> str:
        letters = list(match[0])
        places = [at for at, letter in enumerate(letters) if letter.translate(LOOK_ALIKE) != letter]
        if not places or chance.random() >= share:
            return match[0]
        at = chance.choice(places)
        letters[at] = letters[at].translate(LOOK_ALIKE)
        return "".join(letters)

    def text(words: str) -> str:
        return WORD.sub(word, words)

    blocks: list[Block | Table] = []
    for block in source.blocks:
        if isinstance(block, Table):
            rows = tuple(tuple(map(text, row)) for row in block.rows)
            blocks.append(Table(tuple(map(text, block.head)), rows))
        else:
            blocks.append(replace(block, runs=tuple(replace(run, text=text(run.text)) for run in block.runs)))
    return replace(source, blocks=blocks)
