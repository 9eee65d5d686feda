"""The same document in other spellings, and what its rows have in common whatever the spelling."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import delokrug
from conftest import ROOT
from delokrug import script
from delokrug.result import Result

# the sample documents that are not in English, nor in Macedonian (no accents to lose), nor in the old 7-bit
# code (g15), where brackets are letters
SAMPLES = [
    path
    for path in sorted((ROOT / "corpora/documents").glob("*.txt"))
    if not path.name[3:].startswith(("_en_", "_mk_")) and not path.name.startswith("g15_")
]
UNACCENTED = str.maketrans("čćšžČĆŠŽ", "ccszCCSZ")
_CAPITAL_DJ = re.compile(r"Đ(?=[A-ZČĆŠŽĐ])|(?<=[A-ZČĆŠŽĐ])Đ")
_EMPTY_LINES = re.compile(r"(\n\s*\n)")

Unit = tuple[str, str, str, str | None]
"""Name in Latin, kind, relation, name of the parent."""
Duty = tuple[str, str, tuple[str, ...], bool]
"""Name of the unit, text in Latin, actions, whether it is the catch-all."""


@cache
def repaired_text(path: Path) -> str:
    """The document with its mixed words mended: letters of the wrong script cannot be transliterated."""
    text = path.read_text(encoding="utf-8")
    return script.repaired(script.mapped(text), script=script.script_of(text)).text


def without_accents(text: str, dj: str) -> str:
    """Latin text as somebody without a Serbian keyboard types it; `dj`: what is typed for đ, "dj" or "d"."""
    plain = _CAPITAL_DJ.sub(dj.upper(), text.translate(UNACCENTED))
    return plain.replace("đ", dj).replace("Đ", dj.capitalize())


def alternating(path: Path) -> str:
    """The document with every second paragraph in Latin (every second line, where few empty lines part paragraphs)."""
    text = repaired_text(path)
    latin, cyrillic = script.to_latin(text), script.to_cyrillic(text)
    parts = [_EMPTY_LINES.split(one) for one in (latin, cyrillic)]
    if len(parts[0]) < 8 or "\t" in text:  # a table is one paragraph
        parts = [re.split(r"(\n)", one) for one in (latin, cyrillic)]
    assert len(parts[0]) == len(parts[1])
    made, letters = [], [0, 0]
    for pair in zip(*parts, strict=True):
        fewer = int(letters[1] < letters[0])  # the script that has had less: rows of a table are long and short in turn
        letters[fewer] += len(pair[0].strip())
        made.append(pair[fewer])
    return "".join(made)


@cache
def read(text: str) -> Result:
    return delokrug.read(text.encode())


def units(result: Result) -> list[Unit]:
    names = {row["unit_id"]: row["name_latin"] for row in result.rows["units"]}
    return [
        (row["name_latin"], row["kind"], row["relation"], names.get(row["parent_id"])) for row in result.rows["units"]
    ]


def duties(result: Result) -> list[Duty]:
    names = {row["unit_id"]: row["name_latin"] for row in result.rows["units"]}
    return [
        (names[row["unit_id"]], row["text_latin"], tuple(row["actions"] or ()), row["residual"])
        for row in result.rows["responsibilities"]
    ]


def in_common(first: list, second: list) -> int:
    """How many rows two lists share, repetitions counted."""
    return (Counter(first) & Counter(second)).total()
