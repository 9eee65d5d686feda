"""Garbled letters in text and Word files: lines mended, blanked or kept, with offsets that hold."""

from __future__ import annotations

import delokrug
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import read_bytes
from delokrug.records import Document
from garbling import LATIN, MENDABLE, MENDABLE_LATIN, TEXT, UNREADABLE, UNREADABLE_LATIN
from tiny_docx import p, tiny_docx

# what can stand in a text file: other maps are those of fonts
IN_FILES = [way for way in MENDABLE if "pdfium" not in way]


def read(text: str) -> Document:
    document = read_bytes(text.encode(), source="a.txt")
    assert document.text == "\n".join(line.text for line in document.lines)
    assert all(document.text[line.start : line.end] == line.text for line in document.lines)
    return document


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


@pytest.mark.parametrize("way", IN_FILES)
def test_mended(way: str) -> None:
    try:
        document = read(MENDABLE[way](TEXT))
    except DelokrugError as error:  # control characters are no text
        assert error.code == "not_text"
    else:
        assert document.text == TEXT
        assert codes(document) == ["font_repaired"]


@pytest.mark.parametrize("way", MENDABLE_LATIN)
def test_mended_latin(way: str) -> None:
    try:
        document = read(MENDABLE_LATIN[way](LATIN))
    except DelokrugError as error:
        assert error.code == "not_text"
    else:
        assert document.text == LATIN
        assert codes(document) == ["font_repaired"]


@pytest.mark.parametrize("way", ["cp1251 as cp1252", "utf-8 as cp1252", "utf-8 as cp1250", "cp855 as cp437"])
def test_pasted_between_sound_lines(way: str) -> None:
    document = read(f"{TEXT}\n\n{LATIN}\n{MENDABLE[way](TEXT)}\n{LATIN}\n")
    assert document.text == f"{TEXT}\n\n{LATIN}\n{TEXT}\n{LATIN}\n"
    assert codes(document) == ["font_repaired"]


def test_a_cyrillic_font_between_latin_lines() -> None:
    document = read(f"{LATIN}\n{MENDABLE['7-bit Cyrillic'](TEXT)}\n{LATIN}")
    assert document.text == f"{LATIN}\n{TEXT}\n{LATIN}"


def test_unreadable_lines_state_nothing() -> None:
    lost = UNREADABLE["shuffled Cyrillic 1"](TEXT)
    document = read(f"{TEXT}\n{lost}\n{TEXT}")
    assert document.text.split() == f"{TEXT}\n{TEXT}".split()
    assert len(document.lines) == 3 * len(TEXT.split("\n"))
    assert codes(document) == ["garbled_text"]
    assert "10 lines (the first is line 11)" in document.notes[0].message
    result = delokrug.read(f"{TEXT}\n{lost}\n{TEXT}".encode())
    assert result.rows["documents"][0]["status"] == "partial"


@pytest.mark.parametrize("way", ["shuffled Cyrillic 2", "every letter lost"])
def test_unreadable_throughout(way: str) -> None:
    with pytest.raises(DelokrugError) as caught:
        read(UNREADABLE[way](TEXT))
    assert caught.value.code == "garbled_text"


def test_word_document() -> None:
    lines = MENDABLE["cp1251 as cp1252"](TEXT).split("\n")
    document = read_bytes(tiny_docx("".join(p(line) for line in lines)), source="a.docx")
    assert [line.text for line in document.lines if line.text] == TEXT.split("\n")
    lost = UNREADABLE_LATIN["shuffled Latin 4"](LATIN).split("\n")
    document = read_bytes(tiny_docx("".join(p(line) for line in [*TEXT.split("\n"), *lost])), source="a.docx")
    assert [line.text for line in document.lines if line.text] == TEXT.split("\n")
    assert codes(document) == ["garbled_text"]


def test_letters_exchanged_later_are_reported() -> None:
    # «è» for «č»: the document's text keeps its letters, names and duties get the right ones
    text = "Odsek za raèunovodstvo obavlja poslove koji se odnose na:\n- voðenje raèuna;\n- struène poslove plaæanja.\n"
    result = delokrug.read(text.encode())
    assert [row["name"] for row in result.rows["units"]] == ["Odsek za računovodstvo"]
    messages = [row["message"] for row in result.rows["findings"] if row["code"] == "font_repaired"]
    assert len(messages) == 1
    assert "è for č" in messages[0]
