"""Tables over pages: pieces with their cells in, whole tables and the blocks of their cells out.

A page is written down as text: a line of cells with «|» between them is a row («‖» within a cell: the next printed
line), every other line is text outside of tables. Rows next to each other are one table.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from delokrug.layout import blocks
from delokrug.layout.tables import WholeTable, whole_tables
from delokrug.records import Cell, Document, Line, Table

HEADER = "Р. бр. | Назив радног места | Опис послова"
EDGES = (50.0, 545.0)


class Pages:
    """A document of pages with tables, line by line."""

    def __init__(self, pages: Sequence[str], edges: Sequence[tuple[float, float]]) -> None:
        self.lines: list[Line] = []
        self.tables: list[Table] = []
        self._start = 0
        for number, page in enumerate(pages, 1):
            self._page(number, page.split("\n"), edges[number - 1])

    def _page(self, number: int, texts: list[str], edges: tuple[float, float]) -> None:
        rows: list[str] = []
        for row, text in enumerate([*texts, ""]):
            if "|" in text:
                rows.append(text)
                continue
            if rows:
                self._table(number, rows, row - len(rows), edges)
                rows = []
            if text:
                self._line(text, number, 60.0, 50.0 + 14 * row)

    def _table(self, page: int, rows: list[str], at: int, edges: tuple[float, float]) -> None:
        columns = max(row.count("|") for row in rows) + 1
        cells = []
        for number, row in enumerate(rows):
            texts = [text.strip() for text in row.split("|")]
            merged = not any(texts[1:]) and len(texts) == 2
            for column, text in enumerate(texts[:1] if merged else texts):
                first = len(self.lines)
                for printed in filter(None, text.split("‖")):
                    self._line(printed, page, 55.0 + 100 * column, 50.0 + 14 * (at + number))
                span = columns if merged else 1
                cells.append(Cell(number, column, first, len(self.lines), 1, span))
        box = (edges[0], 50.0, edges[1], 700.0)
        self.tables.append(Table(page, len(rows), columns, tuple(cells), box))

    def _line(self, text: str, page: int, x0: float, top: float) -> None:
        self.lines.append(Line(text, self._start, page, (x0, top, x0 + 5 * len(text), top + 10), 10.0))
        self._start += len(text) + 1


def document(*pages: str, edges: Sequence[tuple[float, float]] = ()) -> Document:
    made = Pages(pages, edges or [EDGES] * len(pages))
    text = "\n".join(line.text for line in made.lines)
    sizes = ((595.0, 842.0),) * len(pages)
    return Document(
        "a.pdf", "ab" * 32, "pdf", text, tuple(made.lines), len(pages), sizes, tables=tuple(made.tables)
    )  # fmt: skip


def rows_of(table: WholeTable, found: Document) -> list[list[str]]:
    return [[" ".join(found.lines[at].text for at in cell.lines) for cell in row.cells] for row in table.rows]


def read(*pages: str, **options: Sequence[tuple[float, float]]) -> list[list[list[str]]]:
    found = document(*pages, **options)
    # page numbers are the only furniture here
    return [rows_of(table, found)
            for table in whole_tables(found, is_furniture=lambda at: found.lines[at].text.isdecimal())]  # fmt: skip


HEAD = ["Р. бр.", "Назив радног места", "Опис послова"]
DRIVER, COURIER = ["1.", "Возач", "Вози."], ["2.", "Курир", "Носи."]
OVER_PAGES = [
    # the header is there once
    ((f"{HEADER}\n1. | Возач | Вози.", f"{HEADER}\n2. | Курир | Носи."), [[HEAD, DRIVER, COURIER]]),
    # … and a table without a repeated header goes on as well
    ((f"{HEADER}\n1. | Возач | Вози.", "2. | Курир | Носи."), [[HEAD, DRIVER, COURIER]]),
    # a page number between the pieces is no text
    ((f"{HEADER}\n1. | Возач | Вози.\n16", f"{HEADER}\n2. | Курир | Носи."), [[HEAD, DRIVER, COURIER]]),
    # a row cut by the page break: its first cell is empty below
    ((f"{HEADER}\n1. | Возач | Вози путнике‖и", f"{HEADER}\n | | опрему."),
     [[HEAD, ["1.", "Возач", "Вози путнике и опрему."]]]),
    ((f"{HEADER}\n1. | Возач | Вози путнике.", f"{HEADER}\n | | Чува возило.\n2. | Курир | Носи."),
     [[HEAD, ["1.", "Возач", "Вози путнике. Чува возило."], ["2.", "Курир", "Носи."]]]),
    # … where the first column has text on both sides, the text goes on in every cell
    (("Назив | Опис\nВиши саветник‖за | Прати прописе‖и", "опште послове | даје мишљења.\nВозач | Вози."),
     [[["Назив", "Опис"], ["Виши саветник за опште послове", "Прати прописе и даје мишљења."], ["Возач", "Вози."]]]),
    (("Назив | Опис\nВиши саветник | Прати прописе.", "Возач | Вози."),
     [[["Назив", "Опис"], ["Виши саветник", "Прати прописе."], ["Возач", "Вози."]]]),
    # a merged row is never the rest of the row above
    ((f"{HEADER}\n1. | Возач | Вози путнике и", "Сектор за буџет |\n2. | Курир | Носи."),
     [[HEAD, ["1.", "Возач", "Вози путнике и"], ["Сектор за буџет"], ["2.", "Курир", "Носи."]]]),
    # text between them: two tables
    ((f"{HEADER}\n1. | Возач | Вози.", f"Члан 9.\n{HEADER}\n2. | Курир | Носи."),
     [[HEAD, ["1.", "Возач", "Вози."]], [HEAD, ["2.", "Курир", "Носи."]]]),
    # other columns: two tables
    ((f"{HEADER}\n1. | Возач | Вози.", "Звање | Број\nвиши саветник | 2"),
     [[HEAD, ["1.", "Возач", "Вози."]], [["Звање", "Број"], ["виши саветник", "2"]]]),
    # over three pages, one row over two breaks
    ((f"{HEADER}\n1. | Возач | Вози", f"{HEADER}\n | | путнике,", f"{HEADER}\n | | пошту."),
     [[HEAD, ["1.", "Возач", "Вози путнике, пошту."]]]),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "tables"), OVER_PAGES)
def test_over_pages(pages: tuple[str, ...], tables: list[list[list[str]]]) -> None:
    assert read(*pages) == tables


def test_another_place_on_the_page_is_another_table() -> None:
    pages = (f"{HEADER}\n1. | Возач | Вози.", f"{HEADER}\n2. | Курир | Носи.")
    assert len(read(*pages, edges=[EDGES, (200.0, 400.0)])) == 2


def test_header_rows_and_their_repetitions_are_told() -> None:
    found = document(f"{HEADER}\n1. | Возач | Вози.", f"{HEADER}\n2. | Курир | Носи.")
    (table,) = whole_tables(found)
    assert table.header_rows == 1
    assert [found.lines[at].text for at in table.repeated] == HEAD


def test_every_line_of_a_table_is_in_it_once() -> None:
    found = document(f"{HEADER}\n1. | Возач | Вози‖и", f"{HEADER}\n | | чува.\n2. | Курир | Носи.")
    (table,) = whole_tables(found)
    assert sorted(table.lines()) == list(range(len(found.lines)))


def test_blocks_of_cells() -> None:
    found = blocks(
        document(
            f"Члан 4.\nРадна места су:\n{HEADER}\nСектор за буџет |\n1. | Возач | Вози путнике; чува ‖воз",
            f"{HEADER}\n | | ило; води налоге.\nЧлан 5.\nОвај правилник ступа на снагу осмог дана.",
        )
    )
    assert [(block.text, block.cell and (block.cell.row, block.cell.column)) for block in found if block.text] == [
        ("Radna mesta su:", None),
        ("R. br.", (0, 0)),
        ("Naziv radnog mesta", (0, 1)),
        ("Opis poslova", (0, 2)),
        ("Sektor za budžet", (1, 0)),
        ("1.", (2, 0)),
        ("Vozač", (2, 1)),
        ("Vozi putnike; čuva voz ilo; vodi naloge.", (2, 2)),
        ("Ovaj pravilnik stupa na snagu osmog dana.", None),
    ]
    merged = next(block for block in found if block.text == "Sektor za budžet")
    assert merged.cell is not None and merged.cell.merged
    assert merged.kind == "heading"


def test_header_rows_that_repeat_are_no_running_headers() -> None:
    # five pages that begin with the same three lines of a table: none of them is taken for furniture
    pages = [f"{HEADER}\n{number}. | Возач | Вози." for number in range(1, 6)]
    found = [block.text for block in blocks(document(*pages))]
    assert found.count("Naziv radnog mesta") == 1
    assert found.count("Vozač") == 5
