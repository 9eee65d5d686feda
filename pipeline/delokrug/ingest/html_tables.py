"""Tables of a page: which hold data (others only place things side by side), and where each cell stands in its grid.

In: table elements, and the paragraphs of their cells. Out: `Table`s whose cells are ranges of the document's lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from delokrug.ingest.html_tree import Element, plain_text
from delokrug.records import Cell, Table

# HTML's own limits are 1,000 columns and 65,534 rows. A table of posts has 12 columns; one with 201 stays text.
MOST_SPAN = 1_000
MOST_COLUMNS = 200
MOST_ROWS_SPANNED = 65_534


@dataclass(slots=True)
class GridCell:
    """`first` to `last`: its paragraphs, half-open."""

    row: int
    column: int
    row_span: int
    column_span: int
    first: int
    last: int = 0


@dataclass(slots=True)
class Grid:
    """A data table while its rows are read."""

    cells: list[GridCell] = field(default_factory=list)
    rows: int = 0
    header_rows: int = 0
    _column: int = 0
    _too_wide: bool = False
    _taken: list[tuple[int, int, int]] = field(default_factory=list)  # columns [first, last) up to a row, half-open
    _passed: int = 0  # of those, how many stand left of the present column

    def begin_row(self, row: Element) -> None:
        parent = row.getparent()
        headed = parent is not None and parent.tag == "thead"
        cells = [one for one in row if one.tag in ("td", "th")]
        if self.header_rows == self.rows and cells and (headed or all(one.tag == "th" for one in cells)):
            self.header_rows += 1
        self._taken = sorted(one for one in self._taken if one[2] > self.rows)
        self._passed = 0
        self._column = 0
        self.rows += 1

    def begin_cell(self, cell: Element, first: int) -> GridCell:
        """The cell in the first free column; `first`: the number of the paragraph that comes next."""
        if not self.rows:
            self.rows = 1
        row = self.rows - 1
        column_span = _span(cell.get("colspan"), MOST_SPAN) or 1
        row_span = _span(cell.get("rowspan"), MOST_ROWS_SPANNED)
        while self._passed < len(self._taken) and self._taken[self._passed][0] <= self._column:
            self._column = max(self._column, self._taken[self._passed][1])
            self._passed += 1
        self._too_wide = self._too_wide or self._column + column_span > MOST_COLUMNS
        if row_span != 1 and not self._too_wide:
            self._taken.append((self._column, self._column + column_span, row + (row_span or MOST_ROWS_SPANNED)))
        found = GridCell(row, self._column, row_span or MOST_ROWS_SPANNED, column_span, first)
        self.cells.append(found)
        self._column += column_span
        return found

    def table(self, spans: Sequence[tuple[int, int]]) -> Table | None:
        """`spans`: which lines (half-open) each paragraph has. None for one without cells or with too many columns."""
        if not self.cells or self._too_wide:
            return None
        cells = tuple(
            Cell(
                one.row,
                one.column,
                *_lines(one, spans),
                row_span=min(one.row_span, self.rows - one.row),
                column_span=one.column_span,
            )
            for one in self.cells
        )
        columns = max(one.column + one.column_span for one in cells)
        return Table(1, self.rows, columns, cells, header_rows=min(self.header_rows, self.rows))


def is_data_table(table: Element) -> bool:
    """Whether its rows and columns mean something, rather than placing a menu beside a text."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[one for one in row if one.tag in ("td", "th")] for row in table.iter("tr")]
    if max((len(row) for row in rows), default=0) < 2 or sum(bool(row) for row in rows) < 2:
        return False
    if next(table.iterdescendants("th", "caption", "thead"), None) is not None:
        return True
    if next(table.iterdescendants("h1", "h2", "h3", "nav", "main", "article"), None) is not None:
        return False
    # the cells of one column that fills the page hold whole pages; the longest description of a post had 2,900 letters
    return any(len(row) > 1 and sum(bool(plain_text(one, most=50)) for one in row) > 1 for row in rows[1:])


def _lines(cell: GridCell, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if cell.first >= cell.last:
        at = spans[cell.first][0] if cell.first < len(spans) else (spans[-1][1] if spans else 0)
        return at, at
    return spans[cell.first][0], spans[cell.last - 1][1]


def _span(text: str | None, most: int) -> int:
    try:
        return max(0, min(most, int((text or "1").strip()[:9])))
    except ValueError:
        return 1
