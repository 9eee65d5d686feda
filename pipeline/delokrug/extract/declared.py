"""The sums a rulebook declares, in prose, lists and tables: «систематизовано је 120 радних места», «УКУПНО: 31».

In: a document's blocks, the drafts of its posts and the units found in it. Out: `DeclaredTotal`s in reading order,
whose `unit` is an index into the state's registry (None for the body or the whole document). Units, posts and duties
stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract.declared_prose import read_prose
from delokrug.extract.declared_tables import read_tables
from delokrug.extract.heads import Mention
from delokrug.extract.post_drafts import Draft
from delokrug.extract.state import State
from delokrug.records import Block, DeclaredTotal


def declared_totals(
    state: State, blocks: Sequence[Block], headings: Sequence[Mention | None], drafts: Sequence[Draft]
) -> list[DeclaredTotal]:
    """The sums of one document, in the order in which they stand."""
    reader = read_prose(state, blocks, headings, drafts)
    read_tables(reader, blocks, frozenset(draft.block.cell.table for draft in drafts if draft.block.cell is not None))
    return sorted(reader.found, key=lambda total: (total.start, total.end))


def posts_declared(totals: Sequence[DeclaredTotal], body: int | None) -> dict[int, int]:
    """Unit → number of posts that the text says it has, the first one; the document's total is that of the body."""
    found: dict[int, int] = {}
    for total in totals:
        unit = body if total.unit is None else total.unit
        if total.counted == "posts" and not total.of and total.since is None and unit is not None:
            found.setdefault(unit, total.count)
    return found
