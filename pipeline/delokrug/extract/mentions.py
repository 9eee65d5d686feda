"""Mentions of units: where a name stands in a sentence, and how far it reaches.

In: `Words` and a token range. Out: `Mention`s in order. A mention is found by its head noun («Сектор», "Department"); how
it grows from there depends on the style of the language's names: in Slavic names agreeing adjectives stand before the
head and complements after it, English names are runs of capitalised words. Names already known from headings and lists
(`Known`) are taken over whole, since a heading shows where a name with «и» and commas ends.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from delokrug.extract.words import Words
from delokrug.language import names, paradigms
from delokrug.packs import Head, Pack

_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}
_DASHES = frozenset("-–—")
_OPENERS = frozenset("„«“\"")
_QUOTES_END = frozenset("”“»\"")
_CLOSERS = frozenset(":;.?!()[]„“”»«\"")


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last) with the head noun at `head`. `bare`: nothing but the head («Одељење»)."""

    first: int
    last: int
    head: int
    kind: str
    lemma: str
    plural: bool = False
    capital: bool = False
    definite: bool = False  # pointed at: «овај сектор»
    cases: frozenset[str] = frozenset()

    @property
    def bare(self) -> bool:
        return self.last - self.first == 1


class Known:
    """Names whose extent is certain, as sequences of word keys, for the longest match in prose."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._by_first: dict[str, list[tuple[str, ...]]] = {}

    def add(self, name: str) -> None:
        key = tuple(names.name_key(name, language=self._pack.language, heads=self._pack.genders).split())
        if len(key) > 1 and key not in self._by_first.setdefault(key[0], []):
            self._by_first[key[0]].append(key)
            self._by_first[key[0]].sort(key=len, reverse=True)

    def end(self, words: Words, first: int, stop: int) -> int | None:
        """Where the longest known name that starts at token `first` ends; None where none does."""
        for key in self._by_first.get(word_key(words.forms[first], self._pack), ()):
            at = first
            for part in key:
                while at < stop and not word_key(words.forms[at], self._pack) and words.forms[at] not in _CLOSERS:
                    at += 1
                if at >= stop or word_key(words.forms[at], self._pack) != part:
                    break
                at += 1
            else:
                return at
        return None


@functools.lru_cache(maxsize=20000)
def word_key(form: str, pack: Pack) -> str:
    return names.name_key(form, language=pack.language, heads=pack.genders)


def mentions(words: Words, pack: Pack, start: int, stop: int, known: Known) -> list[Mention]:
    """Mentions in [start, stop), none inside another."""
    found: list[Mention] = []
    at = start
    while at < stop:
        mention = mention_at(words, pack, at, start, stop, known, whole=False)
        if mention and mention.head >= mention.last:
            mention = None
        if mention and mention.first >= (found[-1].last if found else start):
            found.append(mention)
            at = max(at + 1, mention.last)
        else:
            at += 1
    return found


def mention_at(
    words: Words, pack: Pack, head: int, start: int, stop: int, known: Known, *, whole: bool
) -> Mention | None:
    """The mention whose head noun is token `head`. `whole`: the tokens are a heading or list item, a name and little else."""
    noun = head_noun(words, pack, head)
    if noun is None:
        return None
    entry, length, cases, plural = noun
    if pack.style == "title-case":
        return _title_case(words, pack, head, start, stop, entry, known, whole=whole)
    first = _left(words, pack, head, start)
    capital = any(words.capital(i) for i in range(first, head + 1))
    if not words.capital(head) and first == head and head > start and _names_compound(words, head - 1, start):
        first, capital = head - 1, True
    last = known.end(words, first, stop) or _right(words, pack, head + length, stop, whole=whole, named=capital)
    definite = first > start and words.in_class(first - 1, "this")
    return Mention(first, last, head, entry.kind, entry.lemma, plural, capital, definite, cases)


def head_noun(words: Words, pack: Pack, at: int) -> tuple[Head, int, frozenset[str], bool] | None:
    """The unit noun at a token: its entry, its length in tokens, its cases, and whether it can only be plural."""
    table = _head_forms(pack)
    form = words.lower[at]
    for length in (2, 1):
        key = " ".join(words.lower[at : at + length])
        readings = table.get(key) or (_compound(table, key) if length == 1 and words.capital(at) else None)
        if readings and at + length <= len(words):
            # «Архива» is rather the archive itself than an archive's genitive
            entry = next((head for head, _, _ in readings if head.lemma == key), readings[0][0])
            own = [(case, number) for head, case, number in readings if head is entry]
            cases = frozenset(case for case, number in own if number == "Sing")
            return entry, length, cases, all(number == "Plur" for _, number in own)
    if pack.lexicon_readings:
        return None
    entry_ = pack.heads.get(words.lemmas[at]) or pack.heads.get(form)
    return (entry_, 1, frozenset(), form != entry_.lemma) if entry_ else None


def _compound(
    table: dict[str, list[tuple[Head, str, str]]], form: str
) -> list[tuple[Head, str, str]] | None:
    """«Дактилобиро», «Подсекретаријат»: a compound whose second part is a head of some length."""
    for cut in range(2, len(form) - 3):
        readings = [r for r in table.get(form[cut:], ()) if len(r[0].lemma) >= 4 and " " not in r[0].lemma]
        if readings and not form.startswith("samo"):
            return readings
    return None


@functools.cache
def _head_forms(pack: Pack) -> dict[str, list[tuple[Head, str, str]]]:
    """Inflected form → (head, case, number). Two-word heads inflect in both words («radne grupe»)."""
    table: dict[str, list[tuple[Head, str, str]]] = {}
    if not pack.lexicon_readings:
        return table
    for head in pack.heads.values():
        *adjective, noun = head.lemma.split()
        gender = _GENDERS.get(head.gender, "")
        if adjective and head.kind == "official":
            # «predsednik opštine»: the first word inflects
            for form, reading in paradigms.noun_forms(adjective[0], gender):
                table.setdefault(f"{form} {noun}", []).append((head, reading.case, reading.number))
            continue
        for form, reading in paradigms.noun_forms(noun, gender):
            befores = [""]
            if adjective:
                befores = [
                    f + " "
                    for f, r in paradigms.adjective_forms(adjective[0])
                    if (r.case, r.number, r.gender) == (reading.case, reading.number, reading.gender)
                ]
            for before in befores:
                table.setdefault(before + form, []).append((head, reading.case, reading.number))
    return table


def _left(words: Words, pack: Pack, head: int, start: int) -> int:
    """The first of the adjectives before the head that agree with it; determiners stay outside."""
    first = head
    while first > start:
        i = first - 1
        if words.in_class(i, "outside_name") or words.in_class(i, "coordinators") or not words.agree(i, head):
            break
        if words.capital(head) and not words.capital(i):
            break  # «везана је Канцеларија»
        if words.is_pos(i, "DET", "PRON") or (words.in_class(i, "inner") and not words.capital(i)):
            break
        first = i
    # «и друге стручне службе»: without a capital anywhere the adjectives are no part of a name
    return first


def _names_compound(words: Words, i: int, start: int) -> bool:
    """«Контакт центар», «IT сектор»: an uninflected noun or acronym before the head is part of the name."""
    if not words.capital(i) or words.in_class(i, "prepositions") or words.in_class(i, "coordinators"):
        return False
    acronym = words.forms[i].isupper() and len(words.forms[i]) > 1
    return acronym or (words.is_pos(i, "NOUN", "PROPN", "X") and "Nom" in words.cases(i) and not words.may_be_finite(i) and not words.in_class(i, "official"))


def _right(words: Words, pack: Pack, at: int, stop: int, *, whole: bool, named: bool) -> int:
    """The end of the name that goes on at token `at`."""
    end = at
    governed = False  # behind a preposition of the name any case may stand
    while end < stop:
        if not named and _opens_unit(words, pack, end, stop):
            break  # «унутрашње јединице Републичког завода»: the capital is where the name begins
        step = _step(words, pack, end, stop, governed=governed, whole=whole, first=end == at)
        if step is None:
            break
        governed = governed or words.in_class(end, "prepositions")
        end = step
    while end > at and (words.punct(end - 1) or words.in_class(end - 1, "prepositions") or words.in_class(end - 1, "coordinators")):
        end -= 1
    return end


def _step(
    words: Words, pack: Pack, i: int, stop: int, *, governed: bool, whole: bool, first: bool
) -> int | None:
    """The index behind what token `i` adds to the name; None where the name ends before it."""
    form = words.forms[i]
    if form in _OPENERS and i + 1 < stop and words.capital(i + 1):
        return next((j + 1 for j in range(i + 1, min(i + 9, stop)) if words.forms[j] in _QUOTES_END), None)
    if form in _CLOSERS or words.in_class(i, "name_stop"):
        return None
    if form == ",":
        return i + 1 if _coordination_goes_on(words, pack, i + 1, stop) else None
    if form in _DASHES:
        goes_on = i + 1 < stop and _dash_inside(words, pack, i, stop)
        return i + 1 if goes_on and (whole or not _opens_unit(words, pack, i + 1, stop)) else None
    if words.in_class(i, "coordinators"):
        return i + 1 if _conjunct_follows(words, pack, i + 1, stop, governed=governed, whole=whole) else None
    if _names_another(words, pack, i):
        return None
    if words.in_class(i, "prepositions"):
        return i + 1 if _preposition_inside(words, pack, i, stop, first=first, governed=governed, whole=whole) else None
    return i + 1 if _complement(words, pack, i, stop, governed=governed, whole=whole) else None


def _dash_inside(words: Words, pack: Pack, dash: int, stop: int) -> bool:
    """«нормативно – правне послове», «Одељење – водопривредна инспекција»; not «Министарство – организација», «Архива – чување»."""
    after = dash + 1
    if not words.may_be(after, "NOUN", "ADJ", "PROPN") or words.forms[after][0].isdigit():
        return False
    if words.is_pos(dash - 1, "ADJ", "ADV"):
        return True
    return any(head_noun(words, pack, i) is not None for i in range(after, min(after + 4, stop)))


def _names_another(words: Words, pack: Pack, i: int) -> bool:
    """A capitalised head in the nominative: another unit («као основне јединице Сектор …»), not a genitive of this name."""
    if not words.capital(i) or words.forms[i].isupper() or words.in_class(i - 1, "prepositions"):
        return False
    noun = head_noun(words, pack, i)
    return noun is not None and "Nom" in noun[2] and "Gen" not in noun[2]


def _opens_unit(words: Words, pack: Pack, i: int, stop: int) -> bool:
    """A new unit name begins at token `i`: a capitalised head, or a capitalised adjective that agrees with one."""
    for j in range(i, min(i + 4, stop)):
        if head_noun(words, pack, j):
            return words.capital(i) and all(words.agree(k, j) for k in range(i, j))
        if not words.may_be(j, "ADJ"):
            return False
    return False


def _coordination_goes_on(words: Words, pack: Pack, i: int, stop: int) -> bool:
    """Behind a comma the name goes on only where nouns and commas lead to a conjunction («правне, кадровске и опште послове»)."""
    if _opens_unit(words, pack, i, stop):
        return False
    for j in range(i, min(i + 14, stop)):
        if words.in_class(j, "name_stop") or words.forms[j] in _CLOSERS:
            return False
        if words.finite(j) and not _noun_here(words, j):
            return False
        if words.in_class(j, "coordinators"):
            return j > i and _conjunct_follows(words, pack, j + 1, stop, governed=True)
        if words.in_class(j, "prepositions") and j == i:
            return False
        if _opens_unit(words, pack, j, stop) and words.forms[j - 1] == ",":
            return False
    return False


def _conjunct_follows(
    words: Words, pack: Pack, i: int, stop: int, *, governed: bool, whole: bool = False
) -> bool:
    if i >= stop or words.punct(i) or _opens_unit(words, pack, i, stop):
        return False
    if words.in_class(i, "prepositions"):
        return words.lower[i] == "za" and governed
    return _complement(words, pack, i, stop, governed=governed, whole=whole)


def _preposition_inside(
    words: Words, pack: Pack, i: int, stop: int, *, first: bool, governed: bool, whole: bool
) -> bool:
    if i + 1 >= stop or _opens_unit(words, pack, i + 1, stop) and not whole:
        return False
    if first and words.in_class(i, "inside") and words.capital(i + 1):
        return not words.in_class(i + 1, "clause_fields")  # «Судска јединица у Долову»
    if words.in_class(i + 1, "clause_fields") and not first:
        return False  # «за свој рад»
    if whole or words.in_class(i, "name_prepositions"):
        return True
    # «… сарадњу са дијаспором у региону»: inside a name only behind its first preposition, and no «у складу са»
    return governed and not words.in_class(i + 1, "clause_fields") and not words.in_class(i + 1, "relative")


def _complement(words: Words, pack: Pack, i: int, stop: int, *, governed: bool, whole: bool) -> bool:
    """A noun, adjective or number that can belong to the name: in the genitive, or in any case behind a preposition."""
    if words.lower[i] in words.pack.words.get("reflexive", ()):
        return False
    if i + 1 < stop and words.lower[i + 1] in words.pack.words.get("reflexive", ()) and words.may_be_finite(i):
        return False
    if words.finite(i) and not _noun_here(words, i):
        return False
    behind = i + 1
    joined = words.in_class(i - 1, "coordinators") or words.in_class(i - 1, "prepositions") or words.is_pos(i - 1, "ADJ")
    if words.is_pos(i, "ADJ") and not words.capital(i) and not joined and behind < len(words) and words.finite(behind):
        return False  # «Одсек за возна средства задужен је за»
    if words.forms[i][0].isdigit() or words.capital(i) and words.finite_share(i) < 0.5:
        return True
    cases = words.cases(i)
    wanted = {"Gen", "Acc", "Ins", "Loc", "Dat"} if governed else {"Gen"}
    if words.finite_share(i) > 0.05 and not governed and not words.agree(i - 1, i):
        genitive = any(r.case == "Gen" and r.number == "Sing" for r in words.readings(i))
        if not (genitive and words.likely(i, "Gen")) or words.finite_share(i) > 0.5:
            return False  # «Стручна служба припрема седнице»
    if not cases:
        return whole or words.may_be(i, "ADV", "X", "PROPN") and not words.may_be_finite(i)
    return bool(cases & wanted) or whole


def _noun_here(words: Words, i: int) -> bool:
    """A form tagged as a verb is a noun behind a preposition («за воде») or an adjective that agrees («путне прелазе»)."""
    return bool(words.cases(i)) and not words.is_pos(i, "AUX") and (words.in_class(i - 1, "prepositions") or words.agree(i - 1, i))


def _title_case(
    words: Words, pack: Pack, head: int, start: int, stop: int, entry: Head, known: Known, *, whole: bool
) -> Mention | None:
    """An English name: the run of capitalised words, joined by small function words, that holds the head."""
    if not words.capital(head):
        first = head
        definite = first > start and words.in_class(first - 1, "this")
        return Mention(head, head + 1, head, entry.kind, entry.lemma, words.lower[head] != entry.lemma, False, definite)
    plural = words.lower[head] != entry.lemma
    for begin in range(max(start, head - 8), head + 1):
        end = known.end(words, begin, stop)
        if end is not None and end > head:
            definite = begin > start and words.in_class(begin - 1, "this")
            return Mention(begin, end, head, entry.kind, entry.lemma, plural, True, definite)
    if whole:
        if words.in_class(start, "prepositions"):
            return None  # "In the Sector for …, the following tasks are performed:"
        first = start + 1 if words.in_class(start, "articles") else start
        last = _title_end(words, first, stop)
        return Mention(first, last, head, entry.kind, entry.lemma, plural, words.capital(first)) if last > head else None
    first, last = head, head + 1
    while first > start and _name_word(words, first - 1):
        first -= 1
    if first - 2 >= start and words.in_class(first - 1, "coordinators") and _name_word(words, first - 2):
        begin = first - 2
        while begin > start and _name_word(words, begin - 1) and not words.in_class(begin - 1, "articles"):
            begin -= 1
        if begin > start and words.in_class(begin - 1, "articles") and not any(words.lemmas[j] in pack.heads for j in range(begin, first)):
            first = begin  # "a Training and Licensing Section"
    while last < stop:
        if _name_word(words, last):
            last += 1
            continue
        gap = last
        while gap < stop and gap - last < 3 and words.in_class(gap, "name_links"):
            gap += 1
        if gap == last or gap >= stop or not _name_word(words, gap) or _new_english_unit(words, pack, last, gap, stop):
            break
        if words.in_class(last, "coordinators") and words.in_class(gap - 1, "articles"):
            break  # "the Groundwater Section and the Springs and Reservoirs Section"
        last = gap + 1
    if words.in_class(first, "articles") and first < head:
        first += 1
    definite = first > start and words.in_class(first - 1, "this")
    return Mention(first, last, head, entry.kind, entry.lemma, plural, True, definite)


def _title_end(words: Words, first: int, stop: int) -> int:
    """The end of a heading's or list item's name: up to a closing sign or the first small word that joins nothing."""
    last = first
    while last < stop:
        joins = words.in_class(last, "name_links") or words.forms[last] == ","
        if words.forms[last] in _CLOSERS or not (_name_word(words, last) or joins):
            break
        if words.forms[last] == "," and (last + 1 >= stop or not words.capital(last + 1)):
            break
        last += 1
    while last > first and (words.in_class(last - 1, "name_links") or words.punct(last - 1)):
        last -= 1
    return max(last, first + 1)


def _name_word(words: Words, i: int) -> bool:
    return (words.capital(i) or words.forms[i] in ("-", "–", "’s", "'s", "&")) and words.forms[i] not in _CLOSERS


def _new_english_unit(words: Words, pack: Pack, link: int, at: int, stop: int) -> bool:
    """«A Department and B Department»: behind «and» another name with a head of its own begins."""
    if not words.in_class(link, "coordinators"):
        return False
    for j in range(at, stop):
        if not _name_word(words, j):
            return False
        if words.lemmas[j] in pack.heads or words.lower[j] in pack.heads:
            return True
    return False


def names_in(mention_list: Iterable[Mention]) -> Sequence[Mention]:
    """Mentions that name one unit: capitalised and not plural classes."""
    return [m for m in mention_list if m.capital and not m.plural]
