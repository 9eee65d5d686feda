"""The conditions of a post cut into clauses: what each of them asks for.

In: tokens of the conditions, and the label they stand under. Out: `Clause`s in order, each of one kind: education,
exams, experience, languages, computer, competencies, or other («држављанство Републике Србије»). A semicolon, comma or
full stop may end a clause; «и», «са», «уз» end one only where both sides ask for something of their own: «знање
енглеског језика и рада на рачунару» is two, «положен државни и правосудни испит» one. The words stand in the pack,
[requirements].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from delokrug.extract import phrases
from delokrug.extract.words import Words

# In this order a stretch of text is asked what it is: «две године искуства након положеног испита» is experience,
# «сертификат о знању језика» about a language, «стручни испит за рад у образовању» an exam.
KINDS = ("experience", "computer", "languages", "exams", "other", "education", "competencies")
_ASKED = tuple(f"asked {kind}" for kind in KINDS)  # the phrases of each kind
LISTED = ("exams", "languages")  # each clause of these is an item of its own
_NEEDED = 3  # pieces behind a piece in which the noun of its adjectives is looked for
_SIGNS = frozenset(",;.")
# Levels of the Common European Framework of Reference for Languages
_LANGUAGE_LEVEL = re.compile(r"\b[ABC] ?[12]\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [first, last) that ask for one kind of thing."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens between two places where a clause may end, and what stands before them: "" for «и», «са»."""

    first: int
    last: int
    sign: str


def clauses(words: Words, first: int, last: int, *, label: str = "") -> list[Clause]:
    """What tokens [first, last) ask for, in order. `label`: the kind that the label above them names, or ""."""
    found: list[Clause] = []
    pieces = list(_pieces(words, first, last))
    at = 0
    while at < len(pieces):
        piece, used = _whole(words, pieces, at)
        previous = found[-1] if found else None
        kind = _kind(words, piece.first, piece.last, previous.kind if previous else label)
        if previous and _continues(words, previous, piece, kind):
            found[-1] = Clause(previous.kind or kind, previous.first, piece.last)
        else:
            found.append(Clause(kind or _unsaid(words, piece, previous, label), piece.first, piece.last))
        at += used
    return found


def _pieces(words: Words, first: int, last: int) -> Iterator[_Piece]:
    start, sign, depth = first, ";", words.depths[first] if first < last else 0
    for i in range(first, last):
        formal = words.forms[i] in _SIGNS
        if words.depths[i] > depth or not (formal or words.in_class(i, "clause_links")):
            continue
        if start < i:
            yield _Piece(start, i, sign)
            sign = ""
        start, sign = i + 1, words.forms[i] if formal else sign
    if start < last:
        yield _Piece(start, last, sign)


def _whole(words: Words, pieces: list[_Piece], at: int) -> tuple[_Piece, int]:
    """A piece with those behind it that it needs, and how many they are: «положен државни и правосудни испит» asks for
    something only as a whole, «знање енглеског, немачког или француског језика» as well."""
    piece = pieces[at]
    if _kind(words, piece.first, piece.last, ""):
        return piece, 1
    knows = _has(words, piece.first, piece.last, "knows")
    for used, more in enumerate(pieces[at + 1 : at + 1 + _NEEDED], start=2):
        if (not knows and more.sign) or _has(words, more.first, more.last, "knows"):
            break
        kind = _kind(words, piece.first, more.last, "")
        if kind in ("computer", "languages") or (kind and not knows):
            return _Piece(piece.first, more.last, piece.sign), used
    return piece, 1


def _kind(words: Words, first: int, last: int, before: str) -> str:
    """What tokens ask for by their words; `before` is what stands before them."""
    for name in phrases.found_of(words, words.pack, _ASKED, first, last):
        return name.removeprefix("asked ")
    if _has(words, first, last, "language") and (
        before in ("languages", "computer") or _LANGUAGE_LEVEL.search(words.text[slice(*words.chars(first, last))])
    ):
        return "languages"
    return ""


def _continues(words: Words, previous: Clause, piece: _Piece, kind: str) -> bool:
    """Whether a piece belongs to the clause before it."""
    if kind:
        alternative = _alternative(words, piece.first)
        same = kind == previous.kind and (alternative or kind not in LISTED)
        return same or (not previous.kind and piece.sign in ("", ","))
    if _has(words, piece.first, piece.last, "knows"):
        return previous.kind == "competencies"
    if not piece.sign or _alternative(words, piece.first):
        return True
    years = previous.kind == "experience" and _has(words, piece.first, piece.last, "years")
    return piece.sign == "," and (years or previous.kind in ("", "education", "competencies"))


def _alternative(words: Words, at: int) -> bool:
    return words.in_class(at, "or") or words.in_class(at, "explains")


def _unsaid(words: Words, piece: _Piece, previous: Clause | None, label: str) -> str:
    """The kind of a piece that no word gives away."""
    if _has(words, piece.first, piece.last, "knows"):
        return "competencies"
    if previous is None or (label and previous.kind == label):
        return label
    return "other"


def _has(words: Words, first: int, last: int, name: str) -> bool:
    return any(words.in_class(i, name) for i in range(first, last))
