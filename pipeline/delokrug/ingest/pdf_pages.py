"""One page of a born-digital PDF: a pdfium document and a page's number in, what is printed there out.

Characters and rules come from pdfium; ruled tables are made of the rules, tables without rules of aligned words.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from delokrug.errors import CODES
from delokrug.ingest.pdf_aligned import aligned_grids
from delokrug.ingest.pdf_chars import page_frame, page_runs
from delokrug.ingest.pdf_columns import Gutter
from delokrug.ingest.pdf_grids import Grid, ruled_grids
from delokrug.ingest.pdf_plumber import plumber_grids
from delokrug.ingest.pdf_rules import Edge, page_edges
from delokrug.ingest.pdf_tables import PrintedPage, printed_page
from delokrug.ingest.pdf_words import LevelRow
from delokrug.records import Box, Finding

# A page that shows an image over more than half of it and has fewer letters than this is a scan: the letters are a
# stamp or a page number (no false alarm in 98 pages).
FEWEST_LETTERS = 30
IMAGE_SHARE = 0.5
# Letters drawn as outlines: the shapes of a page without any letter. The emblem on a title page has some hundred.
OUTLINES = 500
# A table of two rows and two columns has three rules each way.
FEWEST_RULES = 3
# pdfplumber takes 0.15 s a page, and finds a table where our reading of the rules finds none on hardly any.
MOST_PLUMBED = 20
# Share of the page's width from which a horizontal rule may part the rows of a table.
LONG_RULE = 0.3
# Points above and below a stretch of text within which a rule belongs to it.
NEAR_RULE = 30
IMAGE, SHAPE = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH

PageSize = tuple[float, float]
"""Width and height in points."""


class PageTables:
    """Tables of the pages of one document in turn. pdfplumber is asked where rules make none, but not too often."""

    def __init__(self, data: bytes, password: str) -> None:
        self._data, self._password = data, password
        self._left = MOST_PLUMBED
        self.columns: Sequence[float] = ()  # of the table without rules that ends the page before

    def on(self, number: int, edges: Sequence[Edge]) -> list[Grid]:
        found = ruled_grids(edges)
        if found or not self._left or not _may_be_table(edges):
            return found
        self._left -= 1
        return plumber_grids(self._data, number, password=self._password)

    def aligned(self, level: Sequence[LevelRow], rules: Sequence[float]) -> list[Grid]:
        """The tables without rules on the next page, among its level rows."""
        found = aligned_grids(level, rules=rules, known=self.columns)
        self.columns = found[-1].xs if found else ()
        return found


def _may_be_table(edges: Sequence[Edge]) -> bool:
    level = sum(edge.horizontal for edge in edges)
    return level >= FEWEST_RULES and len(edges) - level >= FEWEST_RULES


def read_page(
    pdf: pypdfium2.PdfDocument, number: int, grids: PageTables, gutters: list[Gutter]
) -> tuple[PrintedPage, PageSize, list[Finding]]:
    """`gutters` are those between the columns of the pages before; those of this page are added."""
    nothing = PrintedPage(())
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return nothing, (0.0, 0.0), [warning("pdf_broken", page=number, reason=f"page {number} cannot be read")]
    try:
        frame = page_frame(page.raw)
        text_page = pdfium.FPDFText_LoadPage(page.raw)
        if not text_page:
            return nothing, frame.size, [warning("pdf_broken", page=number, reason=f"page {number} cannot be read")]
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
            aligned=lambda level: grids.aligned(level, rules),
            is_table=lambda x, top, bottom: _crossing_rules(edges, x, top, bottom) > 2,
            gutters=gutters,
        )
        return printed, frame.size, _page_findings(page.raw, printed, frame.size, number)
    finally:
        page.close()


def _page_findings(page: Any, printed: PrintedPage, size: PageSize, number: int) -> list[Finding]:
    text = "".join(line.text for line in printed.lines)
    letters = letters_in(text)
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


def letters_in(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))


def warning(code: str, *, page: int | None = None, **facts: object) -> Finding:
    """A finding of the severity "warning"."""
    return Finding("warning", code, CODES[code].format(**facts), page=page)
