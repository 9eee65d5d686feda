"""Names of units and institutions: nominative, sentence case, and keys that inflected mentions share.

In: a name in canonical Latin, in any case and in small letters or capitals. Out: text with the same words; only the
head noun and the adjectives before it change. Proper names and acronyms stand in data/names.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from delokrug.language.morphology import analyses
from delokrug.language.paradigms import noun_forms

_WORD = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*")
_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut", "ž": "Fem", "s": "Neut", "Masc": "Masc", "Fem": "Fem", "Neut": "Neut"}
_SOFT = ("lj", "nj", "dž", "j", "č", "ć", "š", "ž", "đ", "c", "št")

# Endings of adjectives by (number, gender), the longest first, with the cases they stand for.
_MASC_NEUT = (
    ("oga", "Gen Acc"), ("ega", "Gen Acc"), ("ome", "Dat Loc"), ("omu", "Dat Loc"), ("emu", "Dat Loc"),
    ("og", "Gen Acc"), ("eg", "Gen Acc"), ("om", "Dat Loc"), ("em", "Dat Loc"), ("im", "Ins"),
)  # fmt: skip
_PLURAL = (("ima", "Dat Ins Loc"), ("ih", "Gen"), ("im", "Dat Ins Loc"))
_ADJECTIVE: Mapping[tuple[str, str], Sequence[tuple[str, str]]] = {
    ("Sing", "Masc"): (*_MASC_NEUT, ("i", "Nom Acc"), ("", "Nom Acc")),
    ("Sing", "Fem"): (("om", "Ins"), ("oj", "Dat Loc"), ("a", "Nom"), ("e", "Gen"), ("u", "Acc")),
    ("Sing", "Neut"): (*_MASC_NEUT, ("o", "Nom Acc"), ("e", "Nom Acc")),
    ("Plur", "Masc"): (*_PLURAL, ("i", "Nom"), ("e", "Acc")),
    ("Plur", "Fem"): (*_PLURAL, ("e", "Nom Acc")),
    ("Plur", "Neut"): (*_PLURAL, ("a", "Nom Acc")),
}
_NOMINATIVE = {
    ("Sing", "Masc"): "i", ("Sing", "Fem"): "a", ("Sing", "Neut"): "o",
    ("Plur", "Masc"): "i", ("Plur", "Fem"): "e", ("Plur", "Neut"): "a",
}  # fmt: skip


class Word(NamedTuple):
    text: str
    start: int
    end: int


class Head(NamedTuple):
    """One reading of a head noun."""

    lemma: str
    case: str
    number: str
    gender: str


def nominative(name: str, *, language: str = "sr", heads: Mapping[str, str] | None = None) -> str:
    """The name with its head noun, and the adjectives before it, in the nominative singular.

    `heads`: dictionary forms of the nouns that head unit names, lower case, with their gender («m», «f», «n»); they are
    tried before the lexicon. A name without a recognisable head, or in another language, comes back as it is.
    """
    if language not in ("sr", "hr", "bs", "cnr"):
        return name
    words = [Word(match.group(), *match.span()) for match in _WORD.finditer(name)]
    table = _head_forms(tuple(sorted((heads or {}).items())))
    at = _head_index(words, name, table)
    if at is None:
        return name
    before = words[:at]
    head = _agreeing_head(words[at].text, [word.text for word in before], table)
    if head is None:
        return name
    changed = {at: like(words[at].text, _nominative_noun(words[at].text, head))}
    for index, word in enumerate(before):
        changed[index] = _nominative_adjective(word.text, head)
    if head.lemma in _data()["appositive"] and head.case != "Nom":
        changed |= _apposition(words, at, head)
    return _replaced(name, words, changed)


def title_case(name: str) -> str:
    """An ALL-CAPS name in sentence case, with capitals for proper nouns and acronyms; any other name as it is."""
    letters = [letter for letter in name if letter.isalpha()]
    if not letters or any(letter.islower() for letter in letters) or len(letters) < 4:
        return name
    words = [Word(match.group(), *match.span()) for match in _WORD.finditer(name)]
    changed = {index: _small(word.text) for index, word in enumerate(words)}
    changed |= _phrases(words)
    for index, word in enumerate(words):
        if index == 0 or _is_initial(name, word.start):
            changed[index] = changed[index][:1].upper() + changed[index][1:]
    return _replaced(name, words, changed)


def name_key(name: str, *, language: str = "sr", heads: Mapping[str, str] | None = None) -> str:
    """What inflected, capitalised and differently punctuated mentions of one name have in common: its lemmas."""
    if language not in ("sr", "hr", "bs", "cnr"):
        return " ".join(match.group().lower() for match in _WORD.finditer(name))
    plain = nominative(name, language=language, heads=heads).lower()
    return " ".join(_key_of(part) for part in re.findall(r"[^\W_]+", plain))


def same_name(left: str, right: str, *, language: str = "sr") -> bool:
    """Whether two mentions name the same unit, whatever their case and letters."""
    return name_key(left, language=language) == name_key(right, language=language)


def like(model: str, word: str) -> str:
    """The word in the letters of the model: SEKTORU → SEKTOR, Sektoru → Sektor, sektoru → sektor."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def inflected(lemma: str, gender: str) -> tuple[str, ...]:
    """Every form of a head noun, from its dictionary form and gender («m», «f», «n»)."""
    return tuple(dict.fromkeys(form for form, _ in noun_forms(lemma, _GENDERS[gender])))


@lru_cache(maxsize=64)
def _head_forms(heads: tuple[tuple[str, str], ...]) -> dict[str, tuple[Head, ...]]:
    """Form → readings of the given heads."""
    forms: dict[str, list[Head]] = {}
    for lemma, gender in heads:
        for form, reading in noun_forms(lemma, _GENDERS[gender]):
            forms.setdefault(form, []).append(Head(lemma, reading.case, reading.number, reading.gender))
    return {form: tuple(readings) for form, readings in forms.items()}


def _head_index(words: Sequence[Word], name: str, table: Mapping[str, Sequence[Head]]) -> int | None:
    """The first noun: a word of the table, or the first word that is no adjective joined to a noun further on."""
    for index, word in enumerate(words):
        if index and _breaks(name[words[index - 1].end : word.start]):
            return None
        if word.text.lower() in table:
            return index
        if _joins(word.text) and index:
            continue
        if not _adjectival(word.text) or not _noun_follows(words, index, table):
            return index if _noun_readings(word.text) else None
    return None


def _breaks(gap: str) -> bool:
    """Adjectives before a head are joined by spaces or commas, nothing else."""
    return bool(set(gap) - set(' ,\u00a0\n„“"'))


def _joins(word: str) -> bool:
    return "-" not in word and analyses(word.lower())[0].upos == "CCONJ"


def _adjectival(word: str) -> bool:
    """Whether a word may be an adjective before a head: it reads as one, or is at least no known noun."""
    found = analyses(word.lower())
    share = sum(reading.weight for reading in found if reading.upos in ("ADJ", "DET", "NUM"))
    return share >= 0.04


def _noun_follows(words: Sequence[Word], index: int, table: Mapping[str, Sequence[Head]]) -> bool:
    """Whether the words after `index` lead, over adjectives and conjunctions, to a noun that agrees."""
    for later in range(index + 1, len(words)):
        word = words[later].text
        if word.lower() in table:
            return _agrees(words[index].text, table[word.lower()])
        if _joins(word):
            continue
        nouns = _noun_readings(word)
        # «veća» is mostly an adjective, and a noun where none follows: nastavničkog veća
        if nouns and not (_mostly_adjective(word) and _noun_follows(words, later, table)):
            return _agrees(words[index].text, nouns)
        if not _adjectival(word):
            return False
    return False


def _mostly_adjective(word: str) -> bool:
    found = analyses(word.lower())
    return sum(reading.weight for reading in found if reading.upos in ("ADJ", "DET", "NUM")) >= 0.5


def _agrees(adjective: str, heads: Iterable[Head]) -> bool:
    return any(head.case in _adjective_cases(adjective, head) for head in heads)


def _adjective_cases(adjective: str, head: Head) -> tuple[str, ...]:
    """Cases in which the word, by its ending, agrees with a noun of this number and gender."""
    lower = adjective.lower()
    cases: tuple[str, ...] = ()
    for ending, stands_for in _ADJECTIVE[head.number, head.gender]:
        if not ending and lower[-1:] in "aeiou":
            continue
        if lower.endswith(ending) and len(lower) >= len(ending) + 2:
            cases += tuple(stands_for.split())
            if len(ending) > 1:
                break
    return cases


def _noun_readings(word: str) -> tuple[Head, ...]:
    """Noun readings of a word from the lexicon, of its likely lemmas only; the common noun before a name («Vlada»)."""
    for form in (word.lower(), word):
        found = [
            reading
            for reading in analyses(form)
            if reading.upos in ("NOUN", "PROPN") and reading.case and reading.gender
        ]
        total = sum(reading.weight for reading in found)
        if total < 0.01:
            continue
        lemmas = {reading.lemma: 0.0 for reading in found}
        for reading in found:
            lemmas[reading.lemma] += reading.weight / total
        # a lemma with a tenth of the weight is a chance likeness («zaštitnika», a woman)
        found = [reading for reading in found if lemmas[reading.lemma] >= 0.25]
        found.sort(key=lambda reading: (reading.number != "Sing", -lemmas[reading.lemma], -reading.weight))
        return tuple(
            dict.fromkeys(Head(reading.lemma, reading.case, reading.number, reading.gender) for reading in found)
        )
    return ()


def _agreeing_head(word: str, before: Sequence[str], table: Mapping[str, Sequence[Head]]) -> Head | None:
    """The reading of the head with which every adjective before it agrees; nominative singular first."""
    readings = tuple(table.get(word.lower(), ())) or _noun_readings(word)
    adjectives = [adjective for adjective in before if not _joins(adjective)]
    fitting = [
        head for head in readings if all(head.case in _adjective_cases(adjective, head) for adjective in adjectives)
    ]
    for head in fitting:
        if head.case == "Nom" and head.number == "Sing":
            return head
    for number in ("Sing", "Plur"):
        for head in fitting:
            if head.number == number:
                return head
    return None


def _nominative_noun(word: str, head: Head) -> str:
    """The head in the nominative: its lemma, or for a plural without a singular reading the plural."""
    if head.number == "Sing" or head.gender not in _GENDERS:
        return head.lemma.lower() if head.lemma[:1].islower() else head.lemma
    plurals = [
        form
        for form, reading in noun_forms(head.lemma, head.gender)
        if reading.case == "Nom" and reading.number == "Plur"
    ]
    known = [form for form in plurals if any(reading.case == "Nom" and reading.known for reading in analyses(form))]
    return (known or plurals or [word.lower()])[0]


def _nominative_adjective(word: str, head: Head) -> str:
    """An adjective in the nominative, by its ending; conjunctions and what is nominative already stay."""
    if _joins(word) or head.case == "Nom":
        return word
    lower = word.lower()
    for ending, cases in _ADJECTIVE[head.number, head.gender]:
        if lower.endswith(ending) and head.case in cases.split() and len(lower) >= len(ending) + 2:
            stem = lower[: len(lower) - len(ending)]
            if ending in ("i", "") and head.gender == "Masc" and head.number == "Sing":
                return word
            return like(word, stem + _nominative_ending(stem, head))
    return word


def _nominative_ending(stem: str, head: Head) -> str:
    ending = _NOMINATIVE[head.number, head.gender]
    if ending == "o" and stem.endswith(_SOFT):
        return "e"
    if (
        ending == "i"
        and head.number == "Sing"
        and len(stem) > 4
        and stem.endswith(("ov", "ev", "in"))
        and _possessive(stem)
    ):
        return ""
    return ending


def _possessive(stem: str) -> bool:
    return any(reading.upos == "ADJ" and reading.lemma.lower() == stem for reading in analyses(stem))


def _apposition(words: Sequence[Word], at: int, head: Head) -> dict[int, str]:
    """The proper name beside an appositive head: grada Novog Sada → Novi Sad."""
    rest = nominative(" ".join(word.text for word in words[at + 1 :]))
    parts = rest.split(" ")
    return (
        {at + 1 + index: part for index, part in enumerate(parts)} if len(parts) == len(words) - at - 1 and rest else {}
    )


def _replaced(name: str, words: Sequence[Word], changed: Mapping[int, str]) -> str:
    parts, at = [], 0
    for index, word in enumerate(words):
        parts += [name[at : word.start], changed.get(index, word.text)]
        at = word.end
    return "".join(parts) + name[at:]


def _small(word: str) -> str:
    """A word of an ALL-CAPS name in the letters it has inside a sentence."""
    lower = word.lower()
    if lower in _data()["acronyms"] or (re.fullmatch(r"[IVXLC]+", word) and len(word) > 1):
        return word
    if not set(lower) & set("aeiour") and 1 < len(lower) < 6:
        return word
    if "-" in word and lower.split("-")[0] in _data()["acronyms"]:
        head, _, tail = word.partition("-")
        return f"{head}-{tail.lower()}"
    found = analyses(word.capitalize())
    if any(reading.lemma.lower() in _data()["proper"] and reading.upos in ("NOUN", "PROPN") for reading in found):
        return word.capitalize()
    names = sum(reading.weight for reading in found if reading.upos == "PROPN" and reading.known)
    acronym = [reading for reading in found[:1] if reading.known and reading.lemma.isupper() and len(reading.lemma) > 1]
    if acronym and acronym[0].lemma == word:
        return word
    return word.capitalize() if names >= 0.6 else lower


def _phrases(words: Sequence[Word]) -> dict[int, str]:
    """Capitals of the proper names of several words, found by the lemmas of their words."""
    lemmas = [_lemmas(word.text.lower()) for word in words]
    changed: dict[int, str] = {}
    for phrase, parts in _phrase_lemmas():
        for at in range(len(words) - len(parts) + 1):
            if all(lemmas[at + index] & part for index, part in enumerate(parts)):
                for index, model in enumerate(phrase):
                    lower = words[at + index].text.lower()
                    changed[at + index] = lower.capitalize() if model[0].isupper() else lower
    return changed


@lru_cache(maxsize=4096)
def _lemmas(word: str) -> frozenset[str]:
    return frozenset({word} | {reading.lemma.lower() for reading in analyses(word.capitalize())})


@lru_cache(maxsize=1)
def _phrase_lemmas() -> tuple[tuple[tuple[str, ...], tuple[frozenset[str], ...]], ...]:
    return tuple(
        (tuple(phrase.split()), tuple(_lemmas(word.lower()) for word in phrase.split()))
        for phrase in _data()["phrases"]
    )


def _is_initial(name: str, at: int) -> bool:
    """Whether a word opens the name: only signs or a number stand before it, or an opening quotation mark."""
    return not any(letter.isalpha() for letter in name[:at])


@lru_cache(maxsize=65536)
def _key_of(word: str) -> str:
    """A word's lemma without context: the same for the same form, and for most forms of one word."""
    found = analyses(word)
    nouns = [reading for reading in found if reading.upos in ("NOUN", "ADJ", "PROPN")]
    return (nouns or list(found))[0].lemma.lower()


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data = tomllib.loads(resources.files(__package__).joinpath("data", "names.toml").read_text(encoding="utf-8"))
    return data | {"acronyms": frozenset(data["acronyms"].split()), "proper": frozenset(data["proper"].split())}
