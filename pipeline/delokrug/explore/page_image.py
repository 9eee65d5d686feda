"""A page of a PDF with what was read from it: the file's bytes and rows in, a picture with coloured boxes out.

Units are blue, responsibilities green, posts orange; a row that is printed on several lines has a box on each.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from delokrug.errors import DelokrugError
from delokrug.records import Document
from delokrug.tables.boxes import LineBoxes, PrintedBox
from delokrug.tables.rows import Rows

if TYPE_CHECKING:
    import PIL.Image

RESOLUTION = 110  # dots per inch: small print can be read, and a page fits a screen
# A page of 10 metres would be a picture of 5 GB.
MOST_PIXELS = 5_000
MARGIN = 1.0  # points around the letters

Colour = tuple[int, int, int]
COLOURS: dict[str, Colour] = {
    "units": (30, 90, 220),
    "responsibilities": (20, 140, 60),
    "positions": (225, 120, 0),
}


def page_image(data: bytes, document: Document, rows: Rows, *, page: int, password: str = "") -> PIL.Image.Image:
    """The page (from 1) as it is printed, with boxes over the rows that were read from it.

    Raises `DelokrugError` no_page_image where the document is no PDF or has no such page.
    """
    if document.format != "pdf":
        raise DelokrugError("no_page_image", file=document.source, reason="only pages of PDFs can be drawn")
    if not 1 <= page <= (document.pages or 0):
        raise DelokrugError("no_page_image", file=document.source, reason=f"it has {document.pages} pages")
    import pdfplumber

    resolution = min(RESOLUTION, 72 * MOST_PIXELS / max(*document.page_sizes[page - 1], 1.0))
    with pdfplumber.open(io.BytesIO(data), pages=[page], password=password) as pdf:
        shown = pdf.pages[0]
        left, top = shown.bbox[:2]
        image = shown.to_image(resolution=resolution, antialias=True)
        for name, colour in COLOURS.items():
            boxes = [
                (x0 - MARGIN + left, y0 - MARGIN + top, x1 + MARGIN + left, y1 + MARGIN + top)
                for number, x0, y0, x1, y1 in row_boxes(document, rows, name)
                if number == page
            ]
            image.draw_rects(boxes, fill=(*colour, 40), stroke=(*colour, 220), stroke_width=1)
        picture: PIL.Image.Image = image.annotated
    return picture


def row_boxes(document: Document, rows: Rows, table: str) -> Iterator[PrintedBox]:
    """The boxes of all rows of a table: one for each line that a row is printed on."""
    boxes = LineBoxes(document.lines)
    for row in rows[table]:
        yield from boxes.within(row["start"], row["end"])
