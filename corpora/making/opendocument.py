"""A source → one flat OpenDocument file, from which LibreOffice makes PDF, ODT, DOC, RTF and DOCX.

In: `Source` and how it is to look (`Look`). Out: the text of a `.fodt` file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from .hyphens import soft
from .source import Block, Run, Source, Table

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("draw", "drawing"),
    ]
)  # fmt: skip
BORDER = 'fo:border="0.5pt solid #000000"'
PAGE_NUMBER = '<text:page-number text:select-page="current">1</text:page-number>'
# levels of automatic numbers: chapters (I.), articles, items 1) and а)
SPACES = re.compile(" {2,}")
NUMBERED = {"chapter": "NC", "article": "NA"}
LETTERS = {"Cyrl": "а, б, .., аа, бб, ... (sr)", "Latn": "a"}


@dataclass(frozen=True)
class Look:
    """Sizes in points and centimetres; `header` and `footer` are lines in which # is the page number."""

    font: str = "Liberation Serif"
    size: float = 12
    columns: int = 1
    header: str = ""
    footer: str = "- # -"
    margins: tuple[float, float] = (2.0, 2.5)  # above and below, left and right
    landscape: bool = False
    hyphens: bool = True
    ruled: bool = True
    widths: tuple[float, ...] = ()  # of the table's columns, in parts of the width
    cell_size: float = 9.5
    automatic: bool = False  # numbers of chapters, articles and items that stand nowhere in the text
    first_page: int = 1
    spacing: int = 100  # between lines, in per cent


def flat(source: Source, look: Look) -> str:
    """The whole file."""
    script = source.meta["script"]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">\n'
        f'<office:font-face-decls><style:font-face style:name="F" svg:font-family="\'{look.font}\'"/>'
        "</office:font-face-decls>\n"
        f"<office:styles>{_styles(look, script)}</office:styles>\n"
        f"<office:automatic-styles>{_automatic_styles(look)}</office:automatic-styles>\n"
        f"<office:master-styles>{_master(look)}</office:master-styles>\n"
        f"<office:body><office:text>\n{_body(source, look)}\n</office:text></office:body></office:document>\n"
    )


def _styles(look: Look, script: str) -> str:
    language = "sr" if script == "Cyrl" else "sh"
    justified = 'fo:text-align="justify" fo:margin-bottom="0.12cm" fo:orphans="1" fo:widows="1"'
    justified += f' fo:line-height="{look.spacing}%"'
    centred = 'fo:text-align="center" fo:margin-top="0.3cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"'
    bold = 'fo:font-weight="bold"'
    indent = "0.6cm" if look.columns > 1 else "1cm"
    big = f'fo:font-size="{look.size + 3}pt" {bold}'
    styles = {
        "text": (f'{justified} fo:text-indent="{indent}"', ""),
        "preamble": (f'{justified} fo:text-indent="{indent}" fo:margin-top="0.3cm"', ""),
        "letterhead": ('fo:text-align="left"', ""),
        "spaced": (centred, big),
        "title": (centred, big),
        "subtitle": (centred, bold),
        "chapter": (centred, bold),
        "article": (centred, ""),
        "heading": (centred, 'fo:font-style="italic"'),
        "unit": ('fo:text-align="left" fo:margin-top="0.3cm" fo:keep-with-next="always"', bold),
        "post": ('fo:text-align="left" fo:margin-top="0.2cm" fo:keep-with-next="always"', bold),
        "right": ('fo:text-align="right" fo:margin-top="0.4cm"', ""),
        "page": ('fo:break-before="page"', ""),
        "running": ('fo:text-align="center" fo:border-bottom="0.5pt solid #000000"', 'fo:font-size="9pt"'),
        "foot": ('fo:text-align="center"', 'fo:font-size="9pt"'),
        "cell": ('fo:text-align="left"', f'fo:font-size="{look.cell_size}pt"'),
        "headcell": ('fo:text-align="center"', f'fo:font-size="{look.cell_size}pt" {bold}'),
        "Footnote": ("", 'fo:font-size="9pt"'),
    }
    for level in (1, 2, 3):
        left = (0.6 if look.columns > 1 else 0.9) * level + 0.1
        styles[f"item{level}"] = (f'{justified} fo:margin-left="{left}cm" fo:text-indent="-0.5cm"', "")
    return (
        '<style:default-style style:family="paragraph"><style:text-properties style:font-name="F" '
        f'fo:font-size="{look.size}pt" fo:language="{language}" fo:country="RS"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph"/>'
        + "".join(
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
            f"<style:paragraph-properties {paragraph}/><style:text-properties {letters}/></style:style>"
            for name, (paragraph, letters) in styles.items()
        )
        + _list_style("NC", [("I", "", ".")])
        + _list_style("NA", [("1", "Члан " if script == "Cyrl" else "Član ", ".")])
        + _list_style("NI", [("1", "", ")"), (LETTERS[script], "", ")")])
    )


def _list_style(name: str, levels: list[tuple[str, str, str]]) -> str:
    return (
        f'<text:list-style style:name="{name}">'
        + "".join(
            f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" '
            f'style:num-prefix="{before}" style:num-suffix="{after}"><style:list-level-properties '
            'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
            f'text:label-followed-by="space" fo:margin-left="{level * 0.9 - 0.9 if name != "NI" else level * 0.9}cm"/>'
            "</style:list-level-properties></text:list-level-style-number>"
            for level, (form, before, after) in enumerate(levels, start=1)
        )
        + "</text:list-style>"
    )


def _automatic_styles(look: Look) -> str:
    width, height = (29.7, 21.0) if look.landscape else (21.0, 29.7)
    vertical, side = look.margins
    columns = ""
    if look.columns > 1:
        columns = f'<style:columns fo:column-count="{look.columns}" fo:column-gap="0.7cm"/>'
    spaces = 'fo:min-height="0.7cm" fo:margin-{}="0.3cm"'
    cells = BORDER if look.ruled else 'fo:border="none"'
    return (
        '<style:page-layout style:name="PL"><style:page-layout-properties '
        f'fo:page-width="{width}cm" fo:page-height="{height}cm" fo:margin-top="{vertical}cm" '
        f'fo:margin-bottom="{vertical}cm" fo:margin-left="{side}cm" fo:margin-right="{side}cm">'
        f"{columns}</style:page-layout-properties>"
        f"<style:header-style><style:header-footer-properties {spaces.format('bottom')}/></style:header-style>"
        f"<style:footer-style><style:header-footer-properties {spaces.format('top')}/></style:footer-style>"
        "</style:page-layout>"
        '<style:style style:name="TB" style:family="table"><style:table-properties table:align="margins"/>'
        "</style:style>"
        f'<style:style style:name="TC" style:family="table-cell"><style:table-cell-properties {cells} '
        'fo:padding="0.08cm"/></style:style>'
        + "".join(
            f'<style:style style:name="W{at}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{part / sum(look.widths) * (width - 2 * side):.2f}cm"/></style:style>'
            for at, part in enumerate(look.widths)
        )
        + '<style:style style:name="first" style:family="paragraph" style:parent-style-name="cell" '
        'style:master-page-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm" '
        f'style:page-number="{look.first_page}"/></style:style>'
    )


def _master(look: Look) -> str:
    def line(style: str, text: str) -> str:
        content = SPACES.sub(lambda match: f'<text:s text:c="{len(match[0])}"/>', escape(text))
        return f'<text:p text:style-name="{style}">{content.replace("#", PAGE_NUMBER)}</text:p>'

    header = f"<style:header>{line('running', look.header)}</style:header>" if look.header else ""
    footer = f"<style:footer>{line('foot', look.footer)}</style:footer>" if look.footer else ""
    return f'<style:master-page style:name="Standard" style:page-layout-name="PL">{header}{footer}</style:master-page>'


def _body(source: Source, look: Look) -> str:
    parts, notes, seen = ['<text:p text:style-name="first"/>'] if look.first_page > 1 else [], 0, set[str]()
    fresh = True  # whether the next item of level 1 starts a list anew
    for block in source.blocks:
        if isinstance(block, Table):
            parts.append(_table(block, look))
            continue
        content, notes = _content(block.runs, notes, look)
        parts.append(_paragraph(block, content, look, seen, fresh=fresh))
        fresh = block.style != "item"
    return "\n".join(parts)


def _paragraph(block: Block, content: str, look: Look, seen: set[str], *, fresh: bool) -> str:
    """One paragraph; `seen`: the styles of numbered lists that have begun; `fresh`: no item stands before."""
    number = block.marker.strip("().").isalnum() and block.marker.endswith(")")
    if block.style == "item" and not (look.automatic and number):
        return f'<text:p text:style-name="item{block.level}">{escape(block.marker)}<text:s/>{content}</text:p>'
    if block.style == "item":
        keep = "" if fresh else ' text:continue-numbering="true"'
        inner = f'<text:p text:style-name="item{block.level}">{content}</text:p>'
        for _ in range(block.level - 1):
            inner = f"<text:list><text:list-item>{inner}</text:list-item></text:list>"
        return f'<text:list text:style-name="NI"{keep}><text:list-item>{inner}</text:list-item></text:list>'
    if look.automatic and block.style in NUMBERED:
        style = NUMBERED[block.style]
        same = f'text:continue-list="{style}"' if style in seen else f'xml:id="{style}"'
        seen.add(style)
        text = "" if block.style == "article" else content.split(" ", 1)[1]
        return (
            f'<text:list {same} text:style-name="{style}"><text:list-item>'
            f'<text:p text:style-name="{block.style}">{text}</text:p></text:list-item></text:list>'
        )
    return f'<text:p text:style-name="{block.style}">{content}</text:p>'


def _content(runs: tuple[Run, ...], notes: int, look: Look) -> tuple[str, int]:
    parts = []
    for run in runs:
        text = escape(soft(run.text) if look.hyphens else run.text)
        if run.kind == "note":
            notes += 1
            parts.append(
                f'<text:note text:note-class="footnote"><text:note-citation>{notes}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="Footnote">{text}</text:p></text:note-body></text:note>'
            )
        elif run.kind != "deleted":
            parts.append(text)
    return "".join(parts), notes


def _table(table: Table, look: Look) -> str:
    count = len(table.head)

    def cell(text: str, style: str, span: int = 1) -> str:
        text = escape(soft(text) if look.hyphens else text)
        spanned = f' table:number-columns-spanned="{span}"' if span > 1 else ""
        covered = "<table:covered-table-cell/>" * (span - 1)
        return (
            f'<table:table-cell table:style-name="TC"{spanned}><text:p text:style-name="{style}">{text}</text:p>'
            f"</table:table-cell>{covered}"
        )

    def row(cells: tuple[str, ...], style: str = "cell") -> str:
        if len(cells) == 1:
            return f"<table:table-row>{cell(cells[0], 'headcell', count)}</table:table-row>"
        return f"<table:table-row>{''.join(cell(text, style) for text in cells)}</table:table-row>"

    columns = "".join(f'<table:table-column table:style-name="W{at}"/>' for at in range(count))
    head = f"<table:table-header-rows>{row(table.head, 'headcell')}</table:table-header-rows>"
    rows = "\n".join(row(cells) for cells in table.rows)
    return f'<table:table table:name="T" table:style-name="TB">{columns}{head}\n{rows}</table:table>'
