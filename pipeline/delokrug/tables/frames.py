"""pandas frames.

In: rows of a table. Out: a DataFrame with the table's columns and types: `string`, `Int64`, `boolean`, dates; lists and
boxes are Python lists. Unknown is missing (`pd.NA`, `NaT`, `None`).
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from delokrug.schema import Column, Row, Table, Type

_DTYPES: dict[Type, str] = {
    "text": "string",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "datetime64[s]",
    "list": "object",
    "boxes": "object",
}


def frame(table: Table, rows: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame({column.name: _series(column, rows) for column in table.columns})


def _series(column: Column, rows: Sequence[Row]) -> pd.Series:
    values = [row[column.name] for row in rows]
    if column.type == "date":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype=_DTYPES["date"])
    return pd.Series(values, dtype=_DTYPES[column.type])
