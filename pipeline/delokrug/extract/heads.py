"""The nouns that head unit names, in every form («Сектору», «радне групе», «Дактилобиро»).

In: a token of `Words` and the language's pack. Out: the pack's entry for it, with the cases the form can stand in.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from delokrug.extract.words import Words
from delokrug.language import grammar_readings, paradigms
from delokrug.packs import Grammar, Head, Pack

_VOWELS = "aeio"
_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}


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
            if pack.grammar is not None and not pack.grammar.cases:
                cases = words.cases(at + length - 1)  # what the place of the noun says
            return entry, length, cases, all(number == "Plur" for _, number in own)
    if pack.lexicon_readings:
        return None
    entry_ = pack.heads.get(words.lemmas[at]) or pack.heads.get(form)
    return (entry_, 1, frozenset(), form != entry_.lemma) if entry_ else None


def _compound(table: dict[str, list[tuple[Head, str, str]]], form: str) -> list[tuple[Head, str, str]] | None:
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
    if pack.grammar is not None:
        return _forms_by_grammar(pack, pack.grammar)
    for head in pack.heads.values():
        *adjective, noun = head.lemma.split()
        gender = _GENDERS.get(head.gender, "")
        if adjective and adjective[0][-1] not in _VOWELS:
            # «predsednik opštine», «organ uprave»: the first word is the noun
            for form, reading in paradigms.noun_forms(adjective[0], gender):
                table.setdefault(f"{form} {noun}", []).append((head, reading.case, reading.number))
            continue
        for form, reading in paradigms.noun_forms(noun, gender):
            befores = [""]
            if adjective:
                befores = [
                    f + " "
                    for f, r in paradigms.adjective_forms(_masculine(adjective[0], head.gender))
                    if (r.case, r.number, r.gender) == (reading.case, reading.number, reading.gender)
                ]
            for before in befores:
                table.setdefault(before + form, []).append((head, reading.case, reading.number))
    return table


def _forms_by_grammar(pack: Pack, grammar: Grammar) -> dict[str, list[tuple[Head, str, str]]]:
    """The same for a language by its pack. In a head of two words the adjective takes its forms of the pack's rules."""
    table: dict[str, list[tuple[Head, str, str]]] = {}
    for head in pack.heads.values():
        before, _, noun = head.lemma.rpartition(" ")
        if head.kind == "official" and before:
            before, _, noun = head.lemma.partition(" ")
            for form, number, case in grammar_readings.forms(before, head.gender, grammar):
                table.setdefault(f"{form} {noun}", []).append((head, case, number))
            continue
        for form, number, case in grammar_readings.forms(noun, head.gender, grammar):
            for adjective in _adjectives(before, head.gender, grammar):
                table.setdefault(adjective + form, []).append((head, case, number))
    return table


def _adjectives(plain: str, gender: str, grammar: Grammar) -> list[str]:
    """The forms of the adjective of a head of two words, each with a space behind it; "" where there is none."""
    if not plain:
        return [""]
    made = (plain.removesuffix(change.add) + change.cut for change in grammar.adjectives.get(gender, ()))
    return [f"{form} " for form in (plain, *made)]


def _masculine(adjective: str, gender: str) -> str:
    """The dictionary form of an adjective in the gender of its noun («radna grupa»: «radni»)."""
    return adjective if gender == "m" else adjective[:-1] + "i"
