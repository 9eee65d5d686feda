"""A token's form in canonical Latin, the script of the lexicon, the vectors and the lemmas."""

from __future__ import annotations

from functools import lru_cache

from delokrug.script import to_latin


@lru_cache(maxsize=65536)
def latin_form(form: str) -> str:
    """The form in Latin; remembered, as a text has few forms and asks for each many times.

    >>> latin_form("Љубав")
    'Ljubav'
    """
    return to_latin(form)
