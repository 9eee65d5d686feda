"""Word documents to lines: automatic numbers, changes, notes, tables, style; damaged and hostile files."""

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
from delokrug.ingest import archive_parts, read_bytes
from delokrug.ingest.docx_numbering import numeral
from delokrug.layout import blocks
from delokrug.records import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_docx import (
    MAIN,
    SPACES,
    document,
    li,
    lvl,
    notes,
    numbering,
    of_abstract,
    p,
    run,
    style,
    styles,
    table,
    tiny_docx,
)

NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
ARTICLES = lvl(0, "Члан %1.") + lvl(1, "%1.%2.") + lvl(2, "%3)", "russianLower")
BREAK = "<w:r><w:br/></w:r>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="2" w:author="a">{run(text)}</w:ins>'


def boxed(text: str) -> str:
    """A text box as Word 2010 writes it: once as a drawing, once more for Word 2007."""
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    chars = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{chars[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{chars[1]}{run(result)}{chars[2]}"


def read(*body: str, **parts: str) -> Document:
    found = read_bytes(tiny_docx(*body, **parts), source="a.docx")
    assert "\n".join(line.text for line in found.lines) == found.text
    assert all(found.text[line.start : line.end] == line.text for line in found.lines)
    assert all(line.box is None and line.page == 1 for line in found.lines)
    return found


def outcome(data: bytes) -> Document | DelokrugError:
    try:
        return read_bytes(data, source="a.docx")
    except DelokrugError as error:
        return error


TEXTS: list[tuple[str, str, str]] = [
    ("paragraphs, an empty line between them", p("Члан 1.") + p("Сектор"), "Члан 1.\n\nСектор"),
    ("empty paragraphs are one gap", p("a") + p() + p("  ") + p("b"), "a\n\nb"),
    ("runs of one word", p("Сек", "тор"), "Сектор"),
    ("a tab is a space", p("1.", "<w:r><w:tab/></w:r>", "назив"), "1. назив"),
    ("a tab inside a text is a space", p("1.\tназив"), "1. назив"),
    ("a line break is a line of the same paragraph", p("ПРАВИЛНИК", BREAK, "о уређењу"), "ПРАВИЛНИК\nо уређењу"),
    ("two line breaks are a gap", p("a", BREAK, BREAK, "b"), "a\n\nb"),
    ("a page break ends a line, at the ends it is nothing",
     p('<w:r><w:br w:type="page"/></w:r>', "a", BREAK) + p("b"), "a\n\nb"),
    ("white space at the ends of lines", p("  a ", BREAK, " b "), "a\nb"),
    ("what Unicode breaks lines at", p("a\u2028b"), "a\nb"),
    ("soft hyphens go", p("са\u00adрад", "<w:r><w:softHyphen/></w:r>", "њу"), "сарадњу"),
    ("a hyphen that does not break", p("научно", "<w:r><w:noBreakHyphen/></w:r>", "стручни"), "научно-стручни"),
    ("no-break spaces stay", p("12.\u00a0маја"), "12.\u00a0маја"),
    ("the Symbol font's bullet", p("\uf0b7 израду"), "• израду"),
    ("a sign of a symbol font", p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', " израду"), "• израду"),
    ("a sign of another font", p('<w:r><w:sym w:font="Arial" w:char="0416"/></w:r>'), "Ж"),
    # tracked changes: as if all were accepted
    ("insertions stay, deletions go", p("a ", inserted("b"), deleted("c"), " d"), "a b d"),
    ("moved text stands where it was moved to",
     p(f'<w:moveFrom w:id="1">{run("a")}</w:moveFrom>') + p("b") + p(f'<w:moveTo w:id="2">{run("a")}</w:moveTo>'),
     "b\n\na"),
    ("a deleted paragraph", p(deleted("a"), mark="<w:del/>") + p("b"), "b"),
    ("a deleted end joins two paragraphs", p("a", mark="<w:del/>") + p(" b"), "a b"),
    ("a deleted end with nothing behind it", p("a", mark="<w:del/>"), "a"),
    # hidden text
    ("hidden runs go", p("a", run("b", "<w:vanish/>"), "c"), "ac"),
    ("not hidden after all", p(run("b", '<w:vanish w:val="0"/>')), "b"),
    ("a hidden paragraph", p(run("a", "<w:vanish/>"), mark="<w:vanish/>") + p("b"), "b"),
    ("a heading that runs into its text", p("Члан 1.", mark="<w:vanish/><w:specVanish/>") + p("Овим"), "Члан 1. Овим"),
    # what stands around runs
    ("a hyperlink", p("види ", f'<w:hyperlink r:id="r9">{run("сајт")}</w:hyperlink>'), "види сајт"),
    ("a field prints its result", p("члан ", field(" REF _Ref1 ", "12.")), "члан 12."),
    ("a simple field", p(f'<w:fldSimple w:instr=" DATE ">{run("1. мај")}</w:fldSimple>'), "1. мај"),
    ("a smart tag", p(f"<w:smartTag>{run('Београд')}</w:smartTag>"), "Београд"),
    ("a content control in a line", p(f"<w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", "b"), "ab"),
    ("a content control around paragraphs", f"<w:sdt><w:sdtContent>{p('a')}{p('b')}</w:sdtContent></w:sdt>", "a\n\nb"),
    ("nobody filled in a content control",
     p("a", f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click')}</w:sdtContent></w:sdt>"), "a"),
    ("inserted paragraphs of a content control", f"<w:customXml>{p('a')}</w:customXml>", "a"),
    ("a formula", p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), "x+1"),
    ("a text box once, after its paragraph", p("a ", boxed("у оквиру"), "b") + p("c"), "a b\n\nу оквиру\n\nc"),
    # tables
    ("rows in order, each cell a paragraph", table(["Р. бр.", "Назив"], ["1.", "Директор"]),
     "Р. бр.\n\nНазив\n\n1.\n\nДиректор"),
    ("a row of one cell is a line", table(["1.", "Шеф"], ["Сектор за рад"], ["2.", "Возач"]),
     "1.\n\nШеф\n\nСектор за рад\n\n2.\n\nВозач"),
    ("several paragraphs in a cell", table([p("a") + p("b"), "c"]), "a\n\nb\n\nc"),
    ("a table in a cell", table([table(["a", "b"]) + p(), "c"]), "a\n\nb\n\nc"),
    ("a cell over two rows is read once",
     "<w:tbl>" + "".join(
         f'<w:tr><w:tc><w:tcPr><w:vMerge{how}/></w:tcPr>{p("Сектор" if how else "")}</w:tc>'
         f"<w:tc>{p(text)}</w:tc></w:tr>"
         for how, text in ((' w:val="restart"', "a"), ("", "b"))
     ) + "</w:tbl>", "Сектор\n\na\n\nb"),
    ("a deleted row", f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('a')}</w:tc></w:tr></w:tbl>{p('b')}", "b"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_text(body: str, expected: str) -> None:
    assert read(body).text == expected


def cell(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def grid(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


TOP, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
HEADER = "<w:tblHeader/>"


def wide(columns: object) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


# name, body, header rows, rows × columns, cells as «row,column[+rows][×columns] text»
TABLES: list[tuple[str, str, int, tuple[int, int], list[str]]] = [
    ("plain", p("пре") + table(["Р. бр.", "Назив"], ["1.", "Шеф"]) + p("после"), 0, (2, 2),
     ["0,0 Р. бр.", "0,1 Назив", "1,0 1.", "1,1 Шеф"]),
    ("a table at the very start", table(["a", "b"]), 0, (1, 2), ["0,0 a", "0,1 b"]),
    ("several paragraphs and lines in a cell", table([p("a", BREAK, "b") + p("c"), "d"]), 0, (1, 2),
     ["0,0 a|b||c", "0,1 d"]),
    ("empty cells", p("x") + table(["", "a"], ["b", ""]), 0, (2, 2), ["0,0 ", "0,1 a", "1,0 b", "1,1 "]),
    ("a row of one cell spans the table", table(["1.", "Шеф"], ["Сектор за рад"]), 0, (2, 2),
     ["0,0 1.", "0,1 Шеф", "1,0×2 Сектор за рад"]),
    ("a cell over three rows", grid(row(cell("Сектор", TOP), cell("a")), row(cell("", BELOW), cell("b")),
                                    row(cell("", BELOW), cell("c"))), 0, (3, 2),
     ["0,0+3 Сектор", "0,1 a", "1,1 b", "2,1 c"]),
    ("two merged cells one below the other",
     grid(row(cell("a", TOP), cell("1")), row(cell("", BELOW), cell("2")), row(cell("b", TOP), cell("3")),
          row(cell("", BELOW), cell("4"))), 0, (4, 2), ["0,0+2 a", "0,1 1", "1,1 2", "2,0+2 b", "2,1 3", "3,1 4"]),
    ("a block of two rows and two columns",
     grid(row(cell("a", wide(2) + TOP), cell("b")), row(cell("", wide(2) + BELOW), cell("c"))), 0, (2, 3),
     ["0,0+2×2 a", "0,2 b", "1,2 c"]),
    # Word shows such a cell: there is nothing that it could go on from
    ("a cell that goes on from nothing", grid(row(cell("a", BELOW), cell("b"))), 0, (1, 2), ["0,0 a", "0,1 b"]),
    ("header rows", grid(row(cell("Назив"), properties=HEADER), row(cell("a"), properties=HEADER), row(cell("b")),
                         row(cell("c"), properties=HEADER)), 2, (4, 1), ["0,0 Назив", "1,0 a", "2,0 b", "3,0 c"]),
    ("no header row after all", grid(row(cell("a"), properties='<w:tblHeader w:val="0"/>')), 0, (1, 1), ["0,0 a"]),
    ("a row that begins further right", grid(row(cell("a"), cell("b")),
                                             row(cell("c"), properties='<w:gridBefore w:val="1"/>')), 0, (2, 2),
     ["0,0 a", "0,1 b", "1,1 c"]),
    ("a deleted row counts nothing", grid(row(cell("x"), properties="<w:del/>"), row(cell("a"))), 0, (1, 1), ["0,0 a"]),
    ("rows of a content control", grid(f"<w:sdt><w:sdtContent>{row(cell('a'))}</w:sdtContent></w:sdt>"), 0, (1, 1),
     ["0,0 a"]),
    ("a table in a cell is text of the cell", table([p("a") + table(["b", "c"]) + p("d"), "e"]), 0, (1, 2),
     ["0,0 a||b||c||d", "0,1 e"]),
    ("automatic numbers alone in their cells", table([li(""), "Шеф"], [li(""), "Возач"]), 0, (2, 2),
     ["0,0 Члан 1.", "0,1 Шеф", "1,0 Члан 2.", "1,1 Возач"]),
    ("spans that are damaged", grid(row(cell("a", wide(10**9)), cell("b", wide("x"))), row(cell("c", wide(-3)))), 0,
     (2, 201), ["0,0×201 a", "0,200 b", "1,0 c"]),
]  # fmt: skip


def cells_of(document: Document, number: int = 0) -> list[str]:
    found = []
    for one in document.tables[number].cells:
        rows = f"+{one.row_span}" if one.row_span > 1 else ""
        columns = f"×{one.column_span}" if one.column_span > 1 else ""
        text = "|".join(line.text for line in document.lines[one.first : one.last])
        found.append(f"{one.row},{one.column}{rows}{columns} {text}")
    return found


@pytest.mark.parametrize(
    ("body", "headers", "size", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES]
)
def test_tables(body: str, headers: int, size: tuple[int, int], expected: list[str]) -> None:
    found = read(body, numbering=numbering({0: ARTICLES}, {1: 0}))
    (one,) = found.tables
    assert cells_of(found) == expected
    assert (one.rows, one.columns, one.header_rows, one.page, one.ruled) == (*size, headers, 1, True)


def test_tables_in_order() -> None:
    found = read(table(["a"]) + p("b") + table([""]) + p(boxed("c")) + table(["d", "e"]), p(NOTE),
                 footnotes=notes("footnote", {2: table(["f"])}))  # fmt: skip
    # one that prints nothing is none
    assert [cells_of(found, number) for number in range(len(found.tables))] == [
        ["0,0 a"],
        ["0,0 d", "0,1 e"],
        ["0,0 f"],
    ]


def override(inside: str) -> str:
    return f'<w:lvlOverride w:ilvl="0">{inside}</w:lvlOverride>'


ABSTRACT = {0: ARTICLES}
SIGNS = ["\uf0b7", "o", "\uf0a7", "–", "\uf04a"]
DIGITS_2010 = (
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14">'
    '<w:numFmt w:val="custom" w:format="001, 002, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
    '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
)
LISTS: list[tuple[str, list[str], str, list[str]]] = [
    # those marked LO read the same in LibreOffice's own text
    ("articles that stand nowhere in the text (LO)",
     [li("a"), li("b", 1), li("c", 1), li("d", 2), li("e"), li("f", 1), li("g", 2), p("plain"), li(""), li("h", 1)],
     numbering(ABSTRACT, {1: 0}),
     ["Члан 1. a", "1.1. b", "1.2. c", "а) d", "Члан 2. e", "2.1. f", "а) g", "plain", "Члан 3.", "3.1. h"]),
    ("no level above (LO)", [li("a", 1), li("b", 1), li("c"), li("d", 1)],
     numbering(ABSTRACT, {1: 0}), ["1.1. a", "1.2. b", "Члан 2. c", "2.1. d"]),
    ("two lists made from one go on counting (LO)", [li("a"), li("b"), li("c", of=2), li("d"), li("e", of=2)],
     numbering(ABSTRACT, {1: 0, 2: 0}), ["Члан 1. a", "Члан 2. b", "Члан 3. c", "Члан 4. d", "Члан 5. e"]),
    ("two lists", [li("a"), li("b"), li("c", of=2), li("d")],
     numbering({0: ARTICLES, 1: lvl(0, "%1)")}, {1: 0, 2: 1}), ["Члан 1. a", "Члан 2. b", "1) c", "Члан 3. d"]),
    ("a list that starts anew (LO)", [li("a"), li("b"), li("c", of=2), li("d", of=2), li("e"), li("f", of=2)],
     numbering(ABSTRACT, {1: 0, 2: of_abstract(0) + override('<w:startOverride w:val="7"/>')}),
     ["Члан 1. a", "Члан 2. b", "Члан 7. c", "Члан 8. d", "Члан 9. e", "Члан 10. f"]),
    ("a level that one list writes another way", [li("a"), li("b", of=2)],
     numbering(ABSTRACT, {1: 0, 2: of_abstract(0) + override(lvl(0, "Чл. %1"))}),
     ["Члан 1. a", "Чл. 2 b"]),
    ("start values (LO)", [li("a"), li("b"), li("c", 1)],
     numbering({0: lvl(0, "%1.", start=0) + lvl(1, "%1.%2.", start=5)}, {1: 0}), ["0. a", "1. b", "1.5. c"]),
    ("articles count on through the chapters (Word's rule, LibreOffice does not know it)",
     [li("a"), li("b", 1), li("c"), li("d", 1)],
     numbering({0: lvl(0, "%1.", "upperRoman") + lvl(1, "Члан %2.", more='<w:lvlRestart w:val="0"/>')}, {1: 0}),
     ["I. a", "Члан 1. b", "II. c", "Члан 2. d"]),
    ("a level that only the first one starts anew",
     [li("a"), li("b", 1), li("c", 2), li("d", 1), li("e", 2), li("f"), li("g", 2)],
     numbering({0: lvl(0, "%1.") + lvl(1, "%2.") + lvl(2, "(%3)", more='<w:lvlRestart w:val="1"/>')}, {1: 0}),
     ["1. a", "1. b", "(1) c", "2. d", "(2) e", "2. f", "(1) g"]),
    ("legal numbers", [li("a"), li("b", 1)],
     numbering({0: lvl(0, "%1.", "upperRoman") + lvl(1, "%1.%2.", more="<w:isLgl/>")}, {1: 0}), ["I. a", "1.1. b"]),
    ("bullets, a dash that was typed as one", [li("a"), li("b", 1), li("c", 2), li("d", 3), li("e", 4), li("")],
     numbering({0: "".join(lvl(i, sign, "bullet") for i, sign in enumerate(SIGNS))}, {1: 0}),
     ["• a", "◦ b", "▪ c", "– d", "• e"]),
    ("a label without a number", [li("a"), li("b", 1)],
     numbering({0: lvl(0, "Глава", "none") + lvl(1, "", "none")}, {1: 0}), ["Глава a", "b"]),
    ("nothing between label and text", [li("-а")],
     numbering({0: lvl(0, "%1", more='<w:suff w:val="nothing"/>')}, {1: 0}), ["1-а"]),
    ("a hidden label", [li("a")],
     numbering({0: lvl(0, "%1.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")}, {1: 0}), ["a"]),
    ("digits with zeros, Word 2010's way", [li("a")],
     numbering({0: DIGITS_2010}, {1: 0}), ["003. a"]),
    ("a list that is not there, a level that is not there", [li("a", of=9), li("b", 7), li("c")],
     numbering(ABSTRACT, {1: 0}), ["a", "b", "Члан 1. c"]),
    ("no list", [li("a", of=0)], numbering(ABSTRACT, {1: 0}), ["a"]),
    ("«Р. бр.» of a table", [table([li(""), "Шеф"], [li(""), "Возач"])],
     numbering({0: lvl(0, "%1.")}, {1: 0}), ["1.", "Шеф", "2.", "Возач"]),
    ("a deleted paragraph counts nothing", [li("a"), p(deleted("x"), properties=NUMBERED, mark="<w:del/>"), li("b")],
     numbering(ABSTRACT, {1: 0}), ["Члан 1. a", "Члан 2. b"]),
    ("nor does a hidden one", [li("a"), p(run("x", "<w:vanish/>"), properties=NUMBERED, mark="<w:vanish/>"), li("b")],
     numbering(ABSTRACT, {1: 0}), ["Члан 1. a", "Члан 2. b"]),
    ("a line break after the number", [p(BREAK, "Предмет", properties=NUMBERED)],
     numbering(ABSTRACT, {1: 0}), ["Члан 1.", "Предмет"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "part", "expected"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_automatic_numbers(body: list[str], part: str, expected: list[str]) -> None:
    assert [line.text for line in read(*body, numbering=part).lines if line.text] == expected


IN_LIST = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES = styles(
    style("Normal", look='<w:sz w:val="24"/>'),
    style("Clan", based_on="Normal", paragraph=IN_LIST, look="<w:b/>"),
    style("Tacka", based_on="Normal", paragraph='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
    style("Vezana", based_on="Normal", paragraph=IN_LIST),
    style("Dete", based_on="Clan", look='<w:sz w:val="31"/>'),
    style("Bez", based_on="Clan", paragraph='<w:numPr><w:numId w:val="0"/></w:numPr>'),
    style("Krug", based_on="Krug", look="<w:b/>"),
    style("Jako", kind="character", look="<w:b/>"),
    style("Skriveno", kind="character", look="<w:vanish/>"),
    style("Spisak", kind="numbering", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'),
    defaults='<w:sz w:val="20"/>',
)
STYLED = numbering(
    {0: lvl(0, "Члан %1.", more=f"{styled('Clan')}") + lvl(1, "%1.%2.") + lvl(2, "%3)", more=f"{styled('Vezana')}"),
     1: '<w:numStyleLink w:val="Spisak"/>'},
    {1: 0, 2: 1},
)  # fmt: skip
IN_STYLES: list[tuple[str, str]] = [
    (p("a", properties=styled("Clan")) + p("b", properties=styled("Tacka")), "Члан 1. a|1.1. b"),
    (p("a", properties=styled("Dete")), "Члан 1. a"),
    (p("a", properties=styled("Bez")), "a"),
    # the level is the one that names the style
    (p("a", properties=styled("Vezana")), "1) a"),
    (p("a", properties=styled("Clan") + '<w:numPr><w:numId w:val="0"/></w:numPr>'), "a"),
    (p("a", properties=styled("Clan") + '<w:numPr><w:ilvl w:val="1"/></w:numPr>'), "1.1. a"),
    (p("", properties=styled("Clan")) + p("Овим", properties=styled("Normal")), "Члан 1.|Овим"),
    (p("a", properties=styled("Krug")) + p("b", properties=styled("Nema")), "a|b"),
    (p("a", run("b", '<w:rStyle w:val="Skriveno"/>')), "a"),
    # a list that is a style
    (li("a", of=2) + li("b", 1, of=2), "Члан 1. a|1.1. b"),
]


@pytest.mark.parametrize(("body", "expected"), IN_STYLES)
def test_automatic_numbers_of_styles(body: str, expected: str) -> None:
    found = read(body, styles=STYLES, numbering=STYLED)
    assert "|".join(line.text for line in found.lines if line.text) == expected


NUMERALS = [
    ("decimal", 12, "12"), ("decimalZero", 4, "04"), ("upperRoman", 1949, "MCMXLIX"), ("lowerRoman", 9, "ix"),
    ("lowerLetter", 26, "z"), ("lowerLetter", 28, "bb"), ("upperLetter", 3, "C"),
    # Word's Cyrillic letters are the Russian ones in every language: no ђ, and no й, ъ, ь
    ("russianLower", 5, "д"), ("russianLower", 10, "к"), ("russianUpper", 29, "Я"), ("russianLower", 30, "аа"),
    ("bullet", 3, ""), ("none", 3, ""), ("001", 7, "007"), ("chicago", 2, "2"),
    # never more letters than Word would print
    ("lowerLetter", 0, "0"), ("upperRoman", -1, "-1"), ("lowerLetter", 10**9, "1000000000"),
    ("upperRoman", 10**9, "1000000000"), ("0" * 1000 + "1", 5, "5"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "value", "expected"), NUMERALS)
def test_numeral(form: str, value: int, expected: str) -> None:
    assert numeral(value, form) == expected


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_levels_count_like_an_outline(levels: list[int]) -> None:
    part = numbering({0: "".join(lvl(i, ".".join(f"%{n + 1}" for n in range(i + 1))) for i in range(4))}, {1: 0})
    found = [line.text for line in read(*[li("x", level) for level in levels], numbering=part).lines if line.text]
    numbers = [tuple(map(int, text.split()[0].split("."))) for text in found]
    assert [len(one) - 1 for one in numbers] == levels
    assert numbers == sorted(set(numbers))


LOOKS: list[tuple[str, list[tuple[str, bool, float | None]]]] = [
    (p("a"), [("a", False, 12.0)]),
    (p(run("a", "<w:b/>"), run("b")), [("ab", False, 12.0)]),
    (p(run("a", "<w:b/>"), run(" ")), [("a", True, 12.0)]),
    (p(run("a", '<w:b w:val="false"/>'), properties=styled("Dete")), [("Члан 1. a", False, 15.5)]),
    (p("a", properties=styled("Clan")), [("Члан 1. a", True, 12.0)]),
    # a bold character style inside a bold paragraph style is plain
    (p(run("a", '<w:rStyle w:val="Jako"/>'), properties=styled("Clan")), [("Члан 1. a", False, 12.0)]),
    (p(run("a", '<w:rStyle w:val="Jako"/>')), [("a", True, 12.0)]),
    # each line of a paragraph for itself, as large as most of it
    (p(run("ПРАВИЛНИК", '<w:b/><w:sz w:val="32"/>'), BREAK, "о раду", run("1", '<w:sz w:val="12"/>')),
     [("ПРАВИЛНИК", True, 16.0), ("о раду1", False, 12.0)]),
    # a number that stands alone looks like the paragraph's end
    (p(properties=NUMBERED, mark='<w:b/><w:sz w:val="28"/>'), [("Члан 1.", True, 14.0)]),
    (p(run("a", '<w:sz w:val="x"/>')), [("a", False, 12.0)]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), LOOKS)
def test_look(body: str, expected: list[tuple[str, bool, float | None]]) -> None:
    found = read(body, styles=STYLES, numbering=STYLED)
    assert [(line.text, line.bold, line.size) for line in found.lines] == expected


def test_size_is_unknown_without_styles() -> None:
    assert read(p("a")).lines[0].size is None


def test_notes_follow_the_text() -> None:
    # between them they would cut the list in two
    found = read(
        p("израду прописа;", NOTE),
        p("надзор.", NOTE, '<w:r><w:endnoteReference w:id="3"/></w:r>'),
        footnotes=notes("footnote", {0: "-", 2: p("<w:r><w:footnoteRef/></w:r>", " Сл. гласник 5/20."), 4: "unused"}),
        endnotes=notes("endnote", {2: "other", 3: "Крај."}),
    )
    assert found.text == "израду прописа;\n\nнадзор.\n\nСл. гласник 5/20.\n\nКрај."


def test_headers_are_no_text() -> None:
    header = f"<w:hdr {SPACES}>{p('Службени гласник')}</w:hdr>"
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    assert read(p("a") + section, header=header).text == "a"


def test_record() -> None:
    found = read(p("a"))
    assert (found.format, found.pages, found.page_sizes, found.encoding, found.notes) == ("docx", None, (), "", ())
    assert found.source == "a.docx"
    assert re.fullmatch("[0-9a-f]{64}", found.sha256)


ARCHIVES = [
    # SharePoint names the text part so
    tiny_docx(p("a"), main="word/document2.xml"),
    tiny_docx(p("a")).replace(b"word/document.xml", b"word\\document.xml"),
    tiny_docx(p("a"), extra={"word/styles.xml": "<w:styles/"}),
    tiny_docx(p("a"), extra={"word/media/image1.png": b"\x89PNG", "customXml/item1.xml": "<a/>"}),
    tiny_docx(extra={"word/document.xml": document(p("a")).replace("UTF-8", "UTF-16").encode("utf-16")}),
    # «Strict Open XML»
    tiny_docx(extra={"word/document.xml": document(p("a")).replace(
        MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")}),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("data", ARCHIVES)
def test_archives(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, Document), found
    assert found.text == "a"


def test_embedded_file_is_named() -> None:
    found = read(p("a") + '<w:altChunk r:id="r5"/>')
    assert [(note.severity, note.code) for note in found.notes] == [("warning", "part_unread")]


ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
BROKEN: list[tuple[bytes, str]] = [
    (tiny_docx(), "empty_file"),
    (tiny_docx(p(" ")), "empty_file"),
    (tiny_docx(p("<w:r><w:drawing/></w:r>"), extra={"word/media/image1.png": b"\x89PNG"}), "office_no_text"),
    (tiny_docx(extra={"word/document.xml": ""}), "office_broken"),
    (tiny_docx(extra={"word/document.xml": "no XML"}), "office_broken"),
    (tiny_docx(p("a"))[:700], "office_broken"),
    # entities are neither expanded nor fetched
    (tiny_docx(extra={"word/document.xml": document(p("<w:r><w:t>&f;&b;</w:t></w:r>")).replace(
        "<w:document", ENTITIES + "<w:document")}), "office_broken"),
    (tiny_docx(p("x" * (archive_parts.MOST_XML_MB + 1) * 1_000_000)), "archive_too_large"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), BROKEN, ids=range(len(BROKEN)))
def test_no_text(data: bytes, code: str) -> None:
    found = outcome(data)
    assert isinstance(found, DelokrugError), found
    assert (found.code, found.file) == (code, "a.docx")


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_parts, "LEAST_SHRUNK_MB", 1)
    # 2 MB of one letter shrink 1,000 times, 2 MB of text do not
    assert getattr(outcome(tiny_docx(p("x" * 2_000_000))), "code", "") == "archive_too_large"
    words = ["израда", "надзор", "послови", "прописа", "рада", "сарадња", "сектор", "стручни", "и", "учешће", "заводу"]
    prose = " ".join(random.Random(1).choices(words, k=180_000))
    assert isinstance(outcome(tiny_docx(p(prose))), Document)
    # pictures are not unpacked, so they may be as large as they like
    assert isinstance(outcome(tiny_docx(p("a"), extra={"word/media/image1.bmp": b"\0" * 5_000_000})), Document)
    monkeypatch.setattr(archive_parts, "MOST_XML_MB", 1)
    assert getattr(outcome(tiny_docx(p(prose))), "code", "") == "archive_too_large"


def test_labels_do_not_fill_the_memory() -> None:
    long = numbering({0: lvl(0, "%1" * 100_000)}, {1: 0})
    assert len(read(*[li("a")] * 50, numbering=long).text) < 50 * 500
    linked = numbering({key: '<w:numStyleLink w:val="S1"/>' for key in range(3)}, {1: 1, 2: 2})
    assert read(li("a"), numbering=linked, styles=styles(style("S1", paragraph=IN_LIST))).text == "a"


def test_what_is_left_of_a_damaged_part_is_read() -> None:
    cut = document(p("Сектор за рад") + p("Одсек"))
    found = outcome(tiny_docx(extra={"word/document.xml": cut[: cut.index("Одсек") + 2]}))
    assert isinstance(found, Document)
    assert found.text == "Сектор за рад\n\nОд"
    assert [note.code for note in found.notes] == ["office_broken"]


SAMPLE = tiny_docx(
    *[li(f"ставка {number}", number % 3) for number in range(60)],
    table(["a", "b"]),
    p(NOTE),
    numbering=STYLED, styles=STYLES, footnotes=notes("footnote", {2: "x"}),
)  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_overwritten_bytes(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SAMPLE)
    for _ in range(seed // 3 + 1):
        data[chance.randrange(4, len(data))] = chance.randrange(256)
    found = outcome(bytes(data))
    assert isinstance(found, Document) or found.code in {"office_broken", "archive_too_large", "unsupported_format"}


@pytest.mark.parametrize("share", [step / 20 for step in range(1, 20)])
def test_truncated(share: float) -> None:
    found = outcome(SAMPLE[: int(len(SAMPLE) * share)])
    assert isinstance(found, DelokrugError)
    assert found.code in {"office_broken", "unsupported_format", "archive_broken"}


@pytest.mark.parametrize("name", ["tbl", "sdt", "txbxContent"])
def test_deep_nesting(name: str) -> None:
    found = read(p("a") + f"<w:{name}>" * 5000 + p("b") + f"</w:{name}>" * 5000)
    assert found.text == "a"
    assert [note.code for note in found.notes] == ["office_broken"]


@given(st.data())
@settings(max_examples=150)
def test_overwritten_xml(data: st.DataObject) -> None:
    """Tags and attributes in the wrong places: never an exception, and offsets that hold."""
    names = ["p", "r", "t", "tbl", "tr", "tc", "sdt", "numPr", "pPr", "rPr", "del", "vanish", "br", "num", "lvl"]
    tags = st.sampled_from(names)
    part = data.draw(st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml"]))
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        text = archive.read(part).decode()
    for _ in range(data.draw(st.integers(1, 5))):
        old, new = data.draw(tags), data.draw(tags)
        text = re.sub(rf"(</?w:){old}\b", rf"\g<1>{new}", text)
    text = re.sub(r'w:val="\d+"', f'w:val="{data.draw(st.sampled_from(["", "x", "-3", "99999999999", "1"]))}"', text)
    body = [li("a"), li("b", 1), p("c", properties=styled("Clan"))]
    parts = {"numbering": STYLED, "styles": STYLES}
    name = Path(part).stem
    rebuilt = tiny_docx(*body, **{**parts, name: text} if name in parts else parts,
                        extra={part: text} if name == "document" else None)  # fmt: skip
    found = outcome(rebuilt)
    if isinstance(found, Document):
        assert all(found.text[line.start : line.end] == line.text for line in found.lines)
    else:
        assert found.code in {"empty_file", "office_broken"}


def test_layout_sees_articles_and_items() -> None:
    body = [li("", 0), p("Сектор за рад обавља послове који се односе на:"), li("израду прописа;", 2), li("надзор.", 2)]
    found = [(block.kind, block.place.article, block.marker, block.text)
             for block in blocks(read(*body, numbering=numbering(ABSTRACT, {1: 0})))]  # fmt: skip
    assert found == [
        ("article", "1", "", ""),
        ("paragraph", "1", "", "Sektor za rad obavlja poslove koji se odnose na:"),
        ("item", "1", "a)", "izradu propisa;"),
        ("item", "1", "b)", "nadzor."),
    ]


PATTERNS = [["Члан %1.", "%1)", "%1.", "Глава %1", "(%1)", "%1"], ["%1.%2.", "%2)", "(%2)", "%1.%2", "%2."],
            ["%1.%2.%3.", "%3)", "(%3)", "– %3"], ["%4)", "%1.%2.%3.%4"]]  # fmt: skip
# not «decimalZero»: LibreOffice writes «0» where Word writes «00»
FORMS = ["decimal", "upperRoman", "lowerRoman", "lowerLetter", "upperLetter", "russianLower", "russianUpper"]


def lists_by_chance(seed: int) -> bytes:
    """Lists made from one or two patterns, some of which start anew or have levels of their own."""
    chance = random.Random(seed)

    def level(index: int) -> str:
        return lvl(index, chance.choice(PATTERNS[index]), chance.choice(FORMS))

    abstract = {key: "".join(map(level, range(4))) for key in range(chance.choice([1, 1, 2]))}
    lists = {1: of_abstract(0)}
    for key in range(2, chance.choice([2, 3, 4, 5])):
        lists[key] = of_abstract(chance.choice(list(abstract)))
        for index in range(3):
            inside = chance.choices(["", f'<w:startOverride w:val="{chance.choice([1, 4]) if index == 0 else 1}"/>',
                                     level(index)], [6, 3, 1])[0]  # fmt: skip
            lists[key] += f'<w:lvlOverride w:ilvl="{index}">{inside}</w:lvlOverride>' if inside else ""
    body, depth, current = [], 0, 1
    for _ in range(25):
        depth = max(0, min(3, depth + chance.choice([-2, -1, 0, 0, 0, 1])))
        if chance.random() < 0.2:
            # a list that starts anew is begun at its first level: what Word does else, LibreOffice does not
            current, depth = chance.choice(list(lists)), 0
        body.append(p("између") if chance.random() < 0.1 else li("ставка", depth, current))
    return tiny_docx(*body, numbering=numbering(abstract, lists))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same(shared: Path, tmp_path: Path) -> None:
    """LibreOffice's own text as the oracle: of a rulebook with a table, the lists marked LO above, lists by chance."""
    (tmp_path / "rulebook.docx").write_bytes(
        (shared / "documents" / "written" / "17_pravilnik_direkcija_mere_tabela.docx").read_bytes()
    )
    for index, (name, body, part, _) in enumerate(LISTS):
        if "(LO)" in name:
            (tmp_path / f"{index}.docx").write_bytes(tiny_docx(*body, numbering=part))
    for seed in range(60):
        (tmp_path / f"chance{seed}.docx").write_bytes(lists_by_chance(seed))
    files = sorted(tmp_path.glob("*.docx"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text"]
    command += ["--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for file in files:
        oracle = file.with_suffix(".txt").read_text(encoding="utf-8-sig").split("\n")
        found = outcome(file.read_bytes())
        assert isinstance(found, Document)
        texts = [line.text for line in found.lines if line.text]
        assert texts == [" ".join(line.split()) for line in oracle if line.strip()]
