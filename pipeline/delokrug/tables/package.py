"""The data package: the tables described for programs.

In: `schema`. Out: `datapackage.json` (https://datapackage.org), which `frictionless validate` accepts.
"""

from __future__ import annotations

import json
from typing import Any

from delokrug.schema import TABLES, Column, ForeignKey, Table, Type

# Lists are text in CSV («; » between them), which a table schema can say only in words.
_TYPES: dict[Type, str] = {
    "text": "string",
    "integer": "integer",
    "boolean": "boolean",
    "date": "date",
    "list": "string",
    "boxes": "array",
}


def package_bytes() -> bytes:
    """`datapackage.json`; the same for every run."""
    return (json.dumps(package(), ensure_ascii=False, indent=1) + "\n").encode()


def package() -> dict[str, Any]:
    return {
        "name": "delokrug",
        "title": "Institutions, their units, responsibilities and posts",
        "description": "Read from official documents by delokrug. Each row quotes its source: quote is "
        "text[start:end] of texts/DOCUMENT_ID.txt, in characters. A cell that would start a formula in a "
        "spreadsheet has an apostrophe before it.",
        "profile": "tabular-data-package",
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = [_foreign_key(table, key) for key in table.foreign]
    return {
        "name": table.name,
        "description": table.description,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description + (" («; » between them)" if column.type == "list" else ""),
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return {**field, "constraints": constraints} if constraints else field


def _foreign_key(table: Table, key: ForeignKey) -> dict[str, Any]:
    # In SQL a key of several columns does not bind where one of them is NULL; in frictionless it binds unless all are.
    # So a key with a column that may be empty goes without document_id here: weaker, but true.
    target = next(one for one in TABLES if one.name == key.table)
    pairs = list(zip(key.columns, target.key, strict=True))
    if not all(table.column(name).required for name in key.columns):
        pairs = [(name, other) for name, other in pairs if not table.column(name).required]
    return {
        "fields": [name for name, _ in pairs],
        "reference": {
            "resource": "" if key.table == table.name else key.table,
            "fields": [other for _, other in pairs],
        },
    }
