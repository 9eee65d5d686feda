"""The words by which the surroundings of a web page's content are known, from `data/web.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class WebWords:
    """See the comments in `data/web.toml`."""

    never: frozenset[str]
    notices: frozenset[str]
    beside: frozenset[str]
    content: frozenset[str]
    titles: frozenset[str]
    panels: frozenset[str]
    tablists: frozenset[str]
    contact: frozenset[str]
    elsewhere: frozenset[str]
    utility: frozenset[str]
    trail: frozenset[str]


def _read() -> WebWords:
    text = resources.files("delokrug.ingest").joinpath("data", "web.toml").read_text(encoding="utf-8")
    return WebWords(**{name: frozenset(words) for name, words in tomllib.loads(text).items()})


WORDS = _read()


@lru_cache(maxsize=4096)
def words_of(names: str) -> frozenset[str]:
    """The words in the value of `class` or `id`: each name's parts, and neighbours in one («nav-tabs»: navtabs)."""
    found: set[str] = set()
    for name in names.split()[:50]:
        parts = [part.lower() for part in _cut(name)]
        found.update(parts)
        found.update(first + second for first, second in pairwise(parts))
    return frozenset(found)


def _cut(name: str) -> list[str]:
    return [part for part in re.split(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])", name)[:12] if part]
