"""Readings of a noun that no dictionary has.

In: a form in canonical Latin. Out: every reading its paradigm may have, best first. What decides is how the stems of
known nouns end that decline so (data/noun_stems.tsv.xz, built by models/build_noun_stems.py).
"""

from __future__ import annotations

import lzma
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from delokrug.language.agreement import Head
from delokrug.language.morphology import analyses, likely_lemma
from delokrug.language.name_words import data
from delokrug.language.paradigms import declension, noun_classes, noun_lemmas

_LONGEST = 6  # letters from the end of a form that are compared
_SMOOTHING = 1.0  # how much the shorter ending counts beside the longer one
_RARE = 0.001  # the share of a cell that the counts do not have
# What a reading gains whose dictionary form lemmagen3 proposes, or the lexicon has as a noun; what it loses by a
# dictionary form that ends in a cluster no word ends in, or as a plural: names are singular.
_LIKELY, _KNOWN, _HARD, _PLURAL = 3.0, 10.0, 0.05, 0.1
_NAMED, _MENTIONED = 2.5, 1.2  # what the nominative gains: names of units have a capital, mentions of posts none


@lru_cache(maxsize=4096)
def guesses(word: str) -> tuple[Head, ...]:
    """Every reading of a form as an unknown noun, best first."""
    form = word.lower()
    found = noun_lemmas(form)
    shares = dict.fromkeys(found, 1.0 / max(1, len(found)))
    stems = _stems()
    for length in range(2, _LONGEST + 1):
        counts = {one: stems.count(form, one, length) for one in found}
        total = sum(counts.values())
        shares = {one: (counts[one] + _SMOOTHING * shares[one]) / (total + _SMOOTHING) for one in found}
    likely = likely_lemma(form) if found else ""
    for one in found:
        lemma, case, number, gender = one
        shares[one] *= _LIKELY if lemma == likely else 1.0
        shares[one] *= _KNOWN if _known_noun(lemma, gender) or lemma in data()["proper"] else 1.0
        shares[one] *= _HARD if _hard_to_end(lemma) else 1.0
        shares[one] *= _PLURAL if number == "Plur" else 1.0
        if (case, number) == ("Nom", "Sing"):
            shares[one] *= _NAMED if word[:1].isupper() else _MENTIONED
    return tuple(Head(*one) for one in sorted(found, key=lambda one: -shares[one]))


@lru_cache(maxsize=4096)
def _known_noun(lemma: str, gender: str) -> bool:
    return any(
        reading.known and reading.upos == "NOUN" and reading.case == "Nom" and reading.gender == gender
        for reading in analyses(lemma)
    )


def attested(head: Head, form: str) -> bool:
    """Whether a treebank has the noun of a reading, in the declension that the reading supposes."""
    if not noun_classes(head.lemma, head.gender):
        return False
    name, stem, _ = declension(form, (head.lemma, head.case, head.number, head.gender))
    return (stem, name) in _stems().nouns


def _hard_to_end(lemma: str) -> bool:
    """Ends in a cluster of consonants that no Serbian word ends in, so a vowel is missing («okn»)."""
    last = lemma[-2:]
    return not set(last) & set("aeiou") and last[1] in "knlmvcr" and last[0] not in "rlj" and last != "nk"


@dataclass(frozen=True, slots=True)
class _Stems:
    nouns: frozenset[tuple[str, str]]  # (stem, declension)
    endings: Counter[tuple[str, str]]  # (end of a stem, declension) → how many stems
    cells: dict[str, dict[str, float]]  # declension → case.number → share

    def count(self, form: str, found: tuple[str, str, str, str], length: int) -> float:
        """How many stems end like this one within the last letters of the form, weighed by how common the cell is."""
        name, stem, ending = declension(form, found)
        inside = max(0, length - len(ending))
        cell = self.cells[name].get(f"{found[1]}.{found[2]}.{ending}", _RARE)
        return self.endings[stem[-inside:] if inside else "", name] * cell


@lru_cache(maxsize=1)
def _stems() -> _Stems:
    packed = resources.files(__package__).joinpath("data", "noun_stems.tsv.xz").read_bytes()
    endings: Counter[tuple[str, str]] = Counter()
    cells: dict[str, dict[str, float]] = {}
    nouns: set[tuple[str, str]] = set()
    for line in lzma.decompress(packed).decode("utf-8").splitlines():
        if line.startswith("#"):
            _, name, *counts = line.split()
            numbers = {cell: int(count) for cell, _, count in (pair.partition(":") for pair in counts)}
            cells[name] = {cell: count / sum(numbers.values()) for cell, count in numbers.items()}
            continue
        stem, name = line.split()
        nouns.add((stem, name))
        for length in range(min(_LONGEST, len(stem)) + 1):
            endings[stem[len(stem) - length :], name] += 1
    return _Stems(frozenset(nouns), endings, cells)
