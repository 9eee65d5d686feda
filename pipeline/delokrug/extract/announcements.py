"""Units that a sentence founds.

In: a sentence with a founding predicate. Out: entries in the registry, with their parents. Units are founded in prose
(«У Сектору се образују Одељење за … и Група за …»), by nesting («A, B, а у B – C и D») and in apposition («Управа
царина, као орган управе у саставу Министарства финансија»). Lists are in `unit_lists`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from delokrug.extract import phrases
from delokrug.extract.grammar import is_action
from delokrug.extract.heads import Mention
from delokrug.extract.mentions import is_class
from delokrug.extract.places import Places, outside, points_inside
from delokrug.extract.predicates import Predicate
from delokrug.extract.registry import Entry
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block

_DIRECT = frozenset({"Nom", "Acc", "Voc"})  # no preposition of place and no noun governs these


def founded(
    state: State, block: Block, words: Words, start: int, predicate: Predicate, found: Sequence[Mention], done:
    set[int], *, items_follow: bool,
) -> int | None:  # fmt: skip
    """Enter what the sentence founds; the container that a following list of items belongs to.

    `done`: first tokens of mentions that an earlier predicate of the sentence has entered; this one adds its own.
    """
    if _unreal(words, predicate, start):
        return None
    if predicate.relative is not None:
        return _founded_in_clause(state, block, words, predicate, found)
    predicate = _up_to_names(words, predicate, found, start)
    before = [m for m in found if m.first < predicate.last and not is_class(words, m.first, m.head)]
    after = [m for m in found if predicate.last <= m.first < _clause_end(words, predicate)]
    named_after = [m for m in after if _names_unit(words, m) and not is_container(words, m, start)]
    holds = _holds(words, predicate)
    objects = [] if holds or named_after else [m for m in before if _is_object(words, m, start)]
    if holds and not items_follow and not named_after:
        return None  # «Завод има својство правног лица»
    container = _container(state, block, words, before, after, start, holds=holds)
    state.told = (container, state.registry.current)
    if objects and after and (is_container(words, after[0], start) or _of_class(words, after[0])):
        # «Одсек за A и Група за B образују се у Сектору»
        behind = state.resolve(block, words, after[0])
        container = container if behind is None else behind
    places = Places(container)
    new: list[int] = []
    for mention in [*objects, *(m for m in after if not _away_from(words, m))]:
        inside = mention in after and is_container(words, mention, start)
        if inside or (mention in after and _names_unit(words, mention)):
            places.pass_to(state, words, mention, new)
        if inside:
            index = _just_named(state, mention, new)
            places.enter(state.resolve(block, words, mention) if index is None else index, mention)
            continue
        if mention.first in done or not _names_unit(words, mention, holds=holds):
            continue
        entry = _founded_entry(state, block, words, mention, predicate, named_after, start)
        if entry is not None:
            new.append(_entered(state, entry, places.placed, container))
            places.seen = mention
            done.add(mention.first)
            _note_extent(state, words, mention)
    if len(new) == 1:
        _note_purpose(state, block, words, start, predicate, new[0])
    if items_follow and places.seen is not None and new and _opens_inner_list(words, places.seen.last):
        return new[-1]
    return container


def _founded_entry(
    state: State,
    block: Block,
    words: Words,
    mention: Mention,
    predicate: Predicate,
    named: Sequence[Mention],
    start: int,
) -> Entry | None:
    """A new entry for what the predicate founds; None where the mention is no unit of its own."""
    if _inside_person(words, mention, start):
        return None
    if not mention.capital and words.in_class(mention.first - 1, "as"):
        return None  # «образује се Комисија, као стручно тело»
    entry = state.entry(block, words, mention)
    beside = any(m is not mention and not m.bare for m in named)
    if _rule_about(state, entry, mention, predicate, beside) or _mentioned_again(state, entry, mention, predicate):
        return None
    return entry


def _note_extent(state: State, words: Words, mention: Mention) -> None:
    """A full stop shows where the name ends, also where it comes again before «у области …»."""
    if mention.last >= len(words) or words.forms[mention.last] in ".;":
        state.known.add(words.text[slice(*words.chars(mention.first, mention.last))])


def _clause_end(words: Words, predicate: Predicate) -> int:
    """«Одељење за A, образовано у овом сектору, сарађује са B»: the participle reaches to the next comma."""
    said = range(predicate.first, predicate.last)
    if words.forms[predicate.first - 1] != "," or any(words.finite(i) or words.punct(i) for i in said):
        return len(words)
    return next((i for i in range(predicate.last, len(words)) if words.forms[i] == ","), len(words))


def _up_to_names(words: Words, predicate: Predicate, found: Sequence[Mention], start: int) -> Predicate:
    """«има Одељење за дрво, Службу за кост»: the nouns of a predicate («има следеће службе») are no names."""
    if not any(words.in_class(predicate.first, name) for name in ("consist", "include", "found_verb")):
        return predicate
    inside = [
        m.first for m in found if predicate.first < m.first < predicate.last and _names_unit(words, m, holds=True)
    ]
    return replace(predicate, last=inside[0]) if inside else predicate


def _opens_inner_list(words: Words, at: int) -> bool:
    """«образује се Секретаријат, у чијем саставу су:»: the items are parts of the unit just named."""
    return words.forms[-1] == ":" and points_inside(words, range(at, len(words)))


def _unreal(words: Words, predicate: Predicate, start: int) -> bool:
    """«може се образовати», «министар може решењем основати»: there is no such unit yet; «није у саставу»."""
    if any(words.in_class(i, "deny") for i in range(predicate.first, predicate.last)):
        return True
    inside = range(predicate.first, predicate.last)
    before = range(max(start, predicate.first - 6), predicate.first)
    if any(words.finite(i) and words.in_class(i, "found_verb") for i in inside):
        # «може да се образује»; not «у Сектору, који може имати саветнике, образује се»
        before = range(
            next((i + 1 for i in reversed(before) if words.in_class(i, "that")), predicate.last), predicate.last
        )
        before = range(max(start, before.start - 3), before.start) if before else before
    said = [i for i in before if words.finite(i) or words.in_class(i, "may")][-1:]
    return any(words.in_class(i, "may") for i in (*said, *inside))


def _holds(words: Words, predicate: Predicate) -> bool:
    """«Сектор има …», «Сектор се састоји од …», «Сектор је подељен на …»: what stands before such a verb holds the
    units, it is not founded.
    """
    said = range(predicate.first, predicate.last)
    last = predicate.last - 1
    governs = words.in_class(last, "prepositions") and not words.in_class(last, "inside")
    return governs or any(words.in_class(i, name) for i in said for name in ("consist", "include"))


def _away_from(words: Words, mention: Mention) -> bool:
    """«изван седишта Министарства»: where a part works, not what it belongs to."""
    seat = mention.first - 1
    away = seat > 0 and phrases.match(words, words.pack, "outside", seat - 1, seat) is not None
    return away and words.in_class(seat, "frame")


def _of_class(words: Words, mention: Mention) -> bool:
    """«… су уже унутрашње јединице Сектора»: the genitive behind the class noun."""
    return "Gen" in mention.cases and words.in_class(mention.first - 1, "composed_of")


def _just_named(state: State, mention: Mention, new: Sequence[int]) -> int | None:
    """«образује се Служба за A, а у Служби Одсек за B»: the bare head means the unit the sentence has just named."""
    if not mention.bare:
        return None
    return next((i for i in reversed(new) if state.registry.units[i].kind == mention.kind), None)


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


def _rule_about(state: State, entry: Entry, mention: Mention, predicate: Predicate, beside: bool) -> bool:
    """«Сектор се образује за заокружену област рада»: a rule about sectors, no unit. `beside` names of units it is one
    («има Одсек за набавке и Писарницу»).
    """
    listed = mention.first >= predicate.last and (mention.kind == "other" or beside)
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
    if container is None and inside[0].capital and not inside[0].plural and not inside[0].bare:
        container = state.unit_of(block, words, inside[0])
    entry = state.entry(block, words, antecedents[-1])
    state.registry.announce(entry, container)
    return container


def appositions(state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int) -> None:
    """«X и Y, као органи управе у саставу Z»: X and Y are parts of Z."""
    named = [m for m in found if m.capital and not m.plural and words.depths[m.first] == words.depths[start]]
    group: list[Mention] = []
    for left, right in itertools.pairwise(named):
        if left.first > start and phrases.match(words, state.pack, "outside", left.first - 1, left.first) is not None:
            group = []  # «образује се изван Сектора, као јединица Министарства»
            continue
        group.append(left)
        if all(words.forms[i] == "," or words.in_class(i, "coordinators") for i in range(left.last, right.first)):
            continue
        end = phrases.match(
            words, state.pack, "within", _behind_parenthesis(words, left.last, right.first), right.first
        )
        while end is not None and end < right.first and words.in_class(end, "articles"):
            end += 1
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


def _container(
    state: State,
    block: Block,
    words: Words,
    before: Sequence[Mention],
    after: Sequence[Mention],
    start: int,
    *,
    holds: bool,
) -> int | None:
    """The unit inside which the sentence founds others: named before the verb, or the one the text is about."""
    names = [m.first for m in (*before, *after) if _names_unit(words, m) and not is_container(words, m, start)]
    if _all_outside(state, words, start, names):
        return state.registry.body
    own = range(start, min(names, default=len(words)) - 1)  # not «… Одељење за A, у чијем саставу је Група B»
    if any(words.in_class(i, "pointing") and words.in_class(i + 1, "frame") for i in own):
        return state.registry.current  # «У њеном саставу су Испостава A и Испостава B»
    for mention in before:
        inside = is_container(words, mention, start)
        if _away_from(words, mention):
            continue
        if not inside and mention.bare and not mention.capital and not mention.definite:
            continue  # «Органи управе у саставу Министарства су …»
        if inside or not _is_object(words, mention, start):
            index = _just_told(state, mention)
            index = state.resolve(block, words, mention) if index is None else index
            if index is None and mention.capital and not mention.plural and not mention.bare:
                index = state.unit_of(block, words, mention)
            if index is not None:
                return index
    subject = [m for m in before if m.capital and _is_object(words, m, start)]
    if subject and (holds or _consists(words, subject[0], state)):
        index = state.resolve(block, words, subject[0])
        if index is not None or not subject[0].bare:
            return index if index is not None else state.unit_of(block, words, subject[0])
    for mention in before:
        if _away_from(words, mention) and not mention.plural:
            return state.resolve(block, words, mention)  # «Изван седишта Суда је Судска јединица у Долову»
    return _around(state, min((_rank(state, m) for m in (*before, *after) if _names_unit(words, m)), default=9))


def _just_told(state: State, mention: Mention) -> int | None:
    """«У Сектору за дрво образују се …. У овом сектору образује се и …»: what the last announcement was about."""
    told, current = state.told
    if told is None or not (mention.definite and mention.bare) or current != state.registry.current:
        return None
    return told if state.registry.units[told].kind == mention.kind else None


def _all_outside(state: State, words: Words, start: int, names: Sequence[int]) -> bool:
    """«Изван сектора образују се A и B»; in «A и B, а изван сектора C» only the last unit stands outside."""
    found = phrases.find(words, state.pack, "outside", start, len(words))
    if found is None or (any(name < found[0] for name in names) and any(name > found[1] for name in names)):
        return False
    return outside(state, words, start, len(words))


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
    i = words.governor(i, start)
    if mention.cases and not mention.cases - _DIRECT:
        return False  # «у чијем су саставу Одсек A и Одсек B», «има у свом саставу Одсек A»
    return i >= start and (words.in_class(i, "inside") or words.in_class(i, "frame"))


def _is_object(words: Words, mention: Mention, start: int) -> bool:
    """The mention stands in the nominative, not behind a preposition and not as somebody's genitive."""
    i = mention.first - 1
    while i >= start and words.in_class(i, "articles"):
        i -= 1
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
