"""Tables of a page as pdfplumber itself finds them: the slow way, for pages whose rules `pdf_rules` could not follow.

In: the PDF's bytes and a page. Out: grids, as from `pdf_grids`. It takes 0.15 s a page, so few pages are asked for.
"""

from __future__ import annotations

import io
import logging

from delokrug.ingest.pdf_grids import Grid, grid_of, is_table

log = logging.getLogger(__name__)


def plumber_grids(data: bytes, page: int, *, password: str = "") -> list[Grid]:
    """The tables of a page (from 1) in points from the top left of the page as shown; none where pdfplumber fails."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[page], password=password) as pdf:
            left, top = pdf.pages[0].cropbox[:2]
            tables = [table.cells for table in pdf.pages[0].find_tables()]
    except Exception as error:  # pdfminer raises whatever a damaged file makes it stumble over; no text is lost by it
        log.debug("page %s: pdfplumber found no tables (%s: %s)", page, type(error).__name__, error)
        return []
    grids = [grid_of((x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in cells) for cells in tables]
    return sorted((grid for grid in grids if is_table(grid)), key=lambda grid: grid.ys[0])
