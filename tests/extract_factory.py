"""What the tests of extraction ask of it: the rows of a remit, and the units and duties of a short text."""

from __future__ import annotations

import functools
from pathlib import Path

from delokrug import packs
from delokrug.extract import cutting
from delokrug.extract.words import Words
from delokrug.ingest import read_bytes
from delokrug.language.backends import backend_for
from delokrug.reading import read_document
from delokrug.records import Document, Extraction

UnitRow = tuple[str, str, str | None, str]
"""Name, kind, name of the parent (None where there is none), relation to it."""
DutyRow = tuple[str, str]
"""Name of the unit, the duty's text."""


BEACHES = """\
ПРАВИЛНИК
о унутрашњем уређењу и систематизацији радних места у Дирекцији за речне плаже

Члан 1.
У Дирекцији за речне плаже (у даљем тексту: Дирекција) образују се:
1) Сектор за уређење обале;
2) Одељење за правне послове.
Члан 2.
"""
"""The beginning of a rulebook, up to its second article: a directorate with a sector and a department."""


def cut_texts(
    remit: str, language: str = "sr", *, backend: str = "", finite: bool | None = None, lead: str = ""
) -> list[str]:
    """The texts of the duties in a remit, which is Latin (or English) and stands without its lead-in."""
    chosen = backend_for(language, name=backend)
    doc = next(iter(chosen.annotate([remit])))
    chosen.parse([doc])
    words = Words(doc, packs.pack(language))
    duties = cutting.cut(words, 0, len(words), finite=finite, lead=lead)
    return [remit[slice(*words.chars(duty.first, duty.last))] for duty in duties]


def read_text(text: str, language: str = "sr") -> Extraction:
    """What is read of a text; the language is not detected, since a short example has too few words for that."""
    return read_document(read_bytes(text.encode(), source="t.txt"), language=language)


def unit_rows(found: Extraction) -> list[UnitRow]:
    names = [unit.name for unit in found.units]
    return [
        (unit.name, unit.kind, None if unit.parent is None else names[unit.parent], unit.relation)
        for unit in found.units
    ]


def duty_rows(found: Extraction) -> list[DutyRow]:
    """The duties of units; those of a post belong to the post."""
    return [(found.units[duty.unit].name, duty.text) for duty in found.responsibilities if duty.position is None]


def units_of(text: str, language: str = "sr") -> list[UnitRow]:
    return unit_rows(read_text(text, language))


def duties_of(text: str, language: str = "sr") -> list[DutyRow]:
    return duty_rows(read_text(text, language))


@functools.cache
def read_file(path: Path) -> tuple[Document, Extraction]:
    """A file as ingest made it and what was read of it; each file once per session."""
    document = read_bytes(path.read_bytes(), source=path.name)
    return document, read_document(document)
