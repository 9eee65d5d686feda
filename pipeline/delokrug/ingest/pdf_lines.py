"""Printed lines of one page: runs of characters in, lines with text, box, size and weight in reading order out.

Runs on one baseline are a line, gaps in it are spaces. Lines are read from top to bottom; on a page with two columns
(a gutter that few lines cross, full lines on both sides of it) the left column is read before the right one.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from delokrug.ingest.pdf_chars import Run, turned_box
from delokrug.records import Box

# In shares of the font size:
SAME_LINE = 0.25  # baselines this near are one line: sums of rounded line heights differ by 0.1
WORD_GAP = 0.17  # a space is 0.25 wide, 0.2 in the tightest justified line; kerning stays below 0.1
SET_APART = 0.8  # letters set further apart than this are the numbers of a table's columns
SEGMENT_GAP = 1.0  # wider gaps may be a gutter; word gaps of justified text reach it now and then
SMALL = 0.8  # raised figures (footnote marks) have 0.58 of the size of their line
RAISED = (-0.7, 0.35)  # how far above and below the baseline they may stand
BESIDE = 0.4  # and how far to the side
OVERLAP = 0.3  # runs that overlap more are drawn over each other and sorted character by character

# Two columns:
MOST_CROSSING = 0.25  # of a page's lines: headings, a running header, a table below the columns
WIDEST_GUTTER = 0.08  # of the page; the official gazette has 0.03, a table's columns of short cells 0.2 and more
NARROWEST_COLUMN = 0.25  # of the page
FULL = 0.75  # of the column's width; a justified column has only the last lines of paragraphs shorter
LEAST_FULL = 0.45  # of a column's lines are full, in lists of short items; of the cells of a table one in ten
LEAST_COLUMN_LINES = 8


@dataclass(frozen=True, slots=True)
class Printed:
    """One line without its place in the document."""

    text: str
    box: Box
    size: float
    bold: bool
    confidence: float | None = None  # of character recognition


Row = list[Run]
"""Runs on one baseline, from left to right."""


def printed_lines(
    runs: Sequence[Run], *, width: float, is_table: Callable[[float], bool] = lambda gutter: False
) -> list[Printed]:
    """Lines of a page in reading order. `is_table` is asked for the gutter (x) of a page that looks like columns."""
    straight = [run for run in runs if not run.skewed]
    rows = page_rows([run for run in straight if run.angle == 0])
    gutter = page_gutter(rows, width=width)
    if gutter is not None and not is_table(gutter):
        rows = column_rows(rows, gutter)
    lines = _printed(rows)
    for angle in (1, 3):  # downwards, upwards: headers of narrow table columns, notes in the margin
        for line in _printed(page_rows([run for run in straight if run.angle == angle])):
            below = (index for index, other in enumerate(lines) if other.box[1] > line.box[1])
            lines.insert(next(below, len(lines)), line)
    # Stamps and watermarks come last, where they cut no sentence.
    return lines + _printed([[run] for run in runs if run.skewed or run.angle == 2])


def page_rows(runs: Sequence[Run]) -> list[Row]:
    """Runs grouped by baseline, from top to bottom and from left to right."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if rows and run.baseline - rows[-1][0].baseline <= SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [in_order(row) for row in _with_raised(rows)]


def in_order(row: Row) -> Row:
    """Runs from left to right; where they are drawn over each other, character by character."""
    row = sorted(row, key=lambda run: run.x0[0])
    reach = -1e9
    for run in row:
        slack = OVERLAP * run.size
        if run.x0[0] < reach - slack or any(b < a - slack for a, b in zip(run.x0, run.x0[1:], strict=False)):
            return sorted((one for run in row for one in _single_characters(run)), key=lambda one: one.x0[0])
        reach = run.x1[-1]
    return row


def page_gutter(rows: Sequence[Row], *, width: float) -> float | None:
    """The x between two columns of text, None on a page with one.

    Columns are told from lists and tables by their fullness: most lines on both sides run from one edge to the other.
    """
    pieces = [_segments(row) for row in rows]
    if len(pieces) < LEAST_COLUMN_LINES:
        return None
    # the left end of the emptiest stretch in the middle of the page
    gutter = min(
        range(int(width * 0.3), int(width * 0.7), 2),
        key=lambda x: sum(x0 < x < x1 for segments in pieces for x0, x1 in segments),
    )
    within = [segments for segments in pieces if not any(x0 < gutter < x1 for x0, x1 in segments)]
    left = [side for segments in within if (side := [piece for piece in segments if piece[1] <= gutter])]
    right = [side for segments in within if (side := [piece for piece in segments if piece[0] >= gutter])]
    if len(pieces) - len(within) > MOST_CROSSING * len(pieces):
        return None
    if not (_is_column(left, width) and _is_column(right, width)):
        return None
    near, far = max(side[-1][1] for side in left), min(side[0][0] for side in right)
    return (near + far) / 2 if far - near <= WIDEST_GUTTER * width else None


def column_rows(rows: Sequence[Row], gutter: float) -> list[Row]:
    """Rows in the order of columns; a line over the full width closes the columns above it."""
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        if any(x0 < gutter < x1 for x0, x1 in _segments(row)):
            ordered += [*left, *right, row]
            left, right = [], []
            continue
        pieces = [piece for run in row for piece in _cut_run(run, gutter)]
        for side, part in (
            (left, [run for run in pieces if run.x1[-1] <= gutter]),
            (right, [run for run in pieces if run.x1[-1] > gutter]),
        ):
            if part:
                side.append(part)
    return [*ordered, *left, *right]


def row_text(row: Row) -> tuple[str, float, float]:
    """Text of a row, with a space for every gap that has none, and where it begins and ends."""
    parts: list[str] = []
    previous = ""  # the last character
    first = last = reach = 0.0
    for run in row:
        limit = _word_gap(run)
        between = WORD_GAP * run.size  # to the run before
        for char, x0, x1 in zip(run.chars, run.x0, run.x1, strict=True):
            if char.isspace() and char != "\xa0":
                char = " "
            if previous:
                if x0 - reach > between and previous != " " and char != " ":
                    parts.append(" ")
            elif char == " ":
                continue  # an indent made of spaces: the box tells it
            else:
                first = x0
            between = limit
            parts.append(char)
            previous = char
            reach = max(x1, reach) if x1 - reach < 0 else x1
            if char != " ":
                last = x1
    text = "".join(parts).rstrip()
    return (text[:-1] + "-" if text.endswith("\xad") else text), first, last


def _word_gap(run: Run) -> float:
    """From which gap on a space is missing. Letters set apart («ПРАВИЛНИК» over the full width) are one word still."""
    widest = WORD_GAP * run.size
    if len(run.chars) < 4:
        return widest
    gaps = [b - a for a, b in zip(run.x1, run.x0[1:], strict=False)]
    if max(gaps) <= widest:
        return widest
    apart = statistics.median(gaps)
    return apart + widest if 0 < apart <= SET_APART * run.size else widest


def _with_raised(rows: list[Row]) -> list[Row]:
    """Footnote marks and powers, whose baseline is another, moved to the line they stand in."""
    sizes = [max(run.size for run in row) for row in rows]
    moved: list[Row] = [[] for _ in rows]
    for index, row in enumerate(rows):
        for run in row:
            near = (other for other in (index - 2, index - 1, index + 1, index + 2) if 0 <= other < len(rows))
            home = next((other for other in near if _is_raised(run, rows[other], sizes[other])), index)
            moved[home].append(run)
    return [row for row in moved if row]


def _is_raised(run: Run, row: Row, size: float) -> bool:
    if run.size > SMALL * size or not RAISED[0] * size <= run.baseline - row[0].baseline <= RAISED[1] * size:
        return False
    slack = BESIDE * size
    return any(
        -slack <= run.x0[0] - other.x1[-1] <= slack or -slack <= other.x0[0] - run.x1[-1] <= slack
        for other in row
        if other.size > run.size
    )


def _segments(row: Row) -> list[tuple[float, float]]:
    """Where a row has ink: ranges of x with no gap wide enough for a gutter."""
    segments: list[tuple[float, float]] = []
    for run in row:
        for char, x0, x1 in zip(run.chars, run.x0, run.x1, strict=True):
            if char.isspace():
                continue
            if segments and x0 - segments[-1][1] < SEGMENT_GAP * run.size:
                segments[-1] = segments[-1][0], max(x1, segments[-1][1])
            else:
                segments.append((x0, x1))
    return segments


def _is_column(lines: Sequence[list[tuple[float, float]]], width: float) -> bool:
    if len(lines) < LEAST_COLUMN_LINES:
        return False
    spans = [(line[0][0], line[-1][1]) for line in lines]
    column = max(x1 for _, x1 in spans) - min(x0 for x0, _ in spans)
    full = sum(x1 - x0 >= FULL * column for x0, x1 in spans)
    return column >= NARROWEST_COLUMN * width and full >= LEAST_FULL * len(spans)


def _cut_run(run: Run, x: float) -> list[Run]:
    """The run, cut in two where it reaches over x."""
    at = next((index for index, x0 in enumerate(run.x0) if x0 >= x), len(run.chars))
    return [
        replace(run, chars=run.chars[part], x0=run.x0[part], x1=run.x1[part])
        for part in (slice(at), slice(at, None))
        if run.chars[part]
    ]


def _single_characters(run: Run) -> list[Run]:
    return [
        replace(run, chars=[char], x0=[x0], x1=[x1]) for char, x0, x1 in zip(run.chars, run.x0, run.x1, strict=True)
    ]


def _printed(rows: Sequence[Row]) -> list[Printed]:
    lines: list[Printed] = []
    for row in rows:
        text, x0, x1 = row_text(row)
        if not text:
            continue
        inked = [run for run in row if any(not char.isspace() for char in run.chars)]
        sizes: Counter[float] = Counter()
        bold = 0
        for run in inked:
            sizes[round(run.size, 2)] += len(run.chars)
            bold += len(run.chars) if run.bold else 0
        x0, top, x1, bottom = (
            round(edge, 2)  # points; pdfium's 32-bit numbers are exact to 0.0001
            for edge in turned_box(
                row[0].angle, x0, min(run.top for run in inked), x1, max(run.bottom for run in inked)
            )
        )
        lines.append(Printed(text, (x0, top, x1, bottom), sizes.most_common(1)[0][0], 2 * bold > sizes.total()))
    return lines
