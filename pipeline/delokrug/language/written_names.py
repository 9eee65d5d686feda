"""The nominative of a name as people write it.

In: the name of a unit or a post as it stands in a text: in either script, inflected, in capitals, with what stands
before it («1. У оквиру Одсека за …»). Out: the name alone, in the nominative and in its own script; words that do not
change keep their very letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from delokrug import packs, script
from delokrug.language.head_nouns import inflected
from delokrug.language.name_words import data
from delokrug.language.names import title_case
from delokrug.language.nominative import Word, replaced, words_of
from delokrug.language.nominative import nominative as latin_nominative

_OPEN, _CLOSE = "„“”«»\"'‘’‚", "“”»«\"'’‘"
# «1.», «2.1.», «3)», «(4)», «a)», «IV.», «–», «•»
_MARK = re.compile(r"(?:\(?(?:\d+[\d.]*|[^\W\d_]|[IVXLC]+)\)|\d+(?:\.\d+)*\.|[IVXLC]+[.\-–—](?=\s)|[-–—•*·▪])\s*")


def nominative(name: str) -> str:
    """The name of a unit or a post in the nominative, in the script it is written in.

    The head noun and what agrees with it change, all other words stay. A number, a preposition and quotation marks
    around the name are dropped, and a name in capitals gets small letters. A nominative comes back as it is; but a
    feminine plural («дирекције») is taken for the genitive of the singular.

    >>> nominative("У ОДЕЉЕЊУ ЗА ПРАВНЕ ПОСЛОВЕ"), nominative("Budžetske inspekcije")
    ('Одељење за правне послове', 'Budžetska inspekcija')
    """
    whole = script.repaired(script.mapped(name), script=script.script_of(name)).text
    plain = _in_small_letters(_without_lead(" ".join(whole.split())))
    latin = script.to_latin(plain)
    return _in_script(plain, latin_nominative(latin, heads=packs.pack("sr").genders))


def _without_lead(name: str) -> str:
    """The name without number, preposition and quotation marks around it."""
    while True:
        shorter = _without_preposition(_without_quotes(_MARK.sub("", name, count=1) if _MARK.match(name) else name))
        shorter = shorter.strip(" ,;:")
        if shorter == name or not any(letter.isalpha() for letter in shorter):
            return name
        name = shorter


def _without_quotes(name: str) -> str:
    """«„Сектор за плате”» → «Сектор за плате»; «Школа „Вук Караџић”» stays."""
    if name[:1] in _OPEN and name[-1:] in _CLOSE and len(name) > 2 and not set(name[1:-1]) & set(_OPEN + _CLOSE):
        return name[1:-1]
    return name


def _without_preposition(name: str) -> str:
    """«У оквиру Сектора за плате» → «Сектора за плате»."""
    words = words_of(name)
    latin = [script.to_latin(word.text).lower() for word in words[:2]]
    if len(words) < 2 or words[0].start or latin[0] not in data()["lead_prepositions"] or not _apart(name, words[:2]):
        return name
    framed = len(words) > 2 and latin[1] in _frames() and _apart(name, words[1:3])
    return name[words[2 if framed else 1].start - _quoted(name, words[2 if framed else 1]) :]


def _quoted(name: str, word: Word) -> int:
    return int(name[word.start - 1] in _OPEN)


def _apart(name: str, words: list[Word]) -> bool:
    """Whether only spaces, or spaces and an opening quotation mark, stand between two words."""
    return bool(re.fullmatch(rf"\s+[{_OPEN}]?", name[words[0].end : words[1].start]))


@lru_cache(maxsize=1)
def _frames() -> frozenset[str]:
    """Forms of the nouns that stand with a preposition before a name: «у оквиру», «из делокруга»."""
    return frozenset(
        form
        for gender, nouns in data()["lead_nouns"].items()
        for noun in nouns.split()
        for form in inflected(noun, gender)
    )


def _in_small_letters(name: str) -> str:
    """A name in capitals in sentence case, letter for letter."""
    titled = words_of(title_case(script.to_latin(name)))
    words = words_of(name)
    if len(titled) != len(words):
        return name
    return replaced(name, words, {i: _cased(words[i].text, titled[i].text) for i in range(len(words))})


def _cased(word: str, model: str) -> str:
    """The word with the capitals of the model, which is the same word in Latin; part by part of a compound."""
    parts, models = re.split(r"([-–’'])", word), re.split(r"([-–’'])", model)
    if len(parts) != len(models):
        return word
    return "".join(_part_cased(part, like) for part, like in zip(parts, models, strict=True))


def _part_cased(part: str, model: str) -> str:
    if model.islower():
        return part.lower()
    return part[:1].upper() + part[1:].lower() if model[1:].islower() or len(model) == 1 else part


def _in_script(own: str, latin: str) -> str:
    """The Latin name in the letters of `own`, of which it is an inflection, word by word."""
    own_words, latin_words = words_of(own), words_of(latin)
    if len(own_words) != len(latin_words):
        return script.to_cyrillic(latin) if script.script_of(own) == "Cyrl" else latin
    return replaced(
        own, own_words, {i: _respelled(own_words[i].text, latin_words[i].text) for i in range(len(own_words))}
    )


def _respelled(own: str, latin: str) -> str:
    """The Latin word in the script of `own`; the letters both begin with stay as they are."""
    if script.to_latin(own) == latin or script.script_of(own) == "Latn":
        return own if script.to_latin(own) == latin else latin
    length = len(own)
    while length and not latin.startswith(script.to_latin(own[:length])):
        length -= 1
    return own[:length] + script.to_cyrillic(latin[len(script.to_latin(own[:length])) :])
