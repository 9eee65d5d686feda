"""PDF pages to lines: geometry, style, reading order, and pdfplumber as the oracle."""

from __future__ import annotations

import io
from itertools import zip_longest
from pathlib import Path
from unittest.mock import patch

import pdfplumber
import pytest
from delokrug.ingest import read_bytes
from delokrug.ingest.pdf_fonts import MendedPages
from delokrug.records import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_pdf import Page, at, column, escaped, image, tiny_pdf

SHARED = Path(__file__).resolve().parents[2] / "shared" / "documents" / "written"


def read(*pages: Page | str) -> Document:
    document = read_bytes(tiny_pdf(*pages), source="a.pdf")
    assert "\n".join(line.text for line in document.lines) == document.text
    assert all(document.text[line.start : line.end] == line.text for line in document.lines)
    return document


def texts(*pages: Page | str) -> list[str]:
    return [line.text for line in read(*pages).lines]


def spread(text: str, adjustment: int, *, x: float = 72, y: float = 700, size: float = 10) -> str:
    """Operators that print letters with an adjustment (thousandths of the size, positive = apart) after each."""
    letters = " ".join(f"({escaped(letter)}) {-adjustment}" for letter in text)
    return f"BT /F3 {size} Tf 1 0 0 1 {x} {y} Tm [{letters}] TJ ET\n"


CASES: list[tuple[str, list[Page | str], list[str]]] = [
    ("lines from top to bottom", [at(72, 600, "second") + at(72, 700, "first")], ["first", "second"]),
    ("pieces from left to right", [at(200, 700, "right") + at(72, 700, "left")], ["left right"]),
    ("a gap without a space is a space", [at(72, 700, "one") + at(92.5, 700, "two")], ["one two"]),
    ("pieces that touch are one word", [at(72, 700, "depart") + at(108, 700, "ment")], ["department"]),
    ("a change of font inside a word", [at(72, 700, "Secto") + at(102, 700, "r", font="F2")], ["Sector"]),
    ("spaces at the ends of a line go", [at(72, 700, "  text ")], ["text"]),
    ("a line of spaces is none", [at(72, 700, "   ") + at(72, 600, "text")], ["text"]),
    ("baselines a hair apart are one line", [at(72, 700, "a") + at(90, 701.5, "b") + at(110, 699.2, "c")], ["a b c"]),
    ("a tight line is not the next one", [at(72, 700, "a") + at(72, 691, "b")], ["a", "b"]),
    ("kerning makes no words", [spread("kerned", 80)], ["kerned"]),
    ("justified text", ["BT /F3 10 Tf 1 0 0 1 72 700 Tm 4 Tw (drawn out words) Tj ET"], ["drawn out words"]),
    ("squeezed text without spaces", [spread("one", 0) + spread("two", 0, x=92)], ["one two"]),
    ("letters set apart are one word", ["BT /F3 10 Tf 5 Tc 1 0 0 1 72 700 Tm (PRAVILNIK) Tj ET"], ["PRAVILNIK"]),
    (
        "letters set apart in several words",
        ["BT /F3 10 Tf 5 Tc 1 0 0 1 72 700 Tm (NA OSNOVU) Tj ET"],
        ["NA OSNOVU"],
    ),
    (
        "letters drawn one by one, words set further apart",
        ["".join(at(72 + 15 * n, 700, letter) for n, letter in enumerate("ZAKON O RADU") if letter != " ")],
        ["Z A K O N   O   R A D U"],
    ),
    (
        "letters set apart, drawn upwards",
        ["BT /F3 10 Tf 0 1 -1 0 200 300 Tm (Number) Tj 60 0 Td (of) Tj ET"],
        ["Number of"],
    ),
    ("typed apart stays as typed", [at(72, 700, "P R A V I L N I K")], ["P R A V I L N I K"]),
    (
        "numbers of columns stay apart",
        ["".join(at(72 + 40 * n, 700, str(n)) for n in range(1, 7)) + at(72, 600, "a")],
        ["1 2 3 4 5 6", "a"],
    ),
    ("… even if drawn at once", [spread("123456", 3000) + at(72, 600, "a")], ["1 2 3 4 5 6", "a"]),
    (
        "a footnote mark stands in its line",
        [at(72, 700, "posts") + at(102, 704, "1", size=6) + at(110, 700, "are open")],
        ["posts¹ are open"],
    ),
    ("a power", [at(72, 700, "500 m") + at(102, 704, "2", size=6)], ["500 m²"]),
    ("an index below the line", [at(72, 700, "H") + at(78, 698, "2", size=6) + at(82, 700, "O")], ["H2O"]),
    (
        "a footnote is a line of its own",
        [at(72, 100, "the last line of the page") + at(72, 92, "1 Official Gazette", size=6)],
        ["the last line of the page", "1 Official Gazette"],
    ),
    ("a hyphen at the end of a line", [at(72, 700, "depart-") + at(72, 688, "ment")], ["depart-", "ment"]),
    ("a soft hyphen there is printed", [at(72, 700, "depart\xad") + at(72, 688, "ment")], ["depart-", "ment"]),
    ("a bullet", [at(72, 700, "\u2022 duties")], ["\u2022 duties"]),
    ("quotation marks and dashes", [at(72, 700, "\u201eName\u201d \u2013 a")], ["\u201eName\u201d \u2013 a"]),
    ("pages in order", [at(72, 700, "a"), at(72, 700, "b")], ["a", "b"]),
    ("an empty page", [at(72, 700, "a"), "", at(72, 700, "b")], ["a", "b"]),
    ("text beside the page is not on it", [at(72, 700, "a") + at(700, 700, "slug") + at(72, 900, "mark")], ["a"]),
    ("text drawn twice is there once", [at(72, 700, "Sector") + at(72, 700, "Sector")], ["Sector"]),
    (
        "a watermark comes last",
        [
            "BT /F3 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (NACRT) Tj ET\n"
            + column(72, 700, [f"line {n} of the text" for n in range(40)])
        ],
        [*(f"line {n} of the text" for n in range(40)), "NACRT"],
    ),
]


@pytest.mark.parametrize(("name", "pages", "lines"), CASES, ids=[name for name, _, _ in CASES])
def test_lines(name: str, pages: list[Page | str], lines: list[str]) -> None:
    assert texts(*pages) == lines


def test_line_record() -> None:
    page = at(72, 700, "Department", size=12, font="F2") + at(90, 680, "duties", size=10)
    first, second = read("", page).lines
    assert (first.text, first.page, first.size, first.bold) == ("Department", 2, 12, True)
    assert (second.text, second.page, second.size, second.bold) == ("duties", 2, 10, False)
    assert first.box is not None
    assert second.box is not None
    assert first.box[0] == pytest.approx(72)
    # baseline 142 points below the top, four fifths of the size above it
    assert first.box[1::2] == pytest.approx((142 - 9.6, 142 + 2.4))
    assert second.box == pytest.approx((90, 162 - 8, 90 + 6 * 6, 162 + 2))


STYLES = [
    # (operators, size, bold)
    (at(72, 700, "a", font="F1"), 10, False),
    (at(72, 700, "a", font="F2"), 10, True),
    (at(72, 700, "a", font="F4"), 10, True),  # a name with the prefix of a subset
    (at(72, 700, "a", font="F5"), 10, False),
    # the size is the font's times the matrix
    ("BT /F1 1 Tf 12 0 0 12 72 700 Tm (a) Tj ET", 12, False),
    ("q 2 0 0 2 0 0 cm BT /F1 7 Tf 1 0 0 1 72 300 Tm (a) Tj ET Q", 14, False),
    # a line has the style of most of its letters
    (at(72, 700, "duties: ", font="F2") + at(122, 700, "drafting of regulations"), 10, False),
    (at(72, 700, "Department for Finance", font="F2", size=9) + at(190, 700, "1", size=6), 9, True),
]


@pytest.mark.parametrize(("operators", "size", "bold"), STYLES)
def test_style(operators: str, size: float, bold: bool) -> None:
    (line,) = read(operators).lines
    assert line.size == pytest.approx(size)
    assert line.bold is bold


TURNED = [
    # (turn of the page, matrix of the text, box of a word of three letters of 6 × 10 points)
    (0, "1 0 0 1 100 700", (100, 134, 118, 144)),
    (90, "0 1 -1 0 100 700", (700, 92, 718, 102)),
    (180, "-1 0 0 -1 100 700", (495, 692, 513, 702)),
    (270, "0 -1 1 0 100 700", (142, 487, 160, 497)),
]


@pytest.mark.parametrize(("rotate", "matrix", "box"), TURNED)
def test_turned_pages_read_as_shown(rotate: int, matrix: str, box: tuple[float, ...]) -> None:
    (line,) = read(Page(f"BT /F3 10 Tf {matrix} Tm (abc) Tj ET", rotate=rotate)).lines
    assert line.text == "abc"
    assert line.box == pytest.approx(box)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ["1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
def test_boxes_are_pdfplumbers(rotate: int, matrix: str) -> None:
    data = tiny_pdf(Page(f"BT /F3 10 Tf {matrix} 200 300 Tm (abcdef) Tj ET", rotate=rotate))
    (line,) = read_bytes(data, source="a").lines
    page = pdfplumber.open(io.BytesIO(data)).pages[0]
    assert line.text == "abcdef"
    assert line.box is not None
    along = 0 if line.box[2] - line.box[0] > line.box[3] - line.box[1] else 1
    # the extent along the writing is exact; across it pdfplumber asks the font
    assert line.box[along] == pytest.approx(min(char[("x0", "top")[along]] for char in page.chars), abs=0.1)
    assert line.box[along + 2] == pytest.approx(max(char[("x1", "bottom")[along]] for char in page.chars), abs=0.1)
    assert line.box[1 - along] == pytest.approx(min(char[("top", "x0")[along]] for char in page.chars), abs=3)
    assert read_bytes(data, source="a").page_sizes[0] == pytest.approx((page.width, page.height))


def test_a_cropped_page_begins_at_its_crop_box() -> None:
    (line,) = read(Page(at(100, 600, "abc") + at(100, 10, "slug"), crop=(20, 30, 500, 700))).lines
    assert line.text == "abc"
    assert line.box == pytest.approx((80, 92, 98, 102))
    assert read(Page(at(100, 600, "abc"), crop=(20, 30, 500, 700))).page_sizes == ((480, 670),)


def test_upright_header_of_a_narrow_column() -> None:
    page = at(72, 700, "Rank") + "BT /F3 10 Tf 0 1 -1 0 200 660 Tm (Number) Tj ET\n" + at(72, 640, "adviser")
    assert sorted(texts(page)) == ["Number", "Rank", "adviser"]


def words(n: int, *, start: int = 0) -> list[str]:
    return [f"w{start + index:03d} justified full line of the column"[:34] for index in range(n)]


COLUMNS_LEFT, COLUMNS_RIGHT = words(20), words(20, start=100)
RULES = "".join(f"60 {710 - 12 * n} m 530 {710 - 12 * n} l S\n" for n in range(21))
ITEMS = [
    [f"Sector for {name}", "performs tasks of drafting and the", "analysis of acts and plans;"]
    for name in ("roads", "plans", "waters", "forests", "rivers", "schools")
]
LIST_LEFT, LIST_RIGHT = ([line for item in part for line in item] for part in (ITEMS[:3], ITEMS[3:]))
NAMES = ["Ana Andric", "Petar Petrovic Maric", "Milan Maric", "Jelena Jovanovic Ilic", "Ivan Ivanovic"] * 4


def side_by_side(left: list[str], right: list[str]) -> list[str]:
    return [f"{a} {b}".strip() for a, b in zip_longest(left, right, fillvalue="")]


COLUMNS: list[tuple[str, list[str], list[str]]] = [
    (
        "two columns",
        [column(60, 700, COLUMNS_LEFT) + column(310, 700, COLUMNS_RIGHT)],
        COLUMNS_LEFT + COLUMNS_RIGHT,
    ),
    (
        "two columns on other baselines",
        [column(60, 700, COLUMNS_LEFT) + column(310, 694, COLUMNS_RIGHT)],
        COLUMNS_LEFT + COLUMNS_RIGHT,
    ),
    (
        "three columns",
        [
            column(40, 700, COLUMNS_LEFT, size=7)
            + column(210, 700, COLUMNS_RIGHT, size=7)
            + column(380, 700, words(20, start=200), size=7)
        ],
        COLUMNS_LEFT + COLUMNS_RIGHT + words(20, start=200),
    ),
    (
        "a heading over two columns closes them",
        [
            at(150, 720, "REGULATION ON INTERNAL ORGANISATION")
            + column(60, 700, COLUMNS_LEFT)
            + column(310, 700, COLUMNS_RIGHT)
            + at(100, 400, "a note over the full width of the page, both columns")
        ],
        [
            "REGULATION ON INTERNAL ORGANISATION",
            *COLUMNS_LEFT,
            *COLUMNS_RIGHT,
            "a note over the full width of the page, both columns",
        ],
    ),
    (
        "more than half of the page over the full width",
        [
            column(60, 780, [f"{line} {line}" for line in words(30, start=200)], size=9)
            + column(60, 400, COLUMNS_LEFT)
            + column(310, 400, COLUMNS_RIGHT)
        ],
        [f"{line} {line}" for line in words(30, start=200)] + COLUMNS_LEFT + COLUMNS_RIGHT,
    ),
    (
        "lists of short items, few of whose lines are full",
        [column(60, 700, LIST_LEFT) + column(290, 700, LIST_RIGHT)],
        LIST_LEFT + LIST_RIGHT,
    ),
    (
        "a page number in the gutter",
        [column(60, 700, COLUMNS_LEFT) + column(310, 700, COLUMNS_RIGHT) + at(284, 40, "16")],
        [*COLUMNS_LEFT, *COLUMNS_RIGHT, "16"],
    ),
    (
        "a last page with short columns is known by the pages before",
        [
            column(60, 700, COLUMNS_LEFT) + column(310, 700, COLUMNS_RIGHT),
            column(60, 700, COLUMNS_LEFT[:3]) + column(310, 700, ["The end."]),
        ],
        [*COLUMNS_LEFT, *COLUMNS_RIGHT, *COLUMNS_LEFT[:3], "The end."],
    ),
    (
        "a table within a column",
        [
            column(60, 700, COLUMNS_LEFT)
            + at(60, 448, "Rank")
            + at(160, 448, "3")
            + "".join(f"60 {y} m 264 {y} l S\n" for y in (458, 446, 434, 422))
            + column(310, 700, COLUMNS_RIGHT)
        ],
        [*COLUMNS_LEFT, "Rank 3", *COLUMNS_RIGHT],
    ),
    # what is read across
    (
        "a table",
        [column(60, 700, [f"post {n}" for n in range(20)]) + column(310, 700, [f"adviser {n}" for n in range(20)])],
        [f"post {n} adviser {n}" for n in range(20)],
    ),
    (
        "a ruled table with full cells",
        [RULES + column(60, 700, COLUMNS_LEFT) + column(310, 700, COLUMNS_RIGHT)],
        side_by_side(COLUMNS_LEFT, COLUMNS_RIGHT),
    ),
    (
        "a table without rules whose cells wrap",
        ["".join(column(x, 700 - 50 * n, words(n % 3 + 1, start=10 * n)) for n in range(8) for x in (60, 290))],
        [f"{line} {line}" for n in range(8) for line in words(n % 3 + 1, start=10 * n)],
    ),
    (
        "names in two columns, near each other",
        [column(60, 700, NAMES) + column(200, 700, NAMES[::-1])],
        side_by_side(NAMES, NAMES[::-1]),
    ),
    (
        "the two halves of a letterhead",
        [
            column(60, 700, ["REPUBLIC OF SERBIA", "MINISTRY OF ROADS", "Sector for plans"])
            + column(310, 700, ["Number: 110-00-12", "Date: 5 May 2026", "Belgrade"])
            + column(60, 600, [f"{line} {line}" for line in words(20)], size=9)
        ],
        [
            "REPUBLIC OF SERBIA Number: 110-00-12",
            "MINISTRY OF ROADS Date: 5 May 2026",
            "Sector for plans Belgrade",
            *(f"{line} {line}" for line in words(20)),
        ],
    ),
    (
        "signatures below text in columns, over the same gutter but set apart",
        [
            column(60, 700, COLUMNS_LEFT) + column(310, 700, COLUMNS_RIGHT),
            column(60, 700, [f"{line} {line}" for line in words(20)], size=9)
            + column(80, 400, ["Director", "Ana Anic"])
            + column(350, 400, ["Minister", "Iva Ivic"]),
        ],
        [
            *COLUMNS_LEFT,
            *COLUMNS_RIGHT,
            *(f"{line} {line}" for line in words(20)),
            "Director Minister",
            "Ana Anic Iva Ivic",
        ],
    ),
]


@pytest.mark.parametrize(("name", "pages", "lines"), COLUMNS, ids=[name for name, _, _ in COLUMNS])
def test_columns(name: str, pages: list[Page | str], lines: list[str]) -> None:
    assert texts(*pages) == lines


def test_page_without_text_is_a_finding() -> None:
    scan = image(0, 0, 595, 842) + at(500, 20, "2")
    logo = image(50, 700, 100, 100) + at(72, 600, "Title")
    document = read(at(72, 700, "one page with text on it, enough of it"), scan, logo, "")
    assert [(note.severity, note.code, note.page) for note in document.notes] == [("note", "page_without_text", 2)]
    assert document.pages == 4
    # the stamp on the scan is kept
    assert [line.page for line in document.lines] == [1, 2, 3]


LETTERS = st.text(st.sampled_from("abcdefgh ABC.,;()-\\"), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(20, 400), st.integers(30, 800), LETTERS), min_size=1, max_size=12))
def test_no_letter_is_lost(pieces: list[tuple[int, int, str]]) -> None:
    # one piece a height, or overprinted pieces would be a question of taste
    page = "".join(at(x, y, text) for y, (x, _, text) in enumerate_heights(pieces))
    printed = [text for _, (_, _, text) in enumerate_heights(pieces) if text.strip()]
    if not any(char.isalpha() for text in printed for char in text):
        return
    # any letters, not words: nothing for the verdict on fonts
    with patch("delokrug.ingest.pdf.mended_pages", MendedPages):
        document = read(page)
    assert [line.text.split() for line in document.lines] == [text.split() for text in printed]


def enumerate_heights(pieces: list[tuple[int, int, str]]) -> list[tuple[int, tuple[int, int, str]]]:
    return [(800 - 20 * index, piece) for index, piece in enumerate(pieces)]


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_words_are_pdfplumbers() -> None:
    path = SHARED / "17_pravilnik_direkcija_mere_tabela.pdf"
    document = read_bytes(path.read_bytes(), source=str(path))
    tables = {table.page for table in document.tables}
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            ours = [word for line in document.lines if line.page == number for word in line.text.split()]
            theirs = [word["text"] for word in page.extract_words()]
            # we read tables cell by cell, pdfplumber's words run across the columns
            assert (sorted(ours) == sorted(theirs)) if number in tables else (ours == theirs)
    assert not document.notes
    bold = [line.text for line in document.lines if line.bold]
    assert {"Члан 1.", "II. Унутрашње уређење", "Сектор за контролу и надзор"} <= set(bold)
    assert "Овим правилником уређују се унутрашње јединице и радна места у Дирекцији за мере и драгоцене" not in bold
