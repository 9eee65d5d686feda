"""Tables without rules: the level rows of a page in, grids of aligned columns out.

Printed lines one below the other that leave the same gaps are the lines of a table when there are three columns or
more, each of them aligned, and three rows. Two columns are not enough: letterheads, signatures, labels with their
values and pages in two columns look the same. A line across the gaps in the middle of a table is a merged row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from delokrug.ingest.pdf_columns import is_page_number, segments
from delokrug.ingest.pdf_grids import Grid, GridCell
from delokrug.ingest.pdf_words import LevelRow, Words

# In shares of the font size:
GAP = 1.0  # the narrowest gap between two columns; word gaps of justified text reach it, but not line after line
MOST_BETWEEN = 4.0  # from baseline to baseline inside a table
ASCENT = 0.85  # where a row begins, above its first baseline
ALIGNED = 0.25  # how far the starts (ends, middles) of a column's lines may differ

# Columns that stand nearer than that are told by the words that begin at one place, in at least so many lines and in
# this share of the lines that have words on both sides
LEAST_BEGINS = 4
BEGINS_SHARE = 0.6

LEAST_COLUMNS = 3
LEAST_ROWS = 3
MOST_MERGED = 2  # printed lines of one merged row
LEAST_HEAD_GAP = 0.05  # of the font size, between the heads of columns
MOST_ABOVE = 6  # printed lines of the heads of columns
ALIGNED_SHARE = 0.7  # of a column's lines: numbers and centred words wrap, so that not all of them are
WIDE_GAP = 1.3  # of the usual distance of lines: where a row is set apart
NUMBERED_SHARE = 0.6  # of the cells of the first column

_NUMBER = re.compile(r"\(?\d{1,4}[.)]{0,2}")

Span = tuple[float, float]


@dataclass(slots=True)
class _Line:
    """A printed line of a possible table: where it has ink, and which text its first column has."""

    baseline: float
    size: float
    ink: list[Span]
    words: Words
    merged: bool = False

    @property
    def top(self) -> float:
        return self.baseline - ASCENT * self.size


def aligned_grids(level: Sequence[LevelRow], *, rules: Sequence[float] = (), known: Sequence[float] = ()) -> list[Grid]:
    """The tables among level text, from top to bottom. `rules`: heights of long horizontal rules, which part rows.
    `known`: the grid lines (x) of the last table of the page before, which may go on at the top of this one.
    """
    lines = [
        _Line(row[0].baseline, max(run.size for run in row), list(segments(words)), words)
        for row, words in level
        if not is_page_number(words)
    ]
    grids = []
    at = 0
    if len(known) > LEAST_COLUMNS and (going_on := _going_on(lines, known)):
        grids.append(_known_grid(going_on, known, rules))
        at = lines.index(going_on[-1]) + 1
    while at < len(lines):
        region, gaps = _region(lines, at) if len(lines[at].ink) >= LEAST_COLUMNS else ([], [])
        above = lines[max(0, at - MOST_ABOVE) : at]
        grid = _grid(region, gaps, rules, above) if len(region) >= LEAST_ROWS else None
        if grid:
            grids.append(grid)
            at = lines.index(region[-1], at) + 1
        else:
            for line in region:
                line.merged = False
            at += 1
    return grids


def _going_on(lines: Sequence[_Line], known: Sequence[float]) -> list[_Line]:
    """The first lines of a page, below a running header, whose words keep to the columns of the page before."""
    borders = known[1:-1]
    region: list[_Line] = []
    merged: list[_Line] = []
    for line in lines:
        across = any(word.x0 < border - 1 and word.x1 > border + 1 for word in line.words for border in borders)
        inside = line.words[0].x0 > known[0] - 3 and line.words[-1].x1 < known[-1] + 3
        if inside and not across:
            for one in merged:
                one.merged = bool(region)
            region += [*(merged if region else ()), line]
            merged = []
        elif len(merged) < MOST_MERGED:
            merged.append(line)
        else:
            break
    filled = {sum(word.x0 >= border for border in borders) for line in region for word in line.words}
    return region if len(filled) >= LEAST_COLUMNS else []


def _known_grid(region: Sequence[_Line], known: Sequence[float], rules: Sequence[float]) -> Grid:
    rows = _rows(region, known[1:-1], rules)
    last = region[-1]
    ys = (*(row[0].top for row in rows), last.baseline + 0.4 * last.size)
    return Grid(tuple(known), ys, tuple(_cells(rows, known, ys)))


def _region(lines: Sequence[_Line], start: int) -> tuple[list[_Line], list[Span]]:
    """The lines from `start` on that leave at least two common gaps, and these gaps."""
    gaps = _between(lines[start].ink, lines[start].size)
    region, held = [lines[start]], list[_Line]()
    for line in lines[start + 1 :]:
        if line.baseline - (held or region)[-1].baseline > MOST_BETWEEN * line.size:
            break
        left = _left_over(gaps, line)
        if len(left) >= LEAST_COLUMNS - 1 and (len(left) == len(gaps) or len(line.ink) > 1):
            gaps = left
            region += [*held, line]
            for one in held:
                one.merged = True
            held = []
        elif len(line.ink) == 1 and len(held) < MOST_MERGED:
            held.append(line)
        else:
            break
    return region, gaps


def _between(ink: Sequence[Span], size: float) -> list[Span]:
    return [(a[1], b[0]) for a, b in pairwise(ink) if b[0] - a[1] >= GAP * size]


def _left_over(gaps: Sequence[Span], line: _Line, *, least: float = GAP) -> list[Span]:
    """What a line's ink leaves of the gaps, where it is still as wide as `least` of the font size."""
    left = []
    for x0, x1 in gaps:
        for ink0, ink1 in line.ink:
            if ink0 <= x0 and ink1 >= x1:
                x1 = x0
            elif x0 < ink0 < x1 and ink1 >= x1:
                x1 = ink0
            elif ink0 <= x0 < ink1 < x1 or (x0 < ink0 and ink1 < x1):
                x0 = ink1
        if x1 - x0 >= least * line.size:
            left.append((x0, x1))
    return left


def _grid(region: Sequence[_Line], gaps: Sequence[Span], rules: Sequence[float], above: Sequence[_Line]) -> Grid | None:
    plain = [line for line in region if not line.merged]
    gaps = sorted([*gaps, *_tight_gaps(plain, gaps)])
    head, gaps = _rows_above(above, region[0], gaps)
    borders = [(x0 + x1) / 2 for x0, x1 in gaps]
    columns = _columns(plain, borders)
    if not all(columns) or sum(_is_aligned(column, plain[0].size) for column in columns) < len(columns) - 1:
        return None
    rows = [*head, *_rows(region, borders, rules)]
    if sum(not row[0].merged for row in rows) < LEAST_ROWS:
        return None
    lines = [line for row in rows for line in row]
    xs = (min(line.ink[0][0] for line in lines) - 1, *borders, max(line.ink[-1][1] for line in lines) + 1)
    last = region[-1]
    ys = (*(row[0].top for row in rows), last.baseline + 0.4 * last.size)
    return Grid(xs, ys, tuple(_cells(rows, xs, ys)))


def _rows_above(above: Sequence[_Line], first: _Line, gaps: list[Span]) -> tuple[list[list[_Line]], list[Span]]:
    """The heads of the columns above the first row, and a merged row between; what they leave of the gaps.

    Heads are centred and leave other gaps than the cells do, so that little of the gaps is enough.
    """
    header: list[_Line] = []
    merged: list[_Line] = []
    below, left = first, gaps
    for line in reversed(above):
        narrower = _left_over(left, line, least=LEAST_HEAD_GAP)
        across = len(narrower) < len(left)
        far = below.baseline - line.baseline > MOST_BETWEEN * line.size
        if far or (across and (header or len(line.ink) > 1 or len(merged) == MOST_MERGED)):
            break
        (merged if across else header).insert(0, line)
        left = left if across else narrower
        below = line
    filled = {sum(word.x0 >= x1 for _, x1 in left) for line in header for word in line.words}
    if len(filled) < LEAST_COLUMNS:
        return [], gaps
    for line in merged:
        line.merged = True
    return [header, merged] if merged else [header], left


def _tight_gaps(lines: Sequence[_Line], gaps: Sequence[Span]) -> list[Span]:
    """Gaps of columns that stand as near as words do: where words begin in line after line, and none lies across."""
    begins = Counter(round(word.x0) for line in lines for word in line.words[1:])
    found: list[Span] = []
    for x, count in begins.most_common():
        known = any(x0 <= x <= x1 + 2 for x0, x1 in gaps) or any(abs(x - end) < 2 for _, end in found)
        if known or count < LEAST_BEGINS:
            continue
        beside = [line for line in lines if line.words[0].x0 < x - 1 and line.words[-1].x1 > x + 1]
        crossed = any(word.x0 < x - 1 and word.x1 > x - 0.5 for line in beside for word in line.words)
        here = sum(any(abs(word.x0 - x) <= 1 for word in line.words[1:]) for line in beside)
        if not crossed and here >= BEGINS_SHARE * len(beside):
            found.append((x - 1.5, float(x)))
    return found


def _columns(lines: Sequence[_Line], borders: Sequence[float]) -> list[list[Span]]:
    """The pieces of ink of each column, one a line."""
    columns: list[list[Span]] = [[] for _ in range(len(borders) + 1)]
    for line in lines:
        for number, column in enumerate(columns):
            left = borders[number - 1] if number else -1e9
            right = borders[number] if number < len(borders) else 1e9
            inside = [word for word in line.words if left <= (word.x0 + word.x1) / 2 < right]
            if inside:
                column.append((inside[0].x0, inside[-1].x1))
    return columns


def _is_aligned(column: Sequence[Span], size: float) -> bool:
    """Whether most lines of a column begin, end or have their middle at one place."""
    slack = ALIGNED * size
    for places in ([x0 for x0, _ in column], [x1 for _, x1 in column], [(x0 + x1) / 2 for x0, x1 in column]):
        rounded = Counter(round(place / slack) for place in places)
        near = max(rounded[key - 1] + rounded[key] + rounded[key + 1] for key in list(rounded))
        if near >= ALIGNED_SHARE * len(column):
            return True
    return False


def _rows(region: Sequence[_Line], borders: Sequence[float], rules: Sequence[float]) -> list[list[_Line]]:
    """The lines by row: parted by rules or wider gaps where there are such, else by what begins in the first column."""
    starts = _ruled_starts(region, rules) or _gap_starts(region, borders) or _text_starts(region, borders)
    rows: list[list[_Line]] = []
    for number, line in enumerate(region):
        if not rows or number in starts or line.merged != rows[-1][-1].merged:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _ruled_starts(region: Sequence[_Line], rules: Sequence[float]) -> set[int]:
    """Lines below a rule, where every second row at least has one."""
    starts = {
        number
        for number, (above, line) in enumerate(pairwise(region), 1)
        if any(above.baseline - above.size / 2 < rule < line.baseline for rule in rules)
    }
    return starts if len(starts) >= LEAST_ROWS - 1 else set()


def _gap_starts(region: Sequence[_Line], borders: Sequence[float]) -> set[int]:
    """Lines set apart from the line above, where that parts the numbers of the first column as well."""
    steps = [line.baseline - above.baseline for above, line in pairwise(region)]
    usual = Counter(round(step * 2) / 2 for step in steps)
    pitch = min(step for step, count in usual.items() if count == max(usual.values()))
    starts = {number for number, step in enumerate(steps, 1) if step > WIDE_GAP * min(pitch, 1.6 * region[0].size)}
    if not LEAST_ROWS - 1 <= len(starts) < len(steps):
        return set()
    numbers = [number for number, line in enumerate(region) if _NUMBER.fullmatch(_first(line, borders))]
    rows = [sum(start <= number for start in starts) for number in numbers]
    return starts if len(set(rows)) == len(rows) else set()


def _text_starts(region: Sequence[_Line], borders: Sequence[float]) -> set[int]:
    first = [_first(line, borders) for line in region]
    numbered = {number for number, text in enumerate(first) if _NUMBER.fullmatch(text)}
    if numbered and len(numbered) >= NUMBERED_SHARE * sum(map(bool, first[min(numbered) :])):
        return numbered
    # without numbers a row begins where the first column does, unless it goes on in small letters
    return {number for number, text in enumerate(first) if text and not text[0].islower()}


def _first(line: _Line, borders: Sequence[float]) -> str:
    """The text of a line's first column."""
    return "" if line.merged else " ".join(word.text for word in line.words if (word.x0 + word.x1) / 2 < borders[0])


def _cells(rows: Sequence[Sequence[_Line]], xs: Sequence[float], ys: Sequence[float]) -> Iterator[GridCell]:
    for number, row in enumerate(rows):
        top, bottom = ys[number], ys[number + 1]
        if row[0].merged:
            yield GridCell(number, 0, 1, len(xs) - 1, (xs[0], top, xs[-1], bottom))
            continue
        for column, (left, right) in enumerate(pairwise(xs)):
            yield GridCell(number, column, 1, 1, (left, top, right, bottom))
