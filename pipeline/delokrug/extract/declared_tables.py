"""Sums in tables: «Звање | Број радних места | Број извршилаца» row by row, and «УКУПНО | 31» below a table of posts.

In: the blocks of cells, which tables list posts, and a `Reader` that has read the prose. Out: further totals in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from delokrug.extract.counts import Count, counts, counts_what
from delokrug.extract.declared_prose import part
from delokrug.extract.declared_reader import Reader, scope
from delokrug.extract.ranks import number_at
from delokrug.records import Block

Cells = dict[int, int]
"""Column → index of the block in it."""

_HEADER_ROWS = 3


def read_tables(reader: Reader, blocks: Sequence[Block], post_tables: frozenset[int]) -> None:
    """Add the sums in tables to the reader's."""
    tables: dict[int, dict[int, Cells]] = defaultdict(lambda: defaultdict(dict))
    for index, block in enumerate(blocks):
        if block.cell is not None and (block.text or block.marker):
            tables[block.cell.table][block.cell.row].setdefault(block.cell.column, index)
    for table, rows in sorted(tables.items()):
        reader.group += 1
        below, columns = _columns(reader, rows, blocks)
        first = min(blocks[index].clean.span(0, 0)[0] for cells in rows.values() for index in cells.values())
        for number, cells in sorted(rows.items()):
            if number <= below:
                continue
            if _sums_up(reader, cells, blocks):
                since = first if table in post_tables else None
                _closing_row(reader, cells, columns, blocks, since, reader.tables.get(table))
            elif table not in post_tables and columns:
                _row(reader, cells, columns, blocks, reader.tables.get(table))


def _columns(reader: Reader, rows: dict[int, Cells], blocks: Sequence[Block]) -> tuple[int, dict[int, str]]:
    """The last row of the header, and which columns hold numbers of posts or executors."""
    for number in sorted(rows)[:_HEADER_ROWS]:
        columns: dict[int, str] = {}
        for column, index in rows[number].items():
            words = reader.state.words_of(blocks[index])
            counted = counts_what(words, 0, len(words))
            if counted and any(words.in_class(i, "total_number") for i in range(len(words))):
                columns[column] = counted
        if columns:
            return number, columns
    return -1, {}


def _sums_up(reader: Reader, cells: Cells, blocks: Sequence[Block]) -> bool:
    words = reader.state.words_of(blocks[cells[min(cells)]])
    return bool(len(words)) and words.in_class(0, "total")


def _closing_row(
    reader: Reader,
    cells: Cells,
    columns: dict[int, str],
    blocks: Sequence[Block],
    since: int | None,
    under: int | None,
) -> None:
    """«УКУПНО | 31»: a row that sums up what stands above it."""
    label = blocks[cells[min(cells)]]
    words = reader.state.words_of(label)
    unit, known = scope(reader, label, words, 0, len(words))
    if known:
        since = None
    elif since is None:
        unit = under
    inside = counts(words, 0, len(words))
    if inside:
        for count in inside:
            reader.add(label, words, count, count.of or "", unit, since=since)
        return
    numbers = [(column, index) for column, index in sorted(cells.items()) if _number(reader, blocks[index])]
    for column, index in numbers:
        counted = columns.get(column, "")
        if counted or len(numbers) == 1:
            _add(reader, label, blocks[index], counted, "", unit, since)


def _row(reader: Reader, cells: Cells, columns: dict[int, str], blocks: Sequence[Block], under: int | None) -> None:
    """«саветник | 6 | 9»: a rank, group or unit with its numbers."""
    named = [index for column, index in sorted(cells.items()) if column not in columns and blocks[index].text]
    named = [index for index in named if _number(reader, blocks[index]) is None]
    if not named:
        return
    label = blocks[named[0]]
    words = reader.state.words_of(label)
    of, unit = part(reader, label, words, (0, len(words)), None, under)
    for column, index in sorted(cells.items()):
        if column in columns and _number(reader, blocks[index]):
            _add(reader, label, blocks[index], columns[column], of, unit, None)


def _number(reader: Reader, block: Block) -> Count | None:
    """The number that is all of a cell."""
    words = reader.state.words_of(block)
    found = number_at(words, 0, len(words)) if len(words) else None
    if found is None or found.count is None or any(not words.punct(i) for i in range(found.last, len(words))):
        return None
    return Count(0, found.last, found.count, "", None)


def _add(
    reader: Reader, label: Block, block: Block, counted: str, of: str, unit: int | None, since: int | None
) -> None:
    """A number in a cell of its own; the quote goes from the first cell of its row to the number."""
    count = _number(reader, block)
    if count:
        words = reader.state.words_of(block)
        above = label.clean.span(0, len(label.text))[0]
        found = Count(0, count.last, count.number, counted, of)
        reader.add(block, words, found, of, unit, since=since, label=0, start=above)
