"""Small Word documents for the tests, written by hand: WordprocessingML in, a file's bytes out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATION}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def run(text: str, properties: str = "") -> str:
    """A run; `properties` is the inside of its `w:rPr`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, properties: str = "", mark: str = "") -> str:
    """A paragraph. Content that does not begin with «<» is the text of a run; `mark` styles the paragraph's end."""
    runs = "".join(one if one.startswith("<") else run(one) for one in content if one)
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{runs}</w:p>"


def li(text: str, level: int = 0, of: int = 1) -> str:
    """A paragraph in list `of` at a level."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>')


def table(*rows: list[str]) -> str:
    """A table whose cells are texts, or paragraphs where they begin with «<»; one cell in a row spans it."""
    width = max(map(len, rows))
    printed = ""
    for row in rows:
        span = f'<w:gridSpan w:val="{width}"/>' if len(row) == 1 else ""
        cells = (cell if cell.startswith("<") else p(cell) for cell in row)
        printed += f"<w:tr>{''.join(f'<w:tc><w:tcPr>{span}</w:tcPr>{cell}</w:tc>' for cell in cells)}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>{printed}</w:tbl>"


def lvl(index: int, pattern: str, form: str = "decimal", *, start: int = 1, more: str = "") -> str:
    """One level of a list; `more` are further elements of it."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(pattern)}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def numbering(abstract: Mapping[int, str], lists: Mapping[int, str | int]) -> str:
    """The numbering part: levels by the number of the abstract list; abstract list, or inside of `w:num`, by list."""
    text = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for key, levels in abstract.items()
    )
    for key, inside in lists.items():
        inside = inside if isinstance(inside, str) else of_abstract(inside)
        text += f'<w:num w:numId="{key}">{inside}</w:num>'
    return f"<w:numbering {SPACES}>{text}</w:numbering>"


def of_abstract(key: int) -> str:
    return f'<w:abstractNumId w:val="{key}"/>'


def style(name: str, *, based_on: str = "", paragraph: str = "", look: str = "", kind: str = "paragraph") -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def styles(*found: str, defaults: str = "") -> str:
    """The styles part; `defaults` is the look of what has no style."""
    head = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
    return f"<w:styles {SPACES}>{head}{''.join(found)}</w:styles>"


def notes(kind: str, texts: Mapping[int, str]) -> str:
    """The part of footnotes or endnotes («footnote», «endnote»): texts or paragraphs by their numbers."""
    inside = "".join(
        f'<w:{kind} w:id="{key}">{text if text.startswith("<") else p(text)}</w:{kind}>' for key, text in texts.items()
    )
    return f"<w:{kind}s {SPACES}>{inside}</w:{kind}s>"


def document(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES}><w:body>{body}</w:body></w:document>'


def tiny_docx(*body: str, main: str = "word/document.xml", extra: Mapping[str, str | bytes] | None = None,
              **parts: str) -> bytes:  # fmt: skip
    """A whole DOCX. `parts`: numbering, styles, footnotes, endnotes, header. `extra`: further files of the archive."""
    folder, _, name = main.rpartition("/")
    overrides = f'<Override PartName="/{main}" ContentType="{TYPE}document.main+xml"/>'
    relations = ""
    for key in parts:
        overrides += f'<Override PartName="/{folder}/{key}.xml" ContentType="{TYPE}{key}+xml"/>'
        relations += f'<Relationship Id="{key}" Type="{RELATION}/{key}" Target="{key}.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r" Type="{RELATION}/officeDocument" Target="{main}"/></Relationships>',
        main: document("".join(body)),
        f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        **{f"{folder}/{key}.xml": text for key, text in parts.items()},
        **(extra or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return stream.getvalue()
