"""Scripts: Cyrillic ↔ Latin with an offset map both ways, and repair of mixed-script words and broken fonts.

In: text in whatever spelling the typist and the font left it. Out: the same text in the other script for people
(`to_latin`, `to_cyrillic`), or canonical Latin for the stages that follow (`canonical`), every character of which knows
where in the source it stood.
"""

from __future__ import annotations

from delokrug.script.accents import missing_accents, words_given_accents
from delokrug.script.fonts import font_repairs
from delokrug.script.mapping import Edit, clean_offset, clean_span, edited, joined, mapped
from delokrug.script.repairs import canonical, repaired, script_of
from delokrug.script.transliteration import latin, to_cyrillic, to_latin, transliterated

__all__ = [
    "Edit",
    "canonical",
    "clean_offset",
    "clean_span",
    "edited",
    "font_repairs",
    "joined",
    "latin",
    "mapped",
    "missing_accents",
    "repaired",
    "script_of",
    "to_cyrillic",
    "to_latin",
    "transliterated",
    "words_given_accents",
]
