"""List markers: bullets, numbers, letters, Roman numerals, and what kind each is.

In: the text of a line, in either script. Out: the marker at its start, its style and its place in a sequence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from delokrug.records import Line

BULLETS = "•·●○▪■□◦‣➢➤►▶✓✔*"
DASHES = "-–—"
SMALL = "a-zčćžšđа-шђјљњћџ"
CAPITALS = "A-ZČĆŽŠĐА-ШЂЈЉЊЋЏ"
_ADDED = "[абвгдabvgdc]?"  # «14б.», «3в)»: members that an amending act added
_LETTERS = rf"(?:[ivx]{{1,5}}|lj|nj|dž|dj|[{SMALL}])"  # «а», «lj», «iii»; «dj» stands for đ in text without accents
# «20. маја 2020.» and «20. 5. 2020.» are dates, «5.000 динара» is a sum
_NO_DATE = r"(?!\s?(?:[^\W\d_]+|\d{1,2}\.)\s?\d{4}\b)"
_MARKER = re.compile(
    r"\s*(?:"
    rf"(?P<bullet>[{re.escape(BULLETS.replace('*', '') + DASHES)}](?=\s|[^\W\d_])|\*(?=\s))\s*"
    r"|(?P<multi>\d{1,3}(?:\.[1-9]\d?)+\.?)(?=\s|[^\W\d_]|$)(?!\s?\d{4}\b)\s*"
    rf"|(?P<paren>\(\s*(?:\d{{1,3}}{_ADDED}|{_LETTERS})\s*\))\s*"
    rf"|(?P<number>\d{{1,3}}{_ADDED}\s?[.)])(?=\s|[^\W\d_]|$){_NO_DATE}\s*"
    r"|(?P<roman>[IVXІХ]{1,6}[.)]?)(?=\s)\s+(?=[^\W\d_a-zčćžšđа-шђјљњћџ])"
    rf"|(?P<letter>{_LETTERS}\))\s*"
    r")"
)

_LETTER_O = re.compile(r"\s*(?=[oо]\s+[a-zčćžšđа-шђјљњћџ])")

# A letter's place depends on the alphabet it is from: «v)» is the third of the azbuka in Latin letters, the 22nd of
# the English alphabet, the 28th of the gajica, and the Roman five.
_ALPHABETS = tuple(
    {letter: place for place, letter in enumerate(letters.split(), 1)}
    for letters in (
        "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š",
        "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
        # a list lettered in Latin («A. B. C.») that was turned into Cyrillic as a whole
        "а б ц д е ф г х и ј к л м н о п",
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv",
    )
)


@dataclass(frozen=True, slots=True)
class Marker:
    """`text` as printed, `style` such as "1." or "•", `value` its place in a sequence (0 = none), `end` its length."""

    text: str
    style: str
    value: int
    end: int
    others: tuple[int, ...] = ()  # its places in the other alphabets that have the letter

    def counts(self, value: int) -> bool:
        """Whether the marker can stand at that place of a list."""
        return value == self.value or value in self.others


def plain_hyphens(text: str) -> str:
    """Word's no-break hyphen and Unicode's own, where typists mean the one of the keyboard, as that one."""
    return text.replace("\u2010", "-").replace("\u2011", "-")


def marker(text: str) -> Marker | None:
    """The marker a line starts with; None where it starts with text."""
    match = _MARKER.match(plain_hyphens(text))
    if not match:
        return None
    kind, end = str(match.lastgroup), match.end()
    printed = match[kind].strip()
    if kind == "bullet":
        return Marker(printed, printed, 0, end)
    if kind == "multi":
        numbers = re.findall(r"\d+", printed)
        return Marker(printed, "1" + ".1" * (len(numbers) - 1), int(numbers[-1]), end)
    if kind == "roman":
        return Marker(printed, "I.", roman_value(printed), end)
    number = re.search(r"\d+", printed)
    if number:
        style = re.sub(rf"\d+{_ADDED}", "1", printed).replace(" ", "")
        return Marker(printed, style, int(number[0]), end)
    style = re.sub(r"\w+", "a", printed).replace(" ", "")
    first, *others = letter_places(re.sub(r"\W", "", printed)) or [0]
    return Marker(printed, style, first, end, tuple(others))


def printed_marker(text: str) -> Marker | None:
    """The marker that `text` is, with nothing behind it («1.1.», «а)»); None for other text."""
    mark = marker(text.strip() + " X")
    return mark if mark and mark.text == plain_hyphens(text.strip()) else None


def with_hollow_bullets(lines: Sequence[Line]) -> list[Line]:
    """The lines with «◦» for the letter o where that stands for Word's hollow bullet, as some exports write it.

    Such a list begins below a colon; «о раду» at the start of a wrapped line does not. In 790,000 lines of laws no
    line with the preposition stands there.
    """
    found: list[Line] = []
    listed, above = False, ""
    for line in lines:
        match = _LETTER_O.match(line.text)
        listed = (bool(match) and (listed or above.endswith(":"))) or (listed and not above.endswith("."))
        if match and listed:
            line = replace(line, text=line.text[: match.end()] + "◦" + line.text[match.end() + 1 :])
        found.append(line)
        above = line.text.rstrip() or above
    return found


def roman_value(text: str) -> int:
    """What a Roman numeral is worth, printed in either script; 0 for other text."""
    values = {"I": 1, "V": 5, "X": 10}
    digits = [values[c] for c in text.upper().replace("І", "I").replace("Х", "X") if c in values]
    return sum(-d if d < max(digits[i + 1 :], default=0) else d for i, d in enumerate(digits))


def letter_places(letter: str) -> list[int]:
    """The places that a small letter has in the alphabets, the likeliest first; none for other text."""
    letter = "đ" if letter == "dj" else letter
    return list(dict.fromkeys(alphabet[letter] for alphabet in _ALPHABETS if letter in alphabet))
