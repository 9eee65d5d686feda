"""The schooling that a clause asks for: its level and its fields.

In: the tokens of clauses on education. Out: a level of `schema.EDUCATION_LEVELS`, and the token ranges of fields. Where
a text gives several ways («240 ЕСПБ бодова … односно основне студије у трајању од најмање четири године») the level is
the lowest that suffices. What is said in figures (credits, degree, years of study) or by a school with one level
(«виша школа») counts before what is only usual («факултет», «висока стручна спрема»).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from delokrug.extract import phrases
from delokrug.extract.ranks import years_at
from delokrug.extract.words import Words
from delokrug.schema import EDUCATION_LEVELS

_ORDER = {level: place for place, level in enumerate(EDUCATION_LEVELS)}
_SECONDARY = frozenset({"vocational", "secondary_3", "secondary", "secondary_4"})
_HIGHER = frozenset({"higher_180", "higher", "higher_240", "master", "doctorate"})
# Law on higher education: first cycle 180 or 240 credits (three, four years), integrated and master studies from 300
_CREDITS = ((300, "master"), (240, "higher_240"), (180, "higher_180"))
_YEARS_OF_STUDY = ((4, "higher_240"), (1, "higher_180"))
_YEARS_OF_SCHOOL = ((4, "secondary_4"), (3, "secondary_3"), (1, "vocational"))
_ROMAN = re.compile(r"(?<!\w)(VIII|VII|VI|IV|V|III|II|I)(?: ?[-–/]? ?([12]))?(?!\w)")
_ARABIC = re.compile(r"([1-8])(?:\.([12]))?\.?(?:s[tv])?\.?")
_REACH = 3  # tokens between a figure and its noun: «240 (CSPK) кредита», «у трајању од најмање четири године»
_FIELD_ENDS = frozenset(";.:(")
_BETWEEN_FIELDS = frozenset(",/")


def level(words: Words, first: int, last: int, *, labelled: bool = False) -> str:
    """The level that tokens [first, last) ask for, "" where they name none. `labelled`: a label says it is one."""
    exact = set(_named(words, first, last, "named"))
    exact.update(_by_credits(words, first, last))
    exact.update(_by_degree(words, first, last, labelled=labelled))
    exact.update(_by_years(words, first, last))
    usual = set(_named(words, first, last, "usual"))
    for family in (_SECONDARY, _HIGHER):
        if exact & family:
            usual -= family
        elif len(usual & family) > 1:
            usual -= {"secondary", "higher"}
    return min(exact | usual, key=_ORDER.__getitem__, default="")


def lowest(levels: Iterable[str]) -> str:
    """The lowest of levels, "" where all are unknown."""
    return min(filter(None, levels), key=_ORDER.__getitem__, default="")


def _named(words: Words, first: int, last: int, table: str) -> Iterator[str]:
    lists = tuple(f"{table} level {one}" for one in EDUCATION_LEVELS)
    for name in phrases.found_of(words, words.pack, lists, first, last):
        yield name.rpartition(" ")[2]


def _by_credits(words: Words, first: int, last: int) -> Iterator[str]:
    """«240 ЕСПБ бодова», «240 (CSPK) kredita»."""
    for i in range(first, last):
        near = any(words.in_class(j, "credits") for j in range(i + 1, min(i + 1 + _REACH, last)))
        if words.lower[i].isdecimal() and near:
            yield from _reached(int(words.lower[i]), _CREDITS)


def _reached(value: int, steps: tuple[tuple[int, str], ...]) -> Iterator[str]:
    for least, found in steps:
        if value >= least:
            yield found
            return


def _by_degree(words: Words, first: int, last: int, *, labelled: bool) -> Iterator[str]:
    """«IV степен стручне спреме», «VII-1», «ниво 6», «7. ниво»."""
    degrees = words.pack.degrees
    spoken = labelled or any(words.in_class(i, "degree") for i in range(first, last))
    start, end = words.chars(first, last)
    for match in _ROMAN.finditer(words.text, start, end) if spoken else ():
        at = next(i for i in range(first, last) if words.ends[i] > match.start())
        # «I» is also the conjunction of a text in capitals
        if match[1] != "I" or match[2] or _beside_degree(words, at, first, last):
            yield from filter(None, [degrees.get(f"{match[1]}-{match[2]}") or degrees.get(match[1])])
    for i in range(first, last):
        figure = _ARABIC.fullmatch(words.lower[i])
        part = i > first and words.ends[i - 1] == words.starts[i]  # of «VII1», which is two tokens
        if figure and not part and _beside_degree(words, i, first, last):
            yield from filter(None, [degrees.get(f"{figure[1]}.{figure[2]}") or degrees.get(figure[1])])


def _beside_degree(words: Words, at: int, first: int, last: int) -> bool:
    before = any(words.in_class(i, "degree") for i in range(max(first, at - 2), at))
    return before or (at + 1 < last and words.in_class(at + 1, "degree"))


def _by_years(words: Words, first: int, last: int) -> Iterator[str]:
    """«основне студије у трајању од најмање четири године», «трогодишња средња школа»."""
    school = None
    for i in range(first, last):
        if words.in_class(i, "secondary_word"):
            school = True
        elif words.in_class(i, "study_word"):
            school = False
        lasts = any(words.in_class(j, "duration") for j in range(max(first, i - _REACH - 2), i))
        value = words.pack.yearly.get(words.lemmas[i]) or words.pack.yearly.get(words.lower[i])
        if value is None and lasts:
            value = years_at(words, i, first)
        if value:
            behind = any(words.in_class(j, "secondary_word") for j in range(i, last))
            steps = _YEARS_OF_SCHOOL if (behind if school is None else school) else _YEARS_OF_STUDY
            yield from _reached(value, steps)


def fields(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Token ranges of the fields that tokens [first, last) name: behind «из научне, односно стручне области», in front
    of «смера», «струке», «факултет». Commas, «или» and «односно» stand between them; «и» is part of the name of many
    («социјална политика и социјални рад»), unless both sides end alike («правне науке и економске науке»)."""
    found: list[tuple[int, int]] = []
    i = first
    while i < last:
        end = phrases.match(words, words.pack, "fields follow", i, last)
        if end is not None:
            stop = _field_end(words, end, last)
            found += split(words, end, stop)
            i = max(stop, end)
            continue
        if words.in_class(i, "field_noun"):
            start = _adjectives(words, i, found[-1][1] if found else first)
            end = _behind(words, i, last) if start == i else i + 1
            if end - start > 1:
                found.append((start, end))
        i += 1
    return found


def _field_end(words: Words, at: int, last: int) -> int:
    start = phrases.match(words, words.pack, "fields follow", at, last) or at  # «… области у оквиру поља …»
    for i in range(start, last):
        if words.in_class(i, "field_stop") or words.forms[i] in _FIELD_ENDS or words.forms[i].isdecimal():
            return i
    return last


def split(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """The fields in tokens that are nothing but fields."""
    between = (
        i for i in range(first, last) if words.forms[i] in _BETWEEN_FIELDS or _or(words, i) or _and(words, i, last)
    )
    # «друштвених или техничких наука»: an adjective alone is no field
    cuts = [i for i in between if i == first or not words.is_pos(i - 1, "ADJ", "DET")]
    edges = zip([first, *(cut + 1 for cut in cuts)], [*cuts, last], strict=True)
    trimmed = (_trimmed(words, start, end) for start, end in edges)
    return [(start, end) for start, end in trimmed if start < end and not _ROMAN.fullmatch(words.forms[start])]


def _or(words: Words, i: int) -> bool:
    return words.in_class(i, "or") or words.in_class(i, "explains")


def _and(words: Words, i: int, last: int) -> bool:
    """«правне науке и економске науке»."""
    if not words.in_class(i, "and") or i + 2 >= last:
        return False
    end = next((j for j in range(i + 1, last) if words.forms[j] in _BETWEEN_FIELDS or _or(words, j)), last)
    return words.lemmas[i - 1] == words.lemmas[end - 1] and not words.punct(i - 1)


def _trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    first = phrases.match(words, words.pack, "fields follow", first, last) or first  # «… или поља техничких наука»
    while first < last and (words.punct(first) or words.in_class(first, "clause_links") or _or(words, first)):
        first += 1
    while last > first and (words.punct(last - 1) or words.in_class(last - 1, "clause_links")):
        last -= 1
    return first, last


def _behind(words: Words, noun: int, last: int) -> int:
    """Where the name of a faculty ends that begins with its noun: «факултет спорта и физичког васпитања»."""
    if not words.in_class(noun, "field_head") or noun + 1 >= last:
        return noun + 1
    if "Gen" not in words.cases(noun + 1) and not words.in_class(noun + 1, "name_prepositions"):
        return noun + 1
    if words.in_class(noun + 1, "field_noun") or words.in_class(noun + 1, "no_field"):
        return noun + 1
    end = _field_end(words, noun + 1, last)
    end = next((j for j in range(noun + 1, end) if words.punct(j) or _or(words, j)), end)
    return noun + 1 if any(words.in_class(j, "field_noun") for j in range(noun + 1, end)) else end


def _adjectives(words: Words, noun: int, first: int) -> int:
    """Where the adjectives of a noun begin: «економског, правног или техничког смера»."""
    start = noun
    for i in range(noun - 1, first - 1, -1):
        if words.in_class(i, "no_field"):
            break
        if words.is_pos(i, "ADJ") or words.may_be(i, "ADJ"):
            start = i
        elif not (words.forms[i] in _BETWEEN_FIELDS or _or(words, i) or words.in_class(i, "and")):
            break
    return start
