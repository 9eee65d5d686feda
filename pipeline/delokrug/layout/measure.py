"""What is usual in a document: where its lines begin and end, how far apart they stand, whether they wrap.

In: the lines of a document without furniture. Out: one `Measure`, which knows the edges of the column that a line
stands in. Where a line is full and where it is indented depends on its column, not on the page: the gazette has two,
and books have wider margins on the inside.
"""

from __future__ import annotations

import bisect
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from delokrug.records import Line

Edges = tuple[float, float]
"""Left and right edge of the text in a column, in points."""

NARROW_LINES = 10  # fewer lines of one word each may be a list
LONG = 130  # characters: printed lines are shorter
LEAST_LINES = 8  # of a column from which its edges are taken
MIRRORED = 5.0  # points between the left edges of left and right pages
SAME_SHIFT = 3.0  # points: both edges of mirrored pages move as far
MOST_GUTTERS = 3  # more are those of a table
WIDE = 1.2  # usual distances of two lines, from which on a passage is set wider
WIDEST_PITCH = 2.6
NEAR = 8  # lines
PROSE = 40  # characters: shorter lines tell little about their letters
LETTER = 0.5  # of the font size, where a document has no longer lines
USUAL_PITCH = 14.0  # points, where a document has too few lines to tell

_STOP = re.compile(r"[.;:?!]['\"”“»)]*\s*$")
_Column = tuple[int, int, int]  # gutters of the page, those left of the line's begin, those left of its end


@dataclass(frozen=True, slots=True)
class Measure:
    """`width`: the right edge of a full line (points, or characters where there are no boxes; 0 = text is not
    wrapped); `left`: the left edge; `pitch`: the distance of two lines, in points."""

    width: float
    left: float
    pitch: float
    boxed: bool
    letter: float = LETTER  # of the font size a letter is wide, on average
    cells: bool = False  # an empty line parts table cells
    narrow: bool = False  # one word per line: only the end of a sentence ends a paragraph
    unwrapped: bool = False  # a paragraph a line
    columns: Mapping[int, Edges] = field(default_factory=dict)  # by a line's start, where they are not the page's

    pitches: Mapping[int, float] = field(default_factory=dict)  # above a line, by its start, where they are not usual

    def pitch_above(self, line: Line) -> float:
        """The distance of two lines of a paragraph where this line stands."""
        return self.pitches.get(line.start, self.pitch)

    def edges(self, line: Line) -> Edges:
        return self.columns.get(line.start, (self.left, self.width))


def measured(lines: Sequence[Line], *, cells: bool = False) -> Measure:
    """The measure of a document's lines; `cells` as in `paragraphs`."""
    boxed = [line for line in lines if line.box and line.text.strip()]
    if len(boxed) > 2:
        left, right = _edges(boxed)
        measure = Measure(right, left, usual_pitch(boxed), True, _letter(boxed), cells=cells, columns=_columns(boxed))
        return replace(measure, pitches=_pitches(boxed, measure))
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    if len(lengths) < 3:
        return Measure(0, 0, 0, False, cells=cells)
    widest = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(0.8 * widest <= n <= 1.1 * widest for n in lengths)
    # wrapped text has one width that many lines reach; the figure is over lines long enough to be prose
    wrapped = 30 <= widest <= 130 and lengths[-1] <= 1.35 * widest and full >= 0.3 * sum(n > 25 for n in lengths)
    single = sum(" " not in line.text.strip() for line in lines if line.text.strip())
    narrow = len(lengths) >= NARROW_LINES and single >= 0.8 * len(lengths)
    unwrapped = not wrapped and lengths[-1] > LONG
    return Measure(widest if wrapped else 0, 0, 0, False, cells=cells, narrow=narrow, unwrapped=unwrapped)


def usual_pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two lines of one paragraph: the commonest rounded pitch, the smaller of equals."""
    pitches = [
        round((below.box[1] - above.box[1]) * 2) / 2
        for above, below in pairwise(lines)
        if above.box and below.box and above.page == below.page and 4 < below.box[1] - above.box[1] < 60
    ]
    return min(statistics.multimode(pitches)) if pitches else USUAL_PITCH


def usual_size(lines: Sequence[Line]) -> float:
    """The font size that most letters have, 0 where no line has one."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size or 0.0] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _letter(boxed: Sequence[Line]) -> float:
    widths = sorted(
        (line.box[2] - line.box[0]) / len(line.text) / line.size
        for line in boxed
        if line.box and line.size and len(line.text) >= PROSE
    )
    return widths[len(widths) // 4] if widths else LETTER  # tabs and wide gaps make lines look wider


def _edges(boxed: Sequence[Line]) -> Edges:
    rights = sorted(line.box[2] for line in boxed if line.box)
    lefts = sorted(line.box[0] for line in boxed if line.box)
    return lefts[int(0.1 * (len(lefts) - 1))], rights[int(0.9 * (len(rights) - 1))]


def _columns(boxed: Sequence[Line]) -> dict[int, Edges]:
    """The edges of the column of each line that is not as wide as the page, or on mirrored pages."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in boxed:
        pages[line.page].append(line)
    columns: dict[_Column, list[Line]] = defaultdict(list)
    for page in pages.values():
        gutters = _gutters(page)
        for line in page:
            assert line.box
            begin, end = (sum(edge > gutter for gutter in gutters) for edge in (line.box[0], line.box[2]))
            columns[len(gutters), begin, end].append(line)
    found: dict[int, Edges] = {}
    for members in columns.values():
        mirrored = _mirrored(members)
        if len(columns) == 1 and not mirrored:
            return {}
        if len(members) < LEAST_LINES:
            continue
        edges = _edges(members)
        for line in members:
            found[line.start] = mirrored[line.page % 2] if mirrored else edges
    return found


def _pitches(boxed: Sequence[Line], measure: Measure) -> dict[int, float]:
    """The distance of lines where it is wider than usual, as in an annex set with one and a half line spacing.

    It is taken from the nearest lines that clearly go on: a full one without a stop above one in small letters.
    """
    known: list[tuple[int, float]] = []  # places of such lines in `boxed`, and the distances above them
    for index, (above, line) in enumerate(pairwise(boxed), 1):
        assert above.box
        assert line.box
        pitch = line.box[1] - above.box[1]
        left, right = measure.edges(above)
        if above.page == line.page and above.size == line.size and 0 < pitch < WIDEST_PITCH * measure.pitch:
            full = above.box[2] >= left + 0.93 * (right - left)
            if full and line.text.lstrip()[:1].islower() and not _STOP.search(above.text):
                known.append((index, pitch))
    if not any(pitch > WIDE * measure.pitch for _, pitch in known):
        return {}
    found: dict[int, float] = {}
    places = [index for index, _ in known]
    for index, line in enumerate(boxed):
        at = bisect.bisect_left(places, index)
        after = at + 1 if at < len(known) and known[at][0] == index else at  # a line is no measure of itself
        near = [known[place] for place in (at - 1, after) if 0 <= place < len(known)]
        near = [(abs(place - index), pitch) for place, pitch in near if abs(place - index) <= NEAR]
        if near and min(near)[1] > WIDE * measure.pitch:
            found[line.start] = min(near)[1]
    return found


def _gutters(page: Sequence[Line]) -> list[float]:
    """Where the columns of a page meet: its lines are in reading order, so a new column begins further up."""
    found: list[float] = []
    for above, line in pairwise(page):
        assert above.box
        assert line.box
        if line.box[3] >= above.box[1] or line.box[0] <= above.box[0]:
            continue
        edges = sorted(
            {box[0] for box in (other.box for other in page) if box and above.box[0] < box[0] <= line.box[0]}
        )
        gutter = min(edges, key=lambda x: sum(box[0] < x < box[2] for box in (o.box for o in page) if box)) - 0.01
        if not any(abs(gutter - other) < 1 for other in found):
            found.append(gutter)
    return found if len(found) <= MOST_GUTTERS else []


def _mirrored(lines: Sequence[Line]) -> tuple[Edges, Edges] | None:
    """The edges on even and on odd pages, where the pages of a book are mirrored."""
    even, odd = ([line for line in lines if line.page % 2 == parity] for parity in (0, 1))
    if min(len({line.page for line in part}) for part in (even, odd)) < 2:
        return None
    left, right = (second - first for first, second in zip(_edges(even), _edges(odd), strict=True))
    return (_edges(even), _edges(odd)) if abs(left) > MIRRORED and abs(left - right) < SAME_SHIFT else None
