"""The nominative of a name: its head noun and what agrees with it; all other words stay.

In: a name in canonical Latin, in any case and in small letters or capitals. Out: the same words, of which the head
noun, the adjectives beside it and an apposition are in the nominative. What is no noun of the language pack is read by
the lexicon, and what is not in the lexicon by its ending (`head_nouns`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from delokrug.language.agreement import (
    Head,
    adjectival,
    agrees,
    joins,
    like,
    mostly_adjective,
    nominative_adjective,
    ordinal,
    relational,
)
from delokrug.language.head_nouns import (
    HeadForms,
    agreeing_head,
    head_forms,
    men_in_a,
    nominative_noun,
    noun_readings,
    readings,
)
from delokrug.language.morphology import analyses, known
from delokrug.language.name_words import data
from delokrug.language.unknown_nouns import guesses
from delokrug.script.transliteration import is_numeral

WORD = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*")
LANGUAGES = ("sr", "hr", "bs", "cnr")  # those whose nouns this module can inflect
_NO_PART = ("ADP", "SCONJ", "PRON", "AUX", "PART")  # words that no adjective leads over to its noun
_OF_MEN = ("og", "eg", "om", "em", "ome", "emu", "im")  # singular endings of adjectives that no woman's has
_MAN = Head("", "Gen", "Sing", "Masc")
_DASH = re.compile(r"\s[-–—]\s")


class Word(NamedTuple):
    text: str
    start: int
    end: int


def words_of(name: str) -> list[Word]:
    return [Word(match.group(), *match.span()) for match in WORD.finditer(name)]


def nominative(name: str, *, language: str = "sr", heads: Mapping[str, str] | None = None) -> str:
    """The name with its head noun, and the adjectives before it, in the nominative singular.

    `heads`: dictionary forms of the nouns that head unit names, lower case, with their gender («m», «f», «n»); they are
    tried before the lexicon. A name without a recognisable head, or in another language, comes back as it is.
    """
    if language not in LANGUAGES:
        return name
    words = words_of(name)
    table = head_forms(tuple(sorted((heads or {}).items())))
    if language == "sr":
        table = {**{word.text.lower(): men for word in words if (men := men_in_a(word.text))}, **table}
    return replaced(name, words, _changes(words, name, table))


def _changes(words: Sequence[Word], name: str, table: HeadForms, *, case: str = "") -> dict[int, str]:
    """The words that change, by index; `case`: the one the name stands in, where that is known."""
    if words and words[0].text.lower() not in table and _substantive(words, name):
        return {0: nominative_adjective(words[0].text, _MAN)}
    at = _head_index(words, name, table)
    if at is None:
        return {}
    before = {index: word.text for index, word in enumerate(words[:at]) if not _stays(words, index, table)}
    head = agreeing_head(words[at].text, list(before.values()), table, case=case)
    if head is None:
        return {}
    changed = {index: nominative_adjective(adjective, head) for index, adjective in before.items()}
    changed[at] = like(words[at].text, nominative_noun(words[at].text, head))
    if head.case == "Nom" or at + 1 == len(words):
        return changed
    gap = name[words[at].end : words[at + 1].start]
    # a second name of the same thing (saradniku – bibliotekaru), or the proper name of a town
    if _DASH.fullmatch(gap) or (gap.isspace() and head.lemma in data()["appositive"]):
        return changed | _later(words, at + 1, head, name, table)
    if gap.isspace() and joins(words[at + 1].text) and at + 2 < len(words):  # vodovoda i kanalizacije
        return changed | _later(words, at + 2, head, name, table)
    return changed | _behind(words, at, head, name)


def replaced(name: str, words: Sequence[Word], changed: Mapping[int, str]) -> str:
    """The name with some of its words changed, by index."""
    parts, at = [], 0
    for index, word in enumerate(words):
        parts += [name[at : word.start], changed.get(index, word.text)]
        at = word.end
    return "".join(parts) + name[at:]


# ---- which word is the head


def _head_index(words: Sequence[Word], name: str, table: HeadForms) -> int | None:
    """The first noun: a word of the table, or the first word that is no adjective joined to a noun further on."""
    for index, word in enumerate(words):
        if index and _breaks(name[words[index - 1].end : word.start]):
            return None
        if word.text.lower() in table:
            return index
        if _stays(words, index, table):
            continue
        if not _adjective_before_noun(words, index, table):
            return index if index or readings(word.text, table) else None
    return None


def _breaks(gap: str) -> bool:
    """Adjectives before a head are joined by spaces or commas, nothing else."""
    return bool(set(gap) - set(' ,\u00a0\n„“"'))


def _stays(words: Sequence[Word], index: int, table: HeadForms) -> bool:
    """Whether a word before the head has no ending: «и», an acronym (IT sektora), a noun as in «sistem inženjeru»."""
    word = words[index].text
    following = words[index + 1].text if index + 1 < len(words) else ""
    if joins(word) or is_numeral(word):
        return index > 0 or is_numeral(word)
    if not following.islower():
        return False
    if word.isupper() and len(word) > 1:
        return following in table
    if word.lower()[-1:] in "aeiou":
        return False
    # a genitive could as well belong to the first noun (sistem upravljanja)
    sure = table.get(following) or noun_readings(following)
    oblique = bool(sure) and all(head.case in ("Dat", "Loc", "Ins") and head.number == "Sing" for head in sure)
    return oblique and any(head.case == "Nom" for head in noun_readings(word)) and not adjectival(word)


def _adjective_before_noun(words: Sequence[Word], index: int, table: HeadForms) -> bool:
    word = words[index].text
    if adjectival(word) or ordinal(word):
        return _noun_follows(words, index, table)
    # the lexicon has some adjectives as nouns (apotekarske ustanove), but «Vojske Srbije» is no such pair
    following = words[index + 1].text if index + 1 < len(words) else ""
    return relational(word) and following[:1].islower() and _noun_follows(words, index, table)


def _noun_follows(words: Sequence[Word], index: int, table: HeadForms) -> bool:
    """Whether the words after `index` lead, over adjectives and conjunctions, to a noun that agrees."""
    adjective, last = words[index].text, ""
    for later in range(index + 1, len(words)):
        word = words[later].text
        if word.lower() in table:
            return agrees(adjective, table[word.lower()])
        if joins(word):
            continue
        if analyses(word.lower())[0].upos in _NO_PART:
            break
        if word.istitle() and not known(word) and not known(adjective):
            return False  # a noun and its proper name rather: hipodromu Karađorđevo
        nouns = readings(word, table)
        if nouns and mostly_adjective(adjective):
            nouns = (*nouns, *guesses(word))  # the lexicon has some nouns in a wrong gender
        # «veća» is mostly an adjective, and a noun where none follows: nastavničkog veća
        if nouns and not (mostly_adjective(word) and _noun_follows(words, later, table)):
            return agrees(adjective, nouns)
        if not adjectival(word):
            return False
        last = word
    # the lexicon has the last word as an adjective only (padobranskog puka)
    return bool(last) and agrees(adjective, guesses(last))


def _substantive(words: Sequence[Word], name: str) -> bool:
    """Whether the name is headed by an adjective that stands for a person: zaposlenog, predsedavajućeg Veća."""
    if not words[0].text.lower().endswith(_OF_MEN):
        return False
    if not known(words[0].text) or not mostly_adjective(words[0].text):
        return False
    if len(words) == 1 or not name[words[0].end : words[1].start].isspace():
        return len(words) == 1
    following = words[1].text
    return analyses(following.lower())[0].upos == "ADP" or (words[0].text.islower() and following.istitle())


# ---- what agrees behind the head


def _later(words: Sequence[Word], at: int, head: Head, name: str, table: HeadForms) -> dict[int, str]:
    """Changes of the words from `at` on, read as a name in the case of the head: grada Novog Sada → Novi Sad."""
    start = words[at].start
    later = [Word(word.text, word.start - start, word.end - start) for word in words[at:]]
    changes = _changes(later, name[start:], table, case=head.case)
    return {at + index: text for index, text in changes.items()}


def _behind(words: Sequence[Word], at: int, head: Head, name: str) -> dict[int, str]:
    """An adjective behind its noun, where no other noun follows: Matici srpskoj."""
    word = words[at + 1].text
    if not (agrees(word, [head]) and mostly_adjective(word)):
        return {}
    if at + 2 < len(words) and name[words[at + 1].end : words[at + 2].start].isspace():
        following = words[at + 2].text.lower()
        if analyses(following)[0].upos != "ADP":
            return {}
    return {at + 1: nominative_adjective(word, head)}
