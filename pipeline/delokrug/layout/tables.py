"""Tables over pages: the tables of single pages in, whole tables out.

A table goes on behind a page break where nothing but furniture stands between its pieces and they have the same
columns. Header rows that repeat are there once; a row cut by the page break (its first cell is empty and its text goes
on) is one row again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from delokrug.records import Cell, Document, Line, Table

MOST_HEADER_ROWS = 3
# Shares of the page's width by which the edges of two pieces of one table may differ
SAME_EDGE = 0.02
# Share of the rows of a table that have text in the first column, so that an empty one tells a row that goes on
FIRST_FILLED = 0.7
SAME_RECOGNISED = 0.9  # of the letters of two header rows that character recognition read

_ENDS_SENTENCE = re.compile(r"[.;:!?]['\"”“»)]*\s*$")


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: `lines` are indices into `Document.lines`, in reading order, over a page break as well."""

    column: int
    column_span: int
    row_span: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; cells that an upper row's cell covers are missing."""

    page: int
    cells: tuple[TableCell, ...]

    @property
    def merged(self) -> bool:
        """Whether it has one cell only, as a row that names a unit has."""
        return len(self.cells) == 1


@dataclass(frozen=True, slots=True)
class WholeTable:
    """A table over all its pages. `repeated` holds the indices of lines of repeated headers, which stand in no row."""

    columns: int
    rows: tuple[TableRow, ...]
    header_rows: int  # at the top; 0 where nothing tells them
    repeated: tuple[int, ...] = ()

    def lines(self) -> Iterator[int]:
        """Indices of all its lines, repeated headers too."""
        yield from self.repeated
        for row in self.rows:
            for cell in row.cells:
                yield from cell.lines


def whole_tables(document: Document, *, is_furniture: Callable[[int], bool] = lambda line: False) -> list[WholeTable]:
    """The document's tables in reading order. `is_furniture` is asked for indices of lines outside of tables."""
    inside = {line for table in document.tables for cell in table.cells for line in range(cell.first, cell.last)}
    pieces: list[list[Table]] = []
    for table in document.tables:
        if pieces and _goes_on(pieces[-1][-1], table, document, inside, is_furniture):
            pieces[-1].append(table)
        else:
            pieces.append([table])
    return [_joined(tables, document.lines) for tables in pieces]


def _goes_on(
    above: Table, below: Table, document: Document, inside: set[int], is_furniture: Callable[[int], bool]
) -> bool:
    if below.page != above.page + 1 or below.columns != above.columns or not (above.box and below.box):
        return False
    width = document.page_sizes[above.page - 1][0]
    if any(abs(above.box[side] - below.box[side]) > SAME_EDGE * width for side in (0, 2)):
        return False
    between = range(max(cell.last for cell in above.cells), min(cell.first for cell in below.cells))
    return all(line in inside or not document.lines[line].text.strip() or is_furniture(line) for line in between)


def _joined(tables: Sequence[Table], lines: Sequence[Line]) -> WholeTable:
    rows = list(_rows(tables[0]))
    texts = [_texts(row, lines) for row in rows[:MOST_HEADER_ROWS]]
    header, repeated = tables[0].header_rows, list[int]()
    for table in tables[1:]:
        more = list(_rows(table))
        again = _repeated(more, texts, lines)
        header = max(header, again)
        repeated += [line for row in more[:again] for cell in row.cells for line in cell.lines]
        more = more[again:]
        if more and rows and _is_rest(more[0], rows, lines):
            rows[-1] = _with_rest(rows[-1], more[0])
            more = more[1:]
        rows += more
    return WholeTable(tables[0].columns, tuple(rows), header, tuple(repeated))


def _rows(table: Table) -> Iterator[TableRow]:
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    for _, cells in sorted(by_row.items()):
        yield TableRow(
            table.page,
            tuple(
                TableCell(cell.column, cell.column_span, cell.row_span, tuple(range(cell.first, cell.last)))
                for cell in sorted(cells, key=lambda cell: cell.column)
            ),
        )


def _texts(row: TableRow, lines: Sequence[Line]) -> list[str]:
    return ["".join("".join(lines[at].text.split()) for at in cell.lines).lower() for cell in row.cells]


def _repeated(rows: Sequence[TableRow], texts: Sequence[list[str]], lines: Sequence[Line]) -> int:
    """How many of the first rows say the same as those of the first piece."""
    count = 0
    for row, text in zip(rows, texts, strict=False):
        if len(text) < 2 or not _same_texts(_texts(row, lines), text, recognised=_recognised(row, lines)):
            break
        count += 1
    return count


def _recognised(row: TableRow, lines: Sequence[Line]) -> bool:
    return any(lines[at].confidence is not None for cell in row.cells for at in cell.lines)


def _same_texts(one: Sequence[str], other: Sequence[str], *, recognised: bool) -> bool:
    """Whether two rows say the same; character recognition reads the same word in two ways now and then."""
    if len(one) != len(other) or not recognised:
        return list(one) == list(other)
    return SequenceMatcher(None, "|".join(one), "|".join(other), autojunk=False).ratio() >= SAME_RECOGNISED


def _is_rest(row: TableRow, rows: Sequence[TableRow], lines: Sequence[Line]) -> bool:
    """Whether a row behind a page break is the rest of the last one."""
    last = rows[-1]
    if row.merged or last.merged or len(row.cells) != len(last.cells):
        return False
    filled = [(above, below) for above, below in zip(last.cells, row.cells, strict=True) if below.lines]
    if not filled or not all(above.lines for above, _ in filled):
        return False
    if row.cells[0].lines:
        return all(_goes_on_in(above, below, lines) for above, below in filled)
    plain = [one for one in rows if not one.merged]
    if sum(bool(one.cells[0].lines) for one in plain) >= FIRST_FILLED * len(plain):
        return True
    return any(_goes_on_in(above, below, lines) for above, below in filled)


def _goes_on_in(above: TableCell, below: TableCell, lines: Sequence[Line]) -> bool:
    """Whether the text of a cell goes on in the cell below the page break."""
    end, start = lines[above.lines[-1]].text, lines[below.lines[0]].text.lstrip()
    return not _ENDS_SENTENCE.search(end) and start[:1].islower()


def _with_rest(row: TableRow, rest: TableRow) -> TableRow:
    cells = (
        replace(above, lines=above.lines + below.lines) for above, below in zip(row.cells, rest.cells, strict=True)
    )
    return replace(row, cells=tuple(cells))
