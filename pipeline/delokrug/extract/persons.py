"""Persons and the units they head: who leads a unit, and units tied to a person.

In: sentences such as «Сектором руководи помоћник министра» or "The Unit is attached to the State Secretary". Out:
heads and relations in the registry.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delokrug.extract.heads import Mention
from delokrug.extract.predicates import Predicate
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block


def read_attached(
    state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int, attached: tuple[int, int]
) -> bool:
    """«За помоћника министра везана је Канцеларија за …», "The Unit is attached to the State Secretary"."""
    units = [m for m in found if m.capital and not m.plural and not m.bare and (not m.cases or "Nom" in m.cases)]
    units = [m for m in units if m.first == start or m.first >= attached[1] or words.in_class(m.first - 1, "articles")]
    units = [m for m in units if not words.in_class(m.first - 1, "official")]
    if len(units) != 1:
        return False
    others = [m for m in found if m is not units[0]]
    parent = unit_of_person(state, block, words, others, start, stop)
    entry = state.entry(block, words, units[0])
    index = state.registry.announce(entry, parent)
    state.registry.units[index].relation = "attached_to"
    state.registry.current = index
    return True


def unit_of_person(
    state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int
) -> int | None:
    """The unit that a person heads: named with the person, or the one whose head was said to be that person."""
    text = words.text[words.starts[start] : words.ends[stop - 1]].strip(" :.,").lower()
    for index, unit in enumerate(state.registry.units):
        if unit.head and unit.head.lower() in text:
            return index
    tokens = range(start, stop)
    top = any(words.in_class(i, "top_official") for i in tokens) and not any(
        words.in_class(i, "assistant") for i in tokens
    )
    named = any(m.first >= start and m.capital for m in found)
    if top and not named and state.registry.body is not None:
        return state.registry.body
    for mention in found:
        if mention.first >= start:
            index_ = state.resolve(block, words, mention)
            if index_ is not None:
                return index_
    if not top:
        # «За помоћника министра везана је …»: whom a minister has at his side heads the largest unit around
        line = [index for index in state.registry.line_of(state.registry.current) if index != state.registry.body]
        return line[-1] if line else state.registry.current
    return state.registry.current


def note_head(
    state: State, block: Block, words: Words, found: Sequence[Mention], said: Iterable[Predicate], start: int, stop: int
) -> None:
    """«Сектором руководи помоћник министра», "The Sector is headed by …": who heads the unit."""
    for predicate in said:
        if predicate.kind != "manage":
            continue
        units = [m for m in found if m.last <= predicate.first]
        if len(units) != 1:
            continue
        index = state.resolve(block, words, units[0])
        first = next((i for i in range(predicate.last, stop) if not words.in_class(i, "head_links")), stop)
        last = next((i for i in range(first, stop) if words.forms[i] in ".,;:" or words.finite(i)), stop)
        if index is not None and first < last:
            source = block.clean.span(*words.chars(first, last))
            state.registry.units[index].head = block.own_text(*source)
