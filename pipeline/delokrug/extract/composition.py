"""What a unit is composed of, said without a founding verb.

In: a sentence with its mentions. Out: a `Predicate` of kind found, behind which the parts stand, or parents in the
registry. Forms: a class noun with a copula, colon or dash («Уже јединице Сектора су A и B», «Делови Одељења: A и B»), a
verb of being in a place («У овом одељењу ради A»), a unit that includes others («Сектор обухвата A и B»), and work of
a unit that its parts do («Послове Одељења обављају A и B»).
"""

from __future__ import annotations

from collections.abc import Sequence

from delokrug.extract import phrases
from delokrug.extract.groups import announces
from delokrug.extract.heads import Mention, head_noun
from delokrug.extract.persons import read_attached
from delokrug.extract.predicates import Predicate
from delokrug.extract.registry import COLLEGIAL
from delokrug.extract.state import State
from delokrug.extract.words import Words
from delokrug.records import Block

_DASHES = frozenset("-–—")
_QUOTES = frozenset('„“"«»')


def with_composition(
    words: Words, found: Sequence[Mention], start: int, stop: int, said: list[Predicate]
) -> list[Predicate]:
    """The sentence's predicates with the composing one: what stands at its verb or before it states nothing else."""
    composing = composed(words, found, start, stop)
    if composing is None or any(p.kind == "found" and p.first <= composing.first for p in said):
        return said
    return [composing, *(p for p in said if p.first > composing.first)]


def composed(words: Words, found: Sequence[Mention], start: int, stop: int) -> Predicate | None:
    """The words between a unit and its parts as a founding predicate; None where the sentence says nothing such."""
    for number, mention in enumerate(found):
        if mention.plural or not mention.capital or words.depths[mention.first] != words.depths[start]:
            continue
        nominative = not mention.cases or "Nom" in mention.cases
        if nominative and mention.first == start:
            behind = _are_class(words, found[number:], stop)
            if behind is not None:
                return behind
        link = mention.first - 1
        while link > start and (words.forms[link] in _QUOTES or _skipped(words, link)):
            link -= 1
        if link <= start:
            continue
        if nominative and _links_class(words, link) and opens_with_class(words, start, link) is not None:
            return Predicate("found", link, link + 1)
        if announces(words, start, link + 1):
            return Predicate("found", link, link + 1)  # «Послови се обављају у следећим јединицама: A и B»
        is_there = words.in_class(link, "exist") or words.in_class(link, "be")
        if nominative and is_there and _place_before(words, found, start, link):
            return Predicate("found", link, link + 1)
        if words.in_class(link, "include") and _subject_before(words, found, start, link):
            return Predicate("found", link, link + 1)
    return None


def _skipped(words: Words, i: int) -> bool:
    return words.in_class(i, "reflexive") or words.in_class(i, "articles")


def opens_with_class(words: Words, start: int, stop: int) -> int | None:
    """The class of units that is the sentence's subject («Уже унутрашње јединице у Сектору», «Одељења Сектора»): the
    token of its noun. A finite verb before `stop` says something else of it.
    """
    noun = _class_noun(words, start, stop)
    if noun is None or any(words.finite(i) and not _links_class(words, i) for i in range(noun + 1, stop)):
        return None
    return noun


def _class_noun(words: Words, start: int, stop: int) -> int | None:
    for noun in range(start, min(start + 6, stop)):
        readings = [r for r in words.readings(noun) if r.upos == "NOUN" and r.case in ("Nom", "")]
        inner = any(words.in_class(i, "inner") for i in range(start, noun))
        if inner and readings and words.in_class(noun, "composed_of"):
            return noun
        if readings and not inner and words.in_class(noun, "class") and any(r.number == "Plur" for r in readings):
            return noun
        head = head_noun(words, words.pack, noun)
        if head is not None:
            plural = any(r.number == "Plur" for r in readings)
            return noun if plural and not words.capital(noun + 1) and not head[2] & {"Nom"} else None
        skipped = words.may_be(noun, "ADJ", "DET", "NUM", "ADV") or words.in_class(noun, "as")
        if not skipped and not words.in_class(noun, "coordinators") and not words.in_class(noun, "inner"):
            return None
    return None


def _are_class(words: Words, found: Sequence[Mention], stop: int) -> Predicate | None:
    """«Одсек A, Одсек B и Група C уже су јединице Сектора»: the copula and the class behind coordinated names."""
    at = found[0].last
    members = 1
    for mention in found[1:]:
        joins = all(words.forms[i] == "," or words.in_class(i, "coordinators") for i in range(at, mention.first))
        if not joins or not mention.capital or mention.plural:
            break
        at, members = mention.last, members + 1
    for be in range(at, min(at + 3, stop)):
        if not words.in_class(be, "be") and not words.in_class(be, "inner"):
            return None
        if words.in_class(be, "be"):
            noun = _class_noun(words, at, stop) if be > at else _class_noun(words, be + 1, stop)
            return Predicate("found", be, noun + 1) if noun is not None else None
    return None


def _links_class(words: Words, link: int) -> bool:
    return (
        words.forms[link] == ":"
        or words.forms[link] in _DASHES
        or any(words.in_class(link, name) for name in ("be", "exist", "consist"))
    )


def _place_before(words: Words, found: Sequence[Mention], start: int, link: int) -> bool:
    """«У овом одељењу», «У саставу Сектора» stands before the verb."""
    for mention in found:
        i = mention.first - 1
        while i > start and words.in_class(i, "this"):
            i -= 1
        placed = i >= start and (words.in_class(i, "inside") or words.in_class(i, "frame"))
        if mention.last <= link and placed and (mention.capital or mention.definite) and not mention.plural:
            return True
    return False


def _subject_before(words: Words, found: Sequence[Mention], start: int, link: int) -> bool:
    start += words.in_class(start, "articles")
    return any(m.first == start and m.last == link and m.capital and not m.plural for m in found)


def workplaces(state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int) -> None:
    """«Послове Одељења обављају A и B», «Послови Сектора обављају се у A, B и C»: they are parts of what the genitive
    names. An institution that does another's work is none, nor is the office of a council.
    """
    _enter_place_of_work(state, block, words, found, start)
    _enter_subjects(state, block, words, found, start, stop)
    _enter_attached(state, block, words, found, start, stop)
    for number, mention in enumerate(found):
        at = _behind_work(words, mention, start, stop)
        parts = [] if at is None or mention.plural else _doers(words, found[number + 1 :], at)
        holder = state.resolve(block, words, mention) if parts else None
        if holder is None or state.registry.units[holder].kind in COLLEGIAL:
            continue
        for part in parts:
            index = state.unit_of(block, words, part)
            if index is None:
                continue
            unit = state.registry.units[index]
            if unit.parent is None and unit.rank > 0 and index not in state.registry.line_of(holder):
                unit.parent = holder


def _enter_place_of_work(state: State, block: Block, words: Words, found: Sequence[Mention], start: int) -> None:
    """«Послови који се односе на ловишта обављају се у Сектору за шуме»: a unit is named, the text goes on with it."""
    if not any(words.in_class(i, "task") and words.is_pos(i, "NOUN") for i in range(start, min(start + 3, len(words)))):
        return
    for mention in found:
        place = mention.first - 1
        verbs = range(max(start, place - 2), place)
        passive = len(verbs) == 2 and any(
            words.in_class(one, "perform") and words.in_class(other, "reflexive")
            for one, other in (verbs, reversed(verbs))
        )
        alone = words.forms[mention.last : mention.last + 1] in ([], ["."])
        named = mention.capital and not mention.plural and not mention.bare
        if passive and words.in_class(place, "inside") and named and alone:
            state.registry.current = state.unit_of(block, words, mention)


def _enter_subjects(state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int) -> None:
    """«Одсек за кост и Одсек за лепак воде евиденцију», "Office A and Office B take samples": each of them is named."""
    at = start + words.in_class(start, "articles")
    subjects: list[Mention] = []
    for mention in found:
        if mention.first != at or not _named_inside(state, mention) or (mention.cases and "Nom" not in mention.cases):
            break
        subjects.append(mention)
        at = mention.last
        while at < stop and any(words.in_class(at, name) for name in ("coordinators", "articles")):
            at += 1
    if len(subjects) < 2 or at >= stop or at != subjects[-1].last or not words.finite(at):
        return
    if any(words.in_class(at, name) for name in ("not_duty", "found_verb", "be", "consist", "include")):
        return  # what is founded, or what they are
    for mention in subjects:
        state.unit_of(block, words, mention)


def _named_inside(state: State, mention: Mention) -> bool:
    """The full name of a unit that can only be inside an institution."""
    head = state.pack.heads.get(mention.lemma)
    return mention.capital and not mention.plural and not mention.bare and head is not None and head.rank > 0


def _enter_attached(state: State, block: Block, words: Words, found: Sequence[Mention], start: int, stop: int) -> None:
    """«Група за вести непосредно је везана за државног секретара и прати штампу»: work follows whom it is tied to."""
    if not found or found[0].first != start or not _named_inside(state, found[0]):
        return
    attached = phrases.find(words, state.pack, "attached", found[0].last, min(found[0].last + 4, stop))
    if attached is not None and any(words.finite(i) for i in range(attached[1], stop)):
        last = next((i for i in range(attached[1], stop) if words.in_class(i, "coordinators")), stop)
        read_attached(state, block, words, found[:1], start, last, attached)


def _behind_work(words: Words, mention: Mention, start: int, stop: int) -> int | None:
    """Where the verb stands: behind «послове Одељења», «у оквиру Сектора послове»."""
    before = mention.first - 1
    if before < start:
        return None
    if words.in_class(before, "task"):
        return mention.last if "Gen" in mention.cases else None
    behind = mention.last
    while behind < stop and words.is_pos(behind, "ADJ"):
        behind += 1
    placed = words.in_class(before, "inside") or words.in_class(before, "frame")
    return behind + 1 if placed and behind < stop and words.in_class(behind, "task") else None


def _doers(words: Words, found: Sequence[Mention], at: int) -> list[Mention]:
    """The units coordinated right behind the verb that follows the token `at`."""
    if at >= len(words) or not words.in_class(at, "perform"):
        return []
    parts: list[Mention] = []
    at = _behind_count(words, at + 1)
    for mention in found:
        if mention.last <= at:
            continue  # «у два одсека:»
        between = range(at, mention.first)
        if not all(_joins_doers(words, i) for i in between) or not mention.capital or mention.plural:
            break
        parts.append(mention)
        at = mention.last
    return parts


def _joins_doers(words: Words, i: int) -> bool:
    """Between two names; a part may have a noun that heads no other name («у Банци узорака и у Лабораторији»)."""
    if words.forms[i] == "," or any(words.in_class(i, name) for name in ("coordinators", "reflexive", "inside")):
        return True
    placed = words.in_class(i - 1, "inside") and words.capital(i) and "Loc" in words.cases(i)
    return placed or (words.is_pos(i, "ADJ", "NOUN") and "Gen" in words.cases(i) and not words.in_class(i, "task"))


def _behind_count(words: Words, at: int) -> int:
    """Behind the colon of «у три сектора:», where the names follow their number; `at` where there is none."""
    for colon in range(at, min(at + 7, len(words))):
        if words.forms[colon] == ":":
            noun = colon - 1
            counted = words.in_class(noun, "class") or head_noun(words, words.pack, noun) is not None
            return colon + 1 if counted and not words.capital(noun) else at
    return at
