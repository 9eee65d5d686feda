"""Units that the text founds or lists.

In: a sentence with a founding predicate, or list items that are names. Out: entries in the registry, with their
parents. Units are founded in prose («У Сектору се образују Одељење за … и Група за …»), in lists and trees (1. /
1.1.), by nesting («A, B, а у B – C и D») and in apposition («Управа царина, као орган управе у саставу Министарства
финансија»).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from delokrug.extract import phrases
from delokrug.extract.grammar import is_action
from delokrug.extract.heads import Mention, head_noun
from delokrug.extract.mentions import mention_at, mentions
from delokrug.extract.predicates import Predicate
from delokrug.extract.registry import Entry
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block


def founded(
    state: State, block: Block, words: Words, start: int, predicate: Predicate, found: Sequence[Mention], done:
    set[int], *, items_follow: bool,
) -> int | None:  # fmt: skip
    """Enter what the sentence founds; the container that a following list of items belongs to.

    `done`: first tokens of mentions that an earlier predicate of the sentence has entered; this one adds its own.
    """
    if predicate.relative is not None:
        return _founded_in_clause(state, block, words, predicate, found)
    before = [m for m in found if m.first < predicate.last]
    after = [m for m in found if m.first >= predicate.last]
    # «Сектор има …»: what stands before such a verb holds the units, it is not founded
    holds = any(words.in_class(i, "consist") for i in range(predicate.first, predicate.last))
    objects = (
        [] if holds or any(_names_unit(words, m) for m in after) else [m for m in before if _is_object(words, m, start)]
    )
    if holds and not items_follow and not any(_names_unit(words, m) for m in after):
        return None  # «Завод има својство правног лица»
    container = _container(state, block, words, before, after, start)
    placed = container
    new: list[int] = []
    seen: Mention | None = None
    for mention in [*objects, *after]:
        if _behind_seat(state, words, mention):
            continue
        if mention in after and seen is not None:
            placed = _placed(state, words, seen, mention, new, placed, container)
        if mention in after and is_container(words, mention, start):
            index = state.resolve(block, words, mention)
            if index is not None:
                placed = index
                container = placed if container is None and objects else container
            continue
        if (
            mention.first in done
            or not _names_unit(words, mention, holds=holds)
            or _inside_person(words, mention, start)
        ):
            continue
        if not mention.capital and words.in_class(mention.first - 1, "as"):
            continue  # «образује се Комисија, као стручно тело»
        entry = state.entry(block, words, mention)
        # «Одсек за кадрове и Писарница»: beside a name a bare noun is one, too
        rule = seen is None and _rule_about(state, entry, mention, predicate)
        if not rule and not _mentioned_again(state, entry, mention, predicate):
            new.append(_entered(state, entry, placed if placed is not None else container, container))
            seen = mention
            done.add(mention.first)
            if mention.last >= len(words) or words.forms[mention.last] in ".;":
                # a full stop shows where the name ends, also where it comes again before «у области …»
                state.known.add(words.text[slice(*words.chars(mention.first, mention.last))])
    if len(new) == 1:
        _note_purpose(state, block, words, start, predicate, new[0])
    return container


def _placed(
    state: State,
    words: Words,
    seen: Mention,
    mention: Mention,
    new: Sequence[int],
    placed: int | None,
    container: int | None,
) -> int | None:
    """Where a unit goes that is named behind another one: «A, у коме се образују B и C; D», «A, а у њему B, и C»."""
    between = range(seen.last, mention.first)
    if any(words.forms[i] == ";" for i in between):
        return container
    if new and any(words.in_class(i, "inside") and words.in_class(i + 1, "pointing") for i in between):
        return new[-1]
    if placed != container and new and _rank(state, mention) < state.registry.units[new[-1]].rank:
        return container
    return placed


def _entered(state: State, entry: Entry, placed: int | None, container: int | None) -> int:
    """Enter a founded unit; the heading above may already have named it, in full or in short."""
    registry = state.registry
    current = registry.current
    if current is not None:
        known = registry.units[current]
        longer = (
            known.name.key[: len(entry.name.key)] == entry.name.key
        )  # heading «Служба Коморе», then «образује се служба»
        if longer or _shortened(known, entry):
            if not longer:
                known.name = entry.name  # heading «Савет», then «образује се Савет за …»
            if container is not None and container != current:
                registry.put_under(current, container)
            registry.note_announced(current, entry)
            return current
    return registry.announce(entry, placed)


def _rule_about(state: State, entry: Entry, mention: Mention, predicate: Predicate) -> bool:
    """«Сектор се образује за заокружену област рада»: a rule about sectors, no unit."""
    listed = mention.first >= predicate.last and mention.kind == "other"
    return mention.bare and not listed and not state.registry.exact(entry.name.key) and _generic(state, mention)


def _generic(state: State, mention: Mention) -> bool:
    head = state.pack.heads.get(mention.lemma)
    return head is not None and head.rank > 0


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
    if last - start > 2 and is_action(words, start + 1):
        state.purposes.append((unit, block, words, start + 1, last, words.in_class(start, "strong_purpose")))


def _founded_in_clause(
    state: State, block: Block, words: Words, predicate: Predicate, found: Sequence[Mention]
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
    named = [m for m in found if m.capital and not m.plural and words.depths[m.first] == words.depths[start]]
    group: list[Mention] = []
    for left, right in itertools.pairwise(named):
        group.append(left)
        if all(words.forms[i] == "," or words.in_class(i, "coordinators") for i in range(left.last, right.first)):
            continue
        end = phrases.match(
            words, state.pack, "within", _behind_parenthesis(words, left.last, right.first), right.first
        )
        if end is not None and end == right.first:
            parent = state.unit_of(block, words, right)
            for child in [state.unit_of(block, words, mention) for mention in group]:
                if parent is not None and child is not None:
                    state.registry.put_under(child, parent)
        group = []


def _behind_parenthesis(words: Words, at: int, stop: int) -> int:
    """«X (у даљем тексту: Дирекција), орган управе у саставу Y»: the parenthesis says nothing of Y."""
    if at < stop and words.forms[at] == "(":
        return next((i + 1 for i in range(at, stop) if words.forms[i] == ")"), at)
    return at


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
    out = []
    for block in items:
        words = state.words_of(block)
        mention = item_mention(words, state)
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


def _container(
    state: State, block: Block, words: Words, before: Sequence[Mention], after: Sequence[Mention], start: int
) -> int | None:
    """The unit inside which the sentence founds others: named before the verb, or the one the text is about."""
    if _outside(state, words, start):
        return state.registry.body
    if any(words.in_class(i, "pointing") and words.in_class(i + 1, "frame") for i in range(start, len(words) - 1)):
        return state.registry.current  # «У њеном саставу су Испостава A и Испостава B»
    for mention in before:
        if is_container(words, mention, start) or not _is_object(words, mention, start):
            index = state.resolve(block, words, mention)
            if index is None and mention.capital and not mention.plural and not mention.bare:
                index = state.unit_of(block, words, mention)
            if index is not None:
                return index
    subject = [m for m in before if m.capital and _is_object(words, m, start)]
    if subject and _consists(words, subject[0], state):
        index = state.resolve(block, words, subject[0])
        if index is not None or not subject[0].bare:
            return index if index is not None else state.unit_of(block, words, subject[0])
    return _around(state, min((_rank(state, m) for m in (*before, *after) if _names_unit(words, m)), default=9))


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


def _outside(state: State, words: Words, start: int) -> bool:
    """«Изван сектора и посебних јединица образује се …»: directly inside the institution."""
    found = phrases.find(words, state.pack, "outside", start, len(words))
    if found is None:
        return False
    if found[1] < len(words) and words.in_class(found[1], "frame"):
        return False  # «изван седишта Министарства» is a place
    near = range(found[1], min(found[1] + 4, len(words)))
    return any(words.in_class(i, "class") or head_noun(words, state.pack, i) is not None for i in near)


def _behind_seat(state: State, words: Words, mention: Mention) -> bool:
    """«изван седишта Министарства»: the unit is only where the place is."""
    i = mention.first - 1
    return i > 0 and words.in_class(i, "frame") and phrases.match(words, state.pack, "outside", i - 1, i) == i


def _consists(words: Words, subject: Mention, state: State) -> bool:
    """«Сектор има …», "The Sector comprises …": the subject is the container."""
    return any(words.in_class(i, "consist") for i in range(subject.last, min(subject.last + 4, len(words))))


def is_container(words: Words, mention: Mention, start: int) -> bool:
    """The mention stands behind «у», «у оквиру», «у саставу», or is what such a noun governs."""
    i = mention.first - 1
    while i >= start and (words.in_class(i, "this") or words.in_class(i, "articles")):
        i -= 1
    i = words.governor(i, start)
    if i >= start and words.in_class(i, "frame"):
        # «у саставу Сектора», but «има у свом саставу Одсек за …»
        return not mention.cases or bool(mention.cases - {"Nom", "Acc"})
    return i >= start and words.in_class(i, "inside")


def _is_object(words: Words, mention: Mention, start: int) -> bool:
    """The mention stands in the nominative, not behind a preposition and not as somebody's genitive."""
    i = mention.first - 1
    if i >= start and (words.in_class(i, "prepositions") or words.in_class(i, "frame")):
        return False
    return not mention.cases or ("Nom" in mention.cases and not _inside_person(words, mention, start))


def _names_unit(words: Words, mention: Mention, *, holds: bool = False) -> bool:
    """A name rather than a class («одсеци и групе») or an everyday noun; «стручна служба» may be one."""
    if mention.plural:
        return False
    return mention.capital or (
        not holds and mention.first < mention.head and (not mention.cases or "Nom" in mention.cases)
    )


def _inside_person(words: Words, mention: Mention, start: int) -> bool:
    """«начелник Одељења», «шеф Одсека»: the unit is only mentioned."""
    i = words.governor(mention.first - 1, start)
    return i >= start and words.in_class(i, "official")


__all__ = ["appositions", "founded", "is_container", "listed", "mentions", "unit_items"]
