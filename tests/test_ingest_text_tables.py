"""Tables in plain text, their cells parted by tabs: a text in, rows of cells out."""

from __future__ import annotations

import pytest
from delokrug.ingest import read_bytes

ROW = "1.\tВозач\tнамештеник\t2"
HEAD = "Р. бр.\tНазив\tЗвање\tБрој"

TABLES = [
    (f"{HEAD}\n{ROW}", [[["Р. бр.", "Назив", "Звање", "Број"], ["1.", "Возач", "намештеник", "2"]]]),
    # a line without tabs between two rows is one cell over all columns
    (f"{HEAD}\nСектор за буџет\n{ROW}",
     [[["Р. бр.", "Назив", "Звање", "Број"], ["Сектор за буџет"], ["1.", "Возач", "намештеник", "2"]]]),
    # … but not the text behind the table
    (f"Члан 3.\n{HEAD}\n{ROW}\nЧлан 4.", [[["Р. бр.", "Назив", "Звање", "Број"], ["1.", "Возач", "намештеник", "2"]]]),
    # an empty cell has its place
    ("a\tb\tc\nd\t\tf", [[["a", "b", "c"], ["d", "", "f"]]]),
    # another number of tabs is another table
    ("a\tb\tc\nd\te\tf\ng\th\ti\tj\nk\tl\tm\tn",
     [[["a", "b", "c"], ["d", "e", "f"]], [["g", "h", "i", "j"], ["k", "l", "m", "n"]]]),
    # indents, labels with values, one line alone
    ("\tЧлан 1.\n\tОвим правилником уређује се рад.", []),
    ("Телефон:\t011 000\nАдреса:\tБеоград", []),
    (f"Члан 1.\n{ROW}\nЧлан 2.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables(text: str, expected: list[list[list[str]]]) -> None:
    document = read_bytes(text.encode(), source="a.txt")
    found = []
    for table in document.tables:
        rows: list[list[str]] = [[] for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row].append(" ".join(line.text for line in document.lines[cell.first : cell.last]))
        found.append(rows)
    assert found == expected


@pytest.mark.parametrize(("text", "_"), TABLES)
def test_lines_are_slices_of_the_text(text: str, _: object) -> None:
    document = read_bytes(text.encode(), source="a.txt")
    assert document.text == text
    for line in document.lines:
        assert document.text[line.start : line.end] == line.text
    # and nothing but breaks, tabs and white space stands between them
    between = document.text
    for line in reversed(document.lines):
        between = between[: line.start] + between[line.end :]
    assert not between.strip()
