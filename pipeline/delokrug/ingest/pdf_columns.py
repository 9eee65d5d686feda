"""Reading order of a page with columns: rows of words from top to bottom in, the same rows as they are read out.

Columns of text and columns of a table look alike to a ruler: two pieces on a row with a gap between them. What tells
them apart is that text flows on inside a column: a line reaches the right edge of the column and the next one begins
with a small letter. Names, amounts, signatures and the two halves of a letterhead do not.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from delokrug.ingest.pdf_words import Word, Words

SEGMENT_GAP = 1.0  # of the font size: wider gaps may be a gutter; word gaps of justified text reach it now and then
STEP = 2.0  # points between two places at which a gutter is looked for
WIDEST_GUTTER = 0.08  # of the page; the official gazette has 0.03, a table's columns of short cells 0.2 and more
NARROWEST_GUTTER = 0.9  # of the font size; cells that touch have less
NARROWEST_COLUMN = 0.15  # of the page; three columns on A4 have 0.25
LEAST_LINES = 8  # on each side of the first page in columns; those behind it are known by its gutter
FLOWING = 0.12  # of the lines on each side go on in the next; columns of prose have 0.6, of lists 0.2, of names none
LEAST_FLOWING = 2
REACHED = 0.15  # of the column's width: a line this near its right edge is full
DENSE = 0.6  # of its height a column is filled with lines; the short cells beside long ones leave more open
PITCH = 1.3  # of the usual distance of two lines: more parts paragraphs
SAME_EDGE = 3.0  # points between the edges of a column on two pages
INDENT = 30.0  # points: a column of few lines may have none that is not indented
LEAST_BREAKS = 4  # white space above so many lines on one side, at most of which a cell of the other side begins,
ALIGNED = 0.75  # are the rows of a table without rules; in columns of text 0.4 of them meet by chance
SAME_ROW = 2.0  # points

_PAGE_NUMBER = re.compile(r"[-–—]?[\divxIVX]{1,5}[-–—.]?")

Gutter = tuple[float, float]
"""Where the left column ends and the right one begins, in points."""
IsTable = Callable[[float, float, float], bool]
"""Whether ruled lines cross a gutter: its x, and the top and bottom of the stretch, in points of the page as shown."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The lines on one side of a gutter."""

    lines: list[Words]

    @property
    def x0(self) -> float:
        return min(line[0].x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line[-1].x1 for line in self.lines)

    def flows(self) -> list[bool]:
        """For each line but the first, whether it goes on with a full line above."""
        edge = self.x1 - REACHED * (self.x1 - self.x0)
        usual = self.usual_pitch()
        return [
            above[-1].x1 >= edge and below[0].text[:1].islower() and _pitch(above, below) <= usual
            for above, below in pairwise(self.lines)
        ]

    def usual_pitch(self) -> float:
        """More than this parts paragraphs."""
        return PITCH * statistics.median(self._pitches() or [0.0])

    def dense(self) -> float:
        """The share of its height that is filled with lines."""
        within = sorted(self._pitches())[:-2]  # a running header and a page number stand apart
        return statistics.median(within) * len(within) / max(sum(within), 1e-9) if within else 1.0

    def _pitches(self) -> list[float]:
        return [_pitch(above, below) for above, below in pairwise(self.lines)]


def in_columns(rows: Sequence[Words], *, width: float, is_table: IsTable, gutters: list[Gutter]) -> list[Words]:
    """The rows of a page in reading order, cut at the gutters between columns.

    `gutters` are those of the pages before, and take up those of this one: a last page with three lines in each column
    is known by them. A row over a gutter (a heading, a table) closes the columns above it.
    """
    above, rows, below = _without_page_numbers(rows)
    found = next((x for gutter in gutters if (x := _known_gutter(rows, gutter)) is not None), None)
    known = found is not None
    gutter = _gutter(rows, width) if found is None else found
    if gutter is None:
        return [*above, *rows, *below]
    stretches = list(_stretches(rows, gutter))
    left, right = _sides(stretches)
    if not known and not _are_columns(left, right, width):
        return [*above, *rows, *below]
    ordered = list(above)
    for part in stretches:
        if all(part.sides) and not is_table(gutter, _baseline(part.rows[0]), _baseline(part.rows[-1])):
            if not known:
                gutters.append((left.x1, right.x0))
                known = True
            for side in part.sides:
                ordered += in_columns(side, width=width, is_table=is_table, gutters=gutters)
        else:
            ordered += part.rows
        ordered += part.across
    return [*ordered, *below]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows between two that cross the gutter, the same cut at it, and the rows across it below."""

    rows: list[Words]
    sides: tuple[list[Words], list[Words]]
    across: list[Words]


def _without_page_numbers(rows: Sequence[Words]) -> tuple[list[Words], list[Words], list[Words]]:
    """A page number at the top, the rows between, a page number at the bottom: it may stand in the gutter."""
    first = int(len(rows) > 2 and is_page_number(rows[0]))
    last = len(rows) - int(len(rows) > 2 and is_page_number(rows[-1]))
    return list(rows[:first]), list(rows[first:last]), list(rows[last:])


def is_page_number(row: Words) -> bool:
    return len(row) <= 3 and bool(_PAGE_NUMBER.fullmatch("".join(word.text for word in row)))


def _known_gutter(rows: Sequence[Words], gutter: Gutter) -> float | None:
    """The middle of a gutter of the pages before, where lines end and begin at it here, too; else None."""
    left, right = gutter
    middle = (left + right) / 2
    beside = [row for row in rows if not _crosses(row, middle)]
    ends = [x1 for row in beside for x1 in (word.x1 for word in row) if x1 < middle]
    begins = [min(word.x0 for word in row if word.x0 > middle) for row in beside if row[-1].x0 > middle]
    if len(beside) < 2 or not ends or not begins:
        return None
    fits = max(ends) < left + SAME_EDGE and right - SAME_EDGE < min(begins) < right + INDENT
    return middle if fits else None


def _gutter(rows: Sequence[Words], width: float) -> float | None:
    """The x that has the most lines beside it on both sides, None where it has hardly any."""
    found = [(index, *piece) for index, row in enumerate(rows) for piece in segments(row)]
    if len(found) < 2 * LEAST_LINES:
        return None
    row, x0, x1 = (np.array(values) for values in zip(*found, strict=True))
    left, right = float(x0.min()), float(x1.max())
    places = np.arange(left + NARROWEST_COLUMN * width, right - NARROWEST_COLUMN * width, STEP)
    if not len(places):
        return None
    firsts = np.flatnonzero(np.diff(row, prepend=-1))  # segments stand row by row
    crossed = np.logical_or.reduceat((x0[:, None] < places) & (x1[:, None] > places), firsts, axis=0)
    beside_left = np.logical_or.reduceat(x1[:, None] <= places, firsts, axis=0) & ~crossed
    beside_right = np.logical_or.reduceat(x0[:, None] >= places, firsts, axis=0) & ~crossed
    fewer = np.minimum(beside_left.sum(axis=0), beside_right.sum(axis=0))
    # of three columns, the lines of the first and the third stand beside the middle of the second
    worth = fewer - crossed.sum(axis=0)
    best = int(worth.argmax())
    if fewer[best] < LEAST_LINES:
        return None
    others = np.flatnonzero(worth[best:] != worth[best])
    end = best + int(others[0]) if len(others) else len(places)
    return float(places[best] + places[end - 1]) / 2


def _crosses(row: Words, x: float) -> bool:
    return any(x0 < x < x1 for x0, x1 in segments(row))


def segments(row: Words) -> Iterator[tuple[float, float]]:
    """Where a row has ink: ranges of x with no gap wide enough for a gutter."""
    x0, x1 = row[0].x0, row[0].x1
    for word in row[1:]:
        if word.x0 - x1 >= SEGMENT_GAP * word.run.size:
            yield x0, x1
            x0 = word.x0
        x1 = max(x1, word.x1)
    yield x0, x1


def _stretches(rows: Sequence[Words], gutter: float) -> Iterator[_Stretch]:
    free: list[Words] = []
    across: list[Words] = []
    for row in rows:
        if _crosses(row, gutter):
            across.append(row)
            continue
        if across:
            yield _stretch(free, gutter, across)
            free, across = [], []
        free.append(row)
    yield _stretch(free, gutter, across)


def _stretch(rows: list[Words], gutter: float, across: list[Words]) -> _Stretch:
    left = [part for row in rows if (part := [word for word in row if word.x1 <= gutter])]
    right = [part for row in rows if (part := [word for word in row if word.x1 > gutter])]
    return _Stretch(rows, (left, right), across)


def _are_columns(left: _Side, right: _Side, width: float) -> bool:
    """Whether text flows on both sides of a gutter, or on one of them in columns of its own."""
    sides = (left, right)
    if not all(len(side.lines) >= LEAST_LINES and side.x1 - side.x0 >= NARROWEST_COLUMN * width for side in sides):
        return False
    size = statistics.median(line[0].run.size for side in sides for line in side.lines)
    if not NARROWEST_GUTTER * size <= right.x0 - left.x1 <= WIDEST_GUTTER * width:
        return False
    flow = [_flows(side) for side in sides]
    if all(flow):
        return not (_in_rows(left, right) or _in_rows(right, left))
    return any(flow) and _has_columns((right if flow[0] else left).lines, width)


def _flows(side: _Side) -> bool:
    return sum(side.flows()) >= max(LEAST_FLOWING, FLOWING * len(side.lines)) and side.dense() >= DENSE


def _has_columns(rows: Sequence[Words], width: float) -> bool:
    gutter = _gutter(rows, width)
    return gutter is not None and _are_columns(*_sides(list(_stretches(rows, gutter))), width)


def _sides(stretches: Sequence[_Stretch]) -> tuple[_Side, _Side]:
    left, right = (_Side([line for part in stretches for line in part.sides[side]]) for side in (0, 1))
    return left, right


def _in_rows(side: _Side, other: _Side) -> bool:
    """Whether white space on one side stands where something new begins on the other, as in a table without rules."""
    usual = side.usual_pitch()
    flows = {id(line): flow for line, flow in zip(other.lines[1:], other.flows(), strict=True)}
    breaks = aligned = 0
    for above, line in pairwise(side.lines):
        if _pitch(above, line) <= usual:
            continue
        breaks += 1
        beside = (one for one in other.lines if abs(_baseline(one) - _baseline(line)) <= SAME_ROW)
        aligned += any(not flows.get(id(one), False) for one in beside)
    return breaks >= LEAST_BREAKS and aligned >= ALIGNED * breaks


def _pitch(above: Words, below: Words) -> float:
    return _baseline(below) - _baseline(above)


def _baseline(row: Sequence[Word]) -> float:
    return row[0].run.baseline
