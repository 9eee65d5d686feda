"""Units that the text founds or lists.

In: a sentence with a founding predicate, or list items that are names. Out: entries in the registry, with their parents.
Units are founded in prose («У Сектору се образују Одељење за … и Група за …»), in lists and trees (1. / 1.1.), by nesting
(«A, B, а у B – C и D») and in apposition («Управа царина, као орган управе у саставу Министарства финансија»).
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract import cutting, phrases
from delokrug.extract.mentions import Mention, mention_at, mentions
from delokrug.extract.predicates import Predicate
from delokrug.extract.registry import Entry
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block


def founded(
    state: State, block: Block, words: Words, start: int, stop: int, predicate: Predicate, found: Sequence[Mention]
) -> int | None:
    """Enter what the sentence founds; the container that a following list of items belongs to."""
    registry = state.registry
    if predicate.relative is not None:
        return _founded_in_clause(state, block, words, predicate, found, stop)
    before = [m for m in found if m.last <= predicate.first]
    after = [m for m in found if m.first >= predicate.last]
    container = _container(state, block, words, before, after, start)
    objects = [m for m in before if _is_object(words, m, start) and not any(_names_unit(m2) for m2 in after)]
    placed = container
    new: list[int] = []
    for mention in [*objects, *after]:
        if mention in after and is_container(words, mention, start):
            index = state.resolve(block, words, mention)
            if index is not None:
                placed = index
                if container is None and objects:
                    container = placed
            continue
        if not _names_unit(mention) or _inside_person(words, mention, start):
            continue
        entry = state.entry(block, words, mention)
        current = registry.current
        if current is not None and registry.units[current].name.key[: len(entry.name.key)] == entry.name.key:
            # «образује се стручна служба» below the heading «Стручна служба Коморе»
            if container is not None and container != current:
                registry.put_under(current, container)
            new.append(current)
            continue
        if mention.bare and not registry.exact(entry.name.key) and mention.lemma != entry.name.latin:
            continue  # «Сектор се образује за заокружену област рада»: a rule about sectors
        if current is not None and _shortened(registry.units[current], entry):
            registry.units[current].name = entry.name  # heading «Савет», then «образује се Савет за …»
            new.append(current)
            if container is not None:
                registry.put_under(current, container)
            continue
        if _mentioned_again(state, entry, mention, predicate):
            continue
        new.append(registry.announce(entry, placed if placed is not None else container))
    if len(new) == 1:
        _note_purpose(state, block, words, start, predicate, new[0])
    return container


def _mentioned_again(state: State, entry: Entry, mention: Mention, predicate: Predicate) -> bool:
    """«Национална академија образује се као …»: the subject is a known unit by its short name."""
    if mention.last > predicate.first or state.registry.exact(entry.name.key):
        return False
    return state.registry.resolve(entry.name.key, entry.kind) is not None


def _note_purpose(state: State, block: Block, words: Words, start: int, predicate: Predicate, unit: int) -> None:
    """«Ради обављања стручних послова образује се Служба»: what the unit is founded for is a duty of it.

    Behind «за» it is one only where the text states no other (`State.purposes`): it mostly repeats the remit.
    """
    if not words.in_class(start, "purpose"):
        return
    commas = (i for i in range(start, predicate.first) if words.forms[i] == "," and words.in_class(i + 1, "inside"))
    last = next(commas, predicate.first)
    if last - start > 2 and cutting.is_action(words, start + 1):
        state.purposes.append((unit, block, words, start + 1, last, words.in_class(start, "strong_purpose")))


def _founded_in_clause(
    state: State, block: Block, words: Words, predicate: Predicate, found: Sequence[Mention], stop: int
) -> int | None:
    """«Одсек за …, који се образује у оквиру овог одељења»: the antecedent is founded inside what the clause names."""
    assert predicate.relative is not None
    antecedents = [m for m in found if m.last <= predicate.relative]
    inside = [m for m in found if m.first >= predicate.last and is_container(words, m, predicate.last)]
    if not antecedents or not inside:
        return None
    container = state.resolve(block, words, inside[0])
    entry = state.entry(block, words, antecedents[-1])
    state.registry.announce(entry, container)
    return container


def appositions(state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int) -> None:
    """«X и Y, као органи управе у саставу Z»: X and Y are parts of Z."""
    named = [m for m in found if m.capital and not m.plural]
    group: list[Mention] = []
    for left, right in zip(named, named[1:], strict=False):
        group.append(left)
        if all(words.forms[i] == "," or words.in_class(i, "coordinators") for i in range(left.last, right.first)):
            continue
        end = phrases.match(words, state.pack, "within", left.last, right.first)
        if end is not None and end == right.first:
            parent = state.unit_of(block, words, right)
            for mention in group:
                state.registry.put_under(state.unit_of(block, words, mention), parent)
        group = []


def unit_items(words_of_items: Sequence[Words], state: State) -> bool:
    """Whether list items are names of units rather than duties."""
    named = sum(_item_mention(words, state) is not None for words in words_of_items)
    return named > 0 and 2 * named >= len(words_of_items)


def _item_mention(words: Words, state: State) -> Mention | None:
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
    out = []
    for block in items:
        words = state.words_of(block)
        mention = _item_mention(words, state)
        if mention is None and not (announced and words.capital(0)):
            continue
        parent = next((above[d] for d in range(block.depth - 1, 0, -1) if d in above), container)
        if mention is None:
            last = next((i for i in range(len(words)) if words.forms[i] in ",;:(."), len(words))
            first = 1 if words.in_class(0, "articles") else 0
            mention = Mention(first, last, first, "other", "", capital=True)
        entry = state.entry(block, words, mention)
        entry.relation = relation
        index = state.registry.announce(entry, parent)
        if relation != "part_of":
            state.registry.units[index].relation = relation
        above[block.depth] = index
        for depth in [d for d in above if d > block.depth]:
            del above[depth]
        out.append((block, words, index, mention.last))
    return out


def _container(
    state: State, block: Block, words: Words, before: Sequence[Mention], after: Sequence[Mention], start: int
) -> int | None:
    """The unit inside which the sentence founds others: named before the verb, or the one the text is about."""
    for mention in before:
        if is_container(words, mention, start) or not _is_object(words, mention, start):
            index = state.resolve(block, words, mention)
            if index is None and mention.capital and not mention.plural:
                index = state.unit_of(block, words, mention)
            if index is not None:
                return index
    if phrases.find(words, state.pack, "outside", start, len(words)) is not None:
        return state.registry.body
    subject = [m for m in before if _is_object(words, m, start)]
    if subject and _consists(words, subject[0], state):
        return state.unit_of(block, words, subject[0])
    return _around(state, min((_rank(state, m) for m in (*before, *after) if _names_unit(m)), default=9))


def _rank(state: State, mention: Mention) -> int:
    head = state.pack.heads.get(mention.lemma)
    return head.rank if head else 9


def _around(state: State, rank: int) -> int | None:
    """The unit the text is about, or the one above it, that can hold a unit of this rank."""
    for index in state.registry.line_of(state.registry.current):
        if state.registry.units[index].rank < rank:
            return index
    return state.registry.body


def _shortened(known: Entry, entry: Entry) -> bool:
    """The unit known so far has only the first word of the new name, and nothing has been said of it yet."""
    return len(known.name.key) == 1 and known.name.key == entry.name.key[:1] and not known.described


def _consists(words: Words, subject: Mention, state: State) -> bool:
    """«Сектор има …», "The Sector comprises …": the subject is the container."""
    return any(words.in_class(i, "consist") for i in range(subject.last, min(subject.last + 4, len(words))))


def is_container(words: Words, mention: Mention, start: int) -> bool:
    """The mention stands behind «у», «у оквиру», «у саставу», or is what such a noun governs."""
    i = mention.first - 1
    while i >= start and (words.in_class(i, "this") or words.in_class(i, "articles")):
        i -= 1
    return i >= start and (words.in_class(i, "inside") or words.in_class(i, "frame"))


def _is_object(words: Words, mention: Mention, start: int) -> bool:
    """The mention stands in the nominative, not behind a preposition and not as somebody's genitive."""
    i = mention.first - 1
    if i >= start and (words.in_class(i, "prepositions") or words.in_class(i, "frame")):
        return False
    return not mention.cases or "Nom" in mention.cases and not _inside_person(words, mention, start)


def _names_unit(mention: Mention) -> bool:
    """A name rather than a class («одсеци и групе») or an everyday noun."""
    if mention.plural:
        return False
    return mention.capital or (not mention.bare and (not mention.cases or "Nom" in mention.cases))


def _inside_person(words: Words, mention: Mention, start: int) -> bool:
    """«начелник Одељења», «шеф Одсека»: the unit is only mentioned."""
    i = mention.first - 1
    return i >= start and words.in_class(i, "official")


__all__ = ["appositions", "founded", "is_container", "listed", "mentions", "unit_items"]
