"""Parquet with real types.

In: rows of a table. Out: Parquet bytes (zstd), the same for the same rows: no clock, no pandas metadata.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from delokrug.schema import Column, Row, Table, Type

_BOX = pa.struct(
    [("page", pa.int32()), ("x0", pa.float64()), ("top", pa.float64()), ("x1", pa.float64()), ("bottom", pa.float64())]
)
_TYPES: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
    "boxes": pa.list_(_BOX),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The table's columns as Arrow types; descriptions travel as field metadata."""
    return pa.schema(
        [
            pa.field(
                column.name,
                _TYPES[column.type],
                nullable=not column.required,
                metadata={"description": column.description},
            )
            for column in table.columns
        ],
        metadata={"description": table.description},
    )


def parquet_bytes(table: Table, rows: Sequence[Row]) -> bytes:
    plain = [{column.name: _plain(column, row[column.name]) for column in table.columns} for row in rows]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(plain, schema=arrow_schema(table)), sink, compression="zstd")
    return bytes(sink.getvalue())


def _plain(column: Column, value: object) -> object:
    if column.type == "boxes" and isinstance(value, list):
        return [dict(zip(("page", "x0", "top", "x1", "bottom"), (int(box[0]), *box[1:]), strict=True)) for box in value]
    return value
