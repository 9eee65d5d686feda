"""The files of an output folder.

In: rows by table, texts by document. Out: CSV, Parquet, `datapackage.json` and `texts/`; and the tables of such a
folder again as frames. A file is replaced whole or not at all, so that a run that is stopped leaves no half tables.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from delokrug.errors import DelokrugError
from delokrug.schema import TABLES, Row
from delokrug.tables.csvs import csv_bytes, csv_rows
from delokrug.tables.package import package_bytes

if TYPE_CHECKING:
    import pandas as pd

_TEXT = re.compile(r"d[0-9a-f]{16}\.txt")


def writable_folder(folder: Path) -> Path:
    """`folder`, made where it is missing, after a trial that files can be written to it."""
    try:
        (folder / "texts").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder), tempfile.TemporaryFile(dir=folder / "texts"):
            pass
    except OSError as error:
        raise DelokrugError("out_unwritable", path=folder, reason=error.strerror or error) from error
    return folder


def write_tables(folder: Path, rows: Mapping[str, Sequence[Row]]) -> None:
    """All five tables as CSV and Parquet, and `datapackage.json`. A table without rows has its header."""
    # pyarrow takes 0.3 s to import, which nobody should wait for who reads no documents
    from delokrug.tables.parquet import parquet_bytes

    for table in TABLES:
        _write(folder / f"{table.name}.csv", csv_bytes(table, rows.get(table.name, ())))
        _write(folder / f"{table.name}.parquet", parquet_bytes(table, rows.get(table.name, ())))
    _write(folder / "datapackage.json", package_bytes())


def write_text(folder: Path, document_id: str, text: str) -> None:
    """`texts/DOCUMENT_ID.txt`: UTF-8, line breaks as they are."""
    _write(folder / "texts" / f"{document_id}.txt", text.encode())


def remove_other_texts(folder: Path, document_ids: Collection[str]) -> None:
    """Removes the texts of an earlier run that the tables no longer speak of; other files stay."""
    for path in (folder / "texts").iterdir():
        if _TEXT.fullmatch(path.name) and path.stem not in document_ids:
            path.unlink()


def read_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """The CSV tables of an output folder by name, with the types of `schema` and apostrophes taken off.

    Raises DelokrugError (missing_table).
    """
    from delokrug.tables.frames import frame

    return {table.name: frame(table, csv_rows(table, Path(folder))) for table in TABLES}


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        raise DelokrugError("out_unwritable", path=path, reason=error.strerror or error) from error
