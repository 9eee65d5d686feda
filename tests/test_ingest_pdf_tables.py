"""Tables of PDFs, ruled and not: pages drawn by hand in, cells out; pdfplumber is the oracle where it can be."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import pdf_pages, read_bytes
from delokrug.ingest.pdf_rules import MOST_PIECES
from delokrug.options import Options
from delokrug.records import Document, Table
from tiny_pdf import Page, at, column, tiny_pdf

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "documents" / "written"
PDFS = [*sorted((ROOT / "corpora" / "documents").glob("*.pdf")), *sorted(SHARED.glob("*.pdf"))]

XS, YS = (60, 140, 300, 420), (700, 660, 620, 580)
CELLS = [["No", "Post", "Rank"], ["1.", "Head", "adviser"], ["2.", "Clerk", "officer"]]


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S\n"


def rectangle(x0: float, y0: float, x1: float, y1: float, *, how: str = "S") -> str:
    return f"{x0} {y0} {x1 - x0} {y1 - y0} re {how}\n"


def lines_drawn(xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> str:
    level = "".join(line(xs[0], y, xs[-1], y) for y in ys)
    return level + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def cells_drawn() -> str:
    return "".join(rectangle(x0, y1, x1, y0) for x0, x1 in pairwise(XS) for y0, y1 in pairwise(YS))


def bars_drawn() -> str:
    """Rules as thin filled rectangles, as Word exports them."""
    level = "".join(rectangle(XS[0], y, XS[-1], y + 0.5, how="f") for y in YS)
    return level + "".join(rectangle(x, YS[-1], x + 0.5, YS[0], how="f") for x in XS)


def doubled() -> str:
    return lines_drawn() + lines_drawn(tuple(x + 1.5 for x in XS), tuple(y - 1.5 for y in YS))


def pieces_drawn() -> str:
    """A line for each side of each cell."""
    level = "".join(line(x0, y, x1, y) for y in YS for x0, x1 in pairwise(XS))
    return level + "".join(line(x, y0, x, y1) for x in XS for y0, y1 in pairwise(YS))


def dotted() -> str:
    level = "".join(line(x, y, x + 2, y) for y in YS for x in range(XS[0], XS[-1], 4))
    return level + "".join(line(x, y, x, y - 2) for x in XS for y in range(YS[0], YS[-1], -4))


def turned_page() -> str:
    """The table drawn on a page that is shown turned by 90 degrees."""
    return f"q 0 1 -1 0 842 0 cm {lines_drawn()} {written(CELLS)} Q\n"


def written(cells: list[list[str]], xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> str:
    return "".join(
        at(x + 5, y - 20, text) for y, row in zip(ys, cells, strict=False) for x, text in zip(xs, row, strict=False)
    )


def read(*pages: Page | str) -> Document:
    return read_bytes(tiny_pdf(*pages), source="page.pdf")


def cells_of(document: Document, table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(" ".join(line.text for line in document.lines[cell.first : cell.last]))
    return rows


DRAWN = {
    "lines": lines_drawn(), "a line a side": pieces_drawn(), "rectangles": cells_drawn(), "bars": bars_drawn(),
    "double": doubled(), "dotted": dotted(),
}  # fmt: skip


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)
def test_ruled(drawn: str) -> None:
    document = read(drawn + written(CELLS))
    (table,) = document.tables
    assert (table.rows, table.columns, table.ruled, table.page) == (3, 3, True, 1)
    assert cells_of(document, table) == CELLS
    assert table.box == pytest.approx((60, 142, 420, 262), abs=3)
    # the text of a table is read cell by cell
    assert document.text.split("\n") == [text for row in CELLS for text in row]


def test_shown_turned() -> None:
    document = read(Page(turned_page(), rotate=90, size=(842, 595)))
    assert [cells_of(document, table) for table in document.tables] == [CELLS]


def test_cells_of_several_lines_among_prose() -> None:
    tall = (700, 640, 580)
    text = column(65, 690, ["Head", "of the", "sector"]) + column(145, 690, ["leads;", "plans"]) + at(305, 690, "1")
    document = read(
        at(60, 760, "Article 5.") + lines_drawn(XS, tall) + text + at(145, 630, "reports") + at(60, 540, "Article 6.")
    )
    assert cells_of(document, document.tables[0]) == [["Head of the sector", "leads; plans", "1"], ["", "reports", ""]]
    assert document.text.split("\n") == [
        "Article 5.", "Head", "of the", "sector", "leads;", "plans", "1", "reports", "Article 6."
    ]  # fmt: skip


def test_merged_cells() -> None:
    level = line(60, 700, 420, 700) + line(60, 660, 420, 660) + line(140, 620, 420, 620) + line(60, 580, 420, 580)
    plumb = line(60, 700, 60, 580) + line(420, 700, 420, 580) + line(140, 660, 140, 580) + line(300, 660, 300, 580)
    text = at(65, 680, "Sector") + written([["1.", "A", "B"], ["", "C", "D"]], ys=(660, 620))
    document = read(level + plumb + text)
    (table,) = document.tables
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans[0, 0] == (1, 3)
    assert spans[1, 0] == (2, 1)
    assert cells_of(document, table) == [["Sector"], ["1.", "A", "B"], ["C", "D"]]


def test_one_text_object_over_several_cells() -> None:
    # «12 adviser» drawn at once, with a jump inside (figures of the array are thousandths of the size)
    apart = "BT /F3 10 Tf 1 0 0 1 65 640 Tm [(12) -7000 (Head) -13500 (adviser)] TJ ET\n"
    document = read(lines_drawn() + written(CELLS[:1]) + apart)
    assert cells_of(document, document.tables[0])[1] == ["12", "Head", "adviser"]


NO_TABLES = {
    "a frame around text": rectangle(50, 600, 500, 720) + column(60, 700, ["Announcement", "of a vacant post"]),
    "boxes one below the other": "".join(rectangle(50, y, 500, y + 30) for y in (600, 640, 680))
    + "".join(at(60, y + 10, "Sector for trade") for y in (600, 640, 680)),
    "underlined words": line(60, 698, 120, 698) + line(60, 658, 160, 658) + at(60, 700, "Sector") + at(60, 660, "Plan"),
    "an empty grid": lines_drawn() + at(60, 540, "Below the form there is text."),
    "two columns of a signature": at(60, 400, "Number 12/3") + at(400, 400, "MINISTER")
    + at(60, 385, "Belgrade") + at(400, 385, "Name"),
    "label and value": "".join(at(60, y, "Telephone:") + at(250, y, "011 000") for y in range(500, 700, 15)),
    "prose with wide gaps": "".join(
        at(60, y, f"the   work of{' ' * (y // 13 % 3)} the    section  and other things") for y in range(500, 700, 13)
    ),
}  # fmt: skip


@pytest.mark.parametrize("page", NO_TABLES.values(), ids=NO_TABLES)
def test_no_table(page: str) -> None:
    document = read(page)
    assert document.tables == ()
    assert document.text.strip()


def aligned(rows: list[list[str]], *, top: float = 700, step: float = 14, xs: tuple[float, ...] = XS) -> str:
    return "".join(at(x, top - step * number, text) for number, row in enumerate(rows)
                   for x, text in zip(xs, row, strict=False) if text)  # fmt: skip


ALIGNED = {
    "one line a row": (aligned([*CELLS, ["3.", "Driver", "staff"]]), [*CELLS, ["3.", "Driver", "staff"]]),
    # the number tells where a row begins
    "wrapped cells": (
        aligned([["No", "Post", "Rank"], ["1.", "Head of the", "senior"], ["", "whole sector", "adviser"],
                 ["2.", "Clerk", "officer"], ["3.", "Driver of", "staff"], ["", "the office", ""]]),
        [["No", "Post", "Rank"], ["1.", "Head of the whole sector", "senior adviser"], ["2.", "Clerk", "officer"],
         ["3.", "Driver of the office", "staff"]],
    ),
    # without numbers, a small letter goes on
    "no numbers": (
        aligned([["Post", "Rank", "Count"], ["Head of the", "adviser", "1"], ["whole part", "", ""],
                 ["Clerk", "officer", "2"], ["Driver", "staff", "1"]]),
        [["Post", "Rank", "Count"], ["Head of the whole part", "adviser", "1"], ["Clerk", "officer", "2"],
         ["Driver", "staff", "1"]],
    ),
    "a unit across the columns": (
        aligned([*CELLS[:2], ["3.", "Driver", "staff"]])
        + at(60, 658, "Department for the supervision of trade") + aligned(CELLS[2:], top=644),
        [*CELLS[:2], ["3.", "Driver", "staff"], ["Department for the supervision of trade"], *CELLS[2:]],
    ),
    # a rule between rows says more than a number does
    "level rules": (
        aligned([["Post", "Rank", "Count"], ["Head", "senior", "1"], ["Of sector", "adviser", ""],
                 ["Clerk", "officer", "2"]])
        + line(60, 696, 420, 696) + line(60, 668, 420, 668),
        [["Post", "Rank", "Count"], ["Head Of sector", "senior adviser", "1"], ["Clerk", "officer", "2"]],
    ),
    "rows set apart": (
        aligned([["Post", "Rank", "Count"]]) + aligned([["Head", "senior", "1"], ["Of it", "adviser", ""]], top=676)
        + aligned([["Clerk", "officer", "2"]], top=638) + aligned([["Driver", "staff", "1"]], top=614),
        [["Post", "Rank", "Count"], ["Head Of it", "senior adviser", "1"], ["Clerk", "officer", "2"],
         ["Driver", "staff", "1"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("page", "cells"), ALIGNED.values(), ids=ALIGNED)
def test_aligned(page: str, cells: list[list[str]]) -> None:
    above = at(60, 760, "Article 7. The posts are the following, in the order of the units:")
    below = at(60, 500, "Article 8. This rulebook comes into force on the eighth day after it is posted.")
    document = read(above + page + below)
    (table,) = document.tables
    assert not table.ruled
    assert cells_of(document, table) == cells


def test_numbers_at_the_right_edge_are_aligned() -> None:
    rows = [["Post", "Rank", "12"], ["Head", "adviser", "2"], ["Clerk", "officer", "130"], ["Driver", "staff", "7"]]
    page = "".join(
        at(60, y, a) + at(160, y, b) + at(400 - 6 * len(c), y, c)
        for y, (a, b, c) in zip((700, 686, 672, 658), rows, strict=True)
    )  # fmt: skip
    document = read(page)
    assert cells_of(document, document.tables[0]) == rows


def test_a_drawing_is_no_table() -> None:
    net = "".join(line(x, 100, x, 700) for x in range(50, 550)) * (MOST_PIECES // 500 + 1)
    document = read(net + at(60, 760, "Map of the regions"))
    assert document.tables == ()
    assert document.text == "Map of the regions"


def test_pdfplumber_is_asked_where_rules_make_no_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    page = lines_drawn() + written(CELLS)
    monkeypatch.setattr(pdf_pages, "ruled_grids", lambda edges: [])
    document = read(page)
    assert [cells_of(document, table) for table in document.tables] == [CELLS]
    monkeypatch.setattr(pdf_pages, "MOST_PLUMBED", 0)
    assert not [table for table in read(page).tables if table.ruled]


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_ruled_cells_are_pdfplumbers(path: Path) -> None:
    if path.stem.startswith("g13_"):
        pytest.skip("its text layer is wrong on purpose")
    data = path.read_bytes()
    try:
        document = read_bytes(data, source=path.name, options=Options(ocr="never"))
    except DelokrugError as error:
        assert error.code == "pdf_no_text"
        pytest.skip("a scan")
    ours = [["".join(cell.split()) for row in cells_of(document, table) for cell in row]
            for table in document.tables if table.ruled]  # fmt: skip
    with pdfplumber.open(io.BytesIO(data)) as opened:
        tables = [table for page in opened.pages for table in page.extract_tables()]
    theirs = [["".join(cell.split()) for row in table for cell in row if cell is not None] for table in tables]
    assert ours == [table for table in theirs if len(table) > 1]
