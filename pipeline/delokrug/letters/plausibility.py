"""How much a text reads like one: characters in, a `Measure` out.

What is measured is which letter follows which, in 28 languages (Serbian in both scripts, its neighbours, the large ones
of Europe). In each script the language that fits best counts, so that a page in Hungarian is as sound as one in
Serbian; of a text whose letters stand for others even the best fits badly. Everything is counted in arrays: a page of
2,500 characters takes 0.1 ms.
"""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CODE = 0xF700
"""U+F700 + c stands for code c of a text that says of no character for it, where c is a control code."""

DATA = Path(__file__).parent / "data"
# What a pair costs that a language has not, in bits
MOST = 12.0
# From here on words are looked at one by one. Serbian laws have 3.4 bits, 1 % of their pages more than 4.
SUSPECT = 4.0
SYMBOLS = 208  # the edge of a word, 190 letters, the last for all other letters
CYRILLIC = frozenset(("bg", "mk", "ru", "sr", "uk"))

# Classes of characters; the letters follow. A mark is odd inside a word («СеДtor»: a digit, too), junk beside a letter.
_EDGE, _INNER, _MARK, _BRACKET, _JUNK, _LOST = range(6)
_FREE = " \t\n\r\f\v\xa0\xad'’-‐‑./"  # what may stand inside words: «и/или», «в.д.», «о'»
MARKS = "„“”‟»«›‹‘‚–—…•·§°№€©®²³½%‰−≤≥■□▪●○◦✓➢→″′×"
# The letters of the old 7-bit code. Beside Latin letters `script.fonts` mends them, word by word.
_BRACKETS = "[]{}^~@\\|`"

_WORD = re.compile(r"[^\W\d_]+")
_MIXED = re.compile(r"[A-Za-zß-ž][Ѐ-џ]|[Ѐ-џ][A-Za-zß-ž]")
_CYRILLIC_LOOKS = "АВЕКМНОРСТХЈУасеокртмхјуІіѕЅ"
_LATIN_LOOKS = "ABEKMHOPCTXJYaceokptmxjyIisS"
_TO_LATIN = str.maketrans(_CYRILLIC_LOOKS, _LATIN_LOOKS)
_TO_CYRILLIC = str.maketrans(_LATIN_LOOKS, _CYRILLIC_LOOKS)


@dataclass(frozen=True, slots=True)
class Measure:
    """`cost`: bits that a letter costs after the one before it, in the language that fits best; `language`: its code,
    of the script with more letters. `letters`: how many there are in words of two and more. In shares of them: `odd`
    signs in words (and letters of the other script), `lost` characters that are none, `alien` letters that the language
    has not."""

    cost: float
    letters: int
    language: str
    odd: float = 0.0
    lost: float = 0.0
    alien: float = 0.0

    @property
    def wrong(self) -> float:
        return self.odd + self.lost + self.alien


@dataclass(frozen=True, slots=True)
class _Tables:
    classes: NDArray[np.uint8]  # of each code point below 65,536
    first_cyrillic: int  # symbols from here on are Cyrillic
    costs: dict[bool, NDArray[np.float32]]  # by "is Cyrillic": [pair of symbols, language], in bits
    languages: dict[bool, tuple[str, ...]]
    own: dict[str, NDArray[np.bool_]]  # by language: which symbols are its letters


def measured(text: str) -> Measure:
    """Raises nothing; a text without letters costs nothing."""
    found = _measured(text)
    if (found.cost > SUSPECT or found.odd) and _MIXED.search(text):
        # typists take «a» for «а»: what looks alike counts as the script of the word's other letters
        found = _measured(_WORD.sub(_in_one_script, text))
    return found


def mixed_words(text: str) -> int:
    """How often a letter of one script stands beside one of the other."""
    return len(_MIXED.findall(text))


def _measured(text: str) -> Measure:
    tables = _tables()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    known = tables.classes[np.minimum(codes, len(tables.classes) - 1)]
    is_letter = known > _LOST
    symbols = np.zeros(len(known) + 2, np.int64)
    symbols[1:-1] = np.where(is_letter, known - _LOST, 0)
    # «П Р А В И Л Н И К»: a letter alone says nothing
    symbols[1:-1] *= (symbols[:-2] > 0) | (symbols[2:] > 0)
    pairs = symbols[:-1] * SYMBOLS + symbols[1:]
    cyrillic = (symbols >= tables.first_cyrillic) & (symbols < SYMBOLS - 1)
    other = (symbols > 0) & ~cyrillic
    is_cyrillic = cyrillic[:-1] | cyrillic[1:]
    every = max(1, int(is_letter.sum()))
    mixed = int(((cyrillic[:-1] & other[1:]) | (other[:-1] & cyrillic[1:])).sum())
    signs, lost = _out_of_place(known, cyrillic[1:-1])
    odd, gone = (signs + mixed) / every, lost / (lost + every)
    best = [
        _best(tables, some, script)
        for script, some in ((False, pairs[(pairs > 0) & ~is_cyrillic]), (True, pairs[is_cyrillic]))
        if len(some)
    ]
    if not best:
        return Measure(0.0, 0, "", odd=odd, lost=gone)
    letters = int((symbols > 0).sum())
    alien = sum(int((~tables.own[one.language][symbols[cyrillic if one.cyrillic else other]]).sum()) for one in best)
    return Measure(
        sum(one.cost for one in best) / sum(one.pairs for one in best),
        letters,
        max(best, key=lambda one: one.pairs).language,
        odd=odd,
        lost=gone,
        alien=alien / letters,
    )


def _out_of_place(known: NDArray[np.uint8], is_cyrillic: NDArray[np.bool_]) -> tuple[int, int]:
    """How many signs stand in words, and how many characters that are none beside letters (or each other).

    A sign alone that has no character is a bullet or an ornament, not a letter.
    """
    around = np.pad(known, 1)
    letter, gone = around > _LOST, around == _LOST
    before, after = letter[:-2], letter[2:]
    cyrillic = np.pad(is_cyrillic, 1)
    signs = ((known == _INNER) | (known == _MARK)) & before & after
    signs |= (known == _JUNK) & (before | after)
    signs |= (known == _BRACKET) & before & after & (cyrillic[:-2] | cyrillic[2:])
    lost = (known == _LOST) & (before | after | gone[:-2] | gone[2:])
    return int(signs.sum()), int(lost.sum())


@dataclass(frozen=True, slots=True)
class _Best:
    cost: float
    pairs: int
    language: str
    cyrillic: bool


def _best(tables: _Tables, pairs: NDArray[np.int64], cyrillic: bool) -> _Best:
    """The language of a script that the pairs fit best."""
    costs = tables.costs[cyrillic][pairs].sum(axis=0)
    best = int(costs.argmin())
    return _Best(float(costs[best]), len(pairs), tables.languages[cyrillic][best], cyrillic)


def _in_one_script(match: re.Match[str]) -> str:
    word = match[0]
    if not _MIXED.search(word):
        return word
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    return cyrillic if not _MIXED.search(cyrillic) else latin if not _MIXED.search(latin) else word


@cache
def _tables() -> _Tables:
    text = lzma.decompress((DATA / "pairs.tsv.xz").read_bytes()).decode("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    letters = sorted({letter for _, first, cells in rows for letter in first + cells[::2]} - {"_"})
    number = {letter: at for at, letter in enumerate(["_", *letters])}
    names = sorted({row[0] for row in rows})
    languages = {script: tuple(name for name in names if (name in CYRILLIC) == script) for script in (False, True)}
    costs = {script: np.full((SYMBOLS * SYMBOLS, len(some)), MOST, np.float32) for script, some in languages.items()}
    own = {language: np.zeros(SYMBOLS, np.bool_) for language in names}
    for language, first, cells in rows:
        script = language in CYRILLIC
        own[language][number[first]] = True
        column = languages[script].index(language)
        for letter, cost in zip(cells[::2], cells[1::2], strict=True):
            costs[script][number[first] * SYMBOLS + number[letter], column] = int(cost, 36) / 2
    first_cyrillic = next(at for letter, at in number.items() if letter >= "Ѐ" and letter != "_")
    return _Tables(_classes(number), first_cyrillic, costs, languages, own)


def _classes(number: dict[str, int]) -> NDArray[np.uint8]:
    classes = np.full(0x10000, _EDGE, np.uint8)  # Hebrew, Chinese: nothing is known of them
    classes[0x80:0x370] = classes[0x2000:0x2E00] = _JUNK
    classes[0x21:0x7F] = _INNER
    classes[0x01:0x20] = classes[0x7F:0xA0] = _LOST
    for signs, kind in ((_FREE, _EDGE), (MARKS, _MARK), (_BRACKETS, _BRACKET)):
        for sign in signs:
            classes[ord(sign)] = kind
    classes[0x300:0x370] = _EDGE  # accents typed as characters of their own
    classes[0x2000:0x200E] = classes[0x202F] = classes[0x2060] = _EDGE
    classes[0xE000:0xF900] = classes[0xFFFD] = _LOST
    for code in range(0xC0, 0x530):
        if chr(code).isalpha():
            classes[code] = SYMBOLS - 1 + _LOST  # a letter of no language here
    for letter, at in number.items():
        for one in (letter, letter.upper()):
            if len(one) == 1 and one.lower() == letter != "_":  # «I» is no capital of «ı»
                classes[ord(one)] = at + _LOST
    classes[ord("Ș")] = classes[ord("ș")] = number["ş"] + _LOST  # langdetect counts them as one
    classes[ord("Ț")] = classes[ord("ț")] = number["ţ"] + _LOST
    return classes
