"""Character recognition: pictures cleaned and straightened, grids found, misreadings mended, scanned documents read."""

from __future__ import annotations

import io
import math
from functools import cache

import numpy as np
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import images, ocr, ocr_engine, ocr_image, ocr_pages, read_bytes
from delokrug.ingest.ocr_grid import grids
from delokrug.ingest.ocr_lines import strokes
from delokrug.ingest.ocr_repairs import is_numeral_place, looks_like_numeral, mended_breaks, mended_line, mended_numerals
from delokrug.options import Options
from delokrug.records import Document
from PIL import Image, ImageDraw
from scanned_pages import BOLD, DPI, ITALIC, SANS, SERIF, font, noisy, packed, table_page, text_page
from tiny_pdf import at, image, tiny_pdf

needs_engine = pytest.mark.skipif(bool(ocr_engine.missing()), reason=f"no engine: {ocr_engine.missing()}")

MENDED = [
    # digits
    ("бр. 2О19", "бр. 2019"),
    ("број 1l0-00-23/2019", "број 110-00-23/2019"),
    ("члан З5. став 1.", "члан 35. став 1."),
    ("12З.", "123."),
    ("ризни0ца", "ризниоца"),
    ("3авод за мере", "Завод за мере"),
    ("3. Завод", "3. Завод"),
    ("240 ЕСПБ", "240 ЕСПБ"),
    # a letter of another language, or a stroke, inside a word
    ("odeljenje ı odsek", "odeljenje i odsek"),
    ("пос|едник", "посједник"),
    # sizes of letters
    ("техничко-технолОШКиХ наука", "техничко-технолошких наука"),
    ("svoJ rad", "svoj rad"),
    ("ЕСПБ бодова, PDFови, МУП-а", "ЕСПБ бодова, PDFови, МУП-а"),
    # between capitals
    ("ПРАВИЛНИК 0 УНУТРАШЊЕМ УРЕЂЕЊУ", "ПРАВИЛНИК О УНУТРАШЊЕМ УРЕЂЕЊУ"),
    ("PRELAZNE i ZAVRŠNE ODREDBE", "PRELAZNE I ZAVRŠNE ODREDBE"),
    ("PRELAZNE |I ZAVRŠNE ODREDBE", "PRELAZNE I ZAVRŠNE ODREDBE"),
    # bullets and dashes
    ("* израду прописа", "• израду прописа"),
    ("» израду прописа", "• израду прописа"),
    ("о изради прописа", "о изради прописа"),
    # quotation marks
    ('(„Гласник РС", број 1/20)', "(„Гласник РС”, број 1/20)"),
    ('("Гласник РС", број 1/20)', "(„Гласник РС”, број 1/20)"),
    (",,Гласник РС''", "„Гласник РС”"),
    # specks
    ("Члан 14. 'Даном ступања", "Члан 14. Даном ступања"),
    ("послове , и то", "послове, и то"),
]

NUMERALS = [
    (["1 ОПШТЕ ОДРЕДБЕ", "П ДЕЛОКРУГ ЗАВОДА", "Ш РАДНА МЕСТА"], ["I ОПШТЕ ОДРЕДБЕ", "II ДЕЛОКРУГ ЗАВОДА", "III РАДНА МЕСТА"]),
    (["! ОПШТЕ ОДРЕДБЕ", "|| ДЕЛОКРУГ", "Ili СИСТЕМАТИЗАЦИЈА", "ТУ ЗАВРШНЕ ОДРЕДБЕ"],
     ["I ОПШТЕ ОДРЕДБЕ", "II ДЕЛОКРУГ", "III СИСТЕМАТИЗАЦИЈА", "IV ЗАВРШНЕ ОДРЕДБЕ"]),
    (["Т. УВОД", "П. ДЕЛОКРУГ"], ["I. УВОД", "II. ДЕЛОКРУГ"]),
    # «У» and «И» are words where the picture did not say otherwise
    (["I УВОД", "И СИСТЕМАТИЗАЦИЈИ РАДНИХ МЕСТА", "У ЗАВОДУ ЗА МЕРЕ"],
     ["I УВОД", "И СИСТЕМАТИЗАЦИЈИ РАДНИХ МЕСТА", "У ЗАВОДУ ЗА МЕРЕ"]),
    # a list's numbers and the page's
    (["1. НАЧЕЛНИК", "2. ВОЗАЧ", "1", "Члан 1."], ["1. НАЧЕЛНИК", "2. ВОЗАЧ", "1", "Члан 1."]),
    # out of sequence
    (["Ш РАДНА МЕСТА"], ["Ш РАДНА МЕСТА"]),
]  # fmt: skip

LOOKS = [("УП", True), ("Ш", True), ("|!", True), ("М!", True), ("VII", True), ("1.", True), ("рад", False), ("УПС", False), ("", False)]

PLACES = [
    ("", "ОПШТЕ", True),
    ("", "Уводне", True),
    ("степена,", "степен", True),
    ("глава", "о", True),
    ("", "израду", False),
    ("ца,", "извршилачких", False),
]


@pytest.mark.parametrize(("read", "text"), MENDED)
def test_lines_mended(read: str, text: str) -> None:
    assert mended_line(read) == text
    assert mended_line(text) == text


@pytest.mark.parametrize(("read", "lines"), NUMERALS)
def test_numerals_by_sequence(read: list[str], lines: list[str]) -> None:
    assert mended_numerals(read) == lines
    assert mended_numerals(lines) == lines


@pytest.mark.parametrize(("token", "expected"), LOOKS)
def test_looks_like_numeral(token: str, expected: bool) -> None:
    assert looks_like_numeral(token) is expected


@pytest.mark.parametrize(("before", "after", "expected"), PLACES)
def test_places_of_numerals(before: str, after: str, expected: bool) -> None:
    assert is_numeral_place(before, after) is expected


def test_words_broken_at_the_end_of_a_line() -> None:
    assert mended_breaks(["намеште-", "НИК", "МИНИСТАР-", "СТВО РАДА"]) == ["намеште-", "ник", "МИНИСТАР-", "СТВО РАДА"]


# -- the picture

TEXT = [
    "Сектор за хидролошка мерења обавља послове који се",
    "односе на: израду годишњег плана мерења протока и",
    "водостаја; одржавање и калибрацију инструмената;",
    "припрему извештаја о стању подземних вода; и друге",
    "послове из делокруга Сектора.",
]


@pytest.mark.parametrize("degrees", [-4.5, -1.3, -0.3, 0.0, 0.7, 2.2, 4.9])
def test_skew_is_found(degrees: float) -> None:
    turned = text_page(TEXT * 2).rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert ocr_image.skew(turned, dpi=DPI) == pytest.approx(degrees, abs=0.15)


def test_an_empty_page_has_no_skew() -> None:
    assert ocr_image.skew(Image.new("L", (800, 1000), 255), dpi=DPI) == 0.0


def test_a_point_goes_back_where_it_was() -> None:
    page = Image.new("L", (600, 400), 255)
    ImageDraw.Draw(page).ellipse((495, 95, 505, 105), fill=0)
    turned = ocr_image.straightened(page, 3.0)
    rows, columns = np.nonzero(np.asarray(turned) < 128)
    x, y = ocr_image.turned_back(float(columns.mean()), float(rows.mean()), 3.0, page.size)
    assert (x, y) == pytest.approx((500, 100), abs=1)


def test_shadows_at_the_edges_go_and_the_text_stays() -> None:
    page = text_page(TEXT)
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, page.width, 12), fill=40)
    draw.rectangle((page.width - 20, 0, page.width, page.height), fill=0)
    clean = np.asarray(ocr_image.cleaned(page, dpi=DPI))
    assert clean[:14].min() == 255 and clean[:, -22:].min() == 255
    assert (clean < 128).sum() == pytest.approx((np.asarray(text_page(TEXT)) < 128).sum(), rel=0.05)


def test_specks_go_and_points_stay() -> None:
    pixels = np.full((200, 300), 255, dtype=np.uint8)
    pixels[50, 50] = pixels[80:83, 90:92] = 0
    pixels[100:124, 90:96] = pixels[120:124, 100:104] = 0  # a letter and a full stop
    clean = np.asarray(ocr_image.cleaned(Image.fromarray(pixels), dpi=DPI))
    assert clean[50, 50] == clean[81, 91] == 255
    assert (clean[120:124, 100:104] < 128).all()


def test_uneven_light_is_evened() -> None:
    page = np.asarray(text_page(TEXT)).astype(np.float32)
    shade = np.linspace(0.45, 1.0, page.shape[1])
    clean = np.asarray(ocr_image.cleaned(Image.fromarray((page * shade).astype(np.uint8)), dpi=DPI))
    assert (clean < 128).sum() == pytest.approx((page < 128).sum(), rel=0.2)


def test_a_stamp_goes_blue_writing_stays() -> None:
    page = text_page(TEXT).convert("RGB")
    ImageDraw.Draw(page).ellipse((300, 100, 520, 320), outline=(60, 70, 220), width=9)
    assert np.asarray(ocr_image.grey(page))[(np.asarray(page)[..., 2] == 220) & (np.asarray(page)[..., 0] == 60)].min() == 255
    blue = np.full((300, 400, 3), 255, dtype=np.uint8)
    blue[100:110, 50:350] = (30, 40, 200)
    assert np.asarray(ocr_image.grey(Image.fromarray(blue))).min() < 128


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I", "F", "I;16"])
def test_every_kind_of_picture_becomes_grey(mode: str) -> None:
    page = Image.new("L", (40, 30), 255)
    page.putpixel((5, 5), 0)
    picture = page.convert("I").convert("I;16") if mode == "I;16" else page.convert(mode)
    shades = ocr_image.grey(picture)
    assert shades.mode == "L" and shades.size == (40, 30)
    assert shades.getpixel((5, 5)) < 100 < 200 < shades.getpixel((20, 20))


def test_what_is_transparent_is_paper() -> None:
    assert ocr_image.grey(Image.new("RGBA", (20, 20), (0, 0, 0, 0))).getextrema() == (255, 255)


@pytest.mark.parametrize("name", [SERIF, SANS, BOLD])
@pytest.mark.parametrize(
    ("text", "count"), [("I", 1), ("II", 2), ("III", 3), ("1", 0), ("11", 0), ("У", 0), ("П", 0), ("i", 0), ("V", 0)]
)
def test_strokes_of_a_numeral(name: str, text: str, count: int) -> None:
    page = Image.new("L", (150, 80), 255)
    ImageDraw.Draw(page).text((20, 20), text, fill=0, font=font(name))
    found = strokes(np.asarray(page) < 128)
    # the two stems of a «П» are strokes like those of «II»; the reading tells them apart
    assert found == count or (text in "iП" and found in (1, 2))


# -- grids

Rules = list[tuple[int, int, int, int]]


def ruled(*rules: tuple[int, int, int, int], size: tuple[int, int] = (900, 600), thick: int = 2) -> np.ndarray:
    mask = np.zeros((size[1], size[0]), dtype=bool)
    for x0, y0, x1, y1 in rules:
        mask[y0 : max(y1, y0 + thick), x0 : max(x1, x0 + thick)] = True
    return mask


def across(*ys: int, x0: int = 100, x1: int = 800) -> Rules:
    return [(x0, y, x1, y) for y in ys]


def down(*xs: int, y0: int = 100, y1: int = 500) -> Rules:
    return [(x, y0, x, y1) for x in xs]


GRIDS: list[tuple[str, Rules, list[tuple[int, int, int, int]]]] = [
    ("two rows, two columns", across(100, 300, 500) + down(100, 400, 800),
     [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
    ("a row of one merged cell", across(100, 200, 300) + down(100, 800, y1=300) + down(400, y0=200, y1=300),
     [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]),
    ("a cell over two rows", across(100, 500) + [(400, 300, 800, 300)] + down(100, 400, 800),
     [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]),
    ("open at the sides", across(100, 300, 500) + down(400), [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
    ("a frame around a text", across(100, 500) + down(100, 800), []),
    ("a line for a signature", across(400, x0=500), []),
    ("two lines without uprights", across(200, 300), []),
    ("a stem in a cell", across(100, 300, 500) + down(100, 400, 800) + [(600, 140, 602, 180)],
     [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
    ("an underlined word in a cell", across(100, 300, 500) + down(100, 400, 800) + [(450, 200, 600, 200)],
     [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]),
]  # fmt: skip


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("name", "rules", "cells"), GRIDS, ids=[name for name, *_ in GRIDS])
def test_grids(name: str, rules: Rules, cells: list[tuple[int, int, int, int]], dpi: int) -> None:
    found, erased = grids(ruled(*rules), dpi=dpi)
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for grid in found for cell in grid.cells] == cells
    assert erased.any() == bool(cells)


def test_two_tables_and_their_places() -> None:
    one, other = across(50, 150) + down(100, 400, 800, y0=50, y1=150), across(400, 500) + down(100, 300, 800, y0=400, y1=500)
    found, _ = grids(ruled(*other, *one), dpi=150)
    assert [(grid.rows, grid.columns) for grid in found] == [(1, 2), (1, 2)]
    assert [grid.box for grid in found] == [(100, 51, 802, 152), (100, 401, 802, 502)]


def test_broken_and_slightly_falling_rules() -> None:
    mask = ruled(*across(100, 300, 500), *down(100, 400, 800))
    mask[:, 250:254] = False
    mask[200:203] = False
    fallen = np.zeros_like(mask)
    for column in range(mask.shape[1]):
        fallen[:, column] = np.roll(mask[:, column], round(column * math.tan(math.radians(0.1))))
    found, _ = grids(fallen, dpi=150)
    assert [(grid.rows, grid.columns, len(grid.cells)) for grid in found] == [(2, 2, 4)]


# -- reading

LATIN = [
    "Sektor za hidrološka merenja obavlja poslove koji se",
    "odnose na: izradu godišnjeg plana merenja protoka i",
    "vodostaja; održavanje i kalibraciju instrumenata.",
]
ROWS = [
    ["Р. бр.", "Назив радног места", "Број"],
    ["Сектор за хидролошка мерења"],
    ["1.", "Помоћник директора", "1"],
    ["2.", "Радно место\nза калибрацију", "14"],
    ["3.", "Возач", ""],
    ["4.", "Чувар", "3"],
    ["5.", "Курир", "7"],
]


@cache
def table_read() -> ocr.OcrPage:
    return ocr.read_page(noisy(table_page(ROWS, widths=[0.7, 2.6, 0.8]).rotate(0.6, fillcolor=255)), dpi=DPI)


@needs_engine
@pytest.mark.parametrize("name", [SERIF, SANS, ITALIC])
@pytest.mark.parametrize(("lines", "script"), [(TEXT, "Cyrl"), (LATIN, "Latn")])
def test_a_page_in_either_script(lines: list[str], script: str, name: str) -> None:
    page = ocr.read_page(noisy(text_page(lines, name=name)), dpi=DPI)
    assert [line.text for line in page.lines] == lines
    assert page.script == script
    assert page.confidence > 0.9


@needs_engine
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_or_head(turns: int) -> None:
    upright = text_page(TEXT)
    page = ocr.read_page(upright.rotate(90 * turns, expand=True), dpi=DPI)
    assert [line.text for line in page.lines] == TEXT
    assert page.turns == turns
    # where the first line begins and ends on the page as it lies, an inch by half from its own upper left corner
    x0, top, x1, bottom = page.lines[0].box
    width, height = upright.size[0] * 72 / DPI, upright.size[1] * 72 / DPI
    wanted = {
        1: (36, width - x1_of(upright), 36),
        2: (width - x1_of(upright), height - 36 - 10, 10),
        3: (height - 36 - 10, 36, 10),
    }[turns]
    assert (x0, top) == pytest.approx(wanted[:2], abs=8)
    assert (x1 - x0 > bottom - top) == (turns == 2)


def x1_of(page: Image.Image) -> float:
    """Where the ink of a page ends on the right, in points."""
    return float(np.nonzero((np.asarray(page) < 128).any(axis=0))[0][-1]) * 72 / DPI


@needs_engine
def test_boxes_and_sizes_are_in_points() -> None:
    page = ocr.read_page(text_page(TEXT), dpi=DPI)
    line = page.lines[0]
    assert line.box[0] == pytest.approx(36, abs=1)
    assert line.size == pytest.approx(10, rel=0.15)
    gaps = {round(b.box[1] - a.box[1]) for a, b in zip(page.lines, page.lines[1:], strict=False)}
    assert gaps == {15}
    assert {line.size for line in page.lines} == {line.size}


@needs_engine
def test_a_large_heading_is_larger() -> None:
    page = text_page(["Правилник", *TEXT])
    ImageDraw.Draw(page).rectangle((0, 0, page.width, 130), fill=255)
    ImageDraw.Draw(page).text((100, 60), "Правилник", fill=0, font=font(points=18))
    sizes = [line.size for line in ocr.read_page(page, dpi=DPI).lines]
    assert sizes[0] > 1.5 * sizes[1]


@needs_engine
def test_a_table_cell_by_cell() -> None:
    (table,) = table_read().tables
    texts = {(cell.row, cell.column): [line.text for line in cell.lines] for cell in table.cells}
    wanted = {
        (row, column): text.split("\n") if text else []
        for row, cells in enumerate(ROWS)
        for column, text in enumerate(cells)
    }
    assert texts == wanted
    assert next(cell.column_span for cell in table.cells if cell.row == 1) == 3
    assert (table.rows, table.columns) == (7, 3)


@needs_engine
def test_headcounts_have_a_confidence() -> None:
    (table,) = table_read().tables
    counts = [line.confidence for cell in table.cells for line in cell.lines if cell.column == 2 and cell.row > 1]
    assert len(counts) == 4
    assert all(0.3 < confidence <= 1 for confidence in counts)


@needs_engine
def test_numerals_acronyms_and_bullets() -> None:
    lines = [
        "II ДЕЛОКРУГ ЗАВОДА",
        "• прати прописе (EU) и стандард ISO 9001;",
        "– VII степен стручне спреме, 240 ЕСПБ;",
        "У Сектору је 1 извршилац, у Одсеку 11.",
    ]
    page = ocr.read_page(noisy(text_page([*lines, *TEXT])), dpi=DPI)
    assert [line.text for line in page.lines][:4] == lines


@needs_engine
@pytest.mark.parametrize("picture", [Image.new("L", (800, 600), 255), Image.new("RGB", (30, 2000), "red"), Image.new("1", (1, 1))])
def test_a_picture_without_writing(picture: Image.Image) -> None:
    assert ocr.read_page(picture, dpi=DPI).parts == ()


# -- documents


def scan(*pages: list[str]) -> bytes:
    return packed([text_page(page) for page in pages], "PDF")


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


def checked(document: Document) -> Document:
    assert "\n".join(line.text for line in document.lines) == document.text
    assert all(document.text[line.start : line.end] == line.text for line in document.lines)
    return document


@needs_engine
def test_a_scanned_pdf() -> None:
    document = checked(read_bytes(scan(TEXT, LATIN), source="a.pdf"))
    assert [line.text for line in document.lines] == TEXT + LATIN
    assert [line.page for line in document.lines] == [1] * 5 + [2] * 3
    assert document.ocr_pages == (1, 2)
    assert codes(document) == ["ocr_read"]
    assert document.notes[0].message.startswith("pages 1–2 were read by character recognition (mean confidence 9")
    assert all(line.confidence and line.confidence > 0.8 and line.box for line in document.lines)


@needs_engine
def test_one_scan_among_printed_pages() -> None:
    printed = tiny_pdf(at(72, 700, "one page with text on it, enough of it"))
    import pypdfium2

    whole = pypdfium2.PdfDocument(printed)
    whole.import_pages(pypdfium2.PdfDocument(scan(TEXT)))
    data = io.BytesIO()
    whole.save(data)
    document = checked(read_bytes(data.getvalue(), source="a.pdf"))
    assert document.ocr_pages == (2,)
    assert document.lines[0].confidence is None
    assert [line.text for line in document.lines[1:]] == TEXT


@needs_engine
def test_tables_count_the_lines_of_the_document() -> None:
    data = packed([text_page(TEXT), table_page(ROWS, widths=[0.7, 2.6, 0.8])], "PDF")
    document = checked(read_bytes(data, source="a.pdf"))
    (table,) = document.tables
    assert (table.page, table.rows, table.columns) == (2, 7, 3)
    texts = {(cell.row, cell.column): [line.text for line in document.lines[cell.first : cell.last]] for cell in table.cells}
    assert texts[3, 1] == ["Радно место", "за калибрацију"]
    assert texts[3, 2] == ["14"] and texts[4, 2] == []


@needs_engine
@pytest.mark.parametrize(("ocr_option", "pages"), [("always", (1,)), ("auto", ()), ("never", ())])
def test_a_printed_page_by_option(ocr_option: str, pages: tuple[int, ...]) -> None:
    data = tiny_pdf(at(72, 700, "Sektor za hidroloska merenja obavlja poslove", size=12))
    document = read_bytes(data, source="a.pdf", options=Options(ocr=ocr_option))  # type: ignore[arg-type]
    assert document.ocr_pages == pages
    assert document.text.startswith("Sektor za hidro")


def test_never_is_as_without_an_engine() -> None:
    with pytest.raises(DelokrugError) as caught:
        read_bytes(scan(TEXT), source="a.pdf", options=Options(ocr="never"))
    assert (caught.value.code, "--ocr never" in caught.value.reason) == ("pdf_no_text", True)


@needs_engine
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_a_document(kind: str) -> None:
    document = checked(read_bytes(packed([text_page(TEXT)], kind), source="a.bin"))
    assert [line.text for line in document.lines] == TEXT
    assert (document.format, document.pages, document.ocr_pages) == (kind.lower(), 1, (1,))
    assert document.page_sizes[0][0] == pytest.approx(6.5 * 72, abs=1)


@needs_engine
def test_a_tiff_of_several_pages() -> None:
    blank = Image.new("L", (1300, 500), 255)
    document = checked(read_bytes(packed([text_page(TEXT), blank, text_page(LATIN)], "TIFF"), source="a.tif"))
    assert (document.pages, document.ocr_pages) == (3, (1, 3))
    assert [line.page for line in document.lines] == [1] * 5 + [3] * 3
    assert document.notes[0].message.startswith("pages 1, 3 were read")


@needs_engine
def test_a_picture_turned_by_its_camera() -> None:
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise
    text_page(TEXT).rotate(90, expand=True).save(data, "JPEG", exif=exif, dpi=(DPI, DPI))
    assert read_bytes(data.getvalue(), source="a.jpg").text.splitlines() == TEXT


BROKEN = [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image_broken"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "image_broken"),
    (b"II*\0\x08\0\0\0", "image_broken"),
    (b"GIF89a\x01\0\x01\0\0", "image_broken"),
    (packed([text_page(TEXT)], "PNG")[:3000], "image_broken"),
    (packed([Image.new("L", (900, 700), 255)], "PNG"), "image_no_text"),
    (packed([Image.new("1", (20_000, 20_000))], "PNG"), "image_too_large"),
]


@needs_engine
@pytest.mark.parametrize(("data", "code"), BROKEN)
def test_pictures_that_give_no_text(data: bytes, code: str) -> None:
    with pytest.raises(DelokrugError) as caught:
        read_bytes(data, source="a.png")
    assert caught.value.code == code


@needs_engine
def test_too_many_pages_in_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_PAGES", 1)
    with pytest.raises(DelokrugError) as caught:
        read_bytes(packed([text_page(LATIN)] * 2, "TIFF"), source="a.tif")
    assert caught.value.code == "too_many_pages"


def test_a_page_of_ten_metres_stays_small() -> None:
    import pypdfium2
    from tiny_pdf import Page

    for size, readable in (((14_400, 842), True), ((5_000, 5_000), True), ((14_400, 14_400), False)):
        pdf = pypdfium2.PdfDocument(tiny_pdf(Page("0 0 m 9 9 l S", size=size)))
        picture, dpi = ocr_pages.page_picture(pdf, 1)
        assert (picture is not None) == readable
        assert picture is None or picture.width * picture.height <= 1.01 * ocr_pages.MOST_PIXELS
        assert dpi < 300


# -- without the engine

MISSING = [("tesserocr", ocr_engine.INSTALL_PACKAGE), ("data", ocr_engine.INSTALL_DATA)]


@pytest.fixture(params=MISSING, ids=["package", "data"])
def command(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    lacking, line = request.param
    if lacking == "tesserocr":
        monkeypatch.setattr(ocr_engine.importlib.util, "find_spec", lambda name: None)
    else:
        monkeypatch.setattr(ocr_engine.importlib.util, "find_spec", lambda name: object())
        monkeypatch.setattr(ocr_engine, "DATA_FOLDERS", ("/nowhere/*",))
        monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    return str(line)


def test_without_an_engine_the_page_is_lost_and_the_finding_says_what_to_run(command: str) -> None:
    page = image(0, 0, 595, 842)
    document = read_bytes(tiny_pdf(at(72, 700, "one page with text on it, enough of it"), page, page), source="a.pdf")
    assert codes(document) == ["page_without_text", "page_without_text", "ocr_missing"]
    assert document.notes[-1].message.endswith(f"run: {command}")
    assert document.ocr_pages == ()


@pytest.mark.parametrize(("kind", "code"), [("PDF", "pdf_no_text"), ("PNG", "image_no_text")])
def test_without_an_engine_a_scan_gives_no_text(command: str, kind: str, code: str) -> None:
    with pytest.raises(DelokrugError) as caught:
        read_bytes(packed([text_page(TEXT)], kind), source="a")
    assert caught.value.code == code
    assert command in caught.value.reason


@needs_engine
def test_a_doubtful_page_is_a_warning() -> None:
    recognition = ocr_pages.Recognition(Options(), confidences={1: 0.95, 2: 0.61})
    notes = recognition.findings()
    assert [(note.severity, note.code, note.page) for note in notes] == [
        ("note", "ocr_read", None),
        ("warning", "ocr_doubtful", 2),
    ]
