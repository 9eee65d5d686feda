"""PDFs whose fonts say wrongly which letters they print: each font is mended or left out by itself."""

from __future__ import annotations

import delokrug
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import read_bytes
from delokrug.ingest.page_lists import page_numbers
from delokrug.ingest.pdf_fonts import mended_pages
from delokrug.ingest.pdf_lines import Printed
from delokrug.options import Options
from delokrug.records import Document
from garbling import LATIN, TEXT, glyph_numbers, read_as, shuffled
from tiny_pdf import NUMBERED, SWAPPED, at, coded, column, tiny_pdf

LINES = [line[at : at + 60].strip() for line in TEXT.split("\n") for at in range(0, len(line), 60)]
ENGLISH = [
    "The Sector for Ferries is responsible for the upkeep of quays,",
    "for the tariffs of crossings and for the training of boatmen;",
    "its Section for Locks keeps the books of every gate and pump,",
    "answers letters of the public and prepares the yearly report.",
    "The Head of the Section is appointed by the Director for five",
    "years and may be dismissed where the books were kept wrongly.",
]
HEADINGS = ["Sector for Ferries", "Section for Locks", "Head of the Section", "Director of the Agency", "Provisions"]


def read(*pages: str) -> Document:
    return read_bytes(tiny_pdf(*pages), source="a.pdf", options=Options(ocr="never"))


def bytes_of_1251(lines: list[str]) -> str:
    """Operators that print Windows-1251 in a font which is said to be Windows-1252."""
    return "".join(coded(60, 800 - 12 * n, line.encode("cp1251"), size=8) for n, line in enumerate(lines))


def numbers(lines: list[str], *, shift: int = 29) -> str:
    """Operators that print lines as the numbers of a font's glyphs, with no map to characters."""
    codes = [b"".join(code.to_bytes(2, "big") for code in glyph_numbers(line, shift=shift)) for line in lines]
    return "".join(coded(60, 800 - 12 * n, code, size=8, font=NUMBERED) for n, code in enumerate(codes))


def found(document: Document) -> list[tuple[str, str, int | None]]:
    return [(note.severity, note.code, note.page) for note in document.notes]


MENDABLE = [
    ("bytes of another code page", bytes_of_1251(LINES), LINES),
    ("glyph numbers", numbers(LINES), LINES),
    ("glyph numbers from the space on", numbers(LINES, shift=31), LINES),
]


@pytest.mark.parametrize(("_", "page", "lines"), MENDABLE)
def test_mended_to_the_letter(_: str, page: str, lines: list[str]) -> None:
    document = read(page)
    assert [line.text for line in document.lines] == lines
    assert found(document) == [("note", "font_repaired", 1)]
    assert document.text == "\n".join(lines)


def test_rows_come_from_the_letters_that_were_meant() -> None:
    lines = ["Сектор за водене путеве обавља послове који се односе на:", "– одржавање обала;", "– надзор над чамцима."]
    result = delokrug.read(tiny_pdf(bytes_of_1251(lines)))
    assert [row["name"] for row in result.rows["units"]] == ["Сектор за водене путеве"]
    assert [row["text"] for row in result.rows["responsibilities"]] == ["одржавање обала", "надзор над чамцима"]
    assert [row["quote"] for row in result.rows["responsibilities"]] == ["одржавање обала", "надзор над чамцима"]
    assert result.rows["documents"][0]["status"] == "ok"


def test_a_broken_font_for_headings_leaves_the_text() -> None:
    page = "".join(
        at(60, 800 - 100 * n, heading, font=SWAPPED) + column(60, 780 - 100 * n, ENGLISH)
        for n, heading in enumerate(HEADINGS)
    )
    document = read(page)
    assert [line.text for line in document.lines] == ["", *ENGLISH] * len(HEADINGS)
    assert found(document) == [("warning", "garbled_text", 1)]


def test_a_broken_font_in_the_middle_of_lines() -> None:
    page = "".join(
        at(60, 800 - 12 * n, "The duties of this") + at(180, 800 - 12 * n, heading, font=SWAPPED)
        for n, heading in enumerate(HEADINGS * 2)
    )
    assert [line.text for line in read(page).lines] == ["The duties of this"] * 10


def test_a_page_that_nobody_can_read_among_others() -> None:
    sound, broken = column(60, 780, ENGLISH * 3), column(60, 780, ENGLISH * 3, font=SWAPPED)
    result = delokrug.read(tiny_pdf(sound, broken, sound, broken, broken), ocr="never")
    assert result.rows["documents"][0]["status"] == "partial"
    messages = [row["message"] for row in result.rows["findings"] if row["code"] == "garbled_text"]
    assert len(messages) == 1
    assert "pages 2, 4–5" in messages[0]
    assert {row["page"] for table in ("units", "responsibilities") for row in result.rows[table]} <= {1, 3}


def test_a_document_that_nobody_can_read() -> None:
    with pytest.raises(DelokrugError) as caught:
        read(column(60, 780, ENGLISH * 3, font=SWAPPED))
    assert caught.value.code == "garbled_text"


def test_a_sound_page_has_no_finding() -> None:
    document = read(column(60, 780, ENGLISH), at(60, 700, "Tabela 1: 12.400,00 EUR (3,5 %)"))
    assert found(document) == []


def printed(text: str, font: str) -> list[Printed]:
    return [Printed(line, (0, 0, 1, 1), 10, False, ((len(line), font),)) for line in text.split("\n")]


def test_fonts_are_judged_by_themselves() -> None:
    upper = read_as("cp1251", "cp1252")(TEXT)
    lost = shuffled("abcčćdđefghijklmnoprsštuvzž", seed=3)(LATIN)
    pages = [printed(LATIN, "A"), printed(upper, "B") + printed(LATIN, "A"), printed(lost, "C") + printed(TEXT, "A")]
    mended = mended_pages(pages)
    assert ["\n".join(line.text for line in page).strip() for page in mended.pages] == [LATIN, f"{TEXT}\n{LATIN}", TEXT]
    assert mended.garbled == (3,)
    assert sorted((note.code, note.page) for note in mended.findings) == [("font_repaired", 2), ("garbled_text", 3)]


def test_a_few_garbled_letters_are_no_reason_to_recognise_a_page() -> None:
    lost = shuffled("abcčćdđefghijklmnoprsštuvzž", seed=3)(LATIN)[:60]
    mended = mended_pages([printed(lost, "C") + printed(TEXT, "A")])
    assert mended.garbled == ()
    assert [note.code for note in mended.findings] == ["garbled_text"]


def test_one_font_under_two_encodings() -> None:
    # documents put together: the font has one name, its letters are right on one page and wrong on the next
    pages = [printed(TEXT, "Arial"), printed(read_as("cp1251", "cp1252")(TEXT), "Arial")]
    mended = mended_pages(pages)
    assert ["\n".join(line.text for line in page) for page in mended.pages] == [TEXT, TEXT]


NUMBERS = [([4], "page 4"), ([1, 2, 3], "pages 1–3"), ([9, 2, 1], "pages 1–2, 9")]


@pytest.mark.parametrize(("pages", "words"), NUMBERS)
def test_page_numbers(pages: list[int], words: str) -> None:
    assert page_numbers(pages) == words
