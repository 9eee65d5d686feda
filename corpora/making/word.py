"""A source → a DOCX file as Word writes it, with automatic numbers, tracked changes, footnotes and a text box.

In: `Source`. Out: the bytes of the file. Chapters («I.»), articles («Члан 1.») and items 1) and а) are numbered by
`numbering.xml`; their numbers stand nowhere in the text.
"""

from __future__ import annotations

import io
import zipfile
from html import escape

from .source import Block, Run, Source, Table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SPACES = (
    f'{W} xmlns:r="{OFFICE}/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessing'
    'Drawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.'
    'org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CHANGE = 'w:author="Правна служба" w:date="2025-03-03T09:00:00Z"'
SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "footnotes", "header")
STYLES = {
    "title": ('<w:jc w:val="center"/>', '<w:b/><w:sz w:val="30"/>'),
    "subtitle": ('<w:jc w:val="center"/>', "<w:b/>"),
    "chapter": ('<w:keepNext/><w:jc w:val="center"/>', "<w:b/>"),
    "article": ('<w:keepNext/><w:jc w:val="center"/>', ""),
    "text": ('<w:ind w:firstLine="567"/><w:jc w:val="both"/>', ""),
    "preamble": ('<w:ind w:firstLine="567"/><w:jc w:val="both"/>', ""),
    "item": ('<w:jc w:val="both"/>', ""),
    "right": ('<w:jc w:val="right"/>', ""),
    "cell": ("", '<w:sz w:val="18"/>'),
    "headcell": ('<w:jc w:val="center"/>', '<w:b/><w:sz w:val="18"/>'),
    "note": ("", '<w:sz w:val="18"/>'),
}


def docx(source: Source, *, header: str) -> bytes:
    """The file; `header` is the running header."""
    body, notes, lists = _body(source)
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{body}{_section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations([(part, f"{part}.xml") for part in PARTS]),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(lists),
        "word/footnotes.xml": f"{HEAD}<w:footnotes {W}>{_separators()}{notes}</w:footnotes>",
        "word/header.xml": f"{HEAD}<w:hdr {W}><w:p><w:r><w:t>{escape(header)}</w:t></w:r></w:p></w:hdr>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORDPROCESSING}.{part}+xml"/>' for part in PARTS
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORDPROCESSING}.document.main+xml"/>{parts}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="r{number}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, start=1)
        )
        + "</Relationships>"
    )


def _section() -> str:
    header = f'<w:headerReference w:type="default" r:id="r{PARTS.index("header") + 1}"/>'
    return f'<w:sectPr>{header}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1418" \
w:right="1418" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'


def _styles() -> str:
    numbered = {"chapter": 1, "article": 2}
    styles = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="delo {name}"/><w:pPr>'
        + (f'<w:numPr><w:numId w:val="{numbered[name]}"/></w:numPr>' if name in numbered else "")
        + f"{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        for name, (paragraph, letters) in STYLES.items()
    )
    fonts = (
        '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:cs="Liberation Serif"/><w:sz w:val="24"/>'
    )
    return (
        f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
        f"{styles}</w:styles>"
    )


def _numbering(lists: int) -> str:
    """Lists 1 (chapters), 2 (articles) and, from 3 on, one for each list of items."""
    kinds = [[("upperRoman", "%1.")], [("decimal", "Члан %1.")], [("decimal", "%1)"), ("russianLower", "%2)")]]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            + (f'<w:pPr><w:ind w:left="{567 * (level + 2)}" w:hanging="397"/></w:pPr>' if number == 2 else "")
            + "</w:lvl>"
            for level, (form, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for number, levels in enumerate(kinds)
    )
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in (0, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{min(number, 3) - 1}"/>'
        f"{restart if number > 2 else ''}</w:num>"
        for number in range(1, lists + 3)
    )
    return f"{HEAD}<w:numbering {W}>{abstract}{numbers}</w:numbering>"


def _separators() -> str:
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )


def _body(source: Source) -> tuple[str, str, int]:
    """The paragraphs and tables, the footnotes, and how many lists of items there are."""
    parts: list[str] = []
    notes: list[str] = []
    lists, inside = 0, False
    for block in source.blocks:
        if isinstance(block, Table):
            parts.append(_table(block))
            continue
        if block.style == "item" and not inside:
            lists += 1
        inside = block.style == "item"
        content = ""
        for run in block.runs:
            if run.kind == "note":
                notes.append(_note(len(notes) + 1, run.text))
                content += f'<w:r>{SUPERSCRIPT}<w:footnoteReference w:id="{len(notes)}"/></w:r>'
            else:
                content += _run(run, len(parts))
        parts.append(_paragraph(block, content, lists))
    return "".join(parts), "".join(notes), lists


def _run(run: Run, number: int) -> str:
    if run.kind == "deleted":
        return f'<w:del w:id="{900 + number}" {CHANGE}><w:r><w:delText xml:space="preserve">{escape(run.text)}\
</w:delText></w:r></w:del>'
    text = f'<w:r><w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
    return f'<w:ins w:id="{500 + number}" {CHANGE}>{text}</w:ins>' if run.kind == "inserted" else text


def _note(number: int, text: str) -> str:
    mark = f"<w:r>{SUPERSCRIPT}<w:footnoteRef/></w:r>"
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="note"/></w:pPr>{mark}'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )


def _paragraph(block: Block, content: str, lists: int) -> str:
    if block.style == "box":
        return _box(content)
    if block.style == "article":
        content = ""
    if block.style == "chapter":
        content = content.replace(f">{block.text.split(' ', 1)[0]} ", ">", 1)
    number = ""
    if block.style == "item":
        number = f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{lists + 2}"/></w:numPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{block.style}"/>{number}</w:pPr>{content}</w:p>'


def _box(content: str) -> str:
    """A text box as Word writes it: a drawing, and the same in VML for old programs."""
    inner = f'<w:txbxContent><w:p><w:pPr><w:pStyle w:val="cell"/></w:pPr>{content}</w:p></w:txbxContent>'
    size = 'cx="2520000" cy="720000"'
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="1" name="Text Box 1"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.'
        'microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350">'
        f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{inner}</wps:txbx>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    picture = f'<w:pict><v:shape style="width:198pt;height:57pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _table(table: Table) -> str:
    widths = [600, 1900, 1500, 900, 2200, 1970] if len(table.head) == 6 else [9070 // len(table.head)] * len(table.head)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )

    def cell(text: str, style: str, width: int, span: int = 1) -> str:
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr><w:p>'
            f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
            "</w:p></w:tc>"
        )

    def row(cells: tuple[str, ...]) -> str:
        if len(cells) == 1:
            return f"<w:tr>{cell(cells[0], 'headcell', sum(widths), len(widths))}</w:tr>"
        return f"<w:tr>{''.join(map(cell, cells, ['cell'] * len(cells), widths))}</w:tr>"

    head = "".join(map(cell, table.head, ["headcell"] * len(widths), widths))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(map(row, table.rows))}</w:tbl>"
    )
