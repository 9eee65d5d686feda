"""List markers: bullets, numbers, letters, Roman numerals, and what kind each is.

In: the text of a line. Out: the marker at its start, its style and its value in a sequence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLETS = "•·●○▪■□◦–—‣➢➤►▶✓✔*"
_MARKER = re.compile(
    r"\s*(?:"
    r"(?P<bullet>[" + re.escape(_BULLETS.replace("*", "")) + r"-](?=\s|[^\W\d_])|\*(?=\s))\s*"
    r"|(?P<multi>\d{1,3}(?:\.\d{1,3})+\.?)(?=\s|[^\W\d_]|$)\s*"
    r"|(?P<paren>\(\s*(?:\d{1,3}[аa]?|[a-zа-шђжљњћџ]{1,2})\s*\))\s*"
    r"|(?P<number>\d{1,3}[аa]?\s?[.)])(?=\s|[^\W\d_]|$)\s*"
    r"|(?P<roman>[IVXІХ]{1,6}[.)]?)(?=\s)\s+(?=[^\W\d_a-zа-ш])"
    r"|(?P<letter>[a-zа-шђжљњћџ]{1,2}\))\s*"
    r")"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """`text` as printed, `style` such as "1." or "•", `value` its place in a sequence (0 = none), `end` its length."""

    text: str
    style: str
    value: int
    end: int
    other: int = 0  # the value in the other alphabet: «v)» is the third letter of the azbuka, the 27th of the abeceda

    def counts(self, value: int) -> bool:
        return value in (self.value, self.other)


def marker(text: str) -> Marker | None:
    """The marker a line starts with; None where it starts with text."""
    match = _MARKER.match(text)
    if not match or match.end() == 0:
        return None
    kind = str(match.lastgroup)
    printed = match[kind].strip()
    digits = re.search(r"\d+", printed)
    if kind == "bullet":
        return Marker(printed, printed, 0, match.end())
    if kind == "multi":
        numbers = [int(n) for n in re.findall(r"\d+", printed)]
        return Marker(printed, "1" + ".1" * (len(numbers) - 1), numbers[-1], match.end())
    if kind == "roman":
        return Marker(printed, "I.", _roman(printed), match.end())
    if digits:
        return Marker(printed, re.sub(r"\d+[аa]?", "1", printed).replace(" ", ""), int(digits[0]), match.end())
    letter = re.sub(r"\W", "", printed)
    return Marker(printed, re.sub(r"\w+", "a", printed), *_letter(letter, match.end()))


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    digits = [values[c] for c in text.replace("І", "I").replace("Х", "X") if c in values]
    return sum(-d if d < max(digits[i + 1 :], default=0) else d for i, d in enumerate(digits))


_AZBUKA = "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш".split()
_AZBUKA_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()
_ENGLISH = "a b c d e f g h i j k l m n o p q r s t u v w x y z".split()


def _letter(text: str, end: int) -> tuple[int, int, int]:
    """The letter's number in the alphabet it is from, the end of the marker, and its number in the azbuka if it is Latin."""
    if text in _AZBUKA:
        return _AZBUKA.index(text) + 1, end, 0
    plain = _ENGLISH.index(text) + 1 if text in _ENGLISH else 0
    azbuka = _AZBUKA_LATIN.index(text) + 1 if text in _AZBUKA_LATIN else 0
    return plain, end, azbuka
