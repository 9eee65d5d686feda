"""The package as Python sees it."""

from __future__ import annotations

import io

import delokrug
import pandas as pd
import pytest
from conftest import document, extraction
from delokrug import schema
from delokrug.records import Extraction, Unit
from delokrug.result import Result, result_of


@pytest.fixture
def result() -> Result:
    return result_of(document(), extraction())


@pytest.mark.parametrize("name", delokrug.__all__)
def test_public_names(name):
    found = getattr(delokrug, name)
    assert name == "__version__" or found.__doc__


def test_every_public_method_of_a_result_is_explained():
    public = [name for name in vars(Result) if not name.startswith("_") and name not in Result.__annotations__]
    assert public == ["document", "units", "responsibilities", "positions", "findings", "tree", "to_dict"]
    assert all(getattr(Result, name).__doc__ for name in public)


def test_unknown_name():
    with pytest.raises(AttributeError):
        delokrug.write  # noqa: B018


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_frames(result, table):
    frame = getattr(result, "document" if table.name == "documents" else table.name)
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == table.names
    assert len(frame) == len(result.rows[table.name])


def test_frames_of_nothing():
    nothing = result_of(document(), Extraction())
    assert nothing.units.empty
    assert list(nothing.units.columns) == schema.UNITS.names
    assert nothing.tree() == ""
    assert "no units found" in nothing._repr_html_()


def test_text_quotes(result):
    for row in result.units.itertuples():
        assert result.text[row.start : row.end] == row.quote


def test_html_is_escaped():
    name = "<script>alert('А')</script>"
    found = result_of(document(name, source="<b>.txt"), Extraction(units=(Unit(name, "other", 0, 10),)))
    html = found._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "&lt;b&gt;.txt" in html


def test_html_shows_everything(result):
    html = result._repr_html_()
    for shown in ("Министарство рада", "Одсек за плате", "израду прописа", "Начелник Одсека (виши саветник), 1"):
        assert shown in html


def test_read_takes_paths_and_bytes(tmp_path):
    text = "Сектор за рад обавља послове који се односе на: израду прописа из области рада; надзор над радом завода."
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    found = [delokrug.read(path), delokrug.read(str(path)), delokrug.read(path.read_bytes())]
    assert [one.document["source"][0] for one in found] == [str(path), str(path), "(bytes)"]
    assert len({one.document["document_id"][0] for one in found}) == 1
    assert all(one.units["name"].tolist() == ["Сектор за рад"] for one in found)
    assert all(one.responsibilities["actions"].tolist() == [["izrada"], ["nadzor"]] for one in found)


def test_read_takes_open_files(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Сектор за рад обавља послове који се односе на израду прописа.", encoding="utf-8")
    with path.open("rb") as file:
        found = [delokrug.read(file), delokrug.read(io.BytesIO(path.read_bytes()))]
    assert [one.document["source"][0] for one in found] == [str(path), "(bytes)"]
    assert all(one.units["name"].tolist() == ["Сектор за рад"] for one in found)


class Endless:
    def read(self, size):
        return bytes(min(size, 50_000_000))


FILES = [
    (lambda path: path.open(encoding="utf-8"), "unreadable", "not open in binary mode"),
    (lambda path: path.open("ab"), "unreadable", "read"),
    (lambda path: Endless(), "file_too_large", "more than the limit of 200 MB"),
    (lambda path: io.BytesIO(), "empty_file", "empty"),
]


@pytest.mark.parametrize(("opened", "code", "message"), FILES)
def test_read_refuses_open_files(opened, code, message, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("текст", encoding="utf-8")
    with pytest.raises(delokrug.DelokrugError, match=message) as caught:
        delokrug.read(opened(path))
    assert caught.value.code == code


def test_read_refuses_what_is_no_document():
    with pytest.raises(delokrug.DelokrugError) as caught:
        delokrug.read(b"")
    assert caught.value.code == "empty_file"


def test_repr(result):
    assert repr(result) == "<delokrug.Result of a.txt: 3 units, 3 responsibilities, 1 positions, 1 findings>"
