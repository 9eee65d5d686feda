"""Character recognition end to end: pictures of pages read, scanned documents, and machines without an engine."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import hostile
import numpy as np
import pypdfium2
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import images, ocr, ocr_engine, ocr_pages, read_bytes
from delokrug.options import Options
from delokrug.records import Document
from PIL import Image, ImageDraw
from scanned_pages import DPI, ITALIC, SANS, SERIF, TEXT, font, noisy, packed, table_page, text_page
from tiny_pdf import Page, at, image, tiny_pdf

needs_engine = pytest.mark.skipif(bool(ocr_engine.missing()), reason=f"no engine: {ocr_engine.missing()}")

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
@pytest.mark.parametrize(
    "picture", [Image.new("L", (800, 600), 255), Image.new("RGB", (30, 2000), "red"), Image.new("1", (1, 1))]
)
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
    texts = {
        (cell.row, cell.column): [line.text for line in document.lines[cell.first : cell.last]] for cell in table.cells
    }
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


class Clock:
    """Time that passes only where a page is read: ten seconds each."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now

    def read_page(self, picture: Image.Image, *, dpi: float, script: str) -> ocr.OcrPage:
        self.now += 10
        return ocr.OcrPage((ocr.OcrLine(LATIN[0], (50.0, 50.0, 300.0, 62.0), 10.0, 0.95),), "Latn")


def scans(kind: str, count: int = 10) -> bytes:
    if kind == "PDF":
        return tiny_pdf(*[image(0, 0, 595, 842)] * count)
    return packed([Image.new("L", (40, 60), 255)] * count, "TIFF")


# within three quarters of the limit; a page is not begun that would end behind them if it is as slow as the slowest
@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
@pytest.mark.parametrize(
    ("limit", "read", "late"),
    [
        (0, 10, ""),
        (200, 10, ""),
        (60, 4, "pages 5–10 were not read"),
        (120, 9, "page 10 was not read"),
        (1, 1, "pages 2–10 were not read"),
    ],
)
def test_recognition_ends_in_time(
    kind: str, limit: float, read: int, late: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(ocr_pages, "time", clock)
    monkeypatch.setattr(ocr_pages.ocr, "read_page", clock.read_page)
    monkeypatch.setattr(ocr_engine, "missing", lambda: "")
    document = read_bytes(scans(kind), source="a", options=Options(time_limit=limit))
    assert document.ocr_pages == tuple(range(1, read + 1))
    assert document.pages == len(document.page_sizes) == 10
    assert len(document.lines) == read
    messages = [note.message for note in document.notes if note.code == "ocr_out_of_time"]
    assert [message.split(":")[0] for message in messages] == ([late] if late else [])
    lost = [note.page for note in document.notes if note.code == "page_without_text"]
    assert lost == (list(range(read + 1, 11)) if kind == "PDF" else [])


@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_no_time_for_any_page(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(ocr_pages, "time", clock)
    monkeypatch.setattr(ocr_pages.Recognition, "out_of_time", late(ocr_pages.Recognition.out_of_time, clock))
    monkeypatch.setattr(ocr_engine, "missing", lambda: "")
    with pytest.raises(DelokrugError, match=r"of pages 1–10 none could be recognised in time \(--timeout"):
        read_bytes(scans(kind), source="a", options=Options(time_limit=60))


def late(question: Callable[..., bool], clock: Clock) -> Callable[..., bool]:
    """The same question, asked when the time is over."""

    def asked(recognition: ocr_pages.Recognition, number: int) -> bool:
        clock.now += 60
        return question(recognition, number)

    return asked


def damaged(*numbers: int) -> bytes:
    """A TIFF of three pages, of which these cannot be unpacked."""
    stream = io.BytesIO()
    pages = [Image.effect_noise((60, 80), 90 + page) for page in range(3)]
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_adobe_deflate")
    data = bytearray(stream.getvalue())
    with Image.open(stream) as file:
        for number in numbers:
            file.seek(number - 1)
            at = file.tag_v2[273][0]  # where its pixels begin
            data[at : at + 500] = b"\xff" * 500
    return bytes(data)


@pytest.mark.parametrize("numbers", [(), (1,), (2,), (1, 3)])
def test_a_damaged_page_costs_only_itself(numbers: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_pages.ocr, "read_page", Clock().read_page)
    monkeypatch.setattr(ocr_engine, "missing", lambda: "")
    document = read_bytes(damaged(*numbers), source="a.tif")
    assert document.ocr_pages == tuple(page for page in (1, 2, 3) if page not in numbers)
    assert tuple(note.page for note in document.notes if note.code == "part_unread") == numbers
    assert len(document.page_sizes) == document.pages == 3


def test_a_damaged_list_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_pages.ocr, "read_page", Clock().read_page)
    monkeypatch.setattr(ocr_engine, "missing", lambda: "")
    data = hostile.tiff_pages(3)[:-60]
    document = read_bytes(data, source="a.tif")
    assert document.pages == 2
    assert [note.message for note in document.notes if note.code == "part_unread"] == [
        "a part of the document was not read: what follows page 2 is damaged"
    ]


def test_all_pages_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "missing", lambda: "")
    with pytest.raises(DelokrugError, match="no page of it could be read"):
        read_bytes(damaged(1, 2, 3), source="a.tif")


@needs_engine
def test_squared_paper_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MOST_CELLS", 20)
    page = ocr.read_page(table_page(ROWS, widths=[0.7, 2.6, 0.8]), dpi=DPI)
    assert len(page.tables) == 1  # 19 cells
    monkeypatch.setattr(ocr, "MOST_CELLS", 18)
    page = ocr.read_page(table_page(ROWS, widths=[0.7, 2.6, 0.8]), dpi=DPI)
    assert page.tables == ()
    assert any("Сектор за хидролошка мерења" in line.text for line in page.lines)


@needs_engine
def test_too_many_pages_in_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_PAGES", 1)
    with pytest.raises(DelokrugError) as caught:
        read_bytes(packed([text_page(LATIN)] * 2, "TIFF"), source="a.tif")
    assert caught.value.code == "too_many_pages"


def test_a_page_of_ten_metres_stays_small() -> None:
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


@needs_engine
def test_broken_data_is_missing_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in ocr_engine.LANGUAGES.values():
        (tmp_path / f"{language}.traineddata").write_bytes(b"no model")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert ocr_engine.missing() == ocr_engine.INSTALL_DATA


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
