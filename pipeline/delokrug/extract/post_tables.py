"""Posts in tables: the blocks of cells in, drafts of posts out.

The heads of the columns say which field stands where (pack, [post.labels]); a table is one of posts when it has a
column of titles and one of ranks, executors or duties. A row with a title and any of these is a post.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from delokrug.extract.post_drafts import Draft, Range
from delokrug.extract.post_heads import head, is_title
from delokrug.extract.post_parts import REQUIREMENTS, field_of, trimmed
from delokrug.extract.ranks import number_at, rank_at, whole_rank
from delokrug.extract.words import Words
from delokrug.records import Block

MOST_HEADER_ROWS = 3
# A table without heads is one of posts where in so many rows, and in this share of them, a column says the same
LEAST_GUESSED, MOSTLY = 2, 0.6
LOOKED_AT = 8  # words of a cell, for a verb
Cells = dict[int, list[int]]
"""Column → indices of the blocks in it."""


def table_drafts(blocks: Sequence[Block], all_words: Sequence[Words], modes: list[str]) -> list[Draft]:
    """The posts in tables, in order. The blocks of these tables get the mode "posts"."""
    tables: dict[int, dict[int, Cells]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for index, block in enumerate(blocks):
        if block.cell is not None:
            tables[block.cell.table][block.cell.row][block.cell.column].append(index)
    found: list[Draft] = []
    known: dict[int, str] = {}
    for _, rows in sorted(tables.items()):
        header, columns = _header(rows, blocks, all_words)
        if not columns and known and _same_shape(rows, known):
            columns = known  # a table goes on below a heading, without its header
        columns = columns or _guessed(rows, all_words)
        if not columns:
            continue
        known = columns
        for number, cells in sorted(rows.items()):
            for index in (index for column in cells.values() for index in column):
                modes[index] = "posts"
            if number > header:
                found += _post(cells, columns, blocks, all_words)
    return found


def _header(rows: dict[int, Cells], blocks: Sequence[Block], all_words: Sequence[Words]) -> tuple[int, dict[int, str]]:
    """The last row of the header and the field of each column; -1 and none where the table is not one of posts."""
    for number in sorted(rows)[:MOST_HEADER_ROWS]:
        columns: dict[int, str] = {}
        for column, indices in rows[number].items():
            text = " ".join(blocks[index].text for index in indices)
            name = field_of(text, all_words[indices[0]].pack) if len(text) < 90 else ""
            if name and name not in columns.values():
                columns[column] = name
        if "title" in columns.values() and {"rank", "executors", "duties"} & set(columns.values()):
            return number, columns
    return -1, {}


def _guessed(rows: dict[int, Cells], all_words: Sequence[Words]) -> dict[int, str]:
    """The fields of a table without heads, by what stands in its columns; none where no column is of ranks."""
    full = [cells for cells in rows.values() if len(cells) > 1]
    shares: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for cells in full:
        for column, indices in cells.items():
            shares[column][_said(all_words[indices[0]])] += 1 / len(full)
    found: dict[int, str] = {}
    for column, said in sorted(shares.items()):
        name = max(said, key=lambda one: said[one])
        share = said[name]
        if name == "number" and "title" in found.values():
            name = "executors"
        if name and share >= MOSTLY and name not in found.values():
            found[column] = name
    return found if len(full) >= LEAST_GUESSED and {"title", "rank"} <= set(found.values()) else {}


def _said(words: Words) -> str:
    """What a cell is by its words: a rank, a number, a title, duties or requirements; "" where nothing tells."""
    if not len(words):
        return ""
    if whole_rank(words, 0, len(words)):
        return "rank"
    count = number_at(words, 0, len(words))
    if count and all(words.punct(i) for i in range(count.last, len(words))):
        return "number"
    if any(words.in_class(i, "requires") for i in range(len(words))):
        return "requirements"
    if any(words.finite(i) for i in range(min(len(words), LOOKED_AT))):
        return "duties"
    return "title" if is_title(words, *trimmed(words, 0, len(words))) else ""


def _same_shape(rows: dict[int, Cells], columns: dict[int, str]) -> bool:
    widest = max((max(cells) for cells in rows.values()), default=-1)
    return widest == max(columns)


def _post(
    cells: Cells, columns: dict[int, str], blocks: Sequence[Block], all_words: Sequence[Words]
) -> Iterator[Draft]:
    """The post of a row; none for a row that is empty, merged, or sums up."""
    fields = {name: cells[column] for column, name in columns.items() if cells.get(column)}
    if "title" not in fields or len(fields.keys() - {"number", "title"}) == 0:
        return
    index, *more = fields["title"]
    block, words = blocks[index], all_words[index]
    first, last = trimmed(words, 0, len(words))
    if first >= last or words.lower[first] in words.pack.post_labels.get("total", ()):
        return
    if not is_title(words, first, last):
        return  # the heads of columns, once more
    draft = Draft(
        index, block, (first, last), _text(fields.get("number", []), blocks).rstrip(".)") or block.marker.rstrip(".)")
    )
    draft.more = [(blocks[i], *trimmed(all_words[i], 0, len(all_words[i]))) for i in more]
    inside = head(words, first, last)  # «Начелник Одељења, виши саветник» in one cell
    if inside and inside.rank and "rank" not in fields:
        draft.title = (inside.first, inside.last)
        draft.rank, draft.rank_code = (block, inside.rank.first, inside.rank.last), inside.rank.code
    _fill(draft, fields, blocks, all_words)
    yield draft


def _fill(draft: Draft, fields: dict[str, list[int]], blocks: Sequence[Block], all_words: Sequence[Words]) -> None:
    ranges: dict[str, list[Range]] = {
        name: [(blocks[i], *trimmed(all_words[i], 0, len(all_words[i]))) for i in indices if len(all_words[i])]
        for name, indices in fields.items()
    }
    for i in fields.get("rank", [])[:1]:
        words = all_words[i]
        first, last = trimmed(words, 0, len(words))
        if first < last:
            rank = rank_at(words, first, last)
            draft.rank, draft.rank_code = (blocks[i], first, last), rank.code if rank else ""
            draft.head.append(draft.rank)
    for i in fields.get("executors", [])[:1]:
        words = all_words[i]
        count = number_at(words, 0, len(words)) if len(words) else None
        if count:
            draft.executors = count.count
            draft.head.append((blocks[i], 0, count.last))
        elif blocks[i].marker.strip(".()").isdecimal():
            draft.executors = int(blocks[i].marker.strip(".()"))
    draft.duties = [one for one in ranges.get("duties", []) if one[1] < one[2]]
    draft.requirements = [one for name in REQUIREMENTS for one in ranges.get(name, []) if one[1] < one[2]]


def _text(indices: Sequence[int], blocks: Sequence[Block]) -> str:
    return " ".join(filter(None, (blocks[i].text or blocks[i].marker for i in indices)))
