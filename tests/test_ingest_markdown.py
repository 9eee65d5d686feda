"""Markdown, and plain text that looks a little like it."""

from __future__ import annotations

import time

import pytest
from delokrug.ingest import read_bytes

MARKDOWN = [
    ("# Сектор за шуме\n\nСектор **чува** шуме.\n", ["Сектор за шуме", "Сектор чува шуме."]),
    ("# Сектор\n\n## Одсек\n\nРади.", ["Сектор", "Одсек", "Ради."]),
    # lines of one paragraph are one line; two spaces at the end break it
    ("# А\n\n## Б\n\nједан\nдва  \nтри", ["А", "Б", "један два", "три"]),
    # the sign behind a number stays
    ("# А\n\n## Б\n\n1) а;\n2) б.\n\nИли:\n\n3. в\n4. г", ["А", "Б", "1) а;", "2) б.", "Или:", "3. в", "4. г"]),
    ("# А\n\n## Б\n\n- а\n  - б\n    1. в", ["А", "Б", "• а", "◦ б", "1. в"]),
    ("# А\n\n[веза](https://example.org) и `код`", ["А", "веза и код"]),
    ("Р. бр. | Место\n--- | ---\n1 | Шеф\n", ["Р. бр.", "Место", "1", "Шеф"]),
    ("---\ntitle: Ово није текст\n---\n# А\n\n## Б\n\nтекст", ["А", "Б", "текст"]),
    ("# А\n\n## Б\n\n<details><summary>В</summary>\n\nг\n\n</details>", ["А", "Б", "В", "г"]),
    # nothing is furniture here
    ("# Контакт\n\n## Вести\n\n[Штампај](/a) [Назад](/b)", ["Контакт", "Вести", "Штампај Назад"]),
    ("\ufeff# А\r\n\r\n**б**\r\n", ["А", "б"]),
]

# read to the letter
PLAIN = [
    "- израду прописа;\n- надзор;\n1. план\n2. рад\n",
    "* звездица\n* друга **подебљано**\n",
    "#1 први\n#2 други\n",
    "# само један наслов\n\nи ништа више\n",
    "Члан 1.\n--------\nСектор _ради_ [види](члан 2).\n",
    "назив | број\nшеф | 2\n",
    "------|------\n",
    "> наведено\n\n    увучено\n",
    "C# и F# су језици, **не** наслови",
    # brackets that nobody closes, on which the parser of Markdown would spend minutes
    "# А\n\n## Б\n\n" + "[" * 21 + "*а _б " * 20,
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown(text: str, expected: list[str]) -> None:
    document = read_bytes(text.encode(), source="a.txt")
    assert document.format == "markdown"
    assert [line.text for line in document.lines if line.text] == expected


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_stays(text: str) -> None:
    document = read_bytes(text.encode(), source="a.md")
    assert (document.format, document.text) == ("text", text)


def test_table_has_cells() -> None:
    document = read_bytes("# А\n\n| Р. бр. | Место |\n| --- | ---: |\n| 1 | |\n".encode(), source="a.md")
    table = document.tables[0]
    assert (table.rows, table.columns, table.header_rows, len(table.cells)) == (2, 2, 1, 4)
    assert table.cells[3].first == table.cells[3].last


HOSTILE = ["[" * 20_000, ">" * 5_000 + "a", "*a _b " * 20_000, "".join(" " * (2 * n) + "- a\n" for n in range(300)),
           "a|b\n" * 50_000, "`" * 50_000, "|" * 100_000 + "\n" + "-|" * 50_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile(text: str) -> None:
    started = time.monotonic()
    document = read_bytes(f"# A\n\n# B\n\n{text}\n\nkraj".encode(), source="a.md")
    assert document.text.startswith(("A", "# A"))
    assert document.text.rstrip().endswith("kraj")  # nothing is cut, however deep it is
    assert time.monotonic() - started < 20
