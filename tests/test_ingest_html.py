# ruff: noqa: E501
"""Web pages: the content to the last item, without what stands around it."""

from __future__ import annotations

import email.mime.multipart
import email.mime.text
import time
from pathlib import Path

import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import read_bytes
from delokrug.ingest.html_labels import numeral
from delokrug.layout import blocks
from delokrug.records import Cell, Document
from html_pages import DETAILS, LISTS, PAGES, POSTS, Page


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def read(html: str | bytes, charset: str = "") -> Document:
    from delokrug.ingest.html import html_document

    return html_document(html.encode() if isinstance(html, str) else html, source="a.html", charset=charset)


def lines(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text]


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_pages(one: Page) -> None:
    encoding = "windows-1250" if "windows-1250" in one.html else "utf-8"
    assert lines(read(one.html.encode(encoding))) == one.lines


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_record(one: Page) -> None:
    document = read(one.html)
    assert document.format == "html"
    assert document.pages is None
    assert document.text == "\n".join(line.text for line in document.lines)
    assert all(document.text[line.start : line.end] == line.text for line in document.lines)
    assert document.paragraphs_known
    # never two empty lines, none at the ends
    assert "\n\n\n" not in document.text
    assert document.text == document.text.strip("\n")


# What stays, in one line a paragraph, of small pages with one thing each.
CONTENT = [
    # a trail without a class
    ("<p><a href=/>Почетна</a> &gt; <a href=/s>Сектори</a> &gt; Сектор А</p><h1>Сектор А</h1><p>Ради.</p>",
     ["Сектор А", "Ради."]),
    # an item of one letter is no size of letters to choose from
    ("<ul><li>а</li><li>б</li></ul>", ["• а", "• б"]),
    ("<p><a href=#>A</a> | <a href=#>A+</a> | <a href=#>A-</a></p><p>Tekst.</p>", ["Tekst."]),
    # a prose list under the class of a menu stays
    ("<h1>A</h1><ul class=menu><li>прати стање у области шума и лова</li><li>води евиденцију</li></ul>",
     ["A", "• прати стање у области шума и лова", "• води евиденцију"]),
    # a unit's page that is called after contacts or news
    ("<main><h1>Сектори</h1><h2>Одсек за вести</h2><p>Пише вести.</p></main>", ["Сектори", "Одсек за вести", "Пише вести."]),
    ("<main><h2>Контакт</h2><p>Контакт центар обавља послове: </p><ul><li>прима позиве;</li></ul></main>",
     ["Контакт", "Контакт центар обавља послове:", "• прима позиве;"]),
    # below telephone numbers the text goes on without another heading
    ("<main><p>Сектор ради.</p><p><b>Контакт</b></p><p>тел. 011/123-456</p><p><b>Одсек за плате</b></p><p>Одсек обрачунава плате.</p></main>",
     ["Сектор ради.", "Одсек за плате", "Одсек обрачунава плате."]),
    # the title stands outside the content
    ("<header><h1>Управа за лов</h1><nav><a href=/>Почетна</a></nav></header><main><p>Управа чува дивљач.</p></main>",
     ["Управа за лов", "Управа чува дивљач."]),
    # … which has one itself
    ("<header><h1>Влада</h1></header><main><h1>Управа за лов</h1><p>Чува дивљач.</p></main>",
     ["Управа за лов", "Чува дивљач."]),
    # what a click opens
    ("<h3><a href='#p' data-toggle=collapse>Одсек</a></h3><div id=p hidden><p>Ради.</p></div>", ["Одсек", "Ради."]),
    ("<button onclick=x()>Затвори</button><button class=accordion>Одсек</button><div class=panel style='display:none'>Ради.</div>",
     ["Одсек", "Ради."]),
    # a menu between two parts of the content
    ("<div><p>Министарство обавља послове државне управе.</p></div><nav><a href=/a>Ово</a></nav><div><p>Сектор обавља друге послове.</p></div>",
     ["Министарство обавља послове државне управе.", "Сектор обавља друге послове."]),
    # units that have pages of their own
    ("<main><h1>Сектори</h1><nav class=units><ul><li><a href=/a>Сектор А</a></li></ul></nav></main>", ["Сектори", "• Сектор А"]),
    ("<div class=main-content><h2>Организација</h2><ul class=submenu><li><a href=/a>Сектор А</a><li><a href=/b>Сектор Б</a></ul></div>",
     ["Организација", "• Сектор А", "• Сектор Б"]),
    ("<main><h1>Сектори</h1><div class=card><a href=/1><h3>Сектор за лов</h3><p>Брине о лову.</p></a></div></main>",
     ["Сектори", "Сектор за лов", "Брине о лову."]),
    ("<main><p>Сектор ради.</p><div class=sidebar><h3>Мени</h3><ul class=menu><li><a href=/a>Почетна страна</a></ul></div></main>",
     ["Сектор ради."]),
    # a page of contacts is no empty page
    ("<h1>Контакт</h1><p>Телефон 011/123-456</p>", ["Контакт", "Телефон 011/123-456"]),
    # text beside a small part that is marked as the main one
    ("<main><p>Кратко.</p></main><div><p>Одељење обавља послове који се односе на припрему прописа.</p><ul><li>други посао</li></ul></div>",
     ["Кратко.", "Одељење обавља послове који се односе на припрему прописа.", "• други посао"]),
    # a title with text is content, whatever its element
    ("<header><h1>Сектор за воде</h1><p>Сектор обавља послове водопривреде и стара се о изворима.</p></header><p>Одсек ради.</p>",
     ["Сектор за воде", "Сектор обавља послове водопривреде и стара се о изворима.", "Одсек ради."]),
    # text without any markup, and outside every block
    ("Сектор ради.<br>Одсек пише.", ["Сектор ради.", "Одсек пише."]),
    # m² is no footnote, a digit behind a word is one
    ("<p>5 m<sup>2</sup> службе<sup>12</sup> број 10<sup>th</sup></p>", ["5 m² службе број 10th"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CONTENT)
def test_content(body: str, expected: list[str]) -> None:
    assert lines(read(page(body))) == expected


def test_look() -> None:
    found = {line.text: (line.size, line.bold) for line in read(page(
        "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6><p>g</p><p><b>h</b></p><p>i <b>j</b></p>"
        "<p style='font-weight:bold'>k</p><h2 style='font-weight: normal'>l</h2><ol><li><strong>m</strong></li></ol>"
    )).lines if line.text}  # fmt: skip
    assert found == {
        "a": (22, True), "b": (18, True), "c": (16, True), "d": (14, True), "e": (12, True), "f": (11, True),
        "g": (11, False), "h": (11, True), "i j": (11, False), "k": (11, True), "l": (18, False), "1. m": (11, True),
    }  # fmt: skip


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, rows and columns spanned, text."""

    def text(cell: Cell) -> str:
        return "|".join(line.text for line in document.lines[cell.first : cell.last] if line.text)

    return [(one.row, one.column, one.row_span, one.column_span, text(one))
            for table in document.tables for one in table.cells]  # fmt: skip


def test_table_of_posts() -> None:
    document = read(POSTS.html)
    table = document.tables[0]
    assert (table.rows, table.columns, table.header_rows) == (6, 4, 2)
    assert cells(document) == [
        (0, 0, 2, 1, "Р. бр."), (0, 1, 2, 1, "Назив"), (0, 2, 1, 2, "Извршиоци"), (1, 2, 1, 1, "жене"), (1, 3, 1, 1, "мушкарци"),
        (2, 0, 1, 4, "Одсек за плате"),
        (3, 0, 1, 1, "1."), (3, 1, 1, 1, "Шеф|Одсека|• води Одсек;|• пише извештаје."), (3, 2, 2, 1, "3"), (3, 3, 1, 1, "x"),
        (4, 0, 1, 1, "2."), (4, 1, 1, 1, "Референт|Звање: референт"), (4, 3, 1, 1, ""),
        (5, 0, 1, 2, "Укупно"), (5, 2, 1, 1, "3"), (5, 3, 1, 1, "4"),
    ]  # fmt: skip


TABLES = [
    ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", 1),
    ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", 0),
    ("<table><tr><td>a<tr><td>b</table>", 0),  # one column
    ("<table><tr><td>a<td>b</table>", 0),  # one row
    ("<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>", 0),  # parts of a page
    ("<table><tr><td><table><tr><th>a<th>b<tr><td>c<td>d</table><td>x<tr><td>y<td>z</table>", 1),  # the inner one
    ("<table><tr><th>a<th>b<tr><td>c<td>d</table><table><tr><th>e<th>f<tr><td>g<td></table>", 2),
]


@pytest.mark.parametrize(("body", "count"), TABLES)
def test_which_tables_hold_data(body: str, count: int) -> None:
    document = read(page(body))
    assert len(document.tables) == count
    assert set("ab") <= set(document.text)  # in or out of a table, nothing is lost


@pytest.mark.parametrize(
    ("spans", "rows"),
    [("rowspan=0", 2), ("rowspan=99", 2), ("rowspan=x colspan=-1", 1), ("rowspan=1.5", 1)],
)
def test_spans_stay_inside_the_table(spans: str, rows: int) -> None:
    table = read(page(f"<table><tr><th {spans}>a</th><th>b</th></tr><tr><td>c</td></tr></table>")).tables[0]
    assert (table.cells[0].row_span, table.rows) == (rows, 2)
    assert all(one.column + one.column_span <= table.columns for one in table.cells)


NUMERALS = [
    (1, "decimal", "1"), (0, "lower-alpha", "0"), (26, "lower-alpha", "z"), (28, "upper-alpha", "AB"), (4, "lower-roman", "iv"),
    (1999, "upper-roman", "MCMXCIX"), (4000, "lower-roman", "4000"), (-3, "lower-roman", "-3"), (6, "cyrillic", "ђ"),
    (7, "decimal-leading-zero", "07"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "expected"), NUMERALS)
def test_numeral(value: int, form: str, expected: str) -> None:
    assert numeral(value, form) == expected


WORDS = "Šćepan čuva đerdan i žito, član 5"
ENCODINGS = [
    # what the page declares, what the server declared, how it is encoded
    ("<meta charset=windows-1250>", "", "windows-1250"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "", "windows-1250"),
    ("<meta charset=utf-8>", "windows-1250", "windows-1250"),  # the server knows better
    ("<meta charset=windows-1250>", "", "utf-8"),  # but valid UTF-8 is UTF-8
    ("", "iso-8859-2", "iso8859-2"),
    ("<meta charset=iso-8859-1>", "", "windows-1250"),  # said of what it is not
    ("<meta charset=x-none>", "no such", "windows-1250"),
    ("", "", "windows-1250"),
    ("<meta charset=utf-16>", "", "utf-8"),
    ("", "", "utf-16"),
    ("", "utf-16-le", "utf-8-sig"),
]


@pytest.mark.parametrize(("head", "charset", "encoding"), ENCODINGS)
def test_encodings(head: str, charset: str, encoding: str) -> None:
    assert read(page(f"<p>{WORDS}</p>", head).encode(encoding), charset).text == WORDS


def test_encoding_of_xhtml() -> None:
    declared = "<?xml version='1.0' encoding='windows-1251'?><html><body><p>Љубав и ћуд</p></body></html>"
    assert read(declared.encode("windows-1251")).text == "Љубав и ћуд"


def test_lost_letters_are_told() -> None:
    data = page(f"<p>{WORDS * 20}</p>").encode().replace("đ".encode(), b"\xff", 1)
    document = read(data)
    assert document.text.count("\ufffd") == 1
    assert [note.code for note in document.notes] == ["unknown_encoding"]


def test_mhtml() -> None:
    message = email.mime.multipart.MIMEMultipart("related")
    message.attach(email.mime.text.MIMEText("p{}", "css"))
    message.attach(email.mime.text.MIMEText(page("<h1>Сектор</h1><p>Ради.</p>"), "html", "windows-1251"))
    document = read_bytes(b"From: <Saved by Blink>\r\n" + message.as_bytes(), source="a.mht")
    assert (document.format, document.text) == ("html", "Сектор\n\nРади.")


NOTHING = [
    (page(""), "html_no_text"),
    (page("<script>document.write('a')</script><div id=app></div>"), "html_no_text"),
    (page("<img src=a.png><p>&nbsp;</p>"), "html_no_text"),
    ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nx\n--a--", "html_broken"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "code"), NOTHING)
def test_no_text(html: str, code: str) -> None:
    with pytest.raises(DelokrugError) as caught:
        read_bytes(html.encode(), source="a.html")
    assert (caught.value.code, caught.value.file) == (code, "a.html")


ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{ENTITIES}]><html><body><p>&l9; kraj</p></body></html>'
HOSTILE = [
    ("<div>" * 100_000 + "tekst" + "</div>" * 100_000 + "<p>kraj</p>", ["tekst", "kraj"]),
    ("<div>red" * 3_000 + "<p>kraj</p>", ["red"] * 3_000 + ["kraj"]),
    ("<b>" * 50_000 + "tekst<p>kraj", ["tekst", "kraj"]),
    ("<x-y>" * 50_000 + "tekst<p>kraj", ["tekst", "kraj"]),
    ("<p>kraj</p>" + "</div>" * 50_000, ["kraj"]),
    (LAUGHS, ["&l9; kraj"]),
    ("<!DOCTYPE html [" * 100_000 + "<p>kraj</p>", None),
    ("<div>" * 3_000 + "<a " * 100_000 + ">x</a><p>kraj</p>", None),
    (f"<ul style='{'list-style ' * 200_000}'><li>kraj</ul>", ["• kraj"]),
    (f"<p class='{'menu ' * 200_000}'>kraj</p>", None),
    ("<p>a\0b</p>", ["ab"]),
    ("<p>&#0;&#xffffffff;&#1;x</p>", None),
    ("<ol start=99999999999999999999><li>x</ol>", None),
    ("<table>" + ("<tr>" + "<td rowspan=0 colspan=1000>x" * 10) * 500, ["x"] * 5_000),
    ("<p><strong>Kontakt</strong></p>" * 20_000 + "<p>kraj</p>", None),
]


@pytest.mark.parametrize(("body", "expected"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile(body: str, expected: list[str] | None) -> None:
    started = time.monotonic()
    found = lines(read(body if body.startswith("<?xml") else page(body)))
    assert found[-1]
    assert expected is None or found == expected
    assert time.monotonic() - started < 20  # two seconds here


@pytest.mark.parametrize("data", [b"<html>" + b"a" * 31_000_000, b"<html>" + b"<b>" * 1_000_001])
def test_too_large(data: bytes) -> None:
    with pytest.raises(DelokrugError) as caught:
        read_bytes(data, source="a.html")
    assert caught.value.code == "html_too_large"


def test_layout_sees_titles_and_items() -> None:
    found = [(one.kind, one.marker, one.text) for one in blocks(read(DETAILS.html))]
    assert found[:5] == [
        ("heading", "", "Department of Lakes"), ("heading", "", "Unit for Fishing"),
        ("paragraph", "", "The Unit for Fishing is responsible for:"), ("item", "•", "licences;"), ("item", "•", "quotas."),
    ]  # fmt: skip


def test_layout_keeps_cells_apart() -> None:
    found = [one.text for one in blocks(read(POSTS.html))]
    assert found[found.index("muškarci") + 1 :][:3] == [
        "Odsek za plate",
        "1.",
        "Šef",
    ]


def test_units_of_a_page() -> None:
    import delokrug

    result = delokrug.read(next(one for one in PAGES if one.name == "wordpress").html.encode())
    assert {"Сектор за бродове", "Одсек за чамце"} <= set(result.units["name"])
    assert list(result.responsibilities["text"])[:2] == ["упис бродова", "преглед чамаца"]


def test_source_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(LISTS.html, encoding="utf-8")
    from delokrug.ingest import read_file

    assert read_file(path).source == str(path)
