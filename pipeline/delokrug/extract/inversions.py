"""Sentences whose unit stands behind its work: «Стручне послове за Савет обавља Секретаријат».

In: a sentence with its mentions and predicates, and the list items below it. Out: duties in the state, and whether the
sentence was one of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract import remits
from delokrug.extract.heads import Mention
from delokrug.extract.predicates import Predicate
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block


def read(
    state: State, block: Block, words: Words, found: Sequence[Mention], said: Sequence[Predicate], start: int, stop:
    int, items: list[Block],
) -> bool:  # fmt: skip
    """Enter the duties of tokens [start, stop) and of the items below; False where the sentence is not of this kind."""
    if _named_last(state, block, words, found, start, stop, items):
        return True
    return not items and _fronted(state, block, words, found, said, start, stop)


def _named_last(
    state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int, items: list[Block]
) -> bool:
    """«На терену послове одељења обавља Испостава Север: пријем …»: the list belongs to the unit before the colon."""
    for mention in found:
        if mention.last >= stop or words.forms[mention.last] != ":" or mention.plural or "Nom" not in mention.cases:
            continue
        verb = mention.first - 1
        if not mention.capital or verb < start or not words.finite(verb) or not words.in_class(verb, "perform"):
            return False
        unit = state.unit_of(block, words, mention)
        if unit is None:
            return False
        state.registry.current = state.stated = unit
        behind = Predicate("leadin", verb, mention.last + 1)
        return remits.state_remit(state, block, words, unit, behind, stop, items) > 0
    return False


def _fronted(
    state: State, block: Block, words: Words, found: Sequence[Mention], said: Sequence[Predicate], start: int, stop: int
) -> bool:
    """«Стручне послове за Савет обавља Секретаријат»: the duty stands before its verb, the unit behind it."""
    task = start
    while task < stop and (words.is_pos(task, "ADJ") or words.in_class(task, "coordinators") or words.punct(task)):
        task += 1
    if task >= stop or not words.in_class(task, "task") or not words.is_pos(task, "NOUN"):
        return False
    for mention in found:
        verb = mention.first - 1
        if verb <= task + 1 or not (words.finite(verb) and words.in_class(verb, "perform")):
            continue
        if not mention.capital or mention.plural or "Nom" not in mention.cases or _cites(words, task, verb):
            return False
        unit = state.unit_of(block, words, mention)
        if unit is None:
            return False
        first = next((p.last for p in said if p.kind == "leadin" and p.last < verb), start)
        state.registry.current = state.stated = unit
        return state.state_duties(unit, block, words, first, verb, finite=False) > 0
    return False


def _cites(words: Words, task: int, verb: int) -> bool:
    """«Послове из става 1. овог члана обавља …»: which work it is stands elsewhere."""
    return any(words.in_class(i, "citation") for i in range(task + 1, min(task + 3, verb)))
