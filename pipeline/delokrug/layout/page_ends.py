"""Furniture of printed pages, told by where it stands: page numbers, and headers that change from page to page.

In: the lines of a document with boxes. Out: the indices of those that are furniture. A header repeats its words only
as long as a chapter lasts, but it keeps its height, its size and its distance from the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from delokrug.layout.footnotes import note_beginnings
from delokrug.layout.markers import roman_value
from delokrug.layout.measure import USUAL_PITCH, usual_pitch, usual_size
from delokrug.records import Line

HEADER_LINES = 3  # running headers and footers are looked for in so many lines at each end of a page
BARE_NUMBER = re.compile(r"^\s*\d{1,4}\s*$", re.ASCII)
_ROMAN = re.compile(r"^\s*[-–—]?\s*(?P<value>[ivxIVXіхІХ]{1,6})\s*[-–—]?\s*$")
_NUMBERS = re.compile(r"\d{1,4}")
_APART = 1.4  # distances of two lines from a header to the text
_NUMBER_APART = 1.2
_WIDE_GAP = 2.4  # font sizes from one line to the next; double line spacing has 2.3
_SAME_HEIGHT = 2.0  # points
_SAME_SIZE = 0.6  # points
_COUNTED = 0.25  # of the pages a number in a header must count; «Број извршилаца: 8» may stand on the eighth page
_SHARE = 0.25  # of the pages that have a line at the header's height: left and right pages may differ
_RUN = 4  # pages in a row with the same chapter's header
_PAGES = 0.5  # of the pages that a height must have headers on for a new one there to count

Page = list[int]
"""Indices of a page's lines with text, from top to bottom."""
Shape = Callable[[str], str]


def printed_furniture(
    lines: Sequence[Line],
    numbered: Sequence[bool],
    *,
    bare_numbers: bool,
    shape: Shape,
    is_header: Callable[[str], bool],
) -> list[bool]:
    """For each line of a document with boxes whether it is furniture.

    `numbered`: the lines that say that they are page numbers («- 16 -»); `shape`: what lines have in common that differ
    in numbers only; `is_header`: whether a text may be a header at all.
    """
    pages = pages_of(lines)
    certain = {index for index, flag in enumerate(numbered) if flag}
    if bare_numbers:
        certain.update(_bare_numbers(lines, pages))
    if len(pages) > 1:
        certain.update(index for index in _counting(lines, pages, shape) if is_header(lines[index].text))
    # «¹ Сл. гласник РС, бр. 30/18» may end several pages, and is no running footer
    often = repeated(lines, pages, shape=shape, is_header=is_header)
    notes = note_beginnings(lines)
    often = {
        index: on for index, on in often.items() if index not in notes and not BARE_NUMBER.match(lines[index].text)
    }
    found = certain | set(_repeated_headers(lines, pages, certain, often))
    changing = set(_changing_headers(lines, pages, found, shape)) - notes
    found.update(index for index in changing if is_header(lines[index].text))
    return [index in found for index in range(len(lines))]


def pages_of(lines: Sequence[Line]) -> list[Page]:
    """The lines with text of each page, from top to bottom; as they come where there are no boxes."""
    pages: dict[int, Page] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.text.strip():
            pages[line.page].append(index)
    return [sorted(page, key=lambda index: _top(lines[index])) for page in pages.values()]


def repeated(
    lines: Sequence[Line], pages: Sequence[Page], *, shape: Shape, is_header: Callable[[str], bool]
) -> dict[int, set[int]]:
    """Lines at page ends whose text, digits aside, stands at that height on several pages, and these pages."""
    ends = [index for page in pages for index in page_ends(page) if is_header(lines[index].text)]
    pages_at: dict[int, set[int]] = defaultdict(set)
    pages_with: dict[tuple[str, int], set[int]] = defaultdict(set)
    for index in (index for page in pages for index in page_ends(page)):
        pages_at[_height(lines[index])].add(lines[index].page)
    for index in ends:
        pages_with[shape(lines[index].text), _height(lines[index])].add(lines[index].page)
    found: dict[int, set[int]] = {}
    for index in ends:
        height = _height(lines[index])
        on = pages_with[shape(lines[index].text), height]
        # two pages may also begin alike by chance («Број извршилаца: 1»)
        if len(on) >= (2 if len(pages) < 5 else 3) and (len(on) >= _SHARE * len(pages_at[height]) or _in_a_row(on)):
            found[index] = on
    return found


def page_ends(page: Page) -> Page:
    """The lines of a page among which headers and footers are."""
    return list(dict.fromkeys(page[:HEADER_LINES] + page[-HEADER_LINES:]))


def _counting(lines: Sequence[Line], pages: Sequence[Page], shape: Shape) -> Iterator[int]:
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
        # «I» and «III» alone on the first and third page may be chapters
        capitals = any(
            line.text.isupper() and not any(map(str.isdigit, line.text)) for line in map(lines.__getitem__, members)
        )
        if len(on) >= max(4 if capitals else 2, _COUNTED * len(pages)) and max(heights) - min(heights) <= _SAME_HEIGHT:
            yield from members


def _bare_numbers(lines: Sequence[Line], pages: Sequence[Page]) -> Iterator[int]:
    """Numbers alone at the top or bottom of a page that count the pages, or at least stand apart from the text.

    The first cell of a table on a page may be a bare number as well.
    """
    found = [index for page in pages for index in {page[0], page[-1]} if BARE_NUMBER.match(lines[index].text)]
    offsets = Counter(int(lines[index].text) - lines[index].page for index in found)
    counted = [index for index in found if offsets[int(lines[index].text) - lines[index].page] > 1]
    heights = [_top(lines[index]) for index in counted]
    gap = _parting(lines, _NUMBER_APART)
    position = {index: (page, at) for page in pages for at, index in enumerate(page)}
    for index in found:
        page, at = position[index]
        same = any(abs(_top(lines[index]) - height) <= _SAME_HEIGHT for height in heights)
        if index in counted or same or (not counted and _apart(lines, page, at, gap)):
            yield index


def _repeated_headers(
    lines: Sequence[Line], pages: Sequence[Page], certain: set[int], often: Mapping[int, set[int]]
) -> Iterator[int]:
    """Repeated lines that stand outermost on their page, and apart from the text or on half of all pages."""
    gap, size = _parting(lines, _APART), usual_size(lines)
    for page in pages:
        for inwards in (page, page[::-1]):
            header = list(takewhile(lambda index: index in certain or index in often, inwards))
            if not header or len(header) == len(page):
                continue
            last, inner = header[-1], inwards[len(header)]
            smaller = (lines[last].size or size) < size - _SAME_SIZE
            parted = smaller or abs(_top(lines[inner]) - _top(lines[last])) > gap
            for index in header:
                on = often.get(index, set())
                if on and (parted or (len(on) > 2 and (len(on) >= _PAGES * len(pages) or _in_a_row(on)))):
                    yield index


def _in_a_row(pages: set[int]) -> bool:
    """Whether a line comes on some pages in a row, or on every other: the header of a chapter."""
    return any(all(page + step * n in pages for n in range(_RUN)) for page in pages for step in (1, 2))


def _changing_headers(lines: Sequence[Line], pages: Sequence[Page], found: set[int], shape: Shape) -> Iterator[int]:
    """Headers that stand on two pages only, and those that stand alone at a height where other pages have headers."""
    ends = list(_ends_apart(lines, pages, found))
    shapes: dict[tuple[str, int], list[int]] = defaultdict(list)
    for end in ends:
        shapes[shape(lines[end.index].text), end.height].append(end.index)
    twice = {index for members in shapes.values() if len(members) > 1 for index in members}
    headers: dict[tuple[bool, int], list[_End]] = defaultdict(list)
    for end in ends:
        if end.index in found or end.index in twice:
            headers[end.upper, end.height].append(end)
    for end in ends:
        if end.index in found:
            continue
        near = (other for height in (-1, 0, 1) for other in headers.get((end.upper, end.height + height), ()))
        alike = {other.page for other in near if other.page != end.page and _alike(end, other)}
        # the letterhead on the first page has the height of the headers, but is text
        letterhead = end.upper and end.page == lines[pages[0][0]].page and end.index not in twice
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


def _ends_apart(lines: Sequence[Line], pages: Sequence[Page], found: set[int]) -> Iterator[_End]:
    """The lines at page ends with nothing but furniture outside them."""
    gap, size = _parting(lines, _APART), usual_size(lines)
    for page in pages:
        outer = {index for inwards in (page, page[::-1]) for index in _outermost(inwards, found)}
        for index in outer:
            at, line = page.index(index), lines[index]
            upper = at < len(page) / 2
            larger = (
                line.size or 0.0
            ) - size  # than the text: a title is, a header is not, and at the top often smaller
            parted = larger < -_SAME_SIZE or _apart(lines, page, at, gap)
            if larger <= _SAME_SIZE and parted:
                yield _End(index, line.page, _top(line), line.size or 0.0, upper)


def _outermost(inwards: Page, found: set[int]) -> Page:
    """The furniture at one end of a page and the line next to it."""
    return inwards[: len(list(takewhile(lambda index: index in found, inwards))) + 1]


def _parting(lines: Sequence[Line], pitches: float) -> float:
    """How wide white space must be, in points, to part a header from the text; few lines have no usual pitch."""
    return min(pitches * usual_pitch(lines), _WIDE_GAP * (usual_size(lines) or USUAL_PITCH))


def _apart(lines: Sequence[Line], page: Page, at: int, gap: float) -> bool:
    """Whether white space parts a line at the end of a page from the next one."""
    inwards = page[at : at + 2] if at < len(page) / 2 else page[max(at - 1, 0) : at + 1]
    return len(inwards) > 1 and _top(lines[inwards[1]]) - _top(lines[inwards[0]]) > gap


def _top(line: Line) -> float:
    return line.box[1] if line.box else 0.0


def _height(line: Line) -> int:
    """Where on the page, to about half a line; 0 where there are no boxes."""
    return round(line.box[1] / 6) if line.box else 0
