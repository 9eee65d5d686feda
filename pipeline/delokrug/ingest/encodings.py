"""Recognise the encoding of a text: bytes in, characters and the encoding's name out.

Unicode is certain (byte order marks, the form of UTF-8, the zeros of UTF-16). Among the eight-bit encodings of
Serbian the one is taken in which the bytes above 127 read most like Serbian: each gives two or more readings,
and only one of them has plausible letters in plausible places.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from delokrug.errors import DelokrugError
from delokrug.letters import better, mended

# In order of how often they are met: a tie (English with curly quotation marks) goes to the first.
EIGHT_BIT = ("windows-1250", "windows-1251", "iso8859-5", "iso8859-2")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# More control characters than one in 200 is no text: random bytes have one in ten, a text none.
MOST_CONTROL = 1 / 200
# UTF-8 with a wrong byte here and there is still UTF-8 while 19 of 20 sequences are right; text in an eight-bit
# encoding that has one valid sequence by accident (ГЉ) has none besides.
LEAST_VALID_UTF8 = 0.95
# Mean plausibility (-1 … 1) of the characters above 127. The right reading of Serbian has 0.9 and more, a wrong one
# less than 0.2.
LEAST_PLAUSIBLE = 0.4
# The evidence of the first 200,000 bytes is enough; counting all of a large file takes a second a MB.
SAMPLE = 200_000

_SERBIAN_LATIN = frozenset("šđčćžŠĐČĆŽ")
_SERBIAN_CYRILLIC = frozenset("абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ")
_LOOKALIKES = frozenset("aeojcpxyiABEHKMOPCTXJ")
_FREQUENT = frozenset("аиоенрстјквузАИОЕНРСТЈКВУЗ")  # 13 letters, 80 % of running text
_PUNCTUATION = frozenset("„”“‟»«›‹’‘‚–—…•·§°№\xa0\xad")
# control characters that no text has: not tabs, line and page breaks, the end mark of DOS (\x1a) and U+0085
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BYTE = re.compile("[\x80-\x9f]")
_CONTROL_BYTES = re.compile(rb"[\0-\x08\x0e-\x19\x1b\x1f\x7f]")
# a word with a letter above 127, or a single other character above 127
_TOKEN = re.compile(r"[A-Za-z]*[^\W\d_A-Za-z][^\W\d_]*|[^\0-\x7f]")
_CASE_FLIP = re.compile(r"[a-zšđčćžа-яђ-џ][A-ZŠĐČĆŽА-ЯЂ-Џ]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text, the encoding's name, and how many characters could not be read (they are U+FFFD).

    `cause`: what was undone, where the characters that the encoding gave stood for bytes of another.
    """

    text: str
    encoding: str
    lost: int = 0
    cause: str = ""


def decoded(data: bytes, *, source: str = "", charset: str = "") -> Reading:
    """`charset`: what a server declared; it counts where the bytes leave a choice and it reads like Serbian.

    Raises `DelokrugError` not_text for what is no text, unknown_encoding where no reading is plausible."""
    reading = _marked(data) or _utf8(data) or _utf16(data)
    if reading is None:
        sample = data[:SAMPLE]
        if len(_CONTROL_BYTES.findall(sample)) > MOST_CONTROL * len(sample):
            raise DelokrugError("not_text", file=source, what="binary data")
        reading = _declared(data, charset) or _damaged_utf8(data) or _eight_bit(data)
    if reading is None:
        raise DelokrugError("unknown_encoding", file=source)
    reading = _undone(reading)
    if _control_share(reading.text) > MOST_CONTROL:
        raise DelokrugError("not_text", file=source, what="binary data")
    return reading


def most_serbian(data: bytes, encodings: Sequence[str]) -> str:
    """A few words in that of the encodings in which they read most like Serbian; the first wins a tie.

    UTF-8 wins where it is among them and the bytes are valid.
    """
    readings = []
    for encoding in encodings:
        try:
            readings.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            break
    return max(readings, key=_plausibility, default=data.decode("ascii", "backslashreplace"))


def _marked(data: bytes) -> Reading | None:
    """Text that begins with a byte order mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return Reading(text, encoding, text.count("\ufffd"))
    return None


def _utf8(data: bytes) -> Reading | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    # «Закон» in UTF-16 is valid UTF-8 as well, with a control character for every second letter
    return None if _control_share(_BYTE.sub("", text)) > MOST_CONTROL else Reading(text, "utf-8")


def _undone(reading: Reading) -> Reading:
    """Text with control characters that stand for bytes: UTF-8 that was read in another encoding and written again.

    What is read wrongly without leaving one is `garbled`'s to mend; here U+0085 would become the end of a line.
    """
    if not _BYTE.search(reading.text):
        return reading
    found = mended(reading.text).misreading
    if found is None:
        return reading
    text = "\n".join(better(line, found) for line in reading.text.split("\n"))
    return Reading(text, reading.encoding, reading.lost, found.name)


def _utf16(data: bytes) -> Reading | None:
    """UTF-16 without a mark: read in the wrong order, or if it is something else, it has letters of all the world."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data[: len(data) // 2 * 2].decode(encoding)  # a last odd byte is half a character
        except UnicodeDecodeError:
            continue
        sample = text[:SAMPLE]
        if sum(_is_european(char) for char in sample) > 0.98 * len(sample):
            return Reading(text, encoding, len(data) % 2)
    return None


def _is_european(char: str) -> bool:
    """Printable Latin or Cyrillic, or the punctuation that goes with them."""
    return (
        " " <= char <= "~"
        or char in "\t\n\r\f\v\x1a"
        or "\xa0" <= char <= "\u024f"
        or "\u0300" <= char <= "\u036f"
        or "\u0400" <= char <= "\u045f"
        or "\u2010" <= char <= "\u201f"  # not U+2020: two spaces in one byte each
        or "\u2022" <= char <= "\u2069"
        or char in "€№™−≤≥•■□▪●○◦✓\uf0b7\ufeff"
    )


def _damaged_utf8(data: bytes) -> Reading | None:
    """UTF-8 with a few wrong bytes: cut inside a letter, or pasted together from several sources."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    valid = len(_UTF8_SEQUENCE.findall(data))
    return Reading(text, "utf-8", lost) if valid and valid >= LEAST_VALID_UTF8 * (valid + lost) else None


def _declared(data: bytes, charset: str) -> Reading | None:
    try:
        encoding = codecs.lookup(charset).name
        text = data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    plausible = isinstance(text, str) and _plausibility(text[:SAMPLE]) >= LEAST_PLAUSIBLE
    return Reading(text, encoding) if plausible else None


def _eight_bit(data: bytes) -> Reading | None:
    sample = data[:SAMPLE]
    best = max(EIGHT_BIT, key=lambda encoding: _plausibility(sample.decode(encoding, errors="replace")))
    if _plausibility(sample.decode(best, errors="replace")) < LEAST_PLAUSIBLE:
        return None
    text = data.decode(best, errors="replace")
    return Reading(text, best, text.count("\ufffd"))


def _plausibility(text: str) -> float:
    """-1 … 1: how much the characters above 127 look like Serbian, on average."""
    total = score = 0.0
    for match in _TOKEN.finditer(text):
        token = match.group()
        high = sum(char > "\x7f" for char in token)
        total += high
        if token[0].isalpha() or len(token) > 1:
            score += high * _word_plausibility(token, high)
        else:
            inside = text[match.start() - 1 : match.start()].isalpha() and text[match.end() : match.end() + 1].isalpha()
            score += 0.5 if token == "’" or (token in _PUNCTUATION and not inside) else -1.0
    return score / total if total else 0.0


def _word_plausibility(word: str, high: int) -> float:
    # «UNUTRAŠNjE» is how many write capitals
    if _CASE_FLIP.search(
        word.replace("Nj", "N").replace("Lj", "L").replace("Dž", "D")
    ):  # «КРТаСШХ»: ISO 8859-5 read as Windows-1251
        return -1.0
    letters = set(word)
    if letters <= _SERBIAN_CYRILLIC:
        # 0.7 … 1: «ррр» and «џђљ» are letters, but not often words
        return 0.7 + 0.3 * sum(char in _FREQUENT for char in word) / len(word)
    if any("\u0400" <= char <= "\u045f" for char in letters):
        # Russian and Macedonian letters occur in names, Latin ones that look Cyrillic in «законoм»; any other Latin
        # letter beside Cyrillic is Latin text read as Cyrillic
        latin = {char for char in letters if not "\u0400" <= char <= "\u045f"}
        return 0.3 if not latin or (latin <= _LOOKALIKES and 2 * high > len(word)) else -1.0
    foreign = {char for char in letters if char > "\x7f"} - _SERBIAN_LATIN
    if 2 * high > len(word) + 1:  # «đçŕę»: Cyrillic read as Latin; «čiš» has two of three, «đ» one of one
        return -1.0
    return 0.4 if foreign else 1.0


def _control_share(text: str) -> float:
    sample = text[:SAMPLE]
    return len(_CONTROL.findall(sample)) / len(sample) if sample else 0.0
