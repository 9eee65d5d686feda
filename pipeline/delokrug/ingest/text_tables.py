"""Tables in plain text: printed lines in, the lines of their cells and where the cells are out.

A table that was copied from a document into a text comes in one of two forms. Either a row is a line, its cells parted
by tabs; rows of one table have as many tabs, and a line without any between two of them is a merged row. Or a cell is
a line: then numbers stand alone on their lines, counting up, the same number of lines apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from delokrug.records import Cell, Line, Table

LEAST_TABS = 2  # one tab is an indent, or parts a label from its value
LEAST_ROWS = 2
LONGEST_MERGED = 150  # characters: a longer line between two rows is prose
MOST_MERGED = 2  # lines in a row

LEAST_CELLS, MOST_CELLS = 4, 10  # of a row with a line a cell; a list of three lines an item is no table
LEAST_NUMBERED = 3  # rows as many lines apart
LONGEST_HEAD = 60  # characters of a column's head

_NUMBER = re.compile(r"\s*(?P<value>\d{1,3})(?P<stop>[.)]?)\s*")


@dataclass(frozen=True, slots=True)
class _Row:
    """Indices of the lines of a row's cells, the first of them its number."""

    cells: tuple[int, ...]


def with_tables(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """The lines, those of rows with tabs cut into their cells, and the tables."""
    made: list[Line] = []
    tables: list[Table] = []
    at = 0
    for first, last in _tabbed(lines):
        made += lines[at:first]
        tables.append(_tabbed_table(lines[first:last], made))
        at = last
    made += lines[at:]
    return tuple(made), tuple(tables) or tuple(_numbered(made))


def _tabbed(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of lines that are tables with tabs."""
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


def _tabbed_table(rows: Sequence[Line], made: list[Line]) -> Table:
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


def _numbered(lines: Sequence[Line]) -> Iterator[Table]:
    """Tables with a line a cell, one for each run of rows that nothing interrupts."""
    printed = [at for at, line in enumerate(lines) if line.text.strip()]
    numbers = _counting(lines, printed)
    steps = Counter(b - a for a, b in pairwise(numbers) if LEAST_CELLS <= b - a <= MOST_CELLS)
    columns, count = steps.most_common(1)[0] if steps else (0, 0)
    if count < LEAST_NUMBERED - 1:
        return
    runs: list[list[_Row]] = []
    reach = -1  # where the last row ends, in `printed`
    for number, following in zip(numbers, [*numbers[1:], len(printed)], strict=True):
        row = _Row(tuple(printed[number : min(number + columns, following)]))
        if number == reach and lines[row.cells[0] - 1].text.strip():
            runs[-1].append(row)
        else:
            head = _head(lines, printed[max(0, number - columns, reach) : number], columns)
            runs.append([*head, row])
        reach = number + len(row.cells)
    for run in runs:
        yield _numbered_table(lines, run, columns)


def _counting(lines: Sequence[Line], printed: Sequence[int]) -> list[int]:
    """Places in `printed` of numbers alone on their lines, one more each time, all of one form («1.», «1», «1)»)."""
    alone = [(at, match) for at, index in enumerate(printed) if (match := _NUMBER.fullmatch(lines[index].text))]
    found: list[int] = []
    for form in sorted({match["stop"] for _, match in alone}):
        counting: list[int] = []
        for at, match in alone:
            if match["stop"] == form and int(match["value"]) == len(counting) + 1:
                counting.append(at)
        found = max(found, counting, key=len)
    return found


def _head(lines: Sequence[Line], above: Sequence[int], columns: int) -> list[_Row]:
    """The heads of the columns, where they stand right above the first row: short lines without a stop."""
    texts = [lines[at].text.strip() for at in above]
    whole = len(above) == columns and above[-1] - above[0] == columns - 1
    if whole and all(len(text) <= LONGEST_HEAD and not text.endswith((";", ":", ",")) for text in texts):
        return [_Row(tuple(above))]
    return []


def _numbered_table(lines: Sequence[Line], rows: Sequence[_Row], columns: int) -> Table:
    cells = tuple(
        Cell(number, column, at, at + 1) for number, row in enumerate(rows) for column, at in enumerate(row.cells)
    )
    return Table(lines[rows[0].cells[0]].page, len(rows), columns, cells, ruled=False)
