"""How letters come to stand for others: a sample of text in, the maps that might lead back out.

Nothing is decided here. A map is named for the finding that reports it; `data/misreadings.toml` lists the causes.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from delokrug.letters.plausibility import CODE, DATA

# pdfium shows what Windows-1252 has not as a bullet; of those bytes only 0x90, ђ, is frequent in Windows-1251.
BULLET = "•"
_BULLET_IN_WORD = re.compile(r"(?<=[Ѐ-џ])•")
# A Cyrillic font has љ, њ and џ on the keys q, w and x; Latin text writes them lj, nj, dž, one pair in 75 letters.
_SINGLE, _DIGRAPH = re.compile("[qwxQWX]"), re.compile("[lnLN][jJ]")
FEWEST_SINGLE, LEAST_SINGLE, DIGRAPHS = 3, 0.003, 5
# Glyph numbers of letters beyond ASCII may have strays among them (signs, Latin words); so many must fit.
MOST_OF_LETTERS = 0.95
FEWEST_GLYPHS = 12
# What full stops and commas become under a wrong shift: digits behind letters, and signs that a text has few of
_UNLIKELY = re.compile(r"(?<=[^\W\d_])[0-9]|[*+#$%&<=>@!\"?\uf700-\uf71f]")


@dataclass(frozen=True, slots=True)
class Misreading:
    """A cause of wrong letters, and the way back. `table` maps characters; `utf8` the characters of bytes of UTF-8.

    `on_ascii`: plain Latin letters change too, so sound text must not be led through it.
    """

    name: str
    table: Mapping[int, str]
    utf8: str = ""  # the code page that the bytes were read in,
    times: int = 1  # and how often
    bullet: str = ""  # what a bullet behind a letter stands for
    on_ascii: bool = False

    def meant(self, text: str) -> str:
        """The text as it was meant; longer never, shorter where several characters stand for one."""
        if self.utf8:
            for _ in range(self.times):
                text = utf8_meant(text, self.utf8)
            return text
        text = text.translate(self.table)
        if self.bullet and BULLET in text:
            text = _BULLET_IN_WORD.sub(self._letter_for_bullet, text)
        return text

    def _letter_for_bullet(self, found: re.Match[str]) -> str:
        before, after = found.string[found.start() - 1], found.string[found.end() : found.end() + 1]
        return self.bullet.upper() if before.isupper() and after.isupper() else self.bullet


def misreadings(sample: str, *, glyphs: bool = True) -> Iterator[Misreading]:
    """What may have happened to a sample of text, the likelier first. `glyphs`: with numbers of glyphs, of which every
    letter is wrong."""
    letters = set(sample)
    high = {char for char in letters if char > "\x7f"}
    if high:
        for code_page in _causes()["utf8"]["read_as"]:
            yield Misreading(f"UTF-8 read as {code_page}", {}, utf8=code_page)
            yield Misreading(f"UTF-8 read as {code_page} twice", {}, utf8=code_page, times=2)
        for one in _code_pages():
            if not high.isdisjoint(map(chr, one.table)):
                yield one
        yield from _symbol_fonts(letters)
    if on_latin_keys(sample):
        yield from _seven_bit()
    if glyphs:
        yield from _glyph_numbers(sample)


def on_latin_keys(text: str) -> bool:
    """Whether Latin letters may be those of a Cyrillic font."""
    single = len(_SINGLE.findall(text))
    if single < max(FEWEST_SINGLE, LEAST_SINGLE * len(text)):
        return False
    latin = sum("A" <= char <= "~" for char in text)
    return 2 * latin > len(text) and DIGRAPHS * len(_DIGRAPH.findall(text)) < single


def utf8_meant(text: str, code_page: str) -> str:
    """The text with every sequence of UTF-8, read as characters of a code page, as the character it is."""
    pattern, byte = _utf8_in(code_page)
    # pdfium's bullets for five bytes at once: с is the only frequent Cyrillic letter among them, č the only Latin one
    collapsed = BULLET in text and not re.search(r"[\x80-\x9f\uf780-\uf79f]", text)

    def character(found: re.Match[str]) -> str:
        sequence = found[0]
        if collapsed and sequence[1] == BULLET and len(sequence) == 2:
            return {0xD1: "с", 0xC4: "č"}.get(byte[sequence[0]], "\ufffd")
        data = bytes(0xA0 if char == " " else byte[char] for char in sequence)
        return data.decode("utf-8", errors="ignore") or sequence

    return pattern.sub(character, text)


@cache
def _causes() -> dict[str, Any]:
    return tomllib.loads((DATA / "misreadings.toml").read_text(encoding="utf-8"))


def _characters(code_page: str) -> dict[int, str]:
    """Byte → character, for the bytes above 127 that the code page has."""
    found = {}
    for byte in range(0x80, 0x100):
        try:
            found[byte] = bytes([byte]).decode(code_page)
        except UnicodeDecodeError:
            continue
    return found


def _shown(byte: int, read_as: Mapping[int, str]) -> set[str]:
    """The characters that a byte may have been shown as: the code page's, or the code itself."""
    controls = {chr(byte), chr(CODE + byte)} if byte < 0xA0 else set()
    return controls | ({read_as[byte]} if byte in read_as else set())


@cache
def _code_pages() -> tuple[Misreading, ...]:
    causes = _causes()["code_page"]
    found: dict[frozenset[tuple[int, str]], Misreading] = {}
    for meant_in in causes["meant"]:
        meant = _characters(meant_in)
        for read_as in causes["read_as"]:
            characters = _characters(read_as)
            table = {
                ord(shown): meant[byte]
                for byte in reversed(sorted(meant))
                for shown in _shown(byte, characters)
                if shown != meant[byte]
            }
            if read_as != meant_in and table:
                bullet = "ђ" if meant_in == "cp1251" and read_as == "cp1252" else ""
                one = Misreading(f"{meant_in} read as {read_as}", table, bullet=bullet)
                found.setdefault(frozenset(table.items()), one)
    return tuple(found.values())


@cache
def _utf8_in(code_page: str) -> tuple[re.Pattern[str], dict[str, int]]:
    characters = _characters(code_page)
    byte = {shown: code for code in range(0xFF, 0x7F, -1) for shown in _shown(code, characters)}
    byte |= {characters[code]: code for code in characters}

    def some(first: int, last: int) -> str:
        return "[" + "".join(re.escape(char) for char, code in byte.items() if first <= code < last) + "]"

    follower = some(0x80, 0xC0)
    pattern = f"{some(0xC2, 0xE0)}{follower}|{some(0xE0, 0xF0)}{follower}{{2}}"
    # «Р» and «Š» end in the byte of the no-break space, which often became a plain one: «Ð ад»
    first = "".join(char for char, code in byte.items() if code in (0xC5, 0xD0) and "À" <= char < "Ѐ")
    return re.compile(pattern + (f"|[{first}] " if first else "")), byte


def _symbol_fonts(letters: set[str]) -> Iterator[Misreading]:
    if not any("\uf020" <= char <= "\uf0ff" for char in letters):
        return
    cause = _causes()["symbol_font"]
    ascii_codes = {0xF000 + code: chr(code) for code in range(0x20, 0x7F)}
    for code_page in cause["meant"]:
        meant = _characters(code_page)
        table = ascii_codes | {0xF000 + byte: char for byte, char in meant.items()}
        table |= {ord(bullet): meant[byte] for bullet, byte in cause["bullets"].items() if meant[byte].isalpha()}
        yield Misreading(f"{code_page} in a symbol font", table)
    for one in _seven_bit():
        table = ascii_codes | {0xF000 + code: char for code, char in one.table.items() if code < 0x100}
        yield Misreading(f"{one.name}, in a symbol font", table)


@cache
def _seven_bit() -> tuple[Misreading, ...]:
    cause = _causes()["seven_bit"]
    letters = str.maketrans(cause["latin"], cause["cyrillic"])
    name = "a Cyrillic font in the places of Latin letters ({})"
    return tuple(
        Misreading(name.format(keys), letters | str.maketrans(further), on_ascii=True)
        for keys, further in cause["further"].items()
    )


def _glyph_numbers(sample: str) -> Iterator[Misreading]:
    """Shifts of ASCII, and of Cyrillic in the order of Unicode, that the characters of the sample allow."""
    cause = _causes()["glyphs"]
    counts = Counter(char for char in sample if not char.isspace())
    first, last = cause["ascii"]
    for shift in range(first, last + 1):
        yield Misreading(f"glyph numbers {shift} below the characters", _ascii_shift(shift), on_ascii=True)
    high = Counter({ord(char): count for char, count in counts.items() if "\x7f" < char < "\ue000"})
    if len(high) < FEWEST_GLYPHS:
        return
    order = cause["cyrillic"]
    shifts = [_ascii_shift(shift) for shift in cause["with_cyrillic"]]
    low = min(shifts, key=lambda shift: len(_UNLIKELY.findall(sample.translate(shift))))
    for start in _starts(high, len(order)):
        table = low | {start + at: char for at, char in enumerate(order)}
        yield Misreading("glyph numbers of a Cyrillic font", table, on_ascii=True)


def _starts(counts: Counter[int], length: int) -> list[int]:
    """The codes from which on so many codes in a row are most of those counted.

    Sums of the counts up to each code: with a loop over all counts, 20 KB of characters of all the world took 30 s.
    """
    lowest = min(counts) - length
    up_to = np.zeros(max(counts) + length - lowest + 2, dtype=np.int64)
    up_to[np.array(list(counts)) - lowest + 1] = list(counts.values())
    up_to = up_to.cumsum()
    fitting = up_to[length:] - up_to[:-length]
    starts = np.flatnonzero(fitting[: max(counts) + 1 - lowest] >= MOST_OF_LETTERS * counts.total()) + lowest
    return [int(start) for start in starts]


@cache
def _ascii_shift(shift: int) -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(32, 127):
        shown = code - shift
        if shown > 32:  # a space is a space: the reader of the PDF writes those that are not drawn
            table[shown] = chr(code)
        elif 0 < shown < 32:
            table[CODE + shown] = chr(code)
    if shift == _causes()["glyphs"]["windows_shift"]:
        table |= {at: char for at, char in enumerate(_causes()["glyphs"]["windows"], 98) if char != "?"}
    return table
