"""Labels of list items, whatever the office program: numbers in letters and Roman numerals, and bullets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# Word's own limits: what counts higher is no list but an attempt to fill the memory.
MOST_LETTERS = 780
MOST_ROMAN = 32_767
BULLET = "•"
# Bullets of the private-use letters that the fonts Symbol and Wingdings have them at; «o» is a ring in Courier New.
# Levels of one list keep different bullets, which is how layout tells their depths. Whatever else is «•».
BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0f0": "➢", "o": "◦"}
TYPED_BULLETS = frozenset("•·●○▪■□◦‣➢➤►▶✓✔*-–—")

# Letters of the fonts Symbol and Wingdings at private-use places: bullets and dashes
PRIVATE = {**{sign: bullet for sign, bullet in BULLETS.items() if sign > "\ue000"}, "\uf02d": "-", "\uf0be": "—"}
# White space inside a text is a space: only elements break lines. What Unicode breaks lines at does so here, too.
_BREAKS = re.compile("[\x85\u2028\u2029]")
_SPACES = re.compile("[\t\n\r]")
# A soft hyphen is a place where a word may break, and here none does; one that must not break is a hyphen.
_HYPHENS = {"\u00ad": "", "\u2011": "-"}

LATIN = "abcdefghijklmnopqrstuvwxyz"
# The letters of Word's «russianLower», which it offers for every language in Cyrillic: without ё, й, ъ, ь
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
SERBIAN = "абвгдђежзијклљмнњопрстћуфхцчџш"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before the paragraph's text, with the space behind it. `bullet`: it counts nothing."""

    text: str = ""
    bullet: bool = False
    bold: bool | None = None


def bullet(pattern: str) -> str:
    """The bullet that stands for a letter of any font."""
    text = pattern.strip()
    return BULLETS.get(text) or (text if text in TYPED_BULLETS else BULLET)


def typed(text: str) -> str:
    """Text as its author sees it: private-use bullets and dashes, hyphens, white space."""
    text = _BREAKS.sub("\n", _SPACES.sub(" ", text))
    return "".join(PRIVATE.get(char) or _HYPHENS.get(char, char) for char in text)


def doubled(alphabet: str) -> Callable[[int], str]:
    """а, б, … я, аа, бб, …: the letter is doubled where the alphabet ends."""

    def letters(value: int) -> str:
        times, index = divmod(value - 1, len(alphabet))
        return alphabet[index] * (times + 1) if 0 < value <= MOST_LETTERS else str(value)

    return letters


def combined(alphabet: str) -> Callable[[int], str]:
    """а, б, … я, аа, аб, …: all pairs of letters where the alphabet ends."""

    def letters(value: int) -> str:
        text, rest = "", value
        while rest > 0:
            rest, index = divmod(rest - 1, len(alphabet))
            text = alphabet[index] + text
        return text if 0 < value <= MOST_LETTERS else str(value)

    return letters


def roman(value: int) -> str:
    """In small letters.

    >>> roman(1949)
    'mcmxlix'
    """
    if not 0 < value <= MOST_ROMAN:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def capital(form: Callable[[int], str]) -> Callable[[int], str]:
    """The same form of number in capitals."""
    return lambda value: form(value).upper()
