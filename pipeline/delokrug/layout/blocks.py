"""Paragraphs → blocks: kind, list marker and depth, article, paragraph and item, canonical Latin text.

In: a `Document`. Out: `Block`s in reading order, the footnotes behind the text. Every letter of the document that is no
furniture, white space, line-end hyphen, list marker or mark of a footnote stands in exactly one block; the header rows
of a table that are repeated on its next pages stand in none.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from delokrug import script
from delokrug.layout.articles import article_heading
from delokrug.layout.footnotes import Note, footnotes, without_marks
from delokrug.layout.furniture import furniture
from delokrug.layout.inline import pieces
from delokrug.layout.join import Vocabulary, joined
from delokrug.layout.markers import Marker, marker, printed_marker, with_hollow_bullets
from delokrug.layout.measure import measured
from delokrug.layout.nesting import TITLE_LENGTH, nested, numbered_headings
from delokrug.layout.paragraphs import only_number, paragraphs
from delokrug.layout.places import lone_articles, numbered_paragraphs, placed
from delokrug.layout.sequences import first_letter, sequences
from delokrug.layout.tables import WholeTable, whole_tables
from delokrug.records import Block, CellPlace, Document, Line, Mapped, Place

_NO_TITLE_END = re.compile(r"(?:[.:;,!?]|\s[a-zčćžšđ]{1,2})$")  # a title does not end in «i», «na», «se»
_NOWHERE = Place()


def blocks(document: Document) -> list[Block]:
    """The blocks of a document, with their places in its articles."""
    cells = document.paragraphs_known  # then an empty line parts table cells, and a bare number is one
    tables, flags, notes = _tables_and_furniture(document, bare_numbers=not cells)
    lines = with_hollow_bullets(without_marks(document.lines, notes))
    inside = {at: number for number, table in enumerate(tables) for at in table.lines()}
    flow = [line for at, line in enumerate(lines) if at not in inside and not flags[at]]
    known = sequences(flow)
    for cell in (cell for table in tables for row in table.rows for cell in row.cells):
        known |= sequences([lines[at] for at in cell.lines])
    setting = _setting(document.text, Vocabulary([*flow, *(lines[at] for at in inside)]), known)
    measure = measured(flow, cells=cells)
    found: list[Block] = []
    for number, part in _parts(range(len(lines)), inside):
        if number is not None:
            found += _table_blocks(number, tables[number], lines, setting)
            continue
        kept, interrupted = _without_furniture([lines[at] for at in part], [flags[at] for at in part])
        for group in paragraphs(kept, known=known, interrupted=interrupted, measure=measure):
            found += _blocks_of(group, setting)
    read = numbered_paragraphs(numbered_headings(lone_articles(found), known=known))
    text = placed(nested(read, known=known))
    return [*text, *(_note_block(note, setting) for note in notes)]


def _tables_and_furniture(document: Document, *, bare_numbers: bool) -> tuple[list[WholeTable], list[bool], list[Note]]:
    """The tables; for each line whether it is furniture or a footnote (those of tables never are); the footnotes."""
    inside = {at for table in document.tables for cell in table.cells for at in range(cell.first, cell.last)}
    # the lines of tables are shown to it, since a header is known by what it stands apart from
    found = furniture(document.lines, bare_numbers=bare_numbers)
    flags = [flag and at not in inside for at, flag in enumerate(found)]
    outside = [at for at in range(len(document.lines)) if at not in inside]
    notes, noted = footnotes([document.lines[at] for at in outside], [flags[at] for at in outside])
    for index in noted:
        flags[outside[index]] = True
    return whole_tables(document, is_furniture=flags.__getitem__), flags, notes


def _parts(lines: Iterable[int], inside: Mapping[int, int]) -> Iterator[tuple[int | None, list[int]]]:
    """The document in parts: lines between tables (None), and the number of each table where it begins.

    What stands between the pieces of one table is furniture, and goes with it.
    """
    seen: set[int] = set()
    part: list[int] = []
    for at in lines:
        number = inside.get(at)
        if number is None:
            part.append(at)
        elif number not in seen:
            yield None, part
            yield number, []
            seen.add(number)
            part = []
    yield None, part


def _table_blocks(number: int, table: WholeTable, lines: Sequence[Line], setting: _Setting) -> Iterator[Block]:
    """The blocks of a table, row by row and cell by cell."""
    columns: dict[int, list[Line]] = defaultdict(list)  # what is usual in a column shows where its lines are full
    for row in table.rows:
        for cell in row.cells:
            columns[cell.column if not row.merged else -1] += [lines[at] for at in cell.lines]
    measures = {column: measured(found, cells=True) for column, found in columns.items()}
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            place = CellPlace(number, index, cell.column, row.merged)
            usual = measures[cell.column if not row.merged else -1]
            kept, interrupted = _without_furniture([lines[at] for at in cell.lines], [False] * len(cell.lines))
            for group in paragraphs(kept, known=setting.known, interrupted=interrupted, measure=usual):
                yield from (replace(block, cell=place) for block in _blocks_of(group, setting))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a paragraph's text depends on in the rest of the document."""

    vocabulary: Vocabulary
    letters: str  # `script.script_of`
    repairs: Mapping[str, str]  # `script.font_repairs`
    accents: str  # `script.missing_accents`
    known: Mapping[int, Marker]  # `sequences`


def _setting(text: str, vocabulary: Vocabulary, known: Mapping[int, Marker]) -> _Setting:
    letters = script.script_of(text)
    accents = script.missing_accents(text, script=letters)
    return _Setting(vocabulary, letters, script.font_repairs(text), accents, known)


def _without_furniture(lines: Sequence[Line], flags: Sequence[bool]) -> tuple[list[Line], frozenset[int]]:
    """The lines that are text, and the indices of those before which furniture or a page break stood."""
    kept: list[Line] = []
    interrupted = set()
    cut, page = False, 1
    for line, flag in zip(lines, flags, strict=True):
        if flag:
            cut = True
            continue
        if line.text.strip():
            if cut or line.page != page:
                interrupted.add(len(kept))
            cut, page = False, line.page
        kept.append(line)
    return kept, frozenset(interrupted)


def _blocks_of(group: Sequence[Line], setting: _Setting) -> Iterator[Block]:
    """The blocks of one paragraph: several where a list runs inside it or text stands beside an article's number."""
    own = _repaired(group, setting)
    text = _Paragraph(own, group[0].page)
    clean = _stripped(script.latin(own))
    known = setting.known.get(first_letter(group[0]))
    if known:
        behind = bisect.bisect_left(clean.starts, first_letter(group[0]) + known.end)
        for block in _listed(text, _stripped(clean.cut(behind, len(clean.text))), known.text):
            yield replace(block, kind="item") if block.marker == known.text else block
    elif len(group) > 1 and only_number(group[0]) and " " in clean.text:
        # a number alone on its own line is the marker of the text below it
        number = group[0].text.strip()
        yield from _listed(text, _stripped(clean.cut(len(number), len(clean.text))), number + ".")
    else:
        yield from _text_blocks(text, clean)


def _text_blocks(text: _Paragraph, clean: Mapped) -> Iterator[Block]:
    """The blocks of a paragraph's text: an article's number and what stands beside it, or the text, cut at lists."""
    article = article_heading(clean.text)
    if article and clean.text[0].isupper() and not clean.text[article.end() :][:1].islower():
        rest = clean.cut(article.end(), len(clean.text))
        yield text.block("article", rest.cut(0, 0), place=Place(re.sub(r"\s", "", article["number"])))
        titled = len(rest.text) < TITLE_LENGTH and not rest.text.endswith((".", ";", ":", ","))
        yield from _listed(text, rest, heading=titled and rest.text[:1].isupper())
    elif clean.text:
        yield from _listed(text, clean)


def part_of(block: Block, start: int, end: int) -> list[Block]:
    """The blocks that `block.text[start:end]` makes when it is read as a paragraph of its own.

    For text in quotation marks, which hide its list marker or article («„3а) Одељење за …;”»). Places are empty but
    for the number of an article, depths are 0.
    """
    paragraph = _Paragraph(block.own, block.page)
    return [replace(one, cell=block.cell) for one in _text_blocks(paragraph, _stripped(block.clean.cut(start, end)))]


def _note_block(note: Note, setting: _Setting) -> Block:
    own = _repaired(note.lines, setting)
    behind = bisect.bisect_left(own.starts, note.lines[0].start + note.end)
    own = _stripped(own.cut(behind, len(own.text)))
    return Block("footnote", _stripped(script.latin(own)), own, note.lines[0].page, note.mark)


def _repaired(group: Sequence[Line], setting: _Setting) -> Mapped:
    return script.repaired(
        joined(group, setting.vocabulary), script=setting.letters, letters=setting.repairs, accents=setting.accents
    )


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What the blocks of one paragraph have in common."""

    own: Mapped
    page: int

    def block(self, kind: str, clean: Mapped, printed: str = "", place: Place = _NOWHERE) -> Block:
        return Block(kind, clean, self.own, self.page, printed, place=place, capitals=_capitals(clean.text))


def _listed(text: _Paragraph, clean: Mapped, printed: str = "", *, heading: bool | None = None) -> Iterator[Block]:
    """`clean` cut where a list runs inside it; `printed` is the marker that stood above it, if any.

    `heading`: whether it stands beside an article's number as its title; None where there is no article.
    """
    mark = None if printed else marker(clean.text)
    body = clean
    # «(1) … (2) …» in one line counts up from the paragraph's own marker
    if mark and not (mark.style == "(1)" and pieces(clean.text)[0].marker):
        rest = _stripped(clean.cut(mark.end, len(clean.text)))
        # «1.» with nothing behind it is the text of a table cell
        if rest.text or not _has_sign(mark.text):
            body, printed = rest, mark.text
    for words, own_marker in _items(body, printed, levels=2):
        if words.text:
            yield text.block(_kind(words.text, own_marker, heading), words, own_marker)


def _items(clean: Mapped, printed: str, *, levels: int) -> Iterator[tuple[Mapped, str]]:
    """`clean` and its marker, or what a list inside it holds («(1) … обавља: – A – B»): its opener keeps the marker."""
    found = pieces(clean.text)
    if len(found) == 1 or not levels:
        yield clean, printed
        return
    if found[0].marker and _has_sign(printed):
        found[0] = replace(found[0], start=0, marker="")  # «а) 1) …»: no letter or figure is lost
    for index, piece in enumerate(found):
        part = _stripped(clean.cut(piece.start, piece.end))
        yield from _items(part, piece.marker or (printed if index == 0 else ""), levels=levels - 1)


def _kind(text: str, printed: str, heading: bool | None) -> str:
    """The kind of a text by its marker, its first letter and its last sign; `heading` as in `_listed`."""
    if heading:
        return "heading"
    style = printed_marker(printed)
    roman = style is not None and style.style == "I."
    if roman and len(text) < TITLE_LENGTH and not text.endswith((";", ",")):
        return "heading"
    if printed and not roman:
        return "item"
    short = len(text) < TITLE_LENGTH and not _NO_TITLE_END.search(text)
    if short and heading is None and (text[:1].isupper() or text[:1] in "\"„“»«'"):
        return "heading"
    return "paragraph"


def _has_sign(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _stripped(mapped: Mapped) -> Mapped:
    start = len(mapped.text) - len(mapped.text.lstrip())
    return mapped.cut(start, max(start, len(mapped.text.rstrip())))


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)
