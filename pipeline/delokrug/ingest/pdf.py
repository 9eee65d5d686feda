"""Born-digital PDF: bytes in, a `Document` out, whose lines have page, box, font size and weight.

What pdfium can mend is read, with a finding that says so; a page without a text layer among others is a finding.
pdfium is not thread-safe: one thread of a process at a time.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from delokrug.errors import CODES, DelokrugError
from delokrug.ingest.pdf_aligned import aligned_grids
from delokrug.ingest.pdf_chars import page_frame, page_runs
from delokrug.ingest.pdf_columns import Gutter
from delokrug.ingest.pdf_fonts import mended_pages
from delokrug.ingest.pdf_grids import Grid, ruled_grids
from delokrug.ingest.pdf_plumber import plumber_grids
from delokrug.ingest.pdf_rules import Edge, page_edges
from delokrug.ingest.pdf_tables import PrintedPage, printed_page
from delokrug.options import Options
from delokrug.records import Box, Cell, Document, Finding, Line, Table

# The thickest published budget with its annexes has 1,900 pages. At 40 pages a second 5,000 take two minutes.
MOST_PAGES = 5_000
# A page that shows an image over more than half of it and has fewer letters than this is a scan: the letters are a
# stamp or a page number (no false alarm in 98 pages).
FEWEST_LETTERS = 30
IMAGE_SHARE = 0.5
# Letters drawn as outlines: the shapes of a page without any letter. The emblem on a title page has some hundred.
OUTLINES = 500
# Where the end mark of the file is looked for: viewers accept a KB of what web servers append.
TAIL = 2048
# A table of two rows and two columns has three rules each way.
FEWEST_RULES = 3
# pdfplumber takes 0.15 s a page, and finds a table where our reading of the rules finds none on hardly any.
MOST_PLUMBED = 20
# Share of the page's width from which a horizontal rule may part the rows of a table.
LONG_RULE = 0.3
# Points above and below a stretch of text within which a rule belongs to it.
NEAR_RULE = 30
IMAGE, SHAPE = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH

DEFAULT = Options()

PageSize = tuple[float, float]


def pdf_document(data: bytes, *, source: str, options: Options = DEFAULT) -> Document:
    """Raises `DelokrugError` pdf_encrypted, pdf_broken, pdf_too_many_pages, pdf_no_text or garbled_text."""
    pdf = _opened(data, source, options.password)
    grids = _Grids(data, options.password)
    try:
        damage = file_damage(data)
        notes = [_warning("pdf_broken", reason=damage)] if damage else []
        pages: list[PrintedPage] = []
        sizes: list[PageSize] = []
        gutters: list[Gutter] = []
        for number in range(1, len(pdf) + 1):
            printed, size, findings = _read_page(pdf, number, grids, gutters)
            pages.append(printed)
            sizes.append(size)
            notes += findings
    finally:
        pdf.close()
    looked_at = mended_pages([page.lines for page in pages])
    notes += looked_at.findings
    pages = [replace(page, lines=tuple(mended)) for page, mended in zip(pages, looked_at.pages, strict=True)]
    lines = _document_lines(pages)
    if looked_at.garbled and not any(_letters(line.text) for line in lines):
        raise DelokrugError("garbled_text", file=source, where="all pages")
    if not any(_letters(line.text) for line in lines) or _all_without_text(notes, len(pages)):
        if any(note.code == "pdf_broken" for note in notes):
            raise DelokrugError("pdf_broken", file=source, reason=damage or "no page could be read")
        raise DelokrugError("pdf_no_text", file=source)
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        text="\n".join(line.text for line in lines),
        lines=lines,
        pages=len(pages),
        page_sizes=tuple(sizes),
        notes=tuple(notes),
        tables=_document_tables(pages),
    )


def file_damage(data: bytes) -> str:
    """What is wrong with the end of the file, "" where it is whole.

    pdfium mends a file that is cut short by looking for its objects, and tells nobody that the rest is missing.
    """
    tail = data[-TAIL:]
    if b"%%EOF" not in tail:
        return "the end of the file is missing; what is left of it was read"
    pointers = re.findall(rb"startxref\s+(\d+)", tail)
    if not pointers:
        return "its table of contents is missing; what was found was read"
    offset = int(pointers[-1]) + data.find(b"%PDF-", 0, 1024 + 5)
    # 0 stands in the first part of a linearised file; writers that count line ends wrong miss by a few bytes
    near = data[max(0, offset - 20) : offset + 40]
    if int(pointers[-1]) and not re.search(rb"xref|\d+\s+\d+\s+obj", near):
        return "its table of contents is damaged; what was found was read"
    return ""


def _opened(data: bytes, source: str, password: str) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data, password=password or None)
        pages = len(pdf)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise DelokrugError("wrong_password" if password else "pdf_encrypted", file=source) from error
        raise DelokrugError("pdf_broken", file=source, reason="it cannot be opened") from error
    if not pages or pages > MOST_PAGES:
        pdf.close()
        if not pages:
            raise DelokrugError("pdf_broken", file=source, reason="it has no pages")
        raise DelokrugError("pdf_too_many_pages", file=source, pages=pages, limit=MOST_PAGES)
    return pdf


class _Grids:
    """Ruled tables of the pages of one document. pdfplumber is asked where the rules make none, but not too often."""

    def __init__(self, data: bytes, password: str) -> None:
        self._data, self._password = data, password
        self._left = MOST_PLUMBED

    def on(self, number: int, edges: Sequence[Edge]) -> list[Grid]:
        found = ruled_grids(edges)
        if found or not self._left or not _may_be_table(edges):
            return found
        self._left -= 1
        return plumber_grids(self._data, number, password=self._password)


def _may_be_table(edges: Sequence[Edge]) -> bool:
    level = sum(edge.horizontal for edge in edges)
    return level >= FEWEST_RULES and len(edges) - level >= FEWEST_RULES


def _read_page(
    pdf: pypdfium2.PdfDocument, number: int, grids: _Grids, gutters: list[Gutter]
) -> tuple[PrintedPage, PageSize, list[Finding]]:
    """`gutters` are those between the columns of the pages before; those of this page are added."""
    nothing = PrintedPage(())
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return nothing, (0.0, 0.0), [_warning("pdf_broken", page=number, reason=f"page {number} cannot be read")]
    try:
        frame = page_frame(page.raw)
        text_page = pdfium.FPDFText_LoadPage(page.raw)
        if not text_page:
            return nothing, frame.size, [_warning("pdf_broken", page=number, reason=f"page {number} cannot be read")]
        try:
            runs = page_runs(text_page, frame)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        edges = page_edges(page.raw, frame)
        rules = [edge.at for edge in edges if edge.horizontal and edge.end - edge.start > LONG_RULE * frame.size[0]]
        printed = printed_page(
            runs,
            grids.on(number, edges),
            width=frame.size[0],
            aligned=lambda outside: aligned_grids(outside, rules=rules),
            is_table=lambda x, top, bottom: _crossing_rules(edges, x, top, bottom) > 2,
            gutters=gutters,
        )
        return printed, frame.size, _page_findings(page.raw, printed, frame.size, number)
    finally:
        page.close()


def _page_findings(page: Any, printed: PrintedPage, size: PageSize, number: int) -> list[Finding]:
    text = "".join(line.text for line in printed.lines)
    letters = _letters(text)
    if letters < FEWEST_LETTERS:
        boxes = object_boxes(page)
        images = sum((x1 - x0) * (top - bottom) for kind, (x0, bottom, x1, top) in boxes if kind == IMAGE)
        shapes = sum(kind == SHAPE for kind, _ in boxes)
        if images > IMAGE_SHARE * size[0] * size[1] or (not letters and shapes > OUTLINES):
            message = CODES["page_without_text"].format(page=number)
            return [Finding("note", "page_without_text", message, page=number)]
    return []


def object_boxes(page: Any) -> list[tuple[int, Box]]:
    """Kind and box (x0, bottom, x1, top in the PDF's coordinates) of what is drawn on a raw page; a form is one."""
    boxes: list[tuple[int, Box]] = []
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            inner = {
                pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(drawn, at))
                for at in range(pdfium.FPDFFormObj_CountObjects(drawn))
            }
            kind = IMAGE if IMAGE in inner else kind
        if pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, sides)):
            x0, bottom, x1, top = (side.value for side in sides)
            boxes.append((kind, (x0, bottom, x1, top)))
    return boxes


def _crossing_rules(edges: list[Edge], x: float, top: float, bottom: float) -> int:
    """Level rules over x between two heights: a table has one above and below each row, two columns have none."""
    near = (edge for edge in edges if edge.horizontal and top - NEAR_RULE < edge.at < bottom + NEAR_RULE)
    return len({round(edge.at) for edge in near if edge.start < x < edge.end})


def _document_lines(pages: list[PrintedPage]) -> tuple[Line, ...]:
    lines: list[Line] = []
    start = 0
    for number, page in enumerate(pages, 1):
        for line in page.lines:
            lines.append(Line(line.text, start, number, line.box, line.size, line.bold))
            start += len(line.text) + 1
    return tuple(lines)


def _document_tables(pages: list[PrintedPage]) -> tuple[Table, ...]:
    """The tables of the pages, their cells over the lines of the document."""
    tables: list[Table] = []
    before = 0
    for number, page in enumerate(pages, 1):
        for table in page.tables:
            cells = tuple(
                Cell(cell.row, cell.column, before + cell.first, before + cell.last, cell.row_span, cell.column_span)
                for cell in table.cells
            )
            tables.append(Table(number, table.rows, table.columns, cells, table.box, table.ruled))
        before += len(page.lines)
    return tuple(tables)


def _all_without_text(notes: list[Finding], pages: int) -> bool:
    return sum(note.code == "page_without_text" for note in notes) == pages


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _warning(code: str, *, page: int | None = None, **facts: object) -> Finding:
    return Finding("warning", code, CODES[code].format(**facts), page=page)
