"""The conditions of a post in parts: token ranges with their labels in, `Requirements` out.

Everything is quoted as written, in the document's own script; only the level of education and the years of experience
are values. `education` is the text of the clauses on schooling. Exams and languages are lists, without «положен» and
«знање»; licences and certificates count among the exams («возачка дозвола Б категорије»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from delokrug.extract import phrases, schooling
from delokrug.extract.ranks import amount_at, years_at
from delokrug.extract.requirement_clauses import Clause, clauses
from delokrug.extract.words import Words
from delokrug.records import Block

_SPACES = re.compile(r"\s+")
_MONTHS = 12

Asked = tuple[str, Block, int, int]
"""The field whose label stands above ("requirements" for a general one), and tokens [first, last) of a block."""


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a post asks for; "" and None where the text says nothing. `text` is all of it."""

    education: str = ""
    education_level: str = ""
    education_fields: tuple[str, ...] = ()
    experience_years: int | None = None
    exams: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    computer: str = ""
    competencies: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A clause in its block, and whether a label says what it is."""

    block: Block
    words: Words
    clause: Clause
    labelled: bool

    def own(self, first: int, last: int) -> str:
        return own_text(self.block, self.words, first, last).rstrip(" .,;")


# The labels of columns and lines, and what stands under them
_LABELS = {
    "education": "education",
    "fields": "education",
    "experience": "experience",
    "exam": "exams",
    "languages": "languages",
    "computer": "computer",
    "competencies": "competencies",
}


def requirements(asked: Sequence[Asked], words_of: Callable[[Block], Words]) -> Requirements:
    """The conditions of one post."""
    placed = [
        _Placed(block, words_of(block), clause, clause.kind == _LABELS.get(field))
        for field, block, first, last in asked
        for clause in clauses(words_of(block), first, last, label=_LABELS.get(field, ""))
    ]
    taught = [one for one in placed if one.clause.kind == "education"]
    return Requirements(
        education=_education(placed),
        education_level=_level(taught),
        education_fields=tuple(dict.fromkeys([*_labelled_fields(asked, words_of), *_fields(taught)])),
        experience_years=_experience(asked, placed, words_of),
        exams=_items(placed, "exams", "passed"),
        languages=_items(placed, "languages", "known"),
        computer=_text(placed, "computer"),
        competencies=_text(placed, "competencies"),
        text=" ".join(own_text(block, words_of(block), first, last) for _, block, first, last in asked),
    )


def own_text(block: Block, words: Words, first: int, last: int) -> str:
    """Tokens [first, last) as the document writes them, white space collapsed."""
    return _SPACES.sub(" ", block.own_text(*block.clean.span(*words.chars(first, last))))


def _education(placed: Sequence[_Placed]) -> str:
    """The clauses on schooling, in one piece where nothing stands between them."""
    pieces: list[str] = []
    end: tuple[int, int] | None = None  # the block and token that the last piece ends at
    start = 0
    for one in placed:
        clause = one.clause
        if clause.kind != "education":
            end = None
            continue
        if end and end[0] == id(one.block):
            pieces[-1] = one.own(start, clause.last)
        else:
            pieces.append(one.own(clause.first, clause.last))
            start = clause.first
        end = (id(one.block), clause.last)
    return "; ".join(filter(None, pieces))


def _level(taught: Sequence[_Placed]) -> str:
    """The lowest level that suffices. A clause may refine the one before it («високо образовање; 240 ЕСПБ»)."""
    found = [schooling.level(one.words, one.clause.first, one.clause.last, labelled=one.labelled) for one in taught]
    exact = [level for level in found if level not in ("higher", "secondary")]
    return schooling.lowest(exact if any(exact) else found)


def _fields(taught: Sequence[_Placed]) -> Iterator[str]:
    for one in taught:
        for first, last in schooling.fields(one.words, one.clause.first, one.clause.last):
            yield one.own(first, last)


def _labelled_fields(asked: Sequence[Asked], words_of: Callable[[Block], Words]) -> Iterator[str]:
    """«Врста: правни факултет»: all of what stands under the label."""
    for field, block, first, last in asked:
        if field == "fields":
            for start, end in schooling.split(words_of(block), first, last):
                yield own_text(block, words_of(block), start, end)


def _items(placed: Sequence[_Placed], kind: str, lead: str) -> tuple[str, ...]:
    """The clauses of a kind without the words that only say that it must be there («положен», «знање»)."""
    found = []
    for one in placed:
        first, last = one.clause.first, one.clause.last
        if one.clause.kind == kind:
            while first < last - 1 and (one.words.in_class(first, lead) or one.words.punct(first)):
                first += 1
            while first < last - 1 and one.words.in_class(last - 1, lead):
                last -= 1
            if last - first > 1 or not one.words.in_class(first, "answers"):
                found.append(one.own(first, last))
    return tuple(dict.fromkeys(filter(None, found)))


def _text(placed: Sequence[_Placed], kind: str) -> str:
    return "; ".join(one.own(one.clause.first, one.clause.last) for one in placed if one.clause.kind == kind)


def _experience(asked: Sequence[Asked], placed: Sequence[_Placed], words_of: Callable[[Block], Words]) -> int | None:
    """Whole years; the lowest of alternatives, 0 where the text says that none is needed, None where it is silent."""
    for one in placed:
        if one.clause.kind == "experience":
            value = _years(one.words, one.clause.first, one.clause.last)
            if value is not None:
                return value
    for field, block, first, last in asked:
        words = words_of(block)
        names = ["no experience"] + (["none"] if field == "experience" else [])
        if any(phrases.find(words, words.pack, name, first, last) for name in names):
            return 0
    return None


def _years(words: Words, first: int, last: int) -> int | None:
    """«најмање пет година»; «три године … или пет година …» is three, «седам година, од чега две …» seven."""
    found: int | None = None
    behind = first
    for i in range(first, last):
        value = words.pack.yearly.get(words.lemmas[i])
        value = years_at(words, i, first) if value is None else value
        if value is None:
            continue
        if found is None:
            found = value
        elif any(words.in_class(j, "or") or words.in_class(j, "explains") for j in range(behind, i)):
            found = min(found, value)
        behind = i
    return _months(words, first, last) if found is None else found


def _months(words: Words, first: int, last: int) -> int | None:
    """«шест месеци» is no full year, «осамнаест месеци» is one."""
    for i in range(first, last):
        value = amount_at(words, i, first, "months")
        if value is not None:
            return value // _MONTHS
    return None
