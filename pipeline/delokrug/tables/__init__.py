"""Rows, files and back: the last stage of the line.

In: a document and what was extracted from it. Out: rows as `schema` defines them (`rows`), the files of an output
folder (`write_tables`, `write_text`), and the tables of such a folder again (`read_tables`).
"""

from delokrug.tables.files import read_tables, write_tables, write_text
from delokrug.tables.rows import rows

__all__ = ["read_tables", "rows", "write_tables", "write_text"]
