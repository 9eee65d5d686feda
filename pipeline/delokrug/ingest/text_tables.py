"""Tables in plain text: lines with tabs in, the same lines cut at them and where the cells are out.

A table copied from a document into a text is a row a line, its cells parted by tabs. Rows of one table have as many
tabs; a line without any between two of them is a merged row, as one that names a unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from delokrug.records import Cell, Line, Table

LEAST_TABS = 2  # one tab is an indent, or parts a label from its value
LEAST_ROWS = 2
LONGEST_MERGED = 150  # characters: a longer line between two rows is prose
MOST_MERGED = 2  # lines in a row


def with_tables(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """The lines, those of tables cut into their cells, and the tables."""
    made: list[Line] = []
    tables: list[Table] = []
    at = 0
    for first, last in _ranges(lines):
        made += lines[at:first]
        tables.append(_table(lines[first:last], made))
        at = last
    return (*made, *lines[at:]), tuple(tables)


def _ranges(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of lines that are tables."""
    at = 0
    while at < len(lines):
        tabs = lines[at].text.count("\t")
        if tabs < LEAST_TABS:
            at += 1
            continue
        last, rows, merged = at + 1, 1, 0
        for index in range(at + 1, len(lines)):
            text = lines[index].text
            if text.count("\t") == tabs:
                last, rows, merged = index + 1, rows + 1, 0
            elif text.strip() and "\t" not in text and len(text) <= LONGEST_MERGED and merged < MOST_MERGED:
                merged += 1
            else:
                break
        if rows >= LEAST_ROWS:
            yield at, last
        at = last


def _table(rows: Sequence[Line], made: list[Line]) -> Table:
    """The table's record; the lines of its cells are added to `made`."""
    columns = max(line.text.count("\t") for line in rows) + 1
    cells: list[Cell] = []
    for number, line in enumerate(rows):
        ends = [-1, *(at for at, char in enumerate(line.text) if char == "\t"), len(line.text)]
        pieces = [(before + 1, after) for before, after in pairwise(ends)]
        for column, (start, end) in enumerate(pieces):
            first = len(made)
            if line.text[start:end].strip():
                made.append(Line(line.text[start:end], line.start + start, line.page))
            cells.append(Cell(number, column, first, len(made), 1, columns if len(pieces) == 1 else 1))
    return Table(rows[0].page, len(rows), columns, tuple(cells), ruled=False)
