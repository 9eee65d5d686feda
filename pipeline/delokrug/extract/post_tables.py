"""Posts in tables: the blocks of cells in, drafts of posts out.

The heads of the columns say which field stands where (pack, [post.labels]); a table is one of posts when it has a
column of titles and one of ranks, executors or duties. A row with a title and any of these is a post.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from delokrug.extract.post_blocks import marker_number
from delokrug.extract.post_drafts import Draft, Range
from delokrug.extract.post_heads import head, is_title
from delokrug.extract.post_parts import REQUIREMENTS, abbreviated_field, field_of, parts, similar_field, trimmed
from delokrug.extract.ranks import executors_in, number_at, person_set_apart, rank_at, sign_before, whole_rank
from delokrug.extract.words import Words
from delokrug.packs import Pack
from delokrug.records import Block

MOST_HEADER_ROWS = 3
# A table without heads is one of posts where in so many rows, and in this share of them, a column says the same
LEAST_GUESSED, MOSTLY = 2, 0.6
LONGEST_COLUMN_HEAD = 90  # characters
LOOKED_AT = 8  # words of a cell, for a verb
Cells = dict[int, list[int]]
"""Column → indices of the blocks in it."""


def table_drafts(
    blocks: Sequence[Block], all_words: Sequence[Words], modes: list[str], taken: Set[int] = frozenset()
) -> list[Draft]:
    """The posts in tables, in order. The blocks of these tables get the mode "posts"; those in `taken` have one."""
    tables: dict[int, dict[int, Cells]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for index, block in enumerate(blocks):
        if block.cell is not None and index not in taken:
            tables[block.cell.table][block.cell.row][block.cell.column].append(index)
    alike = _guessed_together(tables.values(), all_words)
    rows: list[tuple[Cells, dict[int, str]]] = []
    known: dict[int, str] = {}
    for _, found in sorted(tables.items()):
        header, columns = _header(found, blocks, all_words)
        if not columns and known and _same_shape(found, known):
            columns = known  # a table goes on below a heading, without its header
        columns = columns or _guessed(found, all_words) or alike[_widest(found)]
        if not columns:
            continue
        known = columns
        for number, cells in sorted(found.items()):
            for index in (index for column in cells.values() for index in column):
                modes[index] = "posts"
            if number > header:
                rows.append((cells, columns))
    reader = _Rows(blocks, all_words)
    posts = [draft for row in rows for draft in reader.posts(*row)]
    if reader.sign and not all(draft.rank for draft in posts):
        posts = [draft for row in rows for draft in reader.posts(*row)]  # now that it is known where ranks stand
    return posts


def _header(rows: dict[int, Cells], blocks: Sequence[Block], all_words: Sequence[Words]) -> tuple[int, dict[int, str]]:
    """The last row of the header and the field of each column; -1 and none where the table is not one of posts."""
    for number in sorted(rows)[:MOST_HEADER_ROWS]:
        columns: dict[int, str] = {}
        for column, indices in rows[number].items():
            text = " ".join(blocks[index].text for index in indices)
            name = _column_field(text, all_words[indices[0]].pack) if len(text) < LONGEST_COLUMN_HEAD else ""
            if name and name not in columns.values():
                columns[column] = name
        if "title" in columns.values() and {"rank", "executors", "duties"} & set(columns.values()):
            return number, columns
    return -1, {}


def _column_field(text: str, pack: Pack) -> str:
    """The field of a column by its head: a label, or one of the short words that are labels only there («Назив»)."""
    short = text.lower().strip(" .:")
    labelled = field_of(text, pack)
    if labelled == "rank" and short.startswith(pack.post_labels.get("title", ("\0",))):
        return "title"  # «Радно место и звање»
    exact = next((name for name, heads in pack.post_columns.items() if short in heads), "")
    return exact or labelled or abbreviated_field(text, pack) or similar_field(text, pack)


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


def _guessed_together(tables: Iterable[dict[int, Cells]], all_words: Sequence[Words]) -> dict[int, dict[int, str]]:
    """Last column → the fields of tables that are as wide: a copied table may be in pieces, one a post."""
    together: dict[int, dict[int, Cells]] = defaultdict(dict)
    for rows in tables:
        pile = together[_widest(rows)]
        for cells in rows.values():
            pile[len(pile)] = cells
    return {width: _guessed(rows, all_words) for width, rows in together.items()}


def _widest(rows: dict[int, Cells]) -> int:
    return max((max(cells) for cells in rows.values()), default=-1)


def _said(words: Words) -> str:
    """What a cell is by its words: a rank, a number, a title, duties or requirements; "" where nothing tells."""
    if not len(words):
        return ""
    labelled = parts(words)[0].field
    if labelled:
        return labelled
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
    return _widest(rows) == max(columns)


@dataclass(slots=True)
class _Rows:
    """Reads rows. `sign`: behind which the ranks stand that share a cell with their title, as far as is known."""

    blocks: Sequence[Block]
    all_words: Sequence[Words]
    sign: str = ""
    signs: Counter[str] = field(default_factory=Counter)

    def posts(self, cells: Cells, columns: dict[int, str]) -> Iterator[Draft]:
        """The post of a row; none for a row that is empty, merged, or sums up."""
        fields = {name: cells[column] for column, name in columns.items() if cells.get(column)}
        if "title" not in fields or len(fields.keys() - {"number", "title"}) == 0:
            return
        words = self.all_words[fields["title"][0]]
        first, last = trimmed(words, 0, len(words))
        if first >= last or words.lower[first] in words.pack.post_labels.get("total", ()):
            return
        draft = self._titled(fields["title"], self._text(fields.get("number", [])).rstrip(".)"))
        if draft is None:
            return  # the heads of columns, once more
        self._fill(draft, fields)
        yield draft

    def _titled(self, indices: Sequence[int], number: str) -> Draft | None:
        """The post as far as the cell of its title says: rank and executors may stand there, too."""
        index, *more = indices
        block, words = self.blocks[index], self.all_words[index]
        found = parts(words)
        last = next((part.at for part in found[1:] if part.field not in ("rank", "executors")), len(words))
        inside = head(words, 0, last, sign=self.sign) if found[0].field in ("", "title") else None
        first = found[0].first if found[0].field == "title" else 0
        title = (inside.first, inside.last) if inside else trimmed(words, first, last)
        if not inside and not is_title(words, *title, small=True):
            return None
        draft = Draft(index, block, title, number or block.marker.rstrip(".)"))
        if inside and inside.rank:
            self._learn(sign_before(words, inside.rank.first, inside.first))
            draft.give_rank((block, inside.rank.first, inside.rank.last), inside.rank.code)
        if inside and inside.executors:
            draft.executors = inside.executors.count
        for i in more:
            self._below_title(draft, i)
        return draft

    def _below_title(self, draft: Draft, index: int) -> None:
        """A further paragraph of the title's cell: its rank, its number of executors, or the rest of the title."""
        block, words = self.blocks[index], self.all_words[index]
        part = parts(words)[0]
        first, last = trimmed(words, part.first, part.last)
        if first >= last:
            return
        count = executors_in(words, 0, len(words))
        bracketed = words.forms[0] == "(" and person_set_apart(words, first, last, "") is not None
        if draft.rank is None and (part.field == "rank" or whole_rank(words, first, last) or bracketed):
            rank = rank_at(words, first, last)
            draft.give_rank((block, first, last), rank.code if rank else "")
        elif draft.executors is None and count:
            draft.executors = count.count
        elif not part.field:
            draft.more.append((block, first, last))

    def _learn(self, sign: str) -> None:
        self.signs[sign] += 1
        self.sign = self.signs.most_common(1)[0][0]

    def _fill(self, draft: Draft, fields: dict[str, list[int]]) -> None:
        blocks, all_words = self.blocks, self.all_words
        ranges: dict[str, list[Range]] = {
            name: [self._said(i) for i in indices if len(all_words[i])] for name, indices in fields.items()
        }
        for block, first, last in ranges.get("rank", [])[:1]:
            if first < last and draft.rank is None:
                rank = rank_at(self._words(block, fields["rank"]), first, last)
                draft.give_rank((block, first, last), rank.code if rank else "")
        for i in fields.get("executors", [])[:1]:
            words = all_words[i]
            count = number_at(words, 0, len(words)) or executors_in(words, 0, len(words)) if len(words) else None
            if count:
                draft.executors = count.count
                draft.head.append((blocks[i], 0, count.last))
            elif (number := marker_number(blocks[i])) is not None:
                draft.executors = number
        draft.duties = [one for one in ranges.get("duties", []) if one[1] < one[2]]
        draft.requirements = [(name, *one) for name in REQUIREMENTS for one in ranges.get(name, []) if one[1] < one[2]]

    def _words(self, block: Block, indices: Sequence[int]) -> Words:
        return next(self.all_words[i] for i in indices if self.blocks[i] is block)

    def _said(self, index: int) -> Range:
        """What a cell says, without the label it may repeat («Опис послова: …»)."""
        words = self.all_words[index]
        found = parts(words)
        first = found[0].first if found[0].field not in ("", *REQUIREMENTS[1:]) else 0
        return self.blocks[index], *trimmed(words, first, len(words))

    def _text(self, indices: Sequence[int]) -> str:
        return " ".join(filter(None, (self.blocks[i].text or self.blocks[i].marker for i in indices)))
