"""The files of an output folder, and back."""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import LABELS, TEXT, document, extraction
from delokrug import schema
from delokrug.errors import DelokrugError
from delokrug.records import Extraction, Finding, Unit
from delokrug.tables import read_tables, rows, write_tables, write_text
from delokrug.tables.csvs import cell, csv_bytes, csv_rows, value
from delokrug.tables.files import remove_other_texts, writable_folder
from delokrug.tables.parquet import arrow_schema
from delokrug.tables.rows import Rows, empty_rows, printable
from hypothesis import given
from hypothesis import strategies as st

NAMES = [table.name for table in schema.TABLES]
NAME = schema.UNITS.column("name")


@pytest.fixture
def tables() -> Rows:
    return rows(document(paged=True), extraction(), labels=LABELS)


@pytest.fixture
def folder(tmp_path: Path, tables: Rows) -> Path:
    writable_folder(tmp_path)
    write_tables(tmp_path, tables)
    return tmp_path


CELLS = [
    ("Сектор", "Сектор"),
    ("=1+1", "'=1+1"),
    ("+381 11", "'+381 11"),
    ("-", "'-"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tа", "'\tа"),
    ("\rа", "'\rа"),
    ("\n=1", "'\n=1"),
    ("＝1", "'＝1"),
    # an apostrophe before a formula would be taken off on the way back, so it gets company
    ("'=1", "''=1"),
    ("''=1", "'''=1"),
    ("'а", "'а"),
    ("– израду", "– израду"),
    ("а=1", "а=1"),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_no_cell_starts_a_formula(text, expected):
    assert cell(NAME, text) == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_csv_returns_what_was_put_in(tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("csv")
    found = [{**dict.fromkeys(schema.UNITS.names), "name": name or None} for name in names]
    (folder / "units.csv").write_bytes(csv_bytes(schema.UNITS, found))
    assert csv_rows(schema.UNITS, folder) == found


@given(st.text("=+-@\t\r\n' а1;,\"", min_size=1))
def test_no_cell_starts_a_formula_whatever_it_holds(name):
    written = csv_bytes(schema.UNITS, [{**dict.fromkeys(schema.UNITS.names), "name": name}]).decode("utf-8-sig")
    _, row = csv.reader(io.StringIO(written, newline=""))
    assert row[schema.UNITS.names.index("name")][0] not in "=+-@\t\r\n"


VALUES = [
    ("executors", "2", 2),
    ("executors", "2.0", 2),
    ("executors", "", None),
    ("title", "007", "007"),
]


@pytest.mark.parametrize(("column", "text", "expected"), VALUES)
def test_value(column, text, expected):
    assert value(schema.POSITIONS.column(column), text) == expected


def test_csv_is_what_excel_expects(folder):
    content = (folder / "units.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfunit_id,document_id,")
    assert "Сектор за рад".encode() in content


def test_lists_and_boxes_in_csv(folder):
    with (folder / "responsibilities.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["actions"] == "izrada"
    assert row["residual"] == "false"
    assert json.loads(row["boxes"])[0][0] == 1


@pytest.mark.parametrize("name", NAMES)
def test_csv_rows_are_the_rows(folder, tables, name):
    assert csv_rows(schema.table(name), folder) == tables[name]


@pytest.mark.parametrize("name", NAMES)
def test_parquet_has_real_types(folder, tables, name):
    table = pq.read_table(folder / f"{name}.parquet")
    assert table.schema.equals(arrow_schema(schema.table(name)))
    assert table.num_rows == len(tables[name])


def test_parquet_values(folder, tables):
    duty = pq.read_table(folder / "responsibilities.parquet").to_pylist()[0]
    assert duty["actions"] == ["izrada"]
    assert duty["residual"] is False
    assert duty["boxes"][0]["page"] == 1
    assert list(duty["boxes"][0].values()) == tables["responsibilities"][0]["boxes"][0]
    assert pq.read_table(folder / "documents.parquet")["published"].to_pylist() == [datetime.date(2024, 2, 29)]
    assert pq.ParquetFile(folder / "units.parquet").metadata.row_group(0).column(0).compression == "ZSTD"
    assert pa.types.is_date32(pq.read_schema(folder / "documents.parquet").field("published").type)


def test_no_rows_are_tables_with_headers(tmp_path):
    writable_folder(tmp_path)
    write_tables(tmp_path, empty_rows())
    for table in schema.TABLES:
        assert (tmp_path / f"{table.name}.csv").read_text(encoding="utf-8-sig").strip() == ",".join(table.names)
        assert pq.read_schema(tmp_path / f"{table.name}.parquet").names == table.names
    assert all(frame.empty for frame in read_tables(tmp_path).values())


def test_same_rows_same_bytes(folder, tables, tmp_path_factory):
    other = writable_folder(tmp_path_factory.mktemp("again"))
    write_tables(other, tables)
    files = sorted(path.name for path in folder.iterdir() if path.is_file())
    assert len(files) == 11
    assert [(folder / name).read_bytes() for name in files] == [(other / name).read_bytes() for name in files]


def test_frames(folder, tables):
    frames = read_tables(folder)
    assert list(frames) == NAMES
    units = frames["units"]
    assert list(units.columns) == schema.UNITS.names
    assert [str(units[name].dtype) for name in ("name", "level")] == ["string", "Int64"]
    assert units["parent_id"].isna().tolist() == [True, False, False]
    assert str(frames["responsibilities"]["residual"].dtype) == "boolean"
    assert frames["responsibilities"]["actions"].tolist()[0] == ["izrada"]
    assert frames["documents"]["published"].dt.year.tolist() == [2024]


def test_missing_table(tmp_path):
    with pytest.raises(DelokrugError) as caught:
        read_tables(tmp_path)
    assert caught.value.code == "missing_table"


@given(st.text())
def test_texts_keep_their_offsets(tmp_path_factory, text):
    folder = writable_folder(tmp_path_factory.mktemp("texts"))
    write_text(folder, "d0", printable(text))
    back = (folder / "texts" / "d0.txt").read_text(encoding="utf-8")
    assert back == printable(text)
    assert len(back) == len(text)


def test_texts_of_earlier_runs_go_and_other_files_stay(tmp_path):
    writable_folder(tmp_path)
    old, new = "d" + "0" * 16, "d" + "1" * 16
    for name in (old, new, "notes"):
        write_text(tmp_path, name, "а")
    remove_other_texts(tmp_path, {new})
    assert sorted(path.stem for path in (tmp_path / "texts").iterdir()) == [new, "notes"]


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DelokrugError) as caught:
        writable_folder(tmp_path / "file" / "out")
    assert caught.value.code == "out_unwritable"


# the data package


def invalid(folder: Path) -> str:
    """What frictionless says about the package; empty where it is valid."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_package_is_valid(folder):
    assert invalid(folder) == ""


def test_package_is_valid_without_rows_and_with_odd_cells(tmp_path):
    writable_folder(tmp_path)
    write_tables(tmp_path, empty_rows())
    assert invalid(tmp_path) == ""
    odd = Unit("=А, „Б”\n;", "other", 0, 30)
    found = rows(
        document(), Extraction(units=(odd, replace(odd, parent=0)), findings=(Finding("note", "no_units", "+"),)),
        
    )  # fmt: skip
    write_tables(tmp_path, found)
    assert invalid(tmp_path) == ""


BROKEN = [
    ("units", "parent_id", "u0"),
    ("responsibilities", "unit_id", "u0"),
    ("responsibilities", "position_id", "p0"),
    ("positions", "unit_id", "u0"),
    ("findings", "document_id", "d0"),
    ("units", "kind", "planet"),
    ("units", "level", None),
]


@pytest.mark.parametrize(("table", "column", "wrong"), BROKEN)
def test_package_finds_what_is_wrong(folder, tables, table, column, wrong):
    # otherwise a package without keys would pass the test above
    tables[table][-1][column] = wrong
    (folder / f"{table}.csv").write_bytes(csv_bytes(schema.table(table), tables[table]))
    assert column in invalid(folder)


def test_every_quote_can_be_checked_from_the_files(folder, tables):
    owner = tables["documents"][0]["document_id"]
    write_text(folder, owner, TEXT)
    text = (folder / "texts" / f"{owner}.txt").read_text(encoding="utf-8")
    for name in ("units", "responsibilities", "positions"):
        assert all(text[row["start"] : row["end"]] == row["quote"] for row in csv_rows(schema.table(name), folder))
