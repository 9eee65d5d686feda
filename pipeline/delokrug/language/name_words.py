"""Words of names that are no matter of inflection: data/names.toml, which explains them."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """The file's lists of words as sets, anything else as it stands there."""
    table = tomllib.loads(resources.files(__package__).joinpath("data", "names.toml").read_text(encoding="utf-8"))
    return {name: frozenset(value.split()) if isinstance(value, str) else value for name, value in table.items()}
