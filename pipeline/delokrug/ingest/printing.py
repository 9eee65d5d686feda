"""What office documents print: runs of text in, a `Document` of lines and tables out.

One line a paragraph, one more for each line break inside it, and an empty line between paragraphs: where a paragraph
ends is known here, and layout need not guess it. A table's lines stand cell after cell; a table inside a cell is text
of that cell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from delokrug.errors import DelokrugError
from delokrug.ingest.archive_parts import broken
from delokrug.records import Cell, Document, Finding, Line, Table

# Word allows 63 columns. A cell said to span a million is damage, and would make a table that nobody can hold.
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Look:
    bold: bool = False
    hidden: bool = False
    size: float | None = None  # points

    def changed(self, *, bold: bool | None, hidden: bool | None, size: float | None) -> Look:
        """The look of a text inside this one; None where the text does not say."""
        return Look(
            bold=self.bold if bold is None else bold,
            hidden=self.hidden if hidden is None else hidden,
            size=self.size if size is None else size,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; «\\n» breaks the line. `label`: an automatic number, which has no say in the line's look."""

    text: str
    look: Look
    label: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """One printed line of a paragraph."""

    text: str
    bold: bool = False
    size: float | None = None


@dataclass(slots=True)
class Printer:
    """Takes paragraphs and tables in reading order. `lines` and `tables` are what was printed so far."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _start: int = 0
    _depth: int = 0

    def paragraph(self, runs: Iterable[Run]) -> None:
        """The lines of one paragraph, without empty ones at its ends; nothing for a paragraph that prints nothing."""
        found = _prints(runs)
        if found and self.lines:
            found.insert(0, Print(""))
        for printed in found:
            self.lines.append(Line(printed.text, self._start, size=printed.size, bold=printed.bold))
            self._start += len(printed.text) + 1

    def begin_table(self) -> Grid:
        self._depth += 1
        return Grid(self.lines)

    def end_table(self, grid: Grid) -> None:
        self._depth -= 1
        table = grid.table()
        if table is not None and not self._depth:
            self.tables.append(table)


@dataclass(slots=True)
class _Open:
    row: int
    column: int
    first: int
    last: int
    row_span: int
    column_span: int


class Grid:
    """The cells of one table while it is printed."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._cells: list[_Open] = []
        self._lowest: dict[int, _Open] = {}  # the last cell that began in each column
        self._rows = 0
        self._column = 0
        self._headers = 0

    def begin_row(self, *, header: bool = False, skipped: int = 0) -> None:
        """`header`: it repeats on each page. `skipped`: how many columns it leaves out on its left."""
        self._headers += header and self._headers == self._rows
        self._rows += 1
        self._column = min(max(skipped, 0), MOST_COLUMNS)

    def skip(self, columns: int = 1) -> None:
        """Columns in which a cell of an earlier row or column stands."""
        self._column = min(self._column + max(columns, 1), MOST_COLUMNS)

    def extend(self, columns: int = 1) -> bool:
        """The cell above in this column reaches down to this row; False where there is none that ends there."""
        above = self._lowest.get(self._column)
        if above is None or above.row + above.row_span != self._rows - 1:
            return False
        above.row_span += 1
        self.skip(columns)
        return True

    def begin_cell(self, *, columns: int = 1, rows: int = 1) -> None:
        at = len(self._lines)
        cell = _Open(self._rows - 1, self._column, at, at, max(rows, 1), max(columns, 1))
        self._cells.append(cell)
        self._lowest[self._column] = cell

    def end_cell(self, *, skipped: int = 1) -> None:
        """`skipped`: how many columns further the next cell of the row stands."""
        cell, end = self._cells[-1], len(self._lines)
        if end > cell.first:
            cell.first += cell.first > 0  # the empty line before the paragraph
        cell.last = end
        self.skip(skipped)

    def table(self) -> Table | None:
        """None for a table that prints nothing."""
        cells = [
            Cell(one.row, one.column, one.first, one.last,
                 min(one.row_span, self._rows - one.row), min(one.column_span, MOST_COLUMNS + 1 - one.column))
            for one in self._cells
        ]  # fmt: skip
        if all(cell.first == cell.last for cell in cells):
            return None
        columns = max(cell.column + cell.column_span for cell in cells)
        return Table(1, self._rows, columns, tuple(cells), header_rows=self._headers)


def printed_document(
    printer: Printer, data: bytes, *, source: str, format: str, notes: tuple[Finding, ...] = (), pictures: bool = False
) -> Document:
    """The document of `data` as the printer has it; `pictures`: whether it holds any.

    Raises `DelokrugError` office_no_text, empty_file, or office_broken where `notes` say that something was lost.
    """
    if not printer.lines:
        if notes:
            raise broken(source, "no text could be read")
        raise DelokrugError("office_no_text" if pictures else "empty_file", file=source)
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format=format,
        text="\n".join(line.text for line in printer.lines),
        lines=tuple(printer.lines),
        notes=notes,
        tables=tuple(printer.tables),
    )


def _prints(runs: Iterable[Run]) -> list[Print]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, run.look, run.label))
        lines.extend([Run(text, run.look)] for text in others)
    found = [_print(line) for line in lines]
    while found and not found[-1].text:
        found.pop()
    while found and not found[0].text:
        found.pop(0)
    return found


def _print(runs: list[Run]) -> Print:
    """A line is bold when all of it is (its number apart), and as large as most of it."""
    text = "".join(run.text for run in runs).strip()
    inked = [run for run in runs if run.text.strip()]
    typed = [run for run in inked if not run.label] or inked
    if not typed:
        return Print("")
    letters: dict[float | None, int] = {}
    for run in typed:
        letters[run.look.size] = letters.get(run.look.size, 0) + len(run.text)
    return Print(text, all(run.look.bold for run in typed), max(letters, key=lambda size: letters[size]))
