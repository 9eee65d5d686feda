"""PDF: bytes in, a `Document` out, whose lines have page, box, font size and weight.

What pdfium can mend is read, with a finding that says so. A page without a text layer is read by character recognition;
what that cannot read is a finding.
pdfium is not thread-safe: one thread of a process at a time.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from delokrug.errors import DelokrugError
from delokrug.ingest.ocr_pages import Recognition, no_text_reason
from delokrug.ingest.pdf_bombs import bomb_limit
from delokrug.ingest.pdf_columns import Gutter
from delokrug.ingest.pdf_fonts import mended_pages
from delokrug.ingest.pdf_pages import PageSize, PageTables, letters_in, read_page, warning
from delokrug.ingest.pdf_tables import PrintedPage, moved_tables
from delokrug.options import Options
from delokrug.records import Document, Finding, Line, Table

# The thickest published budget with its annexes has 1,900 pages. At 40 pages a second 5,000 take two minutes.
MOST_PAGES = 5_000
# Where the end mark of the file is looked for: viewers accept a KB of what web servers append.
TAIL = 2048

DEFAULT = Options()


def pdf_document(data: bytes, *, source: str, options: Options = DEFAULT) -> Document:
    """Raises `DelokrugError` pdf_encrypted, wrong_password, pdf_broken, pdf_bomb, pdf_too_many_pages, pdf_no_text or
    garbled_text."""
    pdf = _opened(data, source, options.password)
    try:
        damage = file_damage(data)
        notes = [warning("pdf_broken", reason=damage)] if damage else []
        recognition = Recognition(options)
        pages, sizes = _read_pages(pdf, PageTables(data, options.password), recognition, notes)
        looked_at = mended_pages([page.lines for page in pages])
        for number in looked_at.garbled if options.ocr != "never" else ():
            if read := recognition.pdf_page(pdf, number):
                pages[number - 1] = read
    finally:
        pdf.close()
    if looked_at.garbled and recognition.pages:
        looked_at = mended_pages([page.lines for page in pages])
    notes += looked_at.findings
    for at, mended in enumerate(looked_at.pages):
        if mended is not pages[at].lines:
            pages[at] = replace(pages[at], lines=tuple(mended))
    count, garbled = len(pages), bool(looked_at.garbled)
    del looked_at  # it holds the lines as well
    tables, lines = _document_tables(pages), _document_lines(pages)
    if not any(letters_in(line.text) for line in lines) or _all_without_text(notes, count):
        if garbled:
            raise DelokrugError("garbled_text", file=source, where="all pages")
        if any(note.code == "pdf_broken" for note in notes):
            raise DelokrugError("pdf_broken", file=source, reason=damage or "no page could be read")
        raise DelokrugError("pdf_no_text", file=source, reason=no_text_reason(recognition))
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        text="\n".join(line.text for line in lines),
        lines=lines,
        pages=count,
        page_sizes=tuple(sizes),
        notes=(*notes, *recognition.findings()),
        tables=tables,
        ocr_pages=recognition.pages,
    )


def _read_pages(
    pdf: pypdfium2.PdfDocument, ruled: PageTables, recognition: Recognition, notes: list[Finding]
) -> tuple[list[PrintedPage], list[PageSize]]:
    """The pages as their text layers say, those without one by character recognition; findings are added to `notes`."""
    pages: list[PrintedPage] = []
    sizes: list[PageSize] = []
    gutters: list[Gutter] = []
    for number in range(1, len(pdf) + 1):
        printed, size, findings = read_page(pdf, number, ruled, gutters)
        read = recognition.pdf_page(pdf, number) if recognition.wants(findings) else None
        if read:
            printed, findings = read, []
        pages.append(printed)
        sizes.append(size)
        notes += findings
    return pages, sizes


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
    if limit := bomb_limit(data):
        raise DelokrugError("pdf_bomb", file=source, limit=limit)
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


def _document_lines(pages: list[PrintedPage]) -> tuple[Line, ...]:
    """The lines of all pages. The pages are let go one by one: with 1,000 of them both would be 30 MB more."""
    lines: list[Line] = []
    start = 0
    for number in range(1, len(pages) + 1):
        page, pages[number - 1] = pages[number - 1], PrintedPage(())
        for line in page.lines:
            lines.append(Line(line.text, start, number, line.box, line.size, line.bold, line.confidence))
            start += len(line.text) + 1
    return tuple(lines)


def _document_tables(pages: list[PrintedPage]) -> tuple[Table, ...]:
    """The tables of the pages, their cells over the lines of the document."""
    tables: list[Table] = []
    before = 0
    for number, page in enumerate(pages, 1):
        tables += moved_tables(page.tables, page=number, first_line=before)
        before += len(page.lines)
    return tuple(tables)


def _all_without_text(notes: list[Finding], pages: int) -> bool:
    return sum(note.code == "page_without_text" for note in notes) == pages
