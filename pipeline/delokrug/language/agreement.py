"""Agreement of adjectives with the noun that heads a name.

In: words in canonical Latin and a reading of the head. Out: the cases in which an adjective agrees with it, by its
ending, and the adjective in the nominative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from delokrug.language.morphology import analyses
from delokrug.language.name_words import data
from delokrug.language.paradigms import adjective_forms

_SOFT = ("lj", "nj", "dž", "j", "č", "ć", "š", "ž", "đ", "c", "št")

# Endings of adjectives by (number, gender), the longest first, with the cases they stand for.
_MASC_NEUT = (
    ("oga", "Gen Acc"), ("ega", "Gen Acc"), ("ome", "Dat Loc"), ("omu", "Dat Loc"), ("emu", "Dat Loc"),
    ("og", "Gen Acc"), ("eg", "Gen Acc"), ("om", "Dat Loc"), ("em", "Dat Loc"), ("im", "Ins"),
)  # fmt: skip
_OBLIQUE_NEUT = tuple((ending, cases.removesuffix(" Acc")) for ending, cases in _MASC_NEUT)
_PLURAL = (("ima", "Dat Ins Loc"), ("ih", "Gen"), ("im", "Dat Ins Loc"))
_ADJECTIVE: Mapping[tuple[str, str], Sequence[tuple[str, str]]] = {
    ("Sing", "Masc"): (*_MASC_NEUT, ("i", "Nom Acc"), ("", "Nom Acc")),
    ("Sing", "Fem"): (("om", "Ins"), ("oj", "Dat Loc"), ("a", "Nom"), ("e", "Gen"), ("u", "Acc")),
    ("Sing", "Neut"): (*_OBLIQUE_NEUT, ("o", "Nom Acc"), ("e", "Nom Acc")),
    ("Plur", "Masc"): (*_PLURAL, ("i", "Nom"), ("e", "Acc")),
    ("Plur", "Fem"): (*_PLURAL, ("e", "Nom Acc")),
    ("Plur", "Neut"): (*_PLURAL, ("a", "Nom Acc")),
}
_NOMINATIVE = {
    ("Sing", "Masc"): "i", ("Sing", "Fem"): "a", ("Sing", "Neut"): "o",
    ("Plur", "Masc"): "i", ("Plur", "Fem"): "e", ("Plur", "Neut"): "a",
}  # fmt: skip
# What a short form never ends in: those are the long endings of other cases and numbers.
_LONG = ("a", "e", "i", "o", "u", "ih", "im", "og", "eg", "oj")
# Stems of relational adjectives, and how many letters stand before the suffix at least: apotekar-sk-i, not voj-sk-a.
_RELATIONAL = ("sk", "čk", "šk", "ćk")
_BEFORE_RELATIONAL = 4


class Head(NamedTuple):
    """One reading of a head noun. Values are those of Universal Dependencies."""

    lemma: str
    case: str
    number: str
    gender: str


def joins(word: str) -> bool:
    """Whether a word joins adjectives («и»)."""
    return "-" not in word and analyses(word.lower())[0].upos == "CCONJ"


def adjectival(word: str) -> bool:
    """Whether a word may be an adjective before a head, by its readings."""
    return _adjective_share(word) >= 0.04


def mostly_adjective(word: str) -> bool:
    return _adjective_share(word) >= 0.5


def ordinal(word: str) -> bool:
    """Whether a word is a form of an ordinal number; the lexicon lacks some (devete gimnazije)."""
    return word.lower() in _ordinals()


@lru_cache(maxsize=1)
def _ordinals() -> frozenset[str]:
    return frozenset(form for lemma in data()["ordinals"] for form, _ in adjective_forms(lemma))


def relational(word: str) -> bool:
    """Whether a word has the shape of a relational adjective, though the lexicon may have it as a noun."""
    stem = word.lower().rstrip("aeiou")
    for ending in ("og", "eg", "om", "em", "im", "ih", "oj"):
        stem = stem.removesuffix(ending)
    return stem.endswith(_RELATIONAL) and len(stem) >= _BEFORE_RELATIONAL + 2


def _adjective_share(word: str) -> float:
    found = analyses(word.lower())
    return sum(reading.weight for reading in found if reading.upos in ("ADJ", "DET", "NUM"))


def agrees(adjective: str, heads: Iterable[Head]) -> bool:
    """Whether an adjective agrees with one of the readings of a noun."""
    return any(head.case in adjective_cases(adjective, head) for head in heads)


def adjective_cases(adjective: str, head: Head) -> tuple[str, ...]:
    """Cases in which the word, by its ending, agrees with a noun of this number and gender."""
    lower = adjective.lower()
    cases: tuple[str, ...] = ()
    for ending, stands_for in _ADJECTIVE[head.number, head.gender]:
        if not ending and lower.endswith(_LONG):
            continue
        if lower.endswith(ending) and len(lower) >= len(ending) + 2:
            cases += tuple(stands_for.split())
            if len(ending) > 1:
                break
    return cases


def nominative_adjective(word: str, head: Head) -> str:
    """An adjective in the nominative, by its ending; conjunctions and what is nominative already stay."""
    if joins(word) or head.case == "Nom":
        return word
    lower = word.lower()
    for ending, cases in _ADJECTIVE[head.number, head.gender]:
        if lower.endswith(ending) and head.case in cases.split() and len(lower) >= len(ending) + 2:
            stem = lower[: len(lower) - len(ending)]
            if ending in ("i", "") and head.gender == "Masc" and head.number == "Sing":
                return word
            return like(word, stem + _nominative_ending(stem, head))
    return word


def like(model: str, word: str) -> str:
    """The word in the letters of the model: SEKTORU → SEKTOR, Sektoru → Sektor, sektoru → sektor."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _nominative_ending(stem: str, head: Head) -> str:
    ending = _NOMINATIVE[head.number, head.gender]
    if ending == "o" and stem.endswith(_SOFT):
        return "e"
    short = ending == "i" and head.number == "Sing" and len(stem) > 4 and stem.endswith(("ov", "ev", "in"))
    return "" if short and _possessive(stem) else ending


def _possessive(stem: str) -> bool:
    return any(reading.upos == "ADJ" and reading.lemma.lower() == stem for reading in analyses(stem))
