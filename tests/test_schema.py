"""The tables are those of the design, and whatever describes them says the same."""

from __future__ import annotations

import pytest
from conftest import ROOT
from delokrug import schema
from delokrug.tables.package import package

DESIGN = {
    "documents": "document_id, source, sha256, title, kind, body, language, script, published, gazette, pages, "
    "ocr_pages, characters, status, error, extractor_version",
    "units": "unit_id, document_id, body, name, name_latin, name_cyrillic, kind, parent_id, relation, level, "
    "order, path, head, posts_declared, citation, amends, page, start, end, quote",
    "responsibilities": "responsibility_id, document_id, unit_id, position_id, order, text, text_latin, "
    "text_cyrillic, actions, residual, function, field, citation, amends, page, start, end, quote, boxes",
    "positions": "position_id, document_id, unit_id, number, title, title_latin, title_cyrillic, rank, rank_code, "
    "executors, education, experience_years, education_level, education_fields, exams, languages, computer, "
    "competencies, requirements, citation, amends, page, start, end, quote",
    "findings": "document_id, severity, code, message, unit_id, position_id, page",
}


def test_columns_are_those_of_the_design():
    assert {table.name: ", ".join(table.names) for table in schema.TABLES} == DESIGN


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_keys_name_columns(table):
    assert set(table.key) <= set(table.names)
    assert all(table.column(name).required for name in table.key)
    for key in table.foreign:
        assert set(key.columns) <= set(table.names)
        assert len(key.columns) == len(schema.table(key.table).key)


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_every_column_is_explained(table):
    assert len(table.description) > 20
    assert all(len(column.description) > 4 for column in table.columns)
    assert all(f"| `{name}` |" in schema.markdown() for name in table.names)


def test_outputs_readme_is_current():
    written = (ROOT / "outputs" / "README.md").read_text(encoding="utf-8")
    assert written == schema.markdown(), "run: delokrug schema > outputs/README.md"


def test_package_has_every_column_in_order():
    fields = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in package()["resources"]}
    assert fields == {table.name: table.names for table in schema.TABLES}


def test_unknown_table():
    with pytest.raises(KeyError):
        schema.table("unit")
