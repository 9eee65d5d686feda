"""Posts told in running prose: blocks in, drafts of posts out.

«У Одељењу за нутритивне стандарде: нутрициониста, самостални саветник, три извршиоца; сарадник за алергије, сарадник,
један извршилац.» Booklets tell the systematisation so. Each clause is the head of a post with title, rank and number of
executors, all three; what stands before the colon names its unit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from delokrug.extract.post_drafts import Draft
from delokrug.extract.post_heads import head
from delokrug.extract.words import Words
from delokrug.records import Block

LEAST = 3  # such clauses in a document; a single one may be said of somebody


def sentence_drafts(
    blocks: Sequence[Block], all_words: Sequence[Words], modes: list[str], taken: Collection[int]
) -> list[Draft]:
    """The posts told in prose, in order. Their blocks get the mode "posts". `taken`: blocks that hold other posts."""
    found: list[Draft] = []
    for index, (block, words) in enumerate(zip(blocks, all_words, strict=True)):
        told = block.kind in ("paragraph", "item") and block.cell is None and modes[index] not in ("title", "skip")
        if told and index not in taken and _counts(words):
            found += _told(index, block, words)
    if len(found) < LEAST:
        return []
    for draft in found:
        modes[draft.index] = "posts"
    return found


def _counts(words: Words) -> bool:
    """Whether a block has the noun of executors at all; most have not, and their sentences need not be looked at."""
    text = words.text.lower()
    return any(prefix in text for prefix in words.pack.words.get("executor_prefix", ()))


def _told(index: int, block: Block, words: Words) -> Iterator[Draft]:
    for first, last in _clauses(words):
        begin = next((i + 1 for i in range(last - 1, first - 1, -1) if words.forms[i] == ":"), first)
        while begin < last and words.in_class(begin, "connectors"):
            begin += 1
        said = head(words, begin, last, sign=",", small=True)
        if said is None or said.rank is None or said.executors is None or said.rank.last > said.executors.first:
            continue
        draft = Draft(index, block, (said.first, said.last))
        draft.give_rank((block, said.rank.first, said.rank.last), said.rank.code)
        draft.give_executors(block, said.executors)
        draft.unit = (block, first, begin) if begin > first else None
        yield draft


def _clauses(words: Words) -> Iterator[tuple[int, int]]:
    """Token ranges between semicolons and the ends of sentences."""
    for first, last in words.sentences():
        start = first
        for i in range(first, last):
            if words.forms[i] == ";" and not words.depths[i]:
                yield start, i
                start = i + 1
        yield start, last
