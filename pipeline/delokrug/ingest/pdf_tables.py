"""Text of one page with its tables: runs and grids in, printed lines and where the cells are among them out.

The letters of a table are read cell by cell, row by row, so that the text of a cell is in one piece; a text object may
span several cells, so it is cut at their borders. What stands outside tables keeps its reading order, and a table
comes before the first line below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from delokrug.ingest.pdf_chars import Run, shown_box
from delokrug.ingest.pdf_columns import Gutter, IsTable
from delokrug.ingest.pdf_grids import Grid, column_at
from delokrug.ingest.pdf_lines import Printed, printed_lines
from delokrug.ingest.pdf_words import LevelRow, level_rows
from delokrug.records import Cell, Table

# Where letters have their middle above the baseline, in shares of the font size: a row's border may touch descenders
MIDDLE = 0.3
# … from which on a line further up is the top of another column
BACK_UP = 4


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What stands on one page, in reading order. The cells of its tables count its own lines (`moved_tables`)."""

    lines: tuple[Printed, ...]
    tables: tuple[Table, ...] = ()


def printed_page(
    runs: Sequence[Run],
    ruled: Sequence[Grid],
    *,
    width: float,
    aligned: Callable[[Sequence[LevelRow]], Sequence[Grid]] = lambda rows: (),
    is_table: IsTable = lambda gutter, top, bottom: False,
    gutters: list[Gutter] | None = None,
) -> PrintedPage:
    """The page's lines and tables. `aligned` finds tables without rules in the level rows outside the ruled ones;
    `is_table` and `gutters` as in `printed_lines`."""
    outside, inside = _sorted_in(runs, ruled)
    level = level_rows(outside)
    lines = printed_lines(outside, level=level, width=width, is_table=is_table, gutters=gutters)
    found = [(grid, True, cells) for grid, cells in zip(ruled, inside, strict=True) if sum(map(bool, cells)) > 1]
    stray = [run for grid, cells in zip(ruled, inside, strict=True) if sum(map(bool, cells)) <= 1
             for one in cells for run in one]  # fmt: skip
    borderless = aligned(level) if lines and not _in_columns(lines) else ()
    if stray or borderless:
        outside, apart = _sorted_in([*outside, *stray], borderless)
        lines = printed_lines(outside, width=width, is_table=is_table, gutters=gutters)
        found += [(grid, False, cells) for grid, cells in zip(borderless, apart, strict=True)]
    return _in_order(lines, found)


def _in_columns(lines: Sequence[Printed]) -> bool:
    """Whether the page has columns of text: its lines, in reading order, go back up."""
    return any(below.box[1] < above.box[1] - BACK_UP * above.size for above, below in pairwise(lines))


def _sorted_in(runs: Sequence[Run], grids: Sequence[Grid]) -> tuple[list[Run], list[list[list[Run]]]]:
    """The runs outside the grids, and for each grid and cell the runs inside it."""
    inside: list[list[list[Run]]] = [[[] for _ in grid.cells] for grid in grids]
    places = [grid.index() for grid in grids]
    outside: list[Run] = []
    if not grids:
        return list(runs), inside
    for run in runs:
        home = next((number for number, grid in enumerate(grids) if _touches(run, grid)), None)
        if home is None:
            outside.append(run)
            continue
        for piece, cell in _in_cells(run, grids[home], places[home]):
            (outside if cell is None else inside[home][cell]).append(piece)
    return outside, inside


def _touches(run: Run, grid: Grid) -> bool:
    left, upper, right, lower = grid.box
    if run.skewed or not upper <= _middle(run) < lower:
        return False
    x0, _, x1, _ = shown_box(run)
    return x0 < right and x1 > left


def _middle(run: Run) -> float:
    """How far down the page the middle of a run's letters is."""
    if run.angle == 0:
        return run.baseline - MIDDLE * run.size
    _, top, _, bottom = shown_box(run)
    return (top + bottom) / 2


def _in_cells(run: Run, grid: Grid, places: list[list[int | None]]) -> list[tuple[Run, int | None]]:
    """The run's pieces by cell (None: outside the grid), cut where the middle of a letter is over a border."""
    row = column_at(grid.ys, _middle(run))
    if row is None:
        return [(run, None)]
    if run.angle:  # turned text stands in one cell: the headers of narrow columns
        x0, _, x1, _ = shown_box(run)
        column = column_at(grid.xs, (x0 + x1) / 2)
        return [(run, None if column is None else places[row][column])]
    middles = [(left + right) / 2 for left, right in zip(run.x0, run.x1, strict=True)]
    leftmost = column_at(grid.xs, min(middles))
    if leftmost is not None and leftmost == column_at(grid.xs, max(middles)):
        return [(run, places[row][leftmost])]  # most runs: all letters in one cell
    pieces: list[tuple[Run, int | None]] = []
    start = 0
    previous: int | None = None
    for index, middle in enumerate(middles):
        column = column_at(grid.xs, middle)
        cell = None if column is None else places[row][column]
        if index and cell != previous:
            pieces.append((_part(run, start, index), previous))
            start = index
        previous = cell
    return [*pieces, (_part(run, start, len(run.text)) if start else run, previous)]


def _part(run: Run, start: int, end: int) -> Run:
    return replace(run, text=run.text[start:end], x0=run.x0[start:end], x1=run.x1[start:end])


def _in_order(lines: list[Printed], found: Sequence[tuple[Grid, bool, list[list[Run]]]]) -> PrintedPage:
    """Lines and tables together: a table stands before the first line below it that is not beside it."""
    before: dict[int, list[tuple[Grid, bool, list[list[Run]]]]] = {}
    for table in sorted(found, key=lambda table: table[0].ys[0]):
        left, top, right, _ = table[0].box
        below = (
            at for at, line in enumerate(lines) if line.box[1] >= top and line.box[0] < right and line.box[2] > left
        )
        before.setdefault(next(below, len(lines)), []).append(table)
    ordered: list[Printed] = []
    tables: list[Table] = []
    for at in range(len(lines) + 1):
        for grid, ruled, cells in before.get(at, ()):
            tables.append(_table(grid, ruled, cells, ordered))
        ordered += lines[at : at + 1]
    return PrintedPage(tuple(ordered), tuple(tables))


def _table(grid: Grid, ruled: bool, cells: list[list[Run]], lines: list[Printed]) -> Table:
    """The table's record; its lines are added to `lines`."""
    printed = []
    for cell, runs in zip(grid.cells, cells, strict=True):
        first = len(lines)
        lines += printed_lines(runs, width=cell.box[2] - cell.box[0], columns=False)
        printed.append(Cell(cell.row, cell.column, first, len(lines), cell.row_span, cell.column_span))
    return Table(0, len(grid.ys) - 1, len(grid.xs) - 1, tuple(printed), grid.box, ruled)


def moved_tables(tables: Iterable[Table], *, page: int, first_line: int) -> Iterator[Table]:
    """Tables of a page as those of a document, in which its first line is the one of that number."""
    for table in tables:
        cells = (replace(cell, first=cell.first + first_line, last=cell.last + first_line) for cell in table.cells)
        yield replace(table, page=page, cells=tuple(cells))
