"""PDF: bytes in, a `Document` out, whose lines have page, box, font size and weight.

What pdfium can mend is read, with a finding that says so. A page without a text layer is read by character recognition;
what that cannot read is a finding.
pdfium is not thread-safe: one thread of a process at a time.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from delokrug.errors import CODES, DelokrugError
from delokrug.ingest.ocr_pages import Recognition, moved_tables, no_text_reason
from delokrug.ingest.pdf_chars import page_frame, page_runs
from delokrug.ingest.pdf_lines import Printed, printed_lines
from delokrug.options import Options
from delokrug.records import Box, Document, Finding, Line, Table

# The thickest published budget with its annexes has 1,900 pages. At 40 pages a second 5,000 take two minutes.
MOST_PAGES = 5_000
# A page that shows an image over more than half of it and has fewer letters than this is a scan: the letters are a
# stamp or a page number (no false alarm in 98 pages).
FEWEST_LETTERS = 30
IMAGE_SHARE = 0.5
# Letters drawn as outlines: the shapes of a page without any letter. The emblem on a title page has some hundred.
OUTLINES = 500
# One letter in ten without a Unicode value: a fair copy has none, a broken font all of its own.
MOST_UNMAPPED = 0.1
# Where the end mark of the file is looked for: viewers accept a KB of what web servers append.
TAIL = 2048
IMAGE, SHAPE = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH

DEFAULT = Options()

PageSize = tuple[float, float]


def pdf_document(data: bytes, *, source: str, options: Options = DEFAULT) -> Document:
    """Raises `DelokrugError` pdf_encrypted, pdf_broken, pdf_too_many_pages or pdf_no_text."""
    pdf = _opened(data, source, options.password)
    try:
        damage = file_damage(data)
        notes = [_warning("pdf_broken", reason=damage)] if damage else []
        pages: list[list[Printed]] = []
        sizes: list[PageSize] = []
        recognition = Recognition(options)
        tables: list[Table] = []
        for number in range(1, len(pdf) + 1):
            printed, size, findings = _read_page(pdf, number)
            read = recognition.pdf_page(pdf, number) if recognition.wants(findings) else None
            if read:
                printed, findings = read.lines, []
                tables += moved_tables(read.tables, sum(map(len, pages)))
            pages.append(printed)
            sizes.append(size)
            notes += findings
    finally:
        pdf.close()
    lines = _document_lines(pages)
    if not any(_letters(line.text) for line in lines) or _all_without_text(notes, len(pages)):
        if any(note.code == "pdf_broken" for note in notes):
            raise DelokrugError("pdf_broken", file=source, reason=damage or "no page could be read")
        raise DelokrugError("pdf_no_text", file=source, reason=no_text_reason(recognition))
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        text="\n".join(line.text for line in lines),
        lines=lines,
        pages=len(pages),
        page_sizes=tuple(sizes),
        notes=(*notes, *recognition.findings()),
        tables=tuple(tables),
        ocr_pages=recognition.pages,
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


def _read_page(pdf: pypdfium2.PdfDocument, number: int) -> tuple[list[Printed], PageSize, list[Finding]]:
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return [], (0.0, 0.0), [_warning("pdf_broken", page=number, reason=f"page {number} cannot be read")]
    try:
        frame = page_frame(page.raw)
        text_page = pdfium.FPDFText_LoadPage(page.raw)
        if not text_page:
            return [], frame.size, [_warning("pdf_broken", page=number, reason=f"page {number} cannot be read")]
        try:
            runs = page_runs(text_page, frame)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        lines = printed_lines(
            runs, width=frame.size[0], is_table=lambda x: _crossing_rules(page.raw, x + frame.left) > 2
        )
        return lines, frame.size, _page_findings(page.raw, lines, frame.size, number)
    finally:
        page.close()


def _page_findings(page: Any, lines: list[Printed], size: PageSize, number: int) -> list[Finding]:
    text = "".join(line.text for line in lines)
    letters = _letters(text)
    if letters < FEWEST_LETTERS:
        boxes = object_boxes(page)
        images = sum((x1 - x0) * (top - bottom) for kind, (x0, bottom, x1, top) in boxes if kind == IMAGE)
        shapes = sum(kind == SHAPE for kind, _ in boxes)
        if images > IMAGE_SHARE * size[0] * size[1] or (not letters and shapes > OUTLINES):
            message = CODES["page_without_text"].format(page=number)
            return [Finding("note", "page_without_text", message, page=number)]
    if text.count("\ufffd") > MOST_UNMAPPED * len(text):
        return [_warning("unknown_encoding", page=number)]
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


def _crossing_rules(page: Any, x: float) -> int:
    """Horizontal rules over x: a table has one above and below each row, two columns have none."""
    return sum(kind == SHAPE and x0 < x < x1 and top - bottom < 3 for kind, (x0, bottom, x1, top) in object_boxes(page))


def _document_lines(pages: list[list[Printed]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    start = 0
    for number, page in enumerate(pages, 1):
        for line in page:
            lines.append(Line(line.text, start, number, line.box, line.size, line.bold, line.confidence))
            start += len(line.text) + 1
    return tuple(lines)


def _all_without_text(notes: list[Finding], pages: int) -> bool:
    return sum(note.code == "page_without_text" for note in notes) == pages


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def _warning(code: str, *, page: int | None = None, **facts: object) -> Finding:
    return Finding("warning", code, CODES[code].format(**facts), page=page)
