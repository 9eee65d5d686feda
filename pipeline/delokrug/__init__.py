"""delokrug: who does what in government, read from official rulebooks.

import delokrug

result = delokrug.read("pravilnik.pdf")      # one document: result.units, result.responsibilities, result.tree()
delokrug.run(["rulebooks/"], out="outputs")  # many documents, written as CSV and Parquet
delokrug.nominative("Сектору за буџет")      # the name of a unit or post in the nominative: Сектор за буџет
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from delokrug.version import __version__

if TYPE_CHECKING:
    from delokrug.batch import RunSummary, run
    from delokrug.errors import DelokrugError
    from delokrug.language.written_names import nominative
    from delokrug.result import Result, read
    from delokrug.tables import read_tables

__all__ = ["DelokrugError", "Result", "RunSummary", "__version__", "nominative", "read", "read_tables", "run"]

# Imported when first asked for: `delokrug --help` must not wait for spaCy and pandas.
_HOME = {
    "DelokrugError": "delokrug.errors",
    "Result": "delokrug.result",
    "RunSummary": "delokrug.batch",
    "nominative": "delokrug.language.written_names",
    "read": "delokrug.result",
    "read_tables": "delokrug.tables",
    "run": "delokrug.batch",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'delokrug' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
