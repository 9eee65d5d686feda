"""CSV and back.

In: rows of a table; out: CSV bytes, UTF-8 with a byte order mark. And the other way round: rows with Python values.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path

from delokrug.errors import DelokrugError
from delokrug.schema import Column, Row, Table

LIST_SEPARATOR = "; "

# A spreadsheet takes a cell that starts with one of these for a formula (the full-width forms too), or drops the white
# space and then does. Apostrophes before it are counted in, so that taking one off again always gives what was put in.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def csv_bytes(table: Table, rows: Iterable[Row]) -> bytes:
    """The table with its header."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.names)
    for row in rows:
        writer.writerow([cell(column, row[column.name]) for column in table.columns])
    return out.getvalue().encode("utf-8-sig")


def csv_rows(table: Table, folder: Path) -> list[Row]:
    """The rows of FOLDER/TABLE.csv with Python values."""
    return [
        {column.name: value(column, texts[column.name]) for column in table.columns}
        for texts in csv_texts(table, folder)
    ]


def csv_texts(table: Table, folder: Path) -> list[dict[str, str]]:
    """The cells of FOLDER/TABLE.csv as texts, without the apostrophes that keep them from being formulas.

    A column that the file does not have is empty; one that `schema` does not have is left out. Raises
    DelokrugError (missing_table).
    """
    path = folder / f"{table.name}.csv"
    if not path.is_file():
        raise DelokrugError("missing_table", table=table.name, folder=folder)
    # a quote may be as long as a document, the csv module refuses more than 131,072 characters
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: _unescaped(raw.get(name) or "") for name in table.names} for raw in csv.DictReader(file)]


def cell(column: Column, found: object) -> str:
    """A value as it stands in a CSV cell."""
    if found is None:
        return ""
    if isinstance(found, bool):
        return "true" if found else "false"
    if column.type == "list" and isinstance(found, list):
        return _without_formula(LIST_SEPARATOR.join(found))
    if column.type == "boxes":
        return json.dumps(found, separators=(",", ":"))
    return _without_formula(str(found))


def value(column: Column, text: str) -> object:
    """The value that `cell` made a text of (without its apostrophe)."""
    if not text:
        return None
    match column.type:
        case "integer":
            return int(float(text))  # a spreadsheet may have saved 3 as 3.0
        case "boolean":
            return text.lower() == "true"
        case "date":
            return datetime.date.fromisoformat(text)
        case "list":
            return text.split(LIST_SEPARATOR)
        case "boxes":
            return json.loads(text)
    return text


def _without_formula(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _unescaped(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell
