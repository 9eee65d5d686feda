"""The body of an OpenDocument text in reading order: parsed parts in, paragraphs and tables printed.

What LibreOffice prints once every change is accepted: deletions, hidden text and comments go. A text box follows the
paragraph it hangs on; notes follow the whole text, so that they cut no list in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from delokrug.ingest.archive_parts import Element
from delokrug.ingest.labels import Label, typed
from delokrug.ingest.odt_lists import OUTLINE, Lists, Place, whole
from delokrug.ingest.odt_parts import Parts, q
from delokrug.ingest.odt_styles import Styles
from delokrug.ingest.printing import Grid, Look, Printer, Run

# «<text:s text:c="1000000000"/>» is damage.
MOST_SPACES = 100

_PARAGRAPHS = frozenset((q("text:p"), q("text:h")))
_LIST, _ITEM, _HEADER, _NUMBERED = (
    q(f"text:{name}") for name in ("list", "list-item", "list-header", "numbered-paragraph")
)
_TABLE, _ROW, _CELL, _COVERED = (
    q(f"table:{name}") for name in ("table", "table-row", "table-cell", "covered-table-cell")
)
_HEADER_ROWS = q("table:table-header-rows")
_NOTE, _SPAN, _SECTION = q("text:note"), q("text:span"), q("text:section")
_HIDDEN_PARAGRAPH = q("text:hidden-paragraph")
_SIGNS = {q("text:tab"): " ", q("text:line-break"): "\n"}
# Elements without anything that is printed in their place: their text is a number that is counted here, a comment, a
# deletion, a declaration, the other spelling of a picture
_SILENT = frozenset(
    q(name)
    for name in ("office:annotation", "office:forms", "office:binary-data", "office:event-listeners",
                 "text:tracked-changes", "text:number", "text:note-citation", "text:ruby-text", "text:hidden-text",
                 "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:table-of-content-source",
                 "text:illustration-index-source", "text:table-index-source", "text:object-index-source",
                 "text:user-index-source", "text:alphabetical-index-source", "text:bibliography-source",
                 "draw:image", "draw:object", "draw:object-ole", "draw:plugin", "draw:applet", "draw:glue-point",
                 "svg:title", "svg:desc")
)  # fmt: skip
# Drawings hang on a paragraph; the paragraphs inside are printed after it.
_DRAWN = re.compile(re.escape(q("draw:")) + r"(?!a$)")
_WHITE = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class _Gathered:
    """What one paragraph holds: its runs, and the drawings that hang on it.

    `spaced`: white space is open. `hidden`: it prints nothing, even if it has a number.
    """

    runs: list[Run] = field(default_factory=list)
    drawn: list[Element] = field(default_factory=list)
    spaced: bool = True
    hidden: bool = False
    veiled: bool = False  # some of its text is hidden

    def add(self, text: str | None, look: Look) -> None:
        """A text of the file, whose white space is one space, also across elements."""
        if not text or look.hidden:
            self.veiled |= bool(text)
            return
        text = _WHITE.sub(" ", text)
        if self.spaced:
            text = text.removeprefix(" ")
        if text:
            self.spaced = text.endswith(" ")
            self.runs.append(Run(typed(text), look))

    def sign(self, text: str, look: Look) -> None:
        """White space that an element stands for."""
        if not look.hidden:
            self.runs.append(Run(text, look))
            self.spaced = False


def print_body(parts: Parts, printer: Printer) -> None:
    """Print each paragraph and table, notes last."""
    body = _Body(parts, printer)
    text = parts.text
    if text is not None:
        body.print(text)


class _Body:
    """Walks the body once: the numbering moves on with every paragraph."""

    def __init__(self, parts: Parts, printer: Printer) -> None:
        groups = parts.style_groups()
        self._printer = printer
        self._styles = Styles(groups)
        self._lists = Lists(groups, self._styles)
        self._notes: list[Element] = []

    def print(self, text: Element) -> None:
        self._blocks(text)
        for note in self._notes:  # grows while a note holds a note
            self._blocks(note)

    def _blocks(self, parent: Element) -> None:
        """Print a body, section, index, cell, text box or note."""
        for element in parent:
            tag = element.tag
            if tag in _PARAGRAPHS:
                self._paragraph(element, _outline(element))
            elif tag == _LIST:
                self._list(element)
            elif tag == _NUMBERED:
                self._numbered(element)
            elif tag == _TABLE:
                self._table(element)
            elif isinstance(tag, str) and tag not in _SILENT and not _unseen(element):
                self._blocks(element)

    def _list(self, element: Element, outer: Place | None = None) -> None:
        style = element.get(q("text:style-name")) or (outer.style if outer else "") or self._style_inside(element)
        key = outer.key if outer else self._lists.key_of(element, style)
        level = outer.level + 1 if outer else 0
        for item in element:
            if item.tag in (_ITEM, _HEADER):
                styled = item.get(q("text:style-override")) or style
                self._item(item, Place(key, styled, level, whole(item, "text:start-value"), item.tag == _HEADER))

    def _style_inside(self, element: Element) -> str:
        """The list style of the first paragraph's style, which counts where the list names none."""
        first = next(element.iter(*_PARAGRAPHS), None)
        return "" if first is None else self._styles.list_of(_style(first))

    def _item(self, item: Element, place: Place) -> None:
        for element in item:
            if element.tag in _PARAGRAPHS:
                self._paragraph(element, place)
                place = replace(place, silent=True)
            elif element.tag == _LIST:
                self._list(element, place)

    def _numbered(self, element: Element) -> None:
        style = element.get(q("text:style-name")) or self._style_inside(element)
        level = max((whole(element, "text:level") or 1) - 1, 0)
        place = Place(self._lists.key_of(element, style), style, level, whole(element, "text:start-value"))
        for paragraph in element.iterchildren(*_PARAGRAPHS):
            self._paragraph(paragraph, place)

    def _table(self, table: Element) -> None:
        grid = self._printer.begin_table()
        for row, header in _rows(table):
            grid.begin_row(header=header)
            for cell in row:
                if cell.tag == _CELL:
                    self._cell(cell, grid)
                elif cell.tag == _COVERED:
                    grid.skip(whole(cell, "table:number-columns-repeated") or 1)
        self._printer.end_table(grid)

    def _cell(self, cell: Element, grid: Grid) -> None:
        columns = whole(cell, "table:number-columns-spanned") or 1
        grid.begin_cell(columns=columns, rows=whole(cell, "table:number-rows-spanned") or 1)
        self._blocks(cell)
        # the cells that it covers stand in the row as well
        grid.end_cell(skipped=whole(cell, "table:number-columns-repeated") or 1)

    def _paragraph(self, element: Element, place: Place | None) -> None:
        look = self._styles.paragraph(_style(element))
        gathered = _Gathered()
        self._gather(element, gathered, look)
        visible = any(run.text.strip() for run in gathered.runs)
        if not gathered.hidden and (visible or not (look.hidden or gathered.veiled)):
            label = self._lists.label(place) if place else Label()
            self._printer.paragraph([*_label(label, look, visible), *gathered.runs])
        for drawn in gathered.drawn:
            self._blocks(drawn)

    def _gather(self, parent: Element, into: _Gathered, look: Look) -> None:
        """Collect what is printed inside a paragraph or span."""
        into.add(parent.text, look)
        for element in parent:
            self._inline(element, into, look)
            into.add(element.tail, look)

    def _inline(self, element: Element, into: _Gathered, look: Look) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return
        if tag in _SIGNS:
            into.sign(_SIGNS[tag], look)
        elif tag == q("text:s"):
            into.sign(" " * min(max(whole(element, "text:c") or 1, 1), MOST_SPACES), look)
        elif tag == _NOTE:
            self._notes.extend(element.iterchildren(q("text:note-body")))
        elif tag == _HIDDEN_PARAGRAPH:
            into.hidden |= element.get(q("text:is-hidden")) == "true"
        elif _DRAWN.match(tag):
            into.drawn.append(element)
        else:
            inner = self._styles.run(look, _style(element)) if tag == _SPAN else look
            self._gather(element, into, inner)


def _rows(table: Element, header: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows of a table, also those in groups, and whether they repeat on each page."""
    for element in table:
        if element.tag == _ROW:
            yield element, header
        elif element.tag in (_HEADER_ROWS, q("table:table-rows"), q("table:table-row-group")):
            yield from _rows(element, header or element.tag == _HEADER_ROWS)


def _outline(element: Element) -> Place | None:
    """The place of a heading among the headings, None for what is none."""
    level = whole(element, "text:outline-level")
    if element.tag != q("text:h") or level is None:
        return None
    restart = element.get(q("text:restart-numbering")) == "true"
    start = (whole(element, "text:start-value") or 1) if restart else None
    return Place(OUTLINE, OUTLINE, max(level - 1, 0), start, element.get(q("text:is-list-header")) == "true")


def _unseen(element: Element) -> bool:
    """Whether a section is hidden."""
    display = element.get(q("text:display"))
    return element.tag == _SECTION and (
        display == "none" or (display == "condition" and element.get(q("text:is-hidden")) == "true")
    )


def _style(element: Element) -> str:
    return element.get(q("text:style-name"), "")


def _label(label: Label, look: Look, visible: bool) -> list[Run]:
    # a number stands alone in its paragraph where the author typed nothing («Р. бр.» in tables); a bullet is then an
    # empty line
    if not label.text or (label.bullet and not visible):
        return []
    return [Run(label.text, replace(look, bold=look.bold if label.bold is None else label.bold), label=True)]
