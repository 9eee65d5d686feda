"""Sentences whose unit stands behind its work: «Стручне послове за Савет обавља Секретаријат».

In: a sentence with its mentions and predicates, and the list items below it. Out: duties in the state, and whether the
sentence was one of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract import phrases, remits
from delokrug.extract.grammar import is_action, noun_head
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
    if items:
        return False
    return _fronted(state, block, words, found, said, start, stop) or _placed_last(
        state, block, words, found, said, start, stop
    )


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
    for mention in found:
        verb = _inverted_verb(words, start, mention)
        if verb is None:
            continue
        first = _fronted_tasks(words, said, start, verb)
        tasks = first is not None
        if first is None:
            first = _fronted_actions(words, found, start, verb)
        if first is None or not mention.capital or mention.plural or "Nom" not in mention.cases:
            return False
        # «Ревизију рачуна врши Институција»: who does it may be a body of which the text does not speak
        unit = state.unit_of(block, words, mention) if tasks else state.resolve(block, words, mention)
        if unit is None:
            return False
        state.registry.current = state.stated = unit
        return state.state_duties(unit, block, words, first, verb, finite=False) > 0
    return False


def _inverted_verb(words: Words, start: int, mention: Mention) -> int | None:
    """Where the verb begins that stands right before the unit, behind the work it does."""
    for verb in range(max(start + 1, mention.first - 3), mention.first):
        if phrases.match(words, words.pack, "inverted", verb, mention.first) == mention.first:
            return verb
    return None


def _fronted_tasks(words: Words, said: Sequence[Predicate], start: int, verb: int) -> int | None:
    """Where the work begins in «Стручне послове за Савет обавља …»; None where it is not said so."""
    task = start
    while task < verb and (words.is_pos(task, "ADJ") or words.in_class(task, "coordinators") or words.punct(task)):
        task += 1
    named = task + 1 < verb and words.in_class(task, "task") and words.is_pos(task, "NOUN")
    if not named or not words.in_class(verb, "perform") or _cites(words, task, verb):
        return None
    leadin = next((p.last for p in said if p.kind == "leadin" and p.last < verb), None)
    return leadin if leadin is not None else _behind_task(words, start, verb)


def _fronted_actions(words: Words, found: Sequence[Mention], start: int, verb: int) -> int | None:
    """Where the work begins in «О поправкама стара се …», «Поправку сочива врши …»; None where no actions stand there,
    or they are done to a unit («Надзор над радом Завода врши …»).
    """
    first = start + 1 if words.in_class(start, "lead_words") and not words.in_class(verb, "perform") else start
    head = noun_head(words, first, verb)
    if head is None or not is_action(words, head) or head + 1 >= verb or words.is_pos(first, "ADP"):
        return None
    if any(first <= m.first < verb and m.capital for m in found):
        return None
    return first if words.cases(head) & {"Acc", "Loc", "Ins"} else None


def _behind_task(words: Words, start: int, verb: int) -> int:
    """«Послове чувања грађе обавља …»: behind the noun of task, where an action in the genitive says which."""
    head = noun_head(words, start + 1, verb) if words.in_class(start, "task") else None
    return start + 1 if head is not None and is_action(words, head) and "Gen" in words.cases(head) else start


def _placed_last(
    state: State, block: Block, words: Words, found: Sequence[Mention], said: Sequence[Predicate], start: int, stop: int
) -> bool:
    """«Послови чувања грађе и вођења збирки обављају се у Одељењу»: the duties first, then where they are done."""
    for mention in found:
        verb = mention.first - 3  # «обављају се у», «се обављају у»
        if verb <= start or not words.in_class(mention.first - 1, "inside") or not {"Loc", "Dat"} & mention.cases:
            continue
        pair = (verb, verb + 1) if words.in_class(verb, "perform") else (verb + 1, verb)
        if not words.in_class(pair[0], "perform") or not words.in_class(pair[1], "reflexive"):
            continue
        if not mention.capital or mention.plural or any(words.forms[i][0].isalnum() for i in range(mention.last, stop)):
            return False
        first = _what_is_done(words, found, said, start, verb)
        unit = state.unit_of(block, words, mention) if first is not None else None
        if first is None or unit is None:
            return False
        state.registry.current = state.stated = unit
        return state.state_duties(unit, block, words, first, verb, finite=False) > 0
    return False


def _what_is_done(
    words: Words, found: Sequence[Mention], said: Sequence[Predicate], start: int, verb: int
) -> int | None:
    """Where the duties before the verb begin: behind their lead-in or the noun of task, or with an action; None where
    nothing says what is done («Послови Управе обављају се у Седишту»).
    """
    leadin = next((p.last for p in said if p.kind == "leadin" and p.last < verb), None)
    if leadin is not None:
        return leadin
    first = start + 1 if words.in_class(start, "task") else start
    head = noun_head(words, first, verb)
    unit = any(m.first <= first < m.last and m.capital for m in found)
    if head is None or unit:
        return None
    if words.in_class(head, "task") and first < head and head + 1 < verb:
        return first  # «Нормативни послови и послови протокола обављају се …»
    return first if is_action(words, head) and ("Gen" if first > start else "Nom") in words.cases(head) else None


def _cites(words: Words, task: int, verb: int) -> bool:
    """«Послове из става 1. овог члана обавља …»: which work it is stands elsewhere."""
    return any(words.in_class(i, "citation") for i in range(task + 1, min(task + 3, verb)))
