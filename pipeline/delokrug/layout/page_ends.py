"""Furniture of printed pages, told by where it stands: page numbers, and headers that change from page to page.

In: the lines of a document with boxes. Out: the indices of those that are furniture. A header repeats its words only
as long as a chapter lasts, but it keeps its height, its size and its distance from the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from delokrug.layout.markers import roman_value
from delokrug.layout.measure import usual_pitch, usual_size
from delokrug.records import Line

HEADER_LINES = 3  # running headers and footers are looked for in so many lines at each end of a page
BARE_NUMBER = re.compile(r"^\s*\d{1,4}\s*$", re.ASCII)
_ROMAN = re.compile(r"^\s*[-–—]?\s*(?P<value>[ivxIVXіхІХ]{1,6})\s*[-–—]?\s*$")
_NUMBERS = re.compile(r"\d{1,4}")
_APART = 1.4  # distances of two lines from a header to the text
_NUMBER_APART = 1.2
_SAME_HEIGHT = 2.0  # points
_SAME_SIZE = 0.6  # points
_COUNTED = 0.25  # of the pages a number in a header must count; «Број извршилаца: 8» may stand on the eighth page
_PAGES = 0.5  # of the pages that a height must have headers on for a new one there to count

Page = list[int]
"""Indices of a page's lines with text, from top to bottom."""


def printed_pages(lines: Sequence[Line]) -> list[Page]:
    """The lines with text of each page, from top to bottom; as they come where there are no boxes."""
    pages: dict[int, Page] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.text.strip():
            pages[line.page].append(index)
    return [sorted(page, key=lambda index: _top(lines[index])) for page in pages.values()]


def page_ends(page: Page) -> Page:
    """The lines of a page among which headers and footers are."""
    return list(dict.fromkeys(page[:HEADER_LINES] + page[-HEADER_LINES:]))


def counting(lines: Sequence[Line], pages: Sequence[Page], *, shape: Callable[[str], str]) -> Iterator[int]:
    """Lines at page ends of one shape («Информатор 3», «Информатор 5») that a number counts with the pages, and Roman
    page numbers."""
    found: dict[tuple[str, int, int], list[int]] = defaultdict(list)  # shape, place of the number, number - page
    for page in pages:
        for index in page_ends(page):
            line = lines[index]
            roman = _ROMAN.match(line.text)
            if roman:
                found["roman", 0, roman_value(roman["value"]) - line.page].append(index)
            elif not BARE_NUMBER.match(line.text):
                for place, number in enumerate(_NUMBERS.findall(line.text)):
                    found[shape(line.text), place, int(number) - line.page].append(index)
    for members in found.values():
        heights = {round(_top(lines[index])) for index in members}
        on = {lines[index].page for index in members}
        if len(on) >= max(2, _COUNTED * len(pages)) and max(heights) - min(heights) <= _SAME_HEIGHT:
            yield from members


def bare_numbers(lines: Sequence[Line], pages: Sequence[Page]) -> Iterator[int]:
    """Numbers alone at the top or bottom of a page that count the pages, or at least stand apart from the text.

    The first cell of a table on a page may be a bare number as well.
    """
    found = [index for page in pages for index in {page[0], page[-1]} if BARE_NUMBER.match(lines[index].text)]
    offsets = Counter(int(lines[index].text) - lines[index].page for index in found)
    counted = [index for index in found if offsets[int(lines[index].text) - lines[index].page] > 1]
    heights = [_top(lines[index]) for index in counted]
    pitch = usual_pitch(lines)
    position = {index: (page, at) for page in pages for at, index in enumerate(page)}
    for index in found:
        page, at = position[index]
        same = any(abs(_top(lines[index]) - height) <= _SAME_HEIGHT for height in heights)
        if index in counted or same or (not counted and _apart(lines, page, at, _NUMBER_APART * pitch, reach=1)):
            yield index


def changing_headers(
    lines: Sequence[Line], pages: Sequence[Page], flags: Sequence[bool], *, shape: Callable[[str], str]
) -> Iterator[int]:
    """Headers that stand on two pages only, and those that stand alone at a height where other pages have headers."""
    ends = list(_ends_apart(lines, pages))
    shapes: dict[tuple[str, int], list[int]] = defaultdict(list)
    for end in ends:
        shapes[shape(lines[end.index].text), end.height].append(end.index)
    repeated = {index for members in shapes.values() if len(members) > 1 for index in members}
    headers: dict[tuple[bool, int], list[_End]] = defaultdict(list)
    for end in ends:
        if flags[end.index] or end.index in repeated:
            headers[end.upper, end.height].append(end)
    for end in ends:
        if flags[end.index]:
            continue
        near = (other for height in (-1, 0, 1) for other in headers.get((end.upper, end.height + height), ()))
        alike = {other.page for other in near if other.page != end.page and _alike(end, other)}
        # the letterhead on the first page has the height of the headers, but is text
        letterhead = end.upper and end.page == lines[pages[0][0]].page and end.index not in repeated
        if not letterhead and len(alike) >= max(2, _PAGES * (len(pages) - 1)):
            yield end.index


@dataclass(frozen=True, slots=True)
class _End:
    """A line at the upper or lower end of a page that its size or white space parts from the text."""

    index: int
    page: int
    top: float
    size: float
    upper: bool

    @property
    def height(self) -> int:
        return round(self.top / (2 * _SAME_HEIGHT))


def _alike(one: _End, other: _End) -> bool:
    return abs(one.top - other.top) <= _SAME_HEIGHT and abs(one.size - other.size) <= _SAME_SIZE


def _ends_apart(lines: Sequence[Line], pages: Sequence[Page]) -> Iterator[_End]:
    pitch, size = usual_pitch(lines), usual_size(lines)
    for page in pages:
        for index in page_ends(page):
            at, line = page.index(index), lines[index]
            upper = at < len(page) / 2
            larger = (
                line.size or 0.0
            ) - size  # than the text: a title is, a header is not, and at the top often smaller
            parted = (upper and larger < -_SAME_SIZE) or _apart(lines, page, at, _APART * pitch, reach=HEADER_LINES)
            if larger <= _SAME_SIZE and parted:
                yield _End(index, line.page, _top(line), line.size or 0.0, upper)


def _apart(lines: Sequence[Line], page: Page, at: int, gap: float, *, reach: int) -> bool:
    """Whether white space parts a line from the text, with other lines of the header between them at most."""
    inwards = page[at : at + reach + 1] if at < len(page) / 2 else page[max(at - reach, 0) : at + 1]
    return any(_top(lines[below]) - _top(lines[above]) > gap for above, below in pairwise(inwards))


def _top(line: Line) -> float:
    return line.box[1] if line.box else 0.0
