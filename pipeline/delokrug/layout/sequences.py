"""Markers that only their neighbours show to be some: «A.», «B.2.1.», «I.1», «a.», «1   », «»».

In: the lines of a document without furniture. Out: the markers found, by the offset of the line's first printed
letter. «A. Petrović», «V. d.» and «B.2 nivo» begin in the same way, so each of these forms counts only where a
sequence stands: A. and B., X.1 below X, a., b., v. below a colon, several lines in a row that begin with «»».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from delokrug import script
from delokrug.layout.markers import CAPITALS, SMALL, Marker, letter_places, marker, printed_marker, roman_value
from delokrug.records import Block, Line

_Found = tuple[int, Marker]  # the offset of a marker and the marker

# «V. d.», «S. r.», «A. B. Petrović»: a letter with a stop behind the letter is an abbreviation or a name
_WORDS = r"(?![^\W\d_]{1,2}\.)[^\W\d_]"
_OUTLINE = re.compile(
    rf"\s*(?P<sign>(?P<first>[IVXІХ]{{1,5}}|LJ|NJ|DŽ|Lj|Nj|Dž|[{CAPITALS}])(?:(?:\.\d{{1,2}})+\.?|\.))\s+"
    rf"(?=(?P<text>(?:{_WORDS}|[„“\"»]).*))"
)
_NAME = re.compile(rf"[{CAPITALS}][{SMALL}-]+\s*(?:$|[,(])")  # «A. Petrović, načelnik»
_BARE_NUMBER = re.compile(r"\s*(?P<sign>[0-9]{1,2})(?:\s{2,}|\t)\s*(?=[^\W\d_])")
_SMALL_LETTER = re.compile(rf"\s*(?P<sign>(?:[ivx]{{1,5}}|lj|nj|dž|[{SMALL}])\.)\s+(?={_WORDS})")
# a line with a second such sign is a breadcrumb or a quotation
_QUOTE_BULLET = re.compile(r"\s*(?P<sign>»|›|>>)(?:\s+|(?=[^\W\d_]))(?=[^\s»«›‹>][^»«›‹>]*$)")
_CANDIDATES = 60  # lines that begin with a capital and a stop, below one of them, that are looked at
_NEXT_MEMBER = 12  # so many lines below a member of a list the next one is looked for
_PROSE = 60  # characters: a line as long may be a wrapped one


def sequences(lines: Sequence[Line]) -> dict[int, Marker]:
    """Markers by the offset of their first letter, their text in canonical Latin."""
    printed = [line for line in lines if line.text.strip()]
    return {
        **dict(_outline(printed)),
        **dict(_below_colon(printed, _BARE_NUMBER)),
        **dict(_below_colon(printed, _SMALL_LETTER)),
        **dict(_quote_bullets(printed)),
    }


def first_letter(line: Line) -> int:
    """The offset of the line's first letter that is no white space."""
    return line.start + len(line.text) - len(line.text.lstrip())


def block_marker(block: Block, known: Mapping[int, Marker]) -> Marker | None:
    """The marker of a block; `known` is what `sequences` found."""
    mark = known.get(block.own.starts[0]) if len(block.own.starts) else None
    return mark if mark and mark.text == block.marker else printed_marker(block.marker)


def outline_depth(mark: Marker | None) -> int:
    """How many parts a marker of an outline has: 1 for «A.», 3 for «B.2.1.»; 0 for other markers."""
    return mark.style.count(".") + 1 if mark and mark.style[:1] == "A" else 0


def _outline(lines: Sequence[Line]) -> Iterator[_Found]:
    """«A.», «A.1.», «B.2.1.», «I.1»: capital letters that count up, and numbers below a letter or Roman numeral."""
    found = [(line, _OUTLINE.match(line.text), _roman(line)) for line in lines]
    found = [(line, match, roman) for line, match, roman in found if match or roman]
    last, last_name, last_roman = 0, False, 0
    named: set[str] = set()  # «A», «A.1», «II»: what a deeper number may stand below
    for index, (line, match, roman) in enumerate(found):
        below = [other for _, other, _ in found[index + 1 : index + 1 + _CANDIDATES] if other]
        name = _name(match) if match else _latin(line.text.split()[0]).strip(".)")
        place = 0
        if match and "." in name:
            place = _place_of_number(name, named, below)
        elif match and not _goes_on(roman, last_roman, last):
            place = _place_of_letter(match, last, below, names=last_name)
            last, last_name = (place, _is_name(match)) if place else (last, last_name)
        if match and place:
            style = "A" + ".1" * name.count(".")
            yield first_letter(line), Marker(_latin(match["sign"]), style, place, match.end() - match.start("sign"))
        elif roman:
            last_roman = roman
        if place or roman:
            named.add(name)


def _roman(line: Line) -> int:
    """The Roman numeral a line begins with; 0 where it begins with none."""
    mark = marker(line.text)
    return mark.value if mark and mark.style == "I." else 0


def _name(match: re.Match[str]) -> str:
    return _latin(match["sign"]).strip(".")


def _goes_on(roman: int, last_roman: int, last: int) -> bool:
    """Whether a Roman numeral is the next one; without any before, «I.» may be the letter behind «H.»."""
    return roman == last_roman + 1 and not (last_roman == 0 and last > 1)


@lru_cache(maxsize=4096)  # of signs, which come again and again
def _latin(text: str) -> str:
    return script.to_latin(text)


def _place_of_number(name: str, named: set[str], below: Sequence[re.Match[str]]) -> int:
    """The last number of «A.1» below «A» or above «A.2», and of «A.2» below «A.1»; 0 elsewhere."""
    parent, number = name.rsplit(".", 1)
    if number != "1":
        return int(number) if f"{parent}.{int(number) - 1}" in named else 0
    return int(parent in named or any(_name(match) == f"{parent}.2" for match in below))


def _place_of_letter(match: re.Match[str], last: int, below: Sequence[re.Match[str]], *, names: bool) -> int:
    """The place of «A.» in its list: one more than the last, or the first of a list that goes on; 0 for none.

    `names`: whether the last looks like a name as well («A. Kabinet», «B. Sektor»).
    """
    if last and _counts(match, last + 1) and (names or not _is_name(match) or _next_member(below, last + 2)):
        return last + 1
    if not _counts(match, 1):
        return 0
    if any(_name(other) == _latin(match["first"]) + ".1" for other in below):
        return 1
    second = _next_member(below, 2)
    if second is None or (_is_name(match) and _is_name(second) and not _next_member(below, 3)):
        return 0
    return 1


def _counts(match: re.Match[str], place: int) -> bool:
    letter = match["first"].lower()
    return place in letter_places(letter) and place != roman_value(letter)


def _is_name(match: re.Match[str]) -> bool:
    return bool(_NAME.match(match["text"]))


def _next_member(below: Sequence[re.Match[str]], place: int) -> re.Match[str] | None:
    letters = (match for match in below if match["sign"].count(".") == 1 and match["sign"].endswith("."))
    return next((match for match in letters if _counts(match, place)), None)


def _below_colon(lines: Sequence[Line], form: re.Pattern[str]) -> Iterator[_Found]:
    """Numbers or letters that count up from the first, which stands below a line that ends with a colon."""
    index = 1
    while index < len(lines):
        run = _run(lines, index, form) if lines[index - 1].text.rstrip().endswith(":") else []
        if len(run) > 1:
            for place, (member, match) in enumerate(run, 1):
                sign = match["sign"].rstrip(".") + "."
                style = "1." if sign[0].isdigit() else "a."
                yield (
                    first_letter(lines[member]),
                    Marker(_latin(sign), style, place, match.end() - match.start("sign")),
                )
        index = run[-1][0] + 1 if run else index + 1


def _run(lines: Sequence[Line], start: int, form: re.Pattern[str]) -> list[tuple[int, re.Match[str]]]:
    run: list[tuple[int, re.Match[str]]] = []
    index = start
    while index < len(lines) and index - (run[-1][0] if run else start) <= (_NEXT_MEMBER if run else 0):
        match = form.match(lines[index].text)
        if match and len(run) + 1 in _places(match["sign"].rstrip(".")):
            run.append((index, match))
        index += 1
    return run


def _places(sign: str) -> Sequence[int]:
    return [int(sign)] if sign.isdigit() else letter_places(sign)


def _quote_bullets(lines: Sequence[Line]) -> Iterator[_Found]:
    """«»» before several lines in a row; before a single one it belongs to a heading or a breadcrumb."""
    run: list[tuple[Line, re.Match[str]]] = []
    for index, line in enumerate(lines):
        match = _QUOTE_BULLET.match(line.text)
        if match and run and match["sign"] != run[-1][1]["sign"]:
            yield from _bullets(run)
            run = []
        if match:
            run.append((line, match))
        elif not _wrapped(lines[index - 1].text if index else "", line.text):
            yield from _bullets(run)
            run = []
    yield from _bullets(run)


def _bullets(run: Sequence[tuple[Line, re.Match[str]]]) -> Iterator[_Found]:
    if len(run) < 2:
        return
    for line, match in run:
        yield first_letter(line), Marker(match["sign"], match["sign"], 0, match.end() - match.start("sign"))


def _wrapped(above: str, text: str) -> bool:
    """Whether a line may be the rest of the list item above."""
    if marker(text) or above.rstrip().endswith((".", ":", ";")):
        return False
    return text.lstrip()[:1].islower() or len(above.rstrip()) >= _PROSE
