"""Small OpenDocument texts for the tests, written by hand: elements in, a file's bytes out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{OASIS}{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"), ("manifest", "manifest"),
    )
) + (
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)  # fmt: skip
TYPE = "application/vnd.oasis.opendocument.text"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def inline(*content: str) -> str:
    """Content that does not begin with «<» is text."""
    return "".join(one if one.startswith("<") else escape(one) for one in content)


def p(*content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inline(*content)}</text:p>'


def h(text: str, level: int = 1, more: str = "") -> str:
    """A heading; `more` are further attributes."""
    return f'<text:h text:style-name="Heading" text:outline-level="{level}" {more}>{inline(text)}</text:h>'


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{inline(text)}</text:span>'


def ul(*items: str, style: str = "L1", more: str = "") -> str:
    """A list; items that do not begin with «<» are paragraphs. Without a style: a list inside another one."""
    inside = "".join(one if one.startswith("<text:list-") else item(one) for one in items)
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{inside}</text:list>"


def item(*content: str, more: str = "") -> str:
    inside = "".join(one if one.startswith("<") else p(one) for one in content)
    return f"<text:list-item {more}>{inside}</text:list-item>"


def level(
    number: int, form: str = "1", suffix: str = ".", *, prefix: str = "", more: str = "", inside: str = ""
) -> str:
    """One level of a list style, from 1."""
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{form}"'
        f' style:num-prefix="{prefix}" style:num-suffix="{suffix}" {more}>{inside}</text:list-level-style-number>'
    )


def signs(number: int, char: str) -> str:
    return f'<text:list-level-style-bullet text:level="{number}" text:bullet-char="{char}"/>'


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def style(name: str, look: str = "", *, family: str = "paragraph", more: str = "") -> str:
    """A style whose text properties are `look`; `more` are further attributes of it."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}><style:text-properties {look}/></style:style>'
    )


def cell(*content: str, more: str = "") -> str:
    inside = "".join(one if one.startswith("<") else p(one) for one in content)
    return f"<table:table-cell {more}>{inside}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str) -> str:
    inside = "".join(one if one.startswith("<table:") else cell(one) for one in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def table(*rows: str) -> str:
    width = max(one.count("<table:table-cell") + one.count("<table:covered-table-cell") for one in rows)
    column = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f'<table:table table:name="T">{column}{"".join(rows)}</table:table>'


def note(text: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{text if text.startswith('<') else p(text)}</text:note-body></text:note>"
    )


def boxed(*content: str) -> str:
    inside = "".join(content)
    return f'<draw:frame svg:width="2cm"><draw:text-box>{inside}</draw:text-box><svg:title>x</svg:title></draw:frame>'


def flat(body: str, automatic: str = "", common: str = "") -> bytes:
    """A whole flat file."""
    return (
        f'{HEAD}<office:document {SPACES} office:version="1.3" office:mimetype="{TYPE}">'
        f"<office:styles>{common}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def content(body: str, automatic: str = "") -> str:
    return (
        f"{HEAD}<office:document-content {SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def tiny_odt(
    body: str = "", automatic: str = "", common: str = "", *, extra: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A whole packed file. `extra`: further parts, or others in the place of those."""
    header = style("Standard", 'fo:font-weight="bold"')  # automatic styles of headers, which are not the text's
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
    files: dict[str, str | bytes] = {
        "mimetype": TYPE,
        "content.xml": content(body, automatic),
        "styles.xml": f"{HEAD}<office:document-styles {SPACES}><office:styles>{common}</office:styles>"
        f"<office:automatic-styles>{header}</office:automatic-styles></office:document-styles>",
        "META-INF/manifest.xml": f"{HEAD}<manifest:manifest {SPACES}>{entry}</manifest:manifest>",
        **(extra or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text, zipfile.ZIP_STORED if path == "mimetype" else None)
    return stream.getvalue()
