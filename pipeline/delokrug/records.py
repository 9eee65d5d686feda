"""Records that travel between the stages. Frozen, plain, and without dependencies.

Offsets are half-open and count characters (code points) of `Document.text`; pages count from 1;
boxes are in PDF points from the top left. No record knows how it is read or written.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

PARAGRAPHED = frozenset(("docx", "odt", "doc", "rtf", "html", "markdown"))
"""Formats whose readers put an empty line between paragraphs, list items and cells, and nowhere else."""

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `box` in PDF points from the top left; None where the source has no pages."""

    text: str
    start: int  # offset of text[0] in Document.text
    page: int = 1
    box: Box | None = None
    size: float | None = None  # font size in points
    bold: bool = False
    confidence: float | None = None  # of character recognition, 0 to 1; None for text that was typed

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: the lines `first` to `last` (half-open) of `Document.lines`; none for an empty cell.

    Rows and columns count from 0; a merged cell stands at its upper left corner.
    """

    row: int
    column: int
    first: int
    last: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is printed on one page, or whole where the source has no pages. Cells in reading order.

    `Document.lines` holds its lines cell after cell, row after row, so that the text of a cell is in one piece.
    """

    page: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    box: Box | None = None
    ruled: bool = True  # False where only the alignment of its columns makes it a table
    header_rows: int = 0  # at the top, where the source says that they repeat on each page


@dataclass(frozen=True, slots=True)
class Document:
    """What ingest makes of one file: `text` is every line in reading order, a line break (or a tab) between them."""

    source: str  # the path as the user gave it
    sha256: str  # of the file's bytes, hexadecimal
    format: str  # "text", "pdf", "docx", "html", …: the reader's
    text: str
    lines: tuple[Line, ...]
    pages: int | None = None  # None where the source has no pages
    page_sizes: tuple[tuple[float, float], ...] = ()  # width, height in points
    encoding: str = ""
    notes: tuple[Finding, ...] = ()  # what ingest repaired or could not read
    tables: tuple[Table, ...] = ()  # in reading order
    ocr_pages: tuple[int, ...] = ()  # the pages that character recognition read, from 1

    @property
    def paragraphs_known(self) -> bool:
        """Whether the format itself says where paragraphs and cells end, so that an empty line is just that."""
        return self.format in PARAGRAPHED


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the reader should know. `code` stands in the table in `errors`."""

    severity: str  # "error", "warning", "note"
    code: str
    message: str
    unit: int | None = None  # index into Extraction.units
    position: int | None = None  # index into Extraction.positions
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Mapped:
    """A cleaned text whose every character knows where in `Document.text` it came from.

    `starts[i]` and `ends[i]` are the half-open source range of `text[i]`. One source letter may give two
    (љ → l, j: both name the same range), several may give one (a run of spaces), and a cleaned
    text need not be contiguous in the source (a page number may have stood inside a sentence).
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source range of `text[start:end]`; an empty range for an empty slice."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def cut(self, start: int, end: int) -> Mapped:
        return Mapped(self.text[start:end], self.starts[start:end], self.ends[start:end])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in an act: «члан 12. став 2. тачка 3) подтачка (1) алинеја 2».

    Empty where the text has no articles. Numbers as printed, in canonical Latin.
    """

    article: str = ""  # "12", "38a"
    paragraph: int = 0  # став, from 1; 0 = not counted
    item: str = ""  # тачка: "3)", "1.2."
    subitem: str = ""  # подтачка, a list item inside an item: "(1)"
    indent: int = 0  # алинеја, from 1 within what it stands in; 0 for what has another marker
    post: str = ""  # number of a post in the amended act: «после редног броја 14.»
    amends: Amendment | None = None  # for the new text that an amending act gives; None in ordinary text


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a piece of an amending act's text becomes in the act that it amends."""

    place: Place  # of the text in the amended act
    after: Place | None = None  # behind which it is added
    new: bool = False  # added, rather than put in place of another text
    posts: bool = False  # the amending sentence speaks of posts


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a block stands in a table: the number of the table in the document, row and column, all from 0."""

    table: int
    row: int
    column: int
    merged: bool = False  # the only cell of its row


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading: what layout makes of lines.

    `clean` is the block's text in canonical Latin script without its list marker, white space collapsed,
    line-end hyphens joined, mixed-script words repaired, mapped onto `Document.text`.
    """

    kind: str  # "paragraph", "item", "heading", "article", "title", "footnote", "instruction" (an amending sentence)
    clean: Mapped
    own: Mapped  # the same text repaired in the document's own script
    page: int = 1
    marker: str = ""  # "1.1.", "•", "а)" in canonical Latin; "" for what is no list item
    depth: int = 0  # nesting of an item, from 1; 0 for what is no list item
    place: Place = Place()
    capitals: bool = False  # written in capitals throughout
    cell: CellPlace | None = None  # None for what stands in no table

    @property
    def text(self) -> str:
        return self.clean.text

    def own_text(self, start: int, end: int) -> str:
        """What stands in the document's own script at the source range [start, end)."""
        first = bisect.bisect_left(self.own.starts, start)
        last = bisect.bisect_left(self.own.starts, end)
        return self.own.text[first:last].strip()


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisational unit or institution. `parent` is an index into the list of units it stands in."""

    name: str  # nominative, in the document's own script
    kind: str
    start: int
    end: int
    page: int = 1
    parent: int | None = None
    relation: str = "part_of"
    institution: bool = False  # level 0 whether or not a parent is known
    head: str = ""  # post that heads the unit, as written
    posts_declared: int | None = None  # posts, not executors, that the text says it has
    place: Place = Place()
    announced_at: int | None = None  # where the text says that it is formed: the start of its name there


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One elementary duty. `unit` and `position` are indices into the lists of the extraction."""

    unit: int
    text: str  # cleaned, in the document's own script
    start: int
    end: int
    page: int = 1
    actions: tuple[str, ...] = ()  # canonical Latin lemmas
    residual: bool = False
    position: int | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Position:
    """One post of the systematisation."""

    unit: int | None
    number: str
    title: str
    start: int
    end: int
    page: int = 1
    rank: str = ""
    rank_code: str = ""
    executors: int | None = None
    education: str = ""
    experience_years: int | None = None
    education_level: str = ""  # a key of schema.EDUCATION_LEVELS
    education_fields: tuple[str, ...] = ()
    exams: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    computer: str = ""
    competencies: str = ""
    requirements: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class DeclaredTotal:
    """A number of posts or executors that the text itself states («систематизовано је 120 радних места»).

    `of` says which posts are meant: "" all of them, a code of a rank (`polozaj` stands for `polozaj_1`, `polozaj_2`, …,
    `namestenik` for all support staff), "executor_posts" (civil servants but for the positions), "civil_servants" (all
    but support staff), "rest" (what no other part of the same list names), "other" (a part that is not understood).
    """

    counted: str  # "posts", "executors", or "" where only a number stands («виши саветник – 4»)
    count: int
    start: int
    end: int
    page: int = 1
    of: str = ""
    unit: int | None = None  # index into Extraction.units; None for the whole document
    group: int = 0  # number of the sentence, list or table it stands in, from 0: its parts have the same
    since: int | None = None  # a sum below posts («УКУПНО: 31»): it counts posts from this offset on, at the earliest
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything the extract stage found in one document, in reading order."""

    body: str = ""  # name of the issuing institution, nominative; "" where the text does not name it
    kind: str = "other"  # documents.kind
    title: str = ""  # of the act, as printed; "" where it has none
    language: str = ""
    script: str = ""
    published: str = ""
    gazette: str = ""
    units: tuple[Unit, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    positions: tuple[Position, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    declared: tuple[DeclaredTotal, ...] = ()
