"""OpenDocument texts to lines: automatic numbers, changes, notes, tables, style; damaged and hostile files."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import archive_parts, odt_parts, read_bytes
from delokrug.ingest.odt_lists import numeral
from delokrug.layout import blocks
from delokrug.records import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from test_ingest_docx import lists_by_chance
from tiny_odt import (
    COVERED,
    HEAD,
    SPACES,
    boxed,
    cell,
    content,
    flat,
    h,
    item,
    level,
    list_style,
    note,
    p,
    row,
    signs,
    span,
    style,
    table,
    tiny_odt,
    ul,
)

BREAK, TAB = "<text:line-break/>", "<text:tab/>"
BOTH = pytest.mark.parametrize("packed", [tiny_odt, flat], ids=["odt", "fodt"])


def outcome(data: bytes) -> Document | DelokrugError:
    try:
        return read_bytes(data, source="a.odt")
    except DelokrugError as error:
        return error


def read(data: bytes) -> Document:
    found = read_bytes(data, source="a.odt")
    assert "\n".join(line.text for line in found.lines) == found.text
    assert all(found.text[line.start : line.end] == line.text for line in found.lines)
    assert all(line.box is None and line.page == 1 for line in found.lines)
    return found


DELETED = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/>'
    f"{p('обрисано')}</text:deletion></text:changed-region></text:tracked-changes>"
)
HIDDEN = style("Nevidljiv", 'text:display="none"', family="text") + style("Skriven", 'text:display="none"')
CONTENTS = (
    "<text:table-of-content><text:table-of-content-source><text:index-title-template>x</text:index-title-template>"
    f"</text:table-of-content-source><text:index-body><text:index-title>{p('САДРЖАЈ')}</text:index-title>{p('Члан 1')}"
    "</text:index-body></text:table-of-content>"
)

TEXTS: list[tuple[str, str, str]] = [
    ("paragraphs, an empty line between them", p("Члан 1.") + p("Сектор"), "Члан 1.\n\nСектор"),
    ("empty paragraphs are one gap", p("a") + p() + p("  ") + p("b"), "a\n\nb"),
    ("a heading", h("УВОД") + p("a"), "УВОД\n\na"),
    ("white space of the file is one space", p("Сектор\n\t  за   рад "), "Сектор за рад"),
    ("also across elements", p("Сектор ", span(" за ", "T1"), " рад"), "Сектор за рад"),
    ("spaces that were typed", p("a", '<text:s text:c="3"/>', "b", "<text:s/>", "c"), "a   b c"),
    ("a million spaces are damage", p("a", '<text:s text:c="1000000000"/>', "b"), "a" + 100 * " " + "b"),
    ("a tab is a space", p("1.", TAB, "назив"), "1. назив"),
    ("a line break is a line of the same paragraph", p("ПРАВИЛНИК", BREAK, "о уређењу"), "ПРАВИЛНИК\nо уређењу"),
    ("two line breaks are a gap", p("a", BREAK, BREAK, "b"), "a\n\nb"),
    ("a page break inside a paragraph is nothing", p("са", "<text:soft-page-break/>", "радња"), "сарадња"),
    ("hyphens where a word may break, or may not", p("са\u00adрадњу научно\u2011стручни"), "сарадњу научно-стручни"),
    ("no-break spaces stay", p("12.\u00a0маја"), "12.\u00a0маја"),
    ("the Symbol font's bullet", p("\uf0b7 израду"), "• израду"),
    # tracked changes: as if all were accepted
    ("deletions go, insertions stay", DELETED + p("a ", '<text:change text:change-id="c1"/>', "b ",
     '<text:change-start text:change-id="c2"/>', "c", '<text:change-end text:change-id="c2"/>'), "a b c"),
    # hidden text
    ("hidden runs go", p("a", span("b", "Nevidljiv"), "c"), "ac"),
    ("a paragraph of hidden runs only", p("a") + p(span("b", "Nevidljiv")) + p("c"), "a\n\nc"),
    ("a hidden paragraph", p("a") + p("b", style="Skriven") + p("c"), "a\n\nc"),
    ("a paragraph that is hidden on a condition",
     p("a", '<text:hidden-paragraph text:condition="x" text:is-hidden="true"/>') + p("b"), "b"),
    ("its condition is not met", p("a", '<text:hidden-paragraph text:condition="x"/>') + p("b"), "a\n\nb"),
    ("a text that is hidden on a condition",
     p("a", '<text:hidden-text text:condition="x" text:string-value="b">b</text:hidden-text>'), "a"),
    ("a hidden section", f'<text:section text:name="s" text:display="none">{p("a")}</text:section>{p("b")}', "b"),
    ("a section", f'<text:section text:name="s">{p("a")}</text:section>{p("b")}', "a\n\nb"),
    ("a section from another file is what was stored of it",
     f'<text:section text:name="s"><text:section-source xlink:href="file:///etc/passwd"/>{p("a")}</text:section>', "a"),
    # what stands in the line
    ("a link", p("види ", '<text:a xlink:href="http://a.rs">сајт</text:a>'), "види сајт"),
    ("a field prints its text", p("члан ", '<text:bookmark-ref text:ref-name="x">12.</text:bookmark-ref>'), "члан 12."),
    ("bookmarks print nothing", p('<text:bookmark text:name="x"/>', "a", '<text:reference-mark text:name="y"/>'), "a"),
    ("a comment", p("a", f"<office:annotation><dc:creator>x</dc:creator>{p('c')}</office:annotation>", "b"), "ab"),
    ("a reading aid", p("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>"),
     "a"),
    ("the number as LibreOffice notes it", "<text:h><text:number>1.</text:number>Увод</text:h>", "Увод"),
    ("a table of contents", CONTENTS + p("a"), "САДРЖАЈ\n\nЧлан 1\n\na"),
    ("declarations", '<text:sequence-decls><text:sequence-decl text:name="x"/></text:sequence-decls>' + p("a"), "a"),
    # drawings
    ("a text box after its paragraph", p("a ", boxed(p("у оквиру")), "b") + p("c"), "a b\n\nу оквиру\n\nc"),
    ("a text box of the page", boxed(p("у оквиру")) + p("c"), "у оквиру\n\nc"),
    ("text in a shape", p("a", f"<draw:g><draw:custom-shape>{p('b')}</draw:custom-shape></draw:g>"), "a\n\nb"),
    ("a picture that links", p("a", '<draw:a xlink:href="x"><draw:frame><draw:image/></draw:frame></draw:a>'), "a"),
    # tables
    ("rows in order, each cell a paragraph", table(row("Р. бр.", "Назив"), row("1.", "Директор")),
     "Р. бр.\n\nНазив\n\n1.\n\nДиректор"),
    # notes
    ("notes follow the text", p("израду;", note("Сл. гласник 5/20.")) + p("надзор.", note("Крај.", "endnote")),
     "израду;\n\nнадзор.\n\nСл. гласник 5/20.\n\nКрај."),
    ("a note in a note", p("a", note(p("b", note("c")))), "a\n\nb\n\nc"),
]  # fmt: skip


@BOTH
@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_text(body: str, expected: str, packed: type) -> None:
    assert read(packed(body, HIDDEN)).text == expected


ARTICLES = (
    level(1, "1", ".", prefix="Члан ")
    + level(2, "1", ".", more='text:display-levels="2"')
    + level(3, "а, б, .., аа, аб, ... (sr)", ")")
)
GLUED = (
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties>'
)
STYLES = (
    list_style("L1", ARTICLES)
    + list_style("L2", level(1, "1", ")"))
    + list_style("Znaci", *(signs(number + 1, char) for number, char in enumerate("\uf0b7o\uf0a7–\uf04a")))
    + list_style("Slike", '<text:list-level-style-image text:level="1"/>')
    + list_style("Od7", level(1, "I", ".", more='text:start-value="7"'))
    + list_style("Obrazac", level(1, "1", ".", prefix="Члан ", more='loext:num-list-format="§ %1%"'),
                 level(2, "a", ")", more='style:num-list-format="(%1%/%2%)" text:display-levels="2"'))
    + list_style("Bez", level(1, "", "", prefix="Глава"), level(2, "", ""))
    + list_style("Spojen", level(1, "1", "", inside=GLUED))
    + list_style("Nula", level(1, "01, 02, 03, ..."))
    + style("Nabrajanje", more='style:list-style-name="L1"')
)  # fmt: skip


def deep(*items: str, style: str = "L1", more: str = "") -> str:
    """Paragraphs of the second level, as LibreOffice writes them where none of the first stands above."""
    return ul(item(ul(*items, style="")), style=style, more=more)


ID, ON, SAME = 'xml:id="list1"', 'text:continue-list="list1"', 'text:continue-numbering="true"'
LISTS: list[tuple[str, str, list[str]]] = [
    ("articles that stand nowhere in the text", ul("a", item(p("b"), ul("c", "d", style="")), "e"),
     ["Члан 1. a", "Члан 2. b", "2.1. c", "2.2. d", "Члан 3. e"]),
    ("deeper levels start anew", ul(item(p("a"), ul("b", item(p("c"), ul("d", style="")), style="")),
     item(p("e"), ul(item(p("f"), ul("g", style="")), style=""))),
     ["Члан 1. a", "1.1. b", "1.2. c", "а) d", "Члан 2. e", "2.1. f", "а) g"]),
    ("no level above", deep("a", "b"), ["1.1. a", "1.2. b"]),
    ("two lists of one style", ul("a", "b") + ul("c"), ["Члан 1. a", "Члан 2. b", "Члан 1. c"]),
    ("a list that goes on", ul("a", "b") + p("x") + ul("c", more=SAME), ["Члан 1. a", "Члан 2. b", "x", "Члан 3. c"]),
    ("a list that goes on deeper", ul("a", more=ID) + p("x") + deep("b", more=ON) + p("x") + ul("c", more=ON),
     ["Члан 1. a", "x", "1.1. b", "x", "Члан 2. c"]),
    ("a list that goes on after another one", ul("a", "b", more=ID) + ul("c", style="L2") + ul("d", more=ON),
     ["Члан 1. a", "Члан 2. b", "1) c", "Члан 3. d"]),
    ("it goes on from another style: it does not", ul("a", "b") + ul("c", style="L2", more=SAME),
     ["Члан 1. a", "Члан 2. b", "1) c"]),
    ("an item that says its number", ul("a", item("b", more='text:start-value="12"'), "c"),
     ["Члан 1. a", "Члан 12. b", "Члан 13. c"]),
    ("a list that starts at seven", ul("a", "b", style="Od7"), ["VII. a", "VIII. b"]),
    ("several paragraphs in an item", ul(item(p("a"), p("b")), "c"), ["Члан 1. a", "b", "Члан 2. c"]),
    ("a header of a list", ul(f"<text:list-header>{p('a')}</text:list-header>", "b"), ["a", "Члан 1. b"]),
    ("an empty item", ul("", "a"), ["Члан 1.", "Члан 2. a"]),
    ("an item of another style", ul("a", item("b", more='text:style-override="L2"'), "c"),
     ["Члан 1. a", "2) b", "Члан 3. c"]),
    ("a list inside with a style of its own", ul(item(p("a"), ul("b", style="Znaci")), "c"),
     ["Члан 1. a", "◦ b", "Члан 2. c"]),
    ("bullets", ul("a", item(p("b"), ul("c", item(p("d"), ul("e", style="")), style="")), style="Znaci"),
     ["• a", "• b", "◦ c", "◦ d", "▪ e"]),
    ("an empty bullet", ul("", "a", style="Znaci"), ["• a"]),
    ("pictures for bullets", ul("a", style="Slike"), ["• a"]),
    ("a pattern goes before prefix and suffix", ul(item(p("a"), ul("b", "c", style="")), style="Obrazac"),
     ["§ 1 a", "(1/a) b", "(1/b) c"]),
    ("a label without a number", ul(item(p("a"), ul("b", style="")), style="Bez"), ["Глава a", "b"]),
    ("nothing between label and text", ul("-а", style="Spojen"), ["1-а"]),
    ("digits with zeros", ul("a", style="Nula"), ["01. a"]),
    ("a style that is not there", ul("a", style="Nema") + ul("b", style=""), ["• a", "• b"]),
    ("a list without a style: that of the paragraph", ul(item(p("a", style="Nabrajanje")), style=""), ["Члан 1. a"]),
    ("no list, though the paragraph's style has one", p("a", style="Nabrajanje"), ["a"]),
    ("«Р. бр.» of a table", table(row(cell(ul("")), "Шеф"), row(cell(ul("", more=SAME)), "Возач")),
     ["Члан 1.", "Шеф", "Члан 2.", "Возач"]),
    ("a heading in a list", ul(item("<text:h text:outline-level='1'>a</text:h>")), ["Члан 1. a"]),
    ("numbered paragraphs", "".join(
        f'<text:numbered-paragraph text:list-id="n" text:style-name="L1" text:level="{depth}">{p(text)}'
        "</text:numbered-paragraph>" for depth, text in ((1, "a"), (2, "b"), (1, "c"))),
     ["Члан 1. a", "1.1. b", "Члан 2. c"]),
    ("a level that the style leaves out", ul(item(ul(item(ul(item(ul("a", "b", style="")), style="")), style=""))),
     ["1. a", "2. b"]),
    ("a hidden paragraph counts nothing", ul("a", item(p("x", style="Skriven")), "b"), ["Члан 1. a", "Члан 2. b"]),
]  # fmt: skip


@BOTH
@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_automatic_numbers(body: str, expected: list[str], packed: type) -> None:
    assert [line.text for line in read(packed(body, STYLES + HIDDEN)).lines if line.text] == expected


OUTLINE = "<text:outline-style>" + "".join(
    f'<text:outline-level-style text:level="{number}" style:num-format="{form}" style:num-suffix="{suffix}"'
    f' style:num-prefix="{prefix}" text:display-levels="{shown}"/>'
    for number, form, prefix, suffix, shown in (
        (1, "I", "", ".", 1), (2, "1", "Члан ", ".", 1), (3, "1", "", "", 2), (4, "", "", "", 1)
    )
) + "</text:outline-style>"  # fmt: skip
HEADINGS: list[tuple[str, list[str]]] = [
    (h("a") + h("b", 2) + h("c", 2) + h("d") + h("e", 2), ["I. a", "Члан 1. b", "Члан 2. c", "II. d", "Члан 1. e"]),
    (h("a") + h("b", 2) + h("c", 3), ["I. a", "Члан 1. b", "1.1 c"]),
    (h("a", 4) + h("b", 10), ["a", "b"]),
    (h("a") + h("", 2) + p("Овим"), ["I. a", "Члан 1.", "Овим"]),
    (h("a", 1, 'text:is-list-header="true"') + h("b"), ["a", "I. b"]),
    (h("a") + h("b", 1, 'text:restart-numbering="true" text:start-value="5"') + h("c"), ["I. a", "V. b", "VI. c"]),
    (h("a", 0) + h("b", -3), ["I. a", "II. b"]),
]  # fmt: skip


@BOTH
@pytest.mark.parametrize(("body", "expected"), HEADINGS)
def test_numbers_of_headings(body: str, expected: list[str], packed: type) -> None:
    assert [line.text for line in read(packed(body, "", OUTLINE)).lines if line.text] == expected


NUMERALS = [
    ("1", 12, "12"), ("I", 1949, "MCMXLIX"), ("i", 9, "ix"), ("A", 28, "AB"), ("a", 26, "z"), ("aa", 28, "bb"),
    # LibreOffice's Cyrillic letters: the name says how they go on, and in whose alphabet
    ("а, б, .., аа, аб, ... (sr)", 6, "ђ"), ("а, б, .., аа, аб, ... (sr)", 32, "аб"),
    ("А, Б, .., Аа, Бб, ... (sr)", 32, "Бб"), ("А, Б, .., Аа, Аб, ... (ru)", 10, "К"),
    ("а, б, .., аа, бб, ... (ru)", 31, "бб"), ("01, 02, 03, ...", 7, "07"), ("001, 002, 003, ...", 7, "007"),
    ("", 3, ""), ("chicago", 2, "2"),
    # never more letters than a list has
    ("a", 0, "0"), ("I", -1, "-1"), ("a", 10**9, "1000000000"), ("0" * 1000 + "1, 2", 5, "0000000005"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "value", "expected"), NUMERALS)
def test_numeral(form: str, value: int, expected: str) -> None:
    assert numeral(value, form) == expected


def wide(columns: object, rows: object = 1) -> str:
    return f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'


def headers(*rows: str) -> str:
    return f"<table:table-header-rows>{''.join(rows)}</table:table-header-rows>"


TABLES: list[tuple[str, str, int, tuple[int, int], list[str]]] = [
    ("plain", p("пре") + table(row("Р. бр.", "Назив"), row("1.", "Шеф")) + p("после"), 0, (2, 2),
     ["0,0 Р. бр.", "0,1 Назив", "1,0 1.", "1,1 Шеф"]),
    ("several paragraphs in a cell", table(row(cell("a", "b"), "c")), 0, (1, 2), ["0,0 a||b", "0,1 c"]),
    ("a row of one cell spans the table", table(row("1.", "Шеф"), row(cell("Рад", more=wide(2)), COVERED)), 0, (2, 2),
     ["0,0 1.", "0,1 Шеф", "1,0×2 Рад"]),
    ("a cell over two rows", table(row(cell("a", more=wide(1, 2)), "b"), row(COVERED, "c")), 0, (2, 2),
     ["0,0+2 a", "0,1 b", "1,1 c"]),
    ("covered cells of a number", table(row(cell("a", more=wide(3)),
     '<table:covered-table-cell table:number-columns-repeated="2"/>', "b")), 0, (1, 4), ["0,0×3 a", "0,3 b"]),
    ("header rows", table(headers(row("Назив")), row("a")), 1, (2, 1), ["0,0 Назив", "1,0 a"]),
    ("groups of rows", table(headers(row("a"), row("b")), f"<table:table-row-group><table:table-rows>{row('c')}"
     "</table:table-rows></table:table-row-group>"), 2, (3, 1), ["0,0 a", "1,0 b", "2,0 c"]),
    ("empty cells", table(row("", "a"), row(cell(more='table:number-columns-repeated="2"'))), 0, (2, 2),
     ["0,0 ", "0,1 a", "1,0 "]),
    ("a table in a cell is text of the cell", table(row(cell(p("a"), table(row("b", "c"))), "d")), 0, (1, 2),
     ["0,0 a||b||c", "0,1 d"]),
    ("spans that are damaged", table(row(cell("a", more=wide(10**9, 10**9)), cell("b", more=wide("x", "y")))), 0,
     (1, 201), ["0,0×201 a", "0,1 b"]),
]  # fmt: skip


@BOTH
@pytest.mark.parametrize(
    ("body", "headers", "size", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES]
)
def test_tables(body: str, headers: int, size: tuple[int, int], expected: list[str], packed: type) -> None:
    found = read(packed(body))
    (one,) = found.tables
    cells = []
    for part in one.cells:
        rows = f"+{part.row_span}" if part.row_span > 1 else ""
        columns = f"×{part.column_span}" if part.column_span > 1 else ""
        text = "|".join(line.text for line in found.lines[part.first : part.last])
        cells.append(f"{part.row},{part.column}{rows}{columns} {text}")
    assert cells == expected
    assert (one.rows, one.columns, one.header_rows) == (*size, headers)


COMMON = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:default-style>'
    + style("Standard", 'fo:font-size="12pt"')
    + style("Clan", 'fo:font-weight="bold"', more='style:parent-style-name="Standard"')
    + style("Veliki", 'fo:font-size="150%"', more='style:parent-style-name="Clan"')
    + style("Krug", 'fo:font-weight="bold" fo:font-size="200%"', more='style:parent-style-name="Krug"')
)
AUTOMATIC = (
    style("P1", 'fo:font-weight="normal"', more='style:parent-style-name="Clan"')
    + style("T1", 'fo:font-weight="bold"', family="text")
    + style("T2", 'fo:font-size="50%"', family="text")
    + style("T3", 'fo:font-weight="700" fo:font-size="1cm"', family="text")
    + style("T4", 'fo:font-weight="normal" fo:font-size="x"', family="text")
    + STYLES
)
LOOKS: list[tuple[str, list[tuple[str, bool, float | None]]]] = [
    (p("a"), [("a", False, 12.0)]),
    (p("a", style="Nema"), [("a", False, 10.0)]),
    (p("a", style="Clan"), [("a", True, 12.0)]),
    (p("a", style="P1"), [("a", False, 12.0)]),
    (p("a", style="Veliki"), [("a", True, 18.0)]),
    (p(span("a", "T1"), "b"), [("ab", False, 12.0)]),
    (p(span("a", "T1"), " "), [("a", True, 12.0)]),
    (p(f'<text:span text:style-name="T1">{span("a", "T2")}</text:span>'), [("a", True, 6.0)]),
    (p(span("a", "T3")), [("a", True, 28.35)]),
    (p(span("a", "T4"), style="Clan"), [("a", False, 12.0)]),
    # each line of a paragraph for itself, as large as most of it
    (p(span("НАЦРТ", "T3"), BREAK, "о раду", span("1", "T2")), [("НАЦРТ", True, 28.35), ("о раду1", False, 12.0)]),
    # a number that stands alone looks like the paragraph
    (ul(item(p("", style="Clan"))), [("Члан 1.", True, 12.0)]),
    (ul(item(p("a", style="Clan"))), [("Члан 1. a", True, 12.0)]),
]  # fmt: skip


@BOTH
@pytest.mark.parametrize(("body", "expected"), LOOKS)
def test_look(body: str, expected: list[tuple[str, bool, float | None]], packed: type) -> None:
    found = read(packed(body, AUTOMATIC, COMMON))
    assert [(line.text, line.bold, line.size) for line in found.lines] == expected


def test_style_based_on_itself() -> None:
    found = read(tiny_odt(p("a", style="Krug"), "", COMMON))
    assert found.lines[0].bold
    assert found.lines[0].size is not None and found.lines[0].size <= 1000


@BOTH
def test_record(packed: type) -> None:
    found = read(packed(p("a")))
    assert (found.format, found.pages, found.page_sizes, found.encoding, found.notes) == ("odt", None, (), "", ())
    assert re.fullmatch("[0-9a-f]{64}", found.sha256)


def repacked(data: bytes) -> bytes:
    """The same parts in another order, as an unpacked and packed file has them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(name, old.read(name))
    return stream.getvalue()


ARCHIVES = [
    tiny_odt(p("a")),
    repacked(tiny_odt(p("a"))),
    tiny_odt(p("a"), extra={"styles.xml": "<office:styles/"}),
    tiny_odt(p("a"), extra={"Pictures/1.png": b"\x89PNG", "Configurations2/x": ""}),
    tiny_odt(p("a"), extra={"mimetype": "application/vnd.oasis.opendocument.text-template"}),
    tiny_odt(extra={"content.xml": content(p("a")).replace("UTF-8", "UTF-16").encode("utf-16")}),
    flat(p("a")).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    b"\xef\xbb\xbf" + flat(p("a")),
    b"\r\n " + flat(p("a")),
    flat(p("a")).replace(HEAD.encode(), b""),
    # a picture of any size inside a flat file
    flat(p("a", f"<draw:frame><draw:image><office:binary-data>{'QUJD' * 3_000_000}</office:binary-data>"
                "</draw:image></draw:frame>")),
]  # fmt: skip


@pytest.mark.parametrize("data", ARCHIVES, ids=range(len(ARCHIVES)))
def test_archives(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, Document), found
    assert (found.text, found.format) == ("a", "odt")


def test_objects_are_named() -> None:
    found = read(tiny_odt(p("a", '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>')))
    assert [(one.severity, one.code) for one in found.notes] == [("warning", "part_unread")]


ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
EVIL = f"{HEAD}{ENTITIES}{content(p('<text:span>&f;&b;</text:span>')).removeprefix(HEAD)}"
LOCKED = f"{HEAD}<manifest:manifest {SPACES}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
BROKEN: list[tuple[bytes, str]] = [
    (tiny_odt(), "empty_file"),
    (tiny_odt(p(" ")), "empty_file"),
    (flat(p(" ")), "empty_file"),
    (tiny_odt(p("<draw:frame><draw:image/></draw:frame>"), extra={"Pictures/1.png": b"\x89PNG"}), "office_no_text"),
    (flat(p("<draw:image><office:binary-data>QUJD</office:binary-data></draw:image>")), "office_no_text"),
    (tiny_odt(extra={"content.xml": ""}), "office_broken"),
    (tiny_odt(extra={"content.xml": "no XML"}), "office_broken"),
    (tiny_odt(extra={"content.xml": f"{HEAD}<a><b/></a>"}), "office_broken"),
    (tiny_odt(p("a"))[:700], "office_broken"),
    (tiny_odt(extra={"content.xml": EVIL}), "office_broken"),
    (tiny_odt(p("a"), extra={"META-INF/manifest.xml": LOCKED}), "odt_encrypted"),
    (tiny_odt(extra={"encrypted-package": b"\0" * 100}), "odt_encrypted"),
    (tiny_odt(p("x" * (archive_parts.MOST_XML_MB + 1) * 1_000_000)), "archive_too_large"),
    (flat(p("a")).partition(b"<office:text>")[0], "office_broken"),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("data", "code"), BROKEN, ids=range(len(BROKEN)))
def test_no_text(data: bytes, code: str) -> None:
    found = outcome(data)
    assert isinstance(found, DelokrugError), found
    assert (found.code, found.file) == (code, "a.odt")


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_parts, "LEAST_SHRUNK_MB", 1)
    assert getattr(outcome(tiny_odt(p("x" * 2_000_000))), "code", "") == "archive_too_large"
    monkeypatch.setattr(odt_parts, "MOST_XML_MB", 1)
    assert getattr(outcome(flat(p("x" * 2_000_000))), "code", "") == "file_too_large"


@BOTH
def test_what_is_left_of_a_damaged_part_is_read(packed: type) -> None:
    body = p("Сектор за рад") + p("Одсек")
    if packed is tiny_odt:
        text = content(body)
        data = tiny_odt(extra={"content.xml": text[: text.index("Одсек") + 2]})
    else:
        data = flat(body)[: flat(body).index("Одсек".encode()) + 4]
    found = outcome(data)
    assert isinstance(found, Document)
    assert found.text == "Сектор за рад\n\nОд"
    assert [one.code for one in found.notes] == ["office_broken"]


SAMPLE = tiny_odt(
    ul(*[item(p(f"ставка {number}"), ul("a", "b", style="")) for number in range(30)])
    + table(row(cell("a", more=wide(2)), COVERED), row("b", "c")) + p("x", note("y")) + h("z"),
    AUTOMATIC, COMMON + OUTLINE,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_overwritten_bytes(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SAMPLE)
    for _ in range(seed // 2 + 1):
        data[chance.randrange(4, len(data))] = chance.randrange(256)
    found = outcome(bytes(data))
    if isinstance(found, DelokrugError):
        # with the mark of its type lost it is an archive like any other
        assert found.code in {
            "office_broken", "archive_too_large", "unsupported_format", "empty_file", "several_documents",
        }  # fmt: skip


@pytest.mark.parametrize("share", [step / 20 for step in range(1, 20)])
def test_truncated(share: float) -> None:
    found = outcome(SAMPLE[: int(len(SAMPLE) * share)])
    assert isinstance(found, DelokrugError)
    assert found.code == "office_broken"


@pytest.mark.parametrize("name", ["text:section", "text:span", "text:list", "draw:frame", "table:table"])
@BOTH
def test_deep_nesting(name: str, packed: type) -> None:
    deep = "".join(f"<{name}>" for _ in range(5000)) + p("b") + f"</{name}>" * 5000
    found = outcome(packed(p("a") + (p(deep) if name in ("text:span", "draw:frame") else deep)))
    assert isinstance(found, Document)
    assert found.text == "a"
    assert [one.code for one in found.notes] == ["office_broken"]


@given(st.data())
@settings(max_examples=150)
def test_overwritten_xml(data: st.DataObject) -> None:
    """Tags and attributes in the wrong places: never an exception, and offsets that hold."""
    names = ["text:p", "text:h", "text:span", "text:list", "text:list-item", "table:table", "table:table-row",
             "table:table-cell", "text:note", "text:note-body", "draw:frame", "text:section", "style:style",
             "text:list-style", "text:list-level-style-number", "style:text-properties"]  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        text = archive.read("content.xml").decode()
    for _ in range(data.draw(st.integers(1, 5))):
        old, new = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
        text = re.sub(rf"(</?){old}\b", rf"\g<1>{new}", text)
    text = re.sub(r'="\d+"', f'="{data.draw(st.sampled_from(["", "x", "-3", "99999999999", "1"]))}"', text)
    found = outcome(tiny_odt(extra={"content.xml": text}))
    if isinstance(found, Document):
        assert all(found.text[line.start : line.end] == line.text for line in found.lines)
    else:
        assert found.code in {"empty_file", "office_broken"}


def test_layout_sees_articles_and_items() -> None:
    items = item(ul(item(ul("израду прописа;", "надзор.", style="")), style=""))
    body = ul("") + p("Сектор за рад обавља послове који се односе на:") + ul(items, more=SAME)
    found = [(block.kind, block.place.article, block.marker, block.text)
             for block in blocks(read(tiny_odt(body, STYLES)))]  # fmt: skip
    assert found == [
        ("article", "1", "", ""),
        ("paragraph", "1", "", "Sektor za rad obavlja poslove koji se odnose na:"),
        ("item", "1", "a)", "izradu propisa;"),
        ("item", "1", "b)", "nadzor."),
    ]


# What LibreOffice's text shows otherwise: bullets of symbol fonts, hidden text, a space behind every label; and the
# list of a paragraph's style, which it takes no notice of
NOT_IN_TEXT = {
    "bullets",
    "an empty bullet",
    "a list inside with a style of its own",
    "pictures for bullets",
    "nothing between label and text",
    "a hidden paragraph counts nothing",
    "a list without a style: that of the paragraph",
}


def converted(folder: Path, files: list[Path], form: str) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=180)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    """LibreOffice's own text as the oracle: of the lists and headings above, of lists by chance that it writes itself,
    and of the documents in corpora/."""
    for index, (name, body, _) in enumerate(LISTS):
        if name not in NOT_IN_TEXT:
            (tmp_path / f"list{index}.odt").write_bytes(tiny_odt(body, STYLES))
    for index, (body, _) in enumerate(HEADINGS[:-1]):
        (tmp_path / f"heading{index}.odt").write_bytes(tiny_odt(body, "", OUTLINE))
    for seed in range(40):
        (tmp_path / f"chance{seed}.docx").write_bytes(lists_by_chance(seed))
    converted(tmp_path, sorted(tmp_path.glob("*.docx")), "odt")
    for path in (Path(__file__).parent.parent / "corpora" / "sources").glob("*.fodt"):
        shutil.copy(path, tmp_path)
    files = sorted(path for path in tmp_path.iterdir() if path.suffix in (".odt", ".fodt"))
    assert len(files) > 70
    converted(tmp_path, files, "txt:Text")
    for file in files:
        oracle = file.with_suffix(".txt").read_text(encoding="utf-8-sig").replace("\u00ad", "").split("\n")
        found = outcome(file.read_bytes())
        assert isinstance(found, Document)
        texts = [" ".join(line.text.split()) for line in found.lines if line.text]
        assert texts == [" ".join(line.split()) for line in oracle if line.strip()], file.name
