"""Names of units and institutions: sentence case, and keys that inflected mentions share.

In: a name in canonical Latin, in any case and in small letters or capitals. Out: text with the same words. Proper names
and acronyms stand in data/names.toml; `nominative` makes nominatives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from delokrug.language.agreement import like
from delokrug.language.head_nouns import inflected
from delokrug.language.morphology import analyses, known
from delokrug.language.name_words import data
from delokrug.language.nominative import LANGUAGES, WORD, Word, nominative, replaced, words_of
from delokrug.language.paradigms import adjective_forms

__all__ = ["inflected", "like", "name_key", "nominative", "same_name", "title_case"]


def title_case(name: str) -> str:
    """An ALL-CAPS name in sentence case, with capitals for proper nouns and acronyms; any other name as it is."""
    letters = [letter for letter in name if letter.isalpha()]
    if not letters or any(letter.islower() for letter in letters) or len(letters) < 4:
        return name
    words = words_of(name)
    changed = {index: _small(word.text) for index, word in enumerate(words)}
    changed |= _places(words, name) | _phrases(words)
    for index, word in enumerate(words):
        if index == 0 or _is_initial(name, word.start):
            changed[index] = changed[index][:1].upper() + changed[index][1:]
    return replaced(name, words, changed)


def name_key(name: str, *, language: str = "sr", heads: Mapping[str, str] | None = None) -> str:
    """What inflected, capitalised and differently punctuated mentions of one name have in common: its lemmas."""
    if language not in LANGUAGES:
        return " ".join(match.group().lower() for match in WORD.finditer(name))
    plain = nominative(name, language=language, heads=heads).lower()
    return " ".join(_key_of(part) for part in re.findall(r"[^\W_]+", plain))


def same_name(left: str, right: str, *, language: str = "sr") -> bool:
    """Whether two mentions name the same unit, whatever their case and letters."""
    return name_key(left, language=language) == name_key(right, language=language)


def _small(word: str) -> str:
    """A word of an ALL-CAPS name in the letters it has inside a sentence."""
    lower = word.lower()
    if lower in data()["acronyms"] or (re.fullmatch(r"[IVXLC]+", word) and len(word) > 1):
        return word
    if not set(lower) & set("aeiour") and 1 < len(lower) < 6:
        return word
    if "-" in word and lower.split("-")[0] in data()["acronyms"]:
        head, _, tail = word.partition("-")
        return f"{head}-{tail.lower()}"
    found = analyses(word.capitalize())
    if any(reading.lemma.lower() in data()["proper"] and reading.upos in ("NOUN", "PROPN") for reading in found):
        return word.capitalize()
    names = sum(reading.weight for reading in found if reading.upos == "PROPN" and reading.known)
    acronym = [reading for reading in found[:1] if reading.known and reading.lemma.isupper() and len(reading.lemma) > 1]
    if acronym and acronym[0].lemma == word:
        return word
    return word.capitalize() if names >= 0.6 else lower


def _places(words: Sequence[Word], name: str) -> dict[int, str]:
    """Capitals of places that no list has: behind «opštine», and a last word behind «u» that the lexicon lacks."""
    changed: dict[int, str] = {}
    for index, word in enumerate(words[:-1]):
        lemmas = _lemmas(word.text.lower())
        always, sometimes = bool(lemmas & data()["before_place"]), bool(lemmas & data()["before_town"])
        if not (always or sometimes) or not name[word.end : words[index + 1].start].isspace():
            continue
        last = index + 1
        if last + 1 < len(words) and words[last].text.lower() in _place_adjectives():
            last += 1
        upos = analyses(words[last].text.lower())[0].upos
        if (always and upos in ("NOUN", "PROPN", "ADJ")) or (last + 1 == len(words) and not known(words[last].text)):
            changed |= {at: words[at].text.capitalize() for at in range(index + 1, last + 1)}
    return changed


@lru_cache(maxsize=1)
def _place_adjectives() -> frozenset[str]:
    return frozenset(form for lemma in data()["place_adjectives"] for form, _ in adjective_forms(lemma))


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
        (tuple(phrase.split()), tuple(_lemmas(word.lower()) for word in phrase.split())) for phrase in data()["phrases"]
    )


def _is_initial(name: str, at: int) -> bool:
    """Whether a word opens the name or a name in it: only signs or a number stand before it, or a quotation mark."""
    return name[at - 1 : at] in tuple('„“«"') or not any(letter.isalpha() for letter in name[:at])


@lru_cache(maxsize=65536)
def _key_of(word: str) -> str:
    """A word's lemma without context: the same for the same form, and for most forms of one word."""
    found = analyses(word)
    nouns = [reading for reading in found if reading.upos in ("NOUN", "ADJ", "PROPN")]
    return (nouns or list(found))[0].lemma.lower()
