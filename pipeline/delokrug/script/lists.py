"""The script stage's data files, read once.

In: the TOML files in data/. Out: their tables as plain dictionaries.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """The tables of data/`name`.toml."""
    import tomllib  # 10 ms that a start without text need not pay

    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def words(name: str, key: str) -> list[str]:
    """The list `key` of data/`name`.toml."""
    found: list[str] = table(name)[key]
    return found
