"""Pages of a document read by character recognition: pictures of them in, printed lines, tables and findings out.

One `Recognition` goes through a document: it remembers the script from page to page, reads one page at a time and lets
it go, and says at the end what was read and how surely. Where there is no engine, pages stay lost and one finding says
what to run.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from delokrug.errors import CODES
from delokrug.ingest import ocr, ocr_engine
from delokrug.ingest.page_lists import page_numbers
from delokrug.ingest.pdf_lines import Printed
from delokrug.ingest.pdf_tables import PrintedPage
from delokrug.options import Options
from delokrug.records import Cell, Finding, Table

# A2 at 300 dots an inch: 35 MB as grey, some 250 MB while it is read. Larger sheets (plans) are read coarser, down to
# 72, and beyond that (2 by 2 m) not at all.
MOST_PIXELS = 35_000_000
COARSEST_DPI = 72.0
# Pages of a bad copy give 0.7 to 0.85, fair scans 0.93 and more.
DOUBTFUL = 0.85
# Fewer letters are a stamp, a page number or dirt.
FEWEST_LETTERS = 10
# Share of the usual font size by which that of a line may differ without meaning anything
SAME_SIZE = 0.25
# The share of the time for a document in which pages are recognised; the rest is for its text, 3 s for 80 pages, on a
# machine that has more to do, 20 s.
TIME_SHARE = 0.75
# What says that a page's own text is missing or worthless
TEXTLESS = frozenset({"page_without_text", "unknown_encoding"})


@dataclass(slots=True)
class Recognition:
    """Reads the pages of one document and keeps account of them."""

    options: Options
    script: str = "Cyrl"
    confidences: dict[int, float] = field(default_factory=dict)
    missed: bool = False  # whether a page was lost for want of an engine
    late: set[int] = field(default_factory=set)  # the pages that there was no time for
    too_large: list[int] = field(default_factory=list)
    started: float = field(default_factory=lambda: time.monotonic())  # looked up anew: a test has its own clock
    slowest: float = 0.0  # seconds that a page took

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that were read, from 1."""
        return tuple(sorted(self.confidences))

    def wants(self, findings: Iterable[Finding]) -> bool:
        """Whether a page is to be read, by what its own text layer gave rise to."""
        if self.options.ocr == "never":
            return False
        return self.options.ocr == "always" or any(finding.code in TEXTLESS for finding in findings)

    def page(self, picture: Image.Image | None, number: int, *, dpi: float) -> PrintedPage | None:
        """The page in a picture; None where there is no engine, no picture or hardly a letter on it."""
        if picture is None:
            return None
        if ocr_engine.missing():
            self.missed = True
            return None
        began = time.monotonic()
        read = ocr.read_page(picture, dpi=dpi, script=self.script)
        self.slowest = max(self.slowest, time.monotonic() - began)
        if sum(char.isalpha() for line in read.all_lines for char in line.text) < FEWEST_LETTERS:
            return None
        self.script = read.script
        self.confidences[number] = read.confidence
        return _recognised(read, number)

    def out_of_time(self, number: int) -> bool:
        """Whether there is no time left for one more page, this one; it is counted among the `late`."""
        limit = TIME_SHARE * self.options.time_limit
        if not limit or time.monotonic() - self.started + self.slowest <= limit:
            return False
        self.late.add(number)
        return True

    def pdf_page(self, pdf: pypdfium2.PdfDocument, number: int) -> PrintedPage | None:
        """The same for a page of a PDF."""
        if ocr_engine.missing():
            self.missed = True
            return None
        if self.out_of_time(number):
            return None
        picture, dpi = page_picture(pdf, number)
        if picture is None and dpi < COARSEST_DPI:
            self.too_large.append(number)
        return self.page(picture, number, dpi=dpi)

    def findings(self) -> list[Finding]:
        """What was read and how surely: a note for the document, a warning for each doubtful page."""
        if self.missed:
            message = CODES["ocr_missing"].format(command=ocr_engine.missing())
            return [Finding("warning", "ocr_missing", message)]
        if not self.confidences:
            return self._lateness()
        mean = sum(self.confidences.values()) / len(self.confidences)
        verb = "was" if len(self.confidences) == 1 else "were"
        pages = f"{page_numbers(self.pages)} {verb}"
        notes = [Finding("note", "ocr_read", CODES["ocr_read"].format(pages=pages, confidence=round(100 * mean)))]
        for number, confidence in sorted(self.confidences.items()):
            if confidence < DOUBTFUL:
                message = CODES["ocr_doubtful"].format(page=number, confidence=round(100 * confidence))
                notes.append(Finding("warning", "ocr_doubtful", message, page=number))
        return notes + self._lateness()

    def _lateness(self) -> list[Finding]:
        if not self.late:
            return []
        pages = f"{page_numbers(sorted(self.late))} {'was' if len(self.late) == 1 else 'were'}"
        message = CODES["ocr_out_of_time"].format(pages=pages, seconds=f"{self.options.time_limit:g}")
        return [Finding("warning", "ocr_out_of_time", message)]


def no_text_reason(recognition: Recognition) -> str:
    """Why a document of scanned pages gave no text."""
    if recognition.options.ocr == "never":
        return "character recognition is switched off (--ocr never)"
    if recognition.missed:
        return f"character recognition is not installed; run: {ocr_engine.missing()}"
    if recognition.late:
        return f"of {page_numbers(sorted(recognition.late))} none could be recognised in time (--timeout gives it more)"
    if recognition.too_large:
        return f"{page_numbers(recognition.too_large)}: too large a sheet for character recognition"
    return "no text was recognised on its pages"


def page_picture(pdf: pypdfium2.PdfDocument, number: int) -> tuple[Image.Image | None, float]:
    """A page as it is shown, and its resolution; no picture of one that is broken or too large to be read."""
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return None, ocr.LEAST_DPI
    try:
        width, height = (max(1.0, length / 72) for length in page.get_size())  # inches
        dpi = min(page_dpi(page), (MOST_PIXELS / (width * height)) ** 0.5)
        if dpi < COARSEST_DPI:
            return None, dpi
        bitmap = page.render(scale=dpi / 72)
        picture = bitmap.to_pil().convert("RGB")
        bitmap.close()
        return picture, dpi
    except (pypdfium2.PdfiumError, ValueError):  # a size of nothing or beyond what a bitmap can have
        return None, ocr.LEAST_DPI
    finally:
        page.close()


def page_dpi(page: Any) -> float:
    """The resolution of the largest picture on a page, within what the engine likes; the most where there is none."""
    best, found = 0.0, ocr.MOST_DPI
    try:
        for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, bottom, right, top = drawn.get_bounds()
            if (right - left) * (top - bottom) > best:
                best = (right - left) * (top - bottom)
                found = 72 * max(drawn.get_px_size()) / max(right - left, top - bottom)
    except pypdfium2.PdfiumError:  # a picture without a size
        return ocr.MOST_DPI
    return max(ocr.LEAST_DPI, min(ocr.MOST_DPI, found))


def _recognised(read: ocr.OcrPage, number: int) -> PrintedPage:
    lines: list[Printed] = []
    tables: list[Table] = []
    for part in read.parts:
        if isinstance(part, ocr.OcrLine):
            lines.append(_printed(part))
            continue
        cells = []
        for cell in part.cells:
            first = len(lines)
            lines += [_printed(line) for line in cell.lines]
            cells.append(Cell(cell.row, cell.column, first, len(lines), cell.row_span, cell.column_span))
        tables.append(Table(number, part.rows, part.columns, tuple(cells), part.box))
    inside = {at for table in tables for cell in table.cells for at in range(cell.first, cell.last)}
    return PrintedPage(tuple(_of_one_size(lines, inside)), tuple(tables))


def _of_one_size(lines: Sequence[Printed], inside: set[int]) -> list[Printed]:
    """Lines of about the usual size have it, and all those inside tables.

    The heights of letters tell a size to a fifth, those of a cell's two words even less, and layout parts paragraphs
    where sizes differ.
    """
    sizes = sorted(size for line in lines for size in [line.size] * len(line.text))
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    return [
        replace(line, size=usual) if at in inside or abs(line.size - usual) <= SAME_SIZE * usual else line
        for at, line in enumerate(lines)
    ]


def _printed(line: ocr.OcrLine) -> Printed:
    return Printed(line.text, line.box, line.size, line.bold, confidence=line.confidence)
