"""What is known of the text above a sum: the heading it stands under, whose sum it is, and the sums that were read.

In: blocks with their words. Out: a `Reader`, to which `declared_prose` and `declared_tables` add.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from delokrug.extract.counts import Count
from delokrug.extract.heads import Mention
from delokrug.extract.mentions import mention_at
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block, DeclaredTotal

UNKNOWN = -1  # a unit that was not found: its sums are compared with nothing


@dataclass(slots=True)
class Reader:
    """What is known of the text above the block that is being read."""

    state: State
    heads: frozenset[int]  # indices of blocks in which posts begin
    found: list[DeclaredTotal] = field(default_factory=list)
    headings: list[tuple[Block, Words, Mention]] = field(default_factory=list)  # above the text, not resolved yet
    unit: int | None = None  # of those above them
    posts_since: bool = False  # posts have been listed below that heading
    under_heading: bool = False  # nothing has been said below that heading yet
    listing: bool = False  # the block above declared a sum whose parts may follow
    group: int = -1
    scope: int | None = None  # the unit of that sum
    summed: int = 0  # where the last sum below posts ended
    tables: dict[int, int | None] = field(default_factory=dict)  # number of a table → the unit it stands under

    @property
    def current(self) -> int | None:
        """The unit under whose heading the text stands."""
        for block, words, mention in self.headings:
            found = resolved(self, block, words, mention, under=self.unit)
            self.unit = self.unit if found is None else found
        self.headings.clear()
        return self.unit

    def add(
        self,
        block: Block,
        words: Words,
        count: Count,
        of: str,
        unit: int | None,
        *,
        since: int | None = None,
        label: int | None = None,
        start: int | None = None,
    ) -> None:
        """One more sum. `label`: the token with which the name of a part of a list begins; the quote begins there, or
        at `start` where that is an earlier cell.
        """
        if unit == UNKNOWN:
            return
        closed = words.forms[count.last : count.last + 1] == [")"]
        quoted = _quote(words, count) if label is None else (label, count.last + closed)
        at, end = block.clean.span(*words.chars(*quoted))
        of = of if count.sure else "other"
        self.found.append(
            DeclaredTotal(
                count.counted,
                count.number,
                at if start is None else start,
                end,
                block.page,
                of,
                unit,
                self.group,
                since,
                block.place,
            )
        )


def resolved_here(reader: Reader, block: Block, words: Words, mention: Mention) -> int | None:
    return resolved(reader, block, words, mention, under=reader.current)


def resolved(reader: Reader, block: Block, words: Words, mention: Mention, *, under: int | None) -> int | None:
    """The unit that a mention means below a heading of another; None where it is not known."""
    registry = reader.state.registry
    registry.current = under
    return registry.resolve(reader.state.name(block, words, mention).key, mention.kind)


def scope(reader: Reader, block: Block, words: Words, first: int, stop: int) -> tuple[int | None, bool]:
    """The unit a sentence is about (None for the body), and whether it names one at all."""
    state = reader.state
    for i in range(first, stop):
        mention = mention_at(words, state.pack, i, first, stop, state.known, whole=False)
        if mention is None or not mention.capital or mention.plural:
            continue
        unit = resolved_here(reader, block, words, mention)
        if unit is None:
            return UNKNOWN, True
        return (None if unit == state.registry.body else unit), True
    return None, False


def label_of(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """What stands before a number without connectors and signs; None where there is nothing else."""

    def empty(i: int) -> bool:
        return words.punct(i) or any(words.in_class(i, name) for name in ("total_links", "total_list", "total"))

    while first < last and empty(first):
        first += 1
    while last > first and empty(last - 1):
        last -= 1
    return (first, last) if first < last else None


def _quote(words: Words, count: Count) -> tuple[int, int]:
    """The sentence or part of a list around a number, from one semicolon or colon to the next."""
    first, last = count.first, count.last
    while first > 0 and words.forms[first - 1] not in ";:" and not _ends_sentence(words, first - 1):
        first -= 1
    if first > 0 and words.forms[first - 1] == ":" and label_of(words, first, count.first) is None:
        first = 0  # «Укупан број радних места: 31»
    while last < len(words) and words.forms[last] not in ";:" and not _ends_sentence(words, last):
        last += 1
    return first, last


def _ends_sentence(words: Words, i: int) -> bool:
    return words.forms[i] in ".!?" and i + 1 < len(words) and words.capital(i + 1)
