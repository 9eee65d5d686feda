"""Readings of the noun that heads a name, and its nominative.

In: a noun in canonical Latin, in any case. Out: `Head` readings, best first. A noun the language pack or the lexicon
has is read as they say; for another one every paradigm that can have given the form is tried (`guesses`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from delokrug.language.agreement import Head, adjective_cases
from delokrug.language.morphology import Analysis, analyses
from delokrug.language.name_words import data
from delokrug.language.paradigms import noun_forms
from delokrug.language.unknown_nouns import attested, guesses

_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut", "ž": "Fem", "s": "Neut", "Masc": "Masc", "Fem": "Fem", "Neut": "Neut"}
_VOWELS = "aeiou"

HeadForms = Mapping[str, Sequence[Head]]


def inflected(lemma: str, gender: str) -> tuple[str, ...]:
    """Every form of a head noun, from its dictionary form and gender («m», «f», «n»)."""
    return tuple(dict.fromkeys(form for form, _ in noun_forms(lemma, _GENDERS[gender])))


@lru_cache(maxsize=64)
def head_forms(heads: tuple[tuple[str, str], ...]) -> dict[str, tuple[Head, ...]]:
    """Form → readings of the given heads."""
    forms: dict[str, list[Head]] = {}
    for lemma, gender in heads:
        for form, reading in noun_forms(lemma, _GENDERS[gender]):
            forms.setdefault(form, []).append(Head(lemma, reading.case, reading.number, reading.gender))
    return {form: tuple(readings) for form, readings in forms.items()}


def men_in_a(word: str) -> tuple[Head, ...]:
    """Readings of a Serbian word for a man in -a, which Croatian has without it: ekonomista, not ekonomist."""
    lower = word.lower()
    for suffix in data()["men_in_a"]:
        stem, found, ending = lower.rpartition(suffix.removesuffix("a"))
        if not found or len(stem) < 3 or ending not in ("a", "e", "i", "u", "om"):
            continue
        if any(head.gender == "Fem" and head.lemma[-1:] != "a" for head in noun_readings(word)):
            continue  # korist, vlast
        lemma = stem + suffix
        return tuple(Head(lemma, *reading[1:4]) for form, reading in noun_forms(lemma, "Masc") if form == lower)
    return ()


@lru_cache(maxsize=8192)
def noun_readings(word: str) -> tuple[Head, ...]:
    """Noun readings of a word from the lexicon, of its likely lemmas only; the common noun before a name («Vlada»)."""
    for form in (word.lower(), word):
        found = [_mended(form, reading) for reading in analyses(form) if _nominal(reading, word)]
        total = sum(weight for _, weight in found)
        if total < 0.01:
            continue
        lemmas = {head.lemma: 0.0 for head, _ in found}
        for head, weight in found:
            lemmas[head.lemma] += weight / total
        # a lemma with a tenth of the weight is a chance likeness («zaštitnika», a woman)
        found = [pair for pair in found if lemmas[pair[0].lemma] >= 0.25]
        found.sort(key=lambda pair: (pair[0].number != "Sing", -lemmas[pair[0].lemma], -pair[1]))
        return _in_doubt(form, tuple(dict.fromkeys(head for head, _ in found)))
    return ()


def _in_doubt(form: str, found: tuple[Head, ...]) -> tuple[Head, ...]:
    """Readings in the order of their likelihood where laws alone have the word: the lexicon guessed them all."""
    if form != form.lower() or any(attested(head, form) for head in found):
        return found
    likely = [head for head in guesses(form) if head in found]
    # a nominative comes first wherever it stands, so others that are likelier shut it out
    before = likely[: next((at for at, head in enumerate(likely) if head.case == "Nom"), 0)]
    return tuple(before) or found


def readings(word: str, table: HeadForms) -> tuple[Head, ...]:
    """Readings of a word as a noun: of the table, else of the lexicon, else all that its ending allows."""
    if found := table.get(word.lower()) or noun_readings(word):
        return tuple(found)
    common = any(reading.known and reading.upos != "PROPN" for reading in analyses(word.lower()))
    return () if common else guesses(word)


def agreeing_head(word: str, adjectives: Sequence[str], table: HeadForms, *, case: str = "") -> Head | None:
    """The reading of the head with which every adjective before it agrees; nominative singular first.

    `case`: the case the head stands in, where that is known.
    """
    sure = table.get(word.lower()) or noun_readings(word)
    fitting = _fitting(sure, adjectives, case)
    if fitting:
        return min(fitting, key=lambda head: (head.number != "Sing", head.case != "Nom"))
    if sure and not adjectives:
        return None
    # an adjective tells the number better than the ending does
    possible = _fitting(guesses(word), adjectives, case)
    return min(possible, key=lambda head: bool(adjectives) and head.number != "Sing", default=None)


def nominative_noun(word: str, head: Head) -> str:
    """The head in the nominative: its lemma, or for a plural without a singular reading the plural."""
    if head.case == "Nom" and head.number == "Plur":
        return word.lower()
    if head.number == "Plur" and head.gender == "Fem" and head.lemma[-1:] in "ei":
        return head.lemma  # jaslice, novine: there is no singular
    first, hyphen, _ = word.lower().rpartition("-")
    if hyphen and head.number == "Sing" and "-" in head.lemma:
        return f"{_first_noun(first, head)}-{head.lemma.rpartition('-')[2]}"
    if head.number == "Sing":
        return head.lemma
    plurals = dict.fromkeys(
        form
        for form, reading in noun_forms(head.lemma, head.gender)
        if reading.case == "Nom" and reading.number == "Plur"
    )
    return max(plurals, key=lambda form: _plural_weight(form, head), default=word.lower())


def _first_noun(word: str, head: Head) -> str:
    """The first part of a double noun is in the same case: vozača-kurira, but not auto-servisa."""
    same = [found for found in noun_readings(word) if found[1:3] == head[1:3]]
    return same[0].lemma if same else word


def _fitting(heads: Sequence[Head], adjectives: Sequence[str], case: str) -> tuple[Head, ...]:
    return tuple(
        head
        for head in heads
        if case in ("", head.case) and all(head.case in adjective_cases(adjective, head) for adjective in adjectives)
    )


def _nominal(reading: Analysis, word: str) -> bool:
    """Whether a reading is a noun's, and no guess; a proper noun's only where the word has a capital («kaštela»)."""
    upos = ("NOUN", "PROPN") if word[:1].isupper() else ("NOUN",)
    sure = reading.known or "-" in word or reading.lemma.isupper()
    return sure and reading.upos in upos and bool(reading.case and reading.gender)


def _mended(form: str, reading: Analysis) -> tuple[Head, float]:
    """A reading with a possible gender and lemma: the lexicon guessed those of words that it has from laws only."""
    head = Head(reading.lemma, reading.case, reading.number, reading.gender)
    # panoa is no form of a neuter
    if reading.upos == "NOUN" and head.gender == "Masc" and _neuter(head.lemma) and not form.startswith(head.lemma):
        head = head._replace(gender="Neut")
    if head.lemma.endswith("oc") and head.lemma[-3:-2] in _VOWELS:
        head = head._replace(lemma=head.lemma.removesuffix("oc") + "lac")
    return head, reading.weight


def _neuter(lemma: str) -> bool:
    """A common noun in -o or -e is a neuter, but for «predeo» and «radio»."""
    return lemma[-1:] in "oe" and lemma[-2:-1] not in _VOWELS


def _plural_weight(form: str, head: Head) -> tuple[float, bool]:
    """Which of the plurals a masculine has: the one the lexicon has, else the long one of a word of one syllable."""
    weight = sum(
        reading.weight
        for reading in analyses(form)
        if reading.known and reading.upos == "NOUN" and reading.number == "Plur" and reading.lemma == head.lemma
    )
    syllables = sum(letter in _VOWELS for letter in head.lemma)
    return weight, form.endswith(("ovi", "evi")) == (syllables == 1)
