"""Units that list items name.

In: list items. Out: entries in the registry, with their parents: what the opener says, the item above, or the numbers
of a tree (1. / 1.1.).
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract.announcements import is_container
from delokrug.extract.heads import Mention
from delokrug.extract.mentions import mention_at, mentions
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block


def unit_items(items: Sequence[Block], state: State) -> bool:
    """Whether list items are names of units rather than duties; what is nested below them does not count."""
    outer = min((item.depth for item in items), default=0)
    top = [item for item in items if item.depth == outer]
    named = sum(item_mention(state.words_of(item), state) is not None for item in top)
    return named > 0 and 2 * named >= len(top)


def item_mention(words: Words, state: State) -> Mention | None:
    """The name an item begins with; None where it begins with something else."""
    start = 0
    while start < len(words) and (words.punct(start) or words.in_class(start, "articles")):
        start += 1
    for head in range(start, min(start + 9, len(words))):
        mention = mention_at(words, state.pack, head, start, len(words), state.known, whole=True)
        if mention:
            return mention if mention.first == start and mention.capital else None
    return None


def listed(
    state: State, items: Sequence[Block], container: int | None, *, relation: str = "part_of", announced: bool = False
) -> list[tuple[Block, Words, int, int]]:
    """Enter the units that list items name; nested items are parts of the item above.

    `announced`: the opener said that units follow, so an item without a known head is a unit of kind other.
    Returns for each named item its words, the index of its unit and the token behind its name.
    """
    above: dict[int, int] = {}
    numbered: dict[str, int] = {}
    tree = any("." in block.marker.strip(".() ") for block in items)  # «4.», «4.1.»
    out = []
    for block in items:
        words = state.words_of(block)
        mention = item_mention(words, state)
        if mention is None and not (announced and words.capital(0)):
            continue
        parent = next((above[d] for d in range(block.depth - 1, 0, -1) if d in above), container)
        number = block.marker.strip(".() ")
        parent = numbered.get(number.rpartition(".")[0], parent)
        if mention is None:
            last = next((i for i in range(len(words)) if words.forms[i] in ",;:(."), len(words))
            first = 1 if words.in_class(0, "articles") else 0
            mention = Mention(first, last, first, "other", "", capital=True)
        entry = state.entry(block, words, mention)
        entry.relation = relation
        index = state.registry.announce(entry, parent)
        if relation != "part_of":
            state.registry.units[index].relation = relation
        if tree:
            # the rest of a tree may stand behind a page break («3.2.1.» below «3.2.»)
            numbered[number] = state.numbered[number] = index
        above[block.depth] = index
        for depth in [d for d in above if d > block.depth]:
            del above[depth]
        out.append((block, words, index, mention.last))
    return out


def inside_item(state: State, block: Block, words: Words, unit: int, start: int) -> bool:
    """«а) Одељење инспекције, у чијем саставу су Одсек A и Одсек B»: units named inside an item are parts of its
    unit.
    """
    found = mentions(words, state.pack, start, len(words), state.known)
    # «… и друге послове из делокруга Групе» names nothing new
    named = [m for m in found if m.capital and not m.plural and not m.bare]
    named = [m for m in named if not is_container(words, m, start) or ("Nom" in m.cases and "Gen" not in m.cases)]
    joined = bool(named) and words.in_class(named[0].first - 1, "with")  # «Сектор за …, са Одељењем за …»
    between = range(start, named[0].first) if named else range(0)
    if not joined and not any(words.in_class(i, "pointing") or words.in_class(i, "relative") for i in between):
        return False
    for mention in named:
        state.registry.announce(state.entry(block, words, mention), unit)
    return True
