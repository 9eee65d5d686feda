"""One document, from what ingest read to an `Extraction`: layout, language, extract and check in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from delokrug import check, packs, script
from delokrug.errors import CODES, DelokrugError
from delokrug.extract.rulebook import extraction
from delokrug.language.backends import backend_for
from delokrug.language.detect import language_of, name_of
from delokrug.layout import blocks
from delokrug.records import Document, Extraction, Finding


def read_document(document: Document, *, language: str = "", backend: str = "") -> Extraction:
    """Units, responsibilities and positions of a document.

    `language`: a code of `packs.languages()`; detected where it is empty. `backend`: a name of `language.backends`.

    Raises:
        DelokrugError: `other_language` where no pack reads the document's language.
    """
    letters = script.script_of(document.text)
    found = [block for block in blocks(document) if block.kind != "footnote"]
    if not language:
        latin = "\n".join(block.text for block in found)
        language = language_of(latin, cyrillic=letters == "Cyrl").code
        if language not in packs.languages():
            raise DelokrugError(
                "other_language", file=document.source, language=name_of(language) or "no language it knows"
            )
    pack = packs.pack(language)
    read = extraction(found, pack, backend_for(language, name=backend))
    repaired = (*_letters_repaired(document.text), *_accents_restored(document.text, letters))
    read = replace(read, language=language, script=letters)
    return replace(read, findings=(*repaired, *read.findings, *check.findings(read, document)))


def _letters_repaired(text: str) -> Iterator[Finding]:
    exchanged = script.font_repairs(text)
    if exchanged:
        cause = ", ".join(f"{letter} for {meant}" for letter, meant in exchanged.items())
        message = CODES["font_repaired"].format(where="all pages, in the tables only", cause=cause)
        yield Finding("note", "font_repaired", message)


def _accents_restored(text: str, letters: str) -> Iterator[Finding]:
    dj = script.missing_accents(text, script=letters)
    if dj:
        message = CODES["accents_restored"].format(words=script.words_given_accents(text, dj))
        yield Finding("note", "accents_restored", message)
