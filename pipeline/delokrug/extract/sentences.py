"""What one sentence says: it founds units, ties them to persons, gives short names, states a remit.

In: a paragraph with the list items below it. Out: units and duties in the `State`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delokrug.extract import announcements, composition, inversions, phrases, remits, statements, unit_lists
from delokrug.extract.grammar import is_action
from delokrug.extract.groups import announces
from delokrug.extract.heads import Mention
from delokrug.extract.mentions import mentions
from delokrug.extract.naming import name_of
from delokrug.extract.persons import note_head, read_attached, unit_of_person
from delokrug.extract.predicates import Predicate, denied, predicates
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block


def read_paragraph(state: State, block: Block, items: list[Block]) -> None:
    state.stated = None
    words = state.words_of(block)
    sentences = [part for one in words.sentences() for part in statements.parts(state, words, *one)]
    for number, (start, stop) in enumerate(sentences):
        last = number == len(sentences) - 1
        _read_sentence(state, block, words, start, stop, items if last else [])
    for item in items:
        _read_behind_item(state, item)


def _read_behind_item(state: State, item: Block) -> None:
    """«… (3) вођење записника. Група за узорке шаље узорке …»: a line without an end of its own runs on in the item."""
    words = state.words_of(item)
    for start, stop in words.sentences()[1:]:
        if statements.subject_with_verb(state, words, start, stop):
            _read_sentence(state, item, words, start, stop, [])


def _read_sentence(state: State, block: Block, words: Words, start: int, stop: int, items: list[Block]) -> None:
    pack = state.pack
    while start < stop and (words.punct(start) or (words.forms[start].isdigit() and words.forms[start - 1] == "(")):
        start += 1  # «(2) Одељење …»
    if start >= stop or denied(words, start, _opening(words, start, stop)):
        return
    found = [_by_short_name(state, block, words, m) for m in mentions(words, pack, start, stop, state.known)]
    _note_aliases(state, block, words, found, stop)
    announcements.appositions(state, block, words, found, start, stop)
    statements.mark_verbs(words, found, start, stop)
    named = frozenset(i for m in found for i in range(m.first, m.last) if m.capital)
    said = _managing(words, found, start, predicates(words, pack, start, stop, named))
    said = composition.with_composition(words, found, start, stop, said)
    composition.workplaces(state, block, words, found, start, stop)
    names_follow = bool(items) and unit_lists.unit_items(items, state)
    container: int | None = None
    founds = [p for p in said if p.kind == "found"]
    attached = phrases.find(words, pack, "attached", start, stop)
    if (
        attached
        and not items
        and not any(p.states for p in said)
        and read_attached(state, block, words, found, start, stop, attached)
    ):
        return
    done: set[int] = set()
    for predicate in founds:
        if items or any(m.first >= predicate.last or m.capital for m in found):
            container = announcements.founded(
                state, block, words, start, predicate, found, done, items_follow=bool(items)
            )
    if names_follow or (founds and items and not any(p.states for p in said)):
        _read_announced(state, block, words, found, start, stop, items, container, founds, attached)
        if names_follow and not any(p.kind == "leadin" for p in said):
            return
        items = []
    note_head(state, block, words, found, said, start, stop)
    if items and _read_items_of_antecedent(state, block, words, found, stop, items):
        return
    _read_remit(state, block, words, found, said, start, stop, items)


def _managing(words: Words, found: Sequence[Mention], start: int, said: list[Predicate]) -> list[Predicate]:
    """«Фонд управља базама података» states a duty; «Одсеком управља начелник» says who heads the unit."""
    for number, predicate in enumerate(said):
        if predicate.kind != "manage" or predicate.relative is not None or not words.finite(predicate.first):
            continue
        before = [m for m in found if m.last <= predicate.first and m.capital]
        if len(before) != 1 or (before[0].first, before[0].last) != (start, predicate.first):
            continue
        if before[0].cases and "Ins" not in before[0].cases:
            return [*said[:number], replace(predicate, kind="act")]  # the duty takes the rest of the sentence
    return said


def _by_short_name(state: State, block: Block, words: Words, mention: Mention) -> Mention:
    """«Комора апотекара (у даљем тексту: комора)»: from there on the small letter means that unit."""
    if mention.capital or mention.plural or not mention.bare:
        return mention
    key = state.name(block, words, mention).key
    # an institution goes by its head alone; sectors and sections of that kind are many
    defined = any(
        key in unit.aliases or (unit.parent is None and unit.name.key == key) for unit in state.registry.units
    )
    return replace(mention, capital=True) if defined else mention


def read_unit_items(state: State, items: Sequence[Block], container: int | None, **options: object) -> None:
    entered = unit_lists.listed(state, items, container, **options)  # type: ignore[arg-type]
    named = {id(block) for block, *_ in entered}
    for block, words, index, last in entered:
        rest = next((i for i in range(last, len(words)) if words.forms[i][0].isalnum()), None)
        if rest is None:
            continue
        if unit_lists.inside_item(state, block, words, index, last):
            continue
        found = predicates(words, state.pack, last, len(words))
        if any(p.states for p in found) or words.forms[last] == ":":
            state.registry.current = index
            read_paragraph(state, block, [item for item in _below(items, block) if id(item) not in named])


def _below(items: Sequence[Block], block: Block) -> list[Block]:
    """The items nested under one of them: «• Одсјек за рачуноводство, у којем се обављају послови: / 1. праћење …»."""
    at = next(i for i, item in enumerate(items) if item is block) + 1
    end = next((i for i in range(at, len(items)) if items[i].depth <= block.depth), len(items))
    return list(items[at:end])


def is_statement(state: State, block: Block) -> bool:
    """«3. Група за дозволе решава …» among list items: a paragraph of its own, no duty of the unit above."""
    words = state.words_of(block)
    named = unit_lists.item_mention(words, state)
    if named is None or (named.cases and "Nom" not in named.cases):
        return False
    statements.mark_verbs(words, [named], named.first, len(words))
    said = predicates(words, state.pack, named.last, len(words))
    return any(p.states for p in said)


def _opening(words: Words, start: int, stop: int) -> int:
    """Where the sentence's opening ends: its lead-in or colon; a «не» inside a duty denies nothing."""
    for i in range(start, stop):
        if words.forms[i] in ":;" or (words.forms[i] == "," and i + 1 < stop and words.in_class(i + 1, "contrast")):
            return i
    return min(stop, start + 30)


def _read_announced(
    state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int, items: list[Block],
    container: int | None, founds: Sequence[Predicate], attached: tuple[int, int] | None,
) -> None:  # fmt: skip
    """A list of units below a sentence that announces it."""
    relation = "part_of"
    if attached:
        relation = "attached_to"
        container = unit_of_person(state, block, words, found, attached[1], stop)
    elif not founds:
        for mention in found:
            index = state.resolve(block, words, mention)
            if index is not None:
                container = index
                break
        else:
            container = state.registry.current if state.registry.current is not None else state.registry.body
    announced = any(words.in_class(i, "class") for i in range(start, stop))
    read_unit_items(state, items, container, relation=relation, announced=announced)


def _note_aliases(state: State, block: Block, words: Words, found: Sequence[Mention], stop: int) -> None:
    """«X (у даљем тексту: Завод)»: Завод names X from here on."""
    for mention in found:
        alias = _alias(state, words, mention, stop)
        unit = state.unit_of(block, words, mention) if alias else None
        if alias is None or unit is None:
            continue
        name = name_of(block, words, *alias, pack=state.pack)
        entry = state.registry.units[unit]
        entry.aliases.add(name.key)
        state.registry.absorb(unit, name.key)
        if len(name.key) > len(entry.name.key) and name.key[: len(entry.name.key)] == entry.name.key:
            entry.name = name  # «стручна служба (у даљем тексту: Стручна служба Фонда)»


def _alias(state: State, words: Words, mention: Mention, stop: int) -> tuple[int, int] | None:
    """The tokens of the short name that a parenthesis behind the mention gives."""
    for at in range(mention.last, min(mention.last + 4, stop)):
        end = phrases.match(words, state.pack, "abbreviation", at + 1, stop) if words.forms[at] == "(" else None
        if end is None:
            continue
        close = next((i for i in range(end, stop) if words.forms[i] == ")"), stop)
        first = end + 1 if end < close and words.forms[end] == ":" else end
        while first < close and words.in_class(first, "articles"):
            first += 1
        return (first, close) if first < close else None
    return None


def _read_items_of_antecedent(
    state: State, block: Block, words: Words, found: Sequence[Mention], stop: int, items: list[Block]
) -> bool:
    """«образује се Одељење за …, које: – суди …»: the list states the duties of the unit the pronoun stands for."""
    if stop < 3 or words.forms[stop - 1] != ":" or not words.in_class(stop - 2, "relative"):
        return False
    named = [
        m for m in found if m.capital and stop - 5 <= m.last <= stop - 2 and "Nom" in m.cases and "Gen" not in m.cases
    ]
    unit = state.resolve(block, words, named[-1]) if named else None
    if unit is None:
        return False
    state.registry.current = unit
    remits.block_items(state, unit, items)
    return True


def _read_remit(
    state: State, block: Block, words: Words, found: Sequence[Mention], said: Sequence[Predicate], start: int, stop:
    int, items: list[Block],
) -> None:  # fmt: skip
    if announces(words, start, stop):
        return
    if not items and any(words.in_class(i, "procedure") for i in range(start, stop)):
        return  # «одлучује већином гласова»: how the body works, no duty
    colon = _named_before_colon(words, found, start, stop)
    if colon is not None:
        unit = state.unit_of(block, words, found[0])
        if unit is None:
            return
        state.registry.current = unit
        behind = Predicate("leadin", start, colon + 1)
        remits.state_remit(state, block, words, unit, behind, stop, items)
        return
    if items and words.forms[stop - 1] == ":" and _list_of_subject(words, said, stop):
        # «Скупштина општине, у складу са законом: 1. доноси …»
        named = [m for m in found if m.capital and not m.plural and remits.nominative(words, m, start)]
        bare = state.unit_of(block, words, named[0]) if named else state.registry.current
        if bare is not None:
            state.registry.current = bare
            remits.block_items(state, bare, items)
        return
    if items and not said and not named_first(words, found, start) and state.registry.current is not None:
        # telephone numbers and names stand between a heading and its list
        if not state.registry.units[state.registry.current].described:
            remits.block_items(state, state.registry.current, items)
        return
    if inversions.read(state, block, words, found, said, start, stop, items):
        return
    for predicate in said:
        if not predicate.states:
            if (
                predicate.kind in ("state", "manage")
                and predicate.relative is None
                and not _leads_on(words, predicate, said)
                and not _tells_of_subject(found, predicate, said)
            ):
                _note_current(state, block, words, found, start)
                return
            continue
        if _passive(words, found, start, predicate):
            return
        whose = remits.subject(words, found, start, predicate)
        if whose and remits.disagrees(words, whose, found, predicate):
            return
        if whose:
            unit_ = state.unit_of(block, words, whose)
        else:
            unit_ = remits.known_unit(state, block, words, start, predicate)
            unit_ = _implied(state, words, start, predicate, said) if unit_ is None else unit_
        if unit_ is None:
            return
        if predicate.relative is None or whose:
            state.registry.current = unit_
        state.stated = unit_
        remits.state_remit(state, block, words, unit_, predicate, stop, items)
        return


def named_first(words: Words, found: Sequence[Mention], start: int) -> bool:
    """The sentence begins with the name of a unit in the nominative."""
    return any(m.first == start and m.capital and (not m.cases or "Nom" in m.cases) for m in found)


def _note_current(state: State, block: Block, words: Words, found: Sequence[Mention], start: int) -> None:
    """A sentence about a known unit, though it states no duty: the next sentence may go on with «It …», «Обавља …»."""
    for mention in found:
        if mention.capital and not mention.bare and remits.nominative(words, mention, start):
            index = state.resolve(block, words, mention)
            state.registry.current = index if index is not None else state.registry.current
            return


def _list_of_subject(words: Words, said: Sequence[Predicate], stop: int) -> bool:
    """Nothing is said before the colon, or only what the unit is («Савет је стручно тело Завода, које:»)."""
    if not said:
        return True
    if len(said) == 1 and said[0].kind == "state" and said[0].last == stop - 1:
        return True  # "The Sector shall: (1) issue …"
    copula = all(p.kind == "state" and words.in_class(p.first, "be") for p in said)
    return copula and words.in_class(stop - 2, "relative")


def _passive(words: Words, found: Sequence[Mention], start: int, predicate: Predicate) -> bool:
    """«Ревизија се обавља на нивоу Владе»: what is done is no doer."""
    if predicate.kind != "act" or not words.in_class(predicate.first, "perform") or predicate.last >= len(words):
        return False
    # «Те послове Агенција обавља као поверене»: the work stands before its verb
    named = {i for m in found for i in range(m.first, m.last)}
    fronted = any(words.in_class(i, "task") and i not in named for i in range(start, predicate.first))
    return words.in_class(predicate.last, "reflexive") or fronted


def _leads_on(words: Words, predicate: Predicate, said: Sequence[Predicate]) -> bool:
    """«Служба је …, која обавља …», "is a unit responsible for": a copula may lead to a lead-in or relative clause."""
    if any(p.kind == "leadin" and p.relative is not None for p in said):
        return True  # «Влада ће образовати Канцеларију …, која обавља стручне послове»
    if not words.in_class(predicate.first, "be"):
        return False
    return any(p.kind == "leadin" or (p.kind == "act" and p.relative is not None) for p in said)


def _tells_of_subject(found: Sequence[Mention], predicate: Predicate, said: Sequence[Predicate]) -> bool:
    """«У овом одељењу ради Канцеларија за младе, која организује …»: the clause tells of the unit behind the verb."""
    return any(
        p.states
        and p.relative is not None
        and predicate.last <= m.first
        and p.relative - 2 <= m.last <= p.relative
        and m.capital
        and "Nom" in m.cases
        for p in said
        for m in found
    )


def _named_before_colon(words: Words, found: Sequence[Mention], start: int, stop: int) -> int | None:
    """«Одсек за набавке: …»: nothing but the name stands before the colon."""
    if not found or not found[0].capital or found[0].plural or (found[0].cases and "Nom" not in found[0].cases):
        return None
    if found[0].first > start + 1 or (found[0].first > start and not words.in_class(start, "articles")):
        return None
    at = found[0].last
    if at < stop and words.forms[at] == "(":
        at = next((i + 1 for i in range(at, stop) if words.forms[i] == ")"), stop)
    while at < stop and words.forms[at] in '”“"»':
        at += 1
    if at + 1 < stop and words.forms[at] in "-–—" and at > found[0].head and is_action(words, at + 1):
        return at  # «Архива – чување предмета, излучивање материјала»
    return at if at < stop and words.forms[at] == ":" else None


def _implied(state: State, words: Words, start: int, predicate: Predicate, said: Sequence[Predicate]) -> int | None:
    """Without a subject the remit is that of the unit the text is about, where the sentence begins with its verb."""
    if predicate.relative is not None:
        copula = [p for p in said if p.kind == "state" and p.relative is None]
        return state.registry.current if copula else None
    opens = all(
        not words.is_pos(i, "NOUN", "PROPN") or words.in_class(i, "task") for i in range(start, predicate.first)
    )
    return state.registry.current if opens else None
