"""Findings of the checks, made from their code.

In: a code and the facts of its message. Out: a `Finding` with the severity and message that `errors` has for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from delokrug.errors import CODES, SEVERITIES
from delokrug.records import Extraction, Finding


def of_unit(extraction: Extraction, unit: int, code: str, **facts: object) -> Finding:
    """A finding about the unit of that index."""
    page = extraction.units[unit].page
    return Finding(SEVERITIES[code], code, CODES[code].format(**facts), unit=unit, page=page)


def of_post(extraction: Extraction, position: int, code: str, **facts: object) -> Finding:
    """A finding about the post of that index."""
    page = extraction.positions[position].page
    return Finding(SEVERITIES[code], code, CODES[code].format(**facts), position=position, page=page)


def quoted(names: Iterable[str], *, most: int = 5) -> str:
    """«A», «B» and 3 more."""
    listed = list(names)
    shown = [f"«{name}»" for name in listed[:most]]
    if len(listed) > most:
        shown[-1] += f" and {len(listed) - most} more"
    return ", ".join(shown)
