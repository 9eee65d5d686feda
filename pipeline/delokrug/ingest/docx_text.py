"""The body of a DOCX in reading order: parsed parts in, paragraphs and tables printed.

What Word prints once every change is accepted: insertions stay, deletions, hidden text, fields' codes and placeholders
go. A text box follows the paragraph it hangs on; notes follow the whole text, so that they cut no list in two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from delokrug.ingest.archive_parts import Element
from delokrug.ingest.docx_numbering import Numbering
from delokrug.ingest.docx_parts import Parts, W
from delokrug.ingest.docx_styles import Styles, number, q, styles_of, switch, value
from delokrug.ingest.labels import BULLET, PRIVATE, Label, typed
from delokrug.ingest.printing import Grid, Look, Printer, Run

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Elements without anything that is printed in their place (hanging pictures are looked through for text boxes)
_SILENT = frozenset(
    q(name)
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tcPr", "trPr", "sectPr",
                 "instrText", "delText", "delInstrText", "rt", "fldData", "ffData")
)  # fmt: skip
# What an element prints that holds no text itself.
_SIGNS = {
    q("tab"): " ", q("ptab"): " ", q("br"): "\n", q("cr"): "\n", q("noBreakHyphen"): "-", q("softHyphen"): "",
}  # fmt: skip
_TEXTS = frozenset((q("t"), f"{_MATH}t"))
_NOTES = {q("footnoteReference"): "footnote", q("endnoteReference"): "endnote"}
_TABLE, _ROW, _CELL, _PARAGRAPH, _RUN = q("tbl"), q("tr"), q("tc"), q("p"), q("r")
_BOX, _CONTROL = q("txbxContent"), q("sdt")


@dataclass(slots=True)
class _Gathered:
    """What one paragraph holds: its runs, and the text boxes and notes that hang on it."""

    style: str
    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def print_body(parts: Parts, printer: Printer) -> None:
    """Print each paragraph and table, notes last."""
    _Body(parts, printer).print()


class _Body:
    """Walks the body once: the numbering moves on with every paragraph."""

    def __init__(self, parts: Parts, printer: Printer) -> None:
        self._parts = parts
        self._printer = printer
        self._styles: Styles = styles_of(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._carried: list[Run] = []  # of paragraphs whose end is deleted or hidden: the next goes on in their line
        self._notes: list[tuple[str, str]] = []
        self._referred: set[tuple[str, str]] = set()

    def print(self) -> None:
        body = self._parts.document.find(q("body"))
        self._blocks(self._parts.document if body is None else body)
        roots = (("footnote", self._parts.footnotes), ("endnote", self._parts.endnotes))
        notes = {
            (kind, note.get(q("id"), "")): note
            for kind, root in roots
            if root is not None
            for note in root.iterfind(q(kind))
        }
        for reference in self._notes:  # grows while a note refers to a note
            if reference in notes:
                self._blocks(notes[reference])

    def _blocks(self, parent: Element) -> None:
        """Print a body, cell, text box or note."""
        for element in _inside(parent):
            if element.tag == _PARAGRAPH:
                self._paragraph(element)
            elif element.tag == _TABLE:
                self._table(element)
        if self._carried:
            self._printer.paragraph(self._take_carried())

    def _table(self, table: Element) -> None:
        grid = self._printer.begin_table()
        for row in _inside(table):
            properties = row.find(q("trPr"))
            if row.tag == _ROW and (properties is None or not _gone(properties)):
                header = switch(properties, "tblHeader") is True
                grid.begin_row(header=header, skipped=number(properties, "gridBefore") or 0)
                for cell in _inside(row):
                    if cell.tag == _CELL:
                        self._cell(cell, grid)
        self._printer.end_table(grid)

    def _cell(self, cell: Element, grid: Grid) -> None:
        properties = cell.find(q("tcPr"))
        columns = number(properties, "gridSpan") or 1
        if properties is not None and properties.find(q("cellDel")) is not None:
            return
        # the lower cells of one that is merged over several rows are empty or hold what Word does not show
        if _goes_on(properties) and grid.extend(columns):
            return
        grid.begin_cell(columns=columns)
        self._blocks(cell)
        grid.end_cell(skipped=columns)

    def _paragraph(self, element: Element) -> None:
        properties = element.find(q("pPr"))
        gathered = _Gathered(value(properties, "pStyle") or "")
        self._gather(element, gathered)
        mark = properties.find(q("rPr")) if properties is not None else None
        look = self._styles.look(mark, gathered.style)
        deleted = mark is not None and _gone(mark)
        open_end = deleted or look.hidden or switch(mark, "specVanish") is True
        visible = any(run.text.strip() for run in gathered.runs)
        if not deleted and (visible or not open_end):
            gathered.runs[:0] = self._label(self._numbering.label(properties), look, visible)
        self._carried += gathered.runs
        if not open_end:
            self._printer.paragraph(self._take_carried())
        elif visible and not deleted:
            self._carried.append(Run(" ", look))
        for box in gathered.boxes:
            self._boxed(box)

    def _boxed(self, box: Element) -> None:
        carried = self._take_carried()
        self._blocks(box)
        self._carried = carried

    def _take_carried(self) -> list[Run]:
        carried, self._carried = self._carried, []
        return carried

    @staticmethod
    def _label(label: Label, mark: Look, visible: bool) -> list[Run]:
        # a number stands alone in its paragraph where the author typed nothing («Р. бр.» in tables); a bullet is
        # then an empty line
        if not label.text or (label.bullet and not visible):
            return []
        bold = mark.bold if label.bold is None else label.bold
        return [Run(label.text, Look(bold=bold, size=mark.size), label=True)]

    def _gather(self, parent: Element, into: _Gathered, look: Look | None = None) -> None:
        """Collect what is printed below an element; `look` is that of the run it stands in."""
        for element in parent:
            tag = element.tag
            if tag in _SILENT or not isinstance(tag, str):
                continue
            if tag == _RUN:
                inner = self._styles.look(element.find(q("rPr")), into.style)
                if not inner.hidden:
                    self._gather(element, into, inner)
            elif tag == _BOX:
                into.boxes.append(element)
            elif tag in _NOTES:
                self._refer(_NOTES[tag], element.get(q("id"), ""))
            elif tag == f"{_MC}AlternateContent":
                self._gather(_alternative(element), into, look)
            elif not (tag == _CONTROL and _placeholder(element)):
                text = _own_text(element)
                if text:
                    into.runs.append(Run(text, look or self._styles.look(None, into.style)))
                if tag not in _TEXTS:
                    self._gather(element, into, look)

    def _refer(self, kind: str, note_id: str) -> None:
        if (kind, note_id) not in self._referred:
            self._referred.add((kind, note_id))
            self._notes.append((kind, note_id))


def _inside(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables, rows or cells of an element, also those inside content controls and accepted changes."""
    for element in parent:
        if element.tag in (_PARAGRAPH, _TABLE, _ROW, _CELL):
            yield element
        elif element.tag == f"{_MC}AlternateContent":
            yield from _inside(_alternative(element))
        elif element.tag not in _SILENT and not (element.tag == _CONTROL and _placeholder(element)):
            yield from _inside(element)


def _alternative(element: Element) -> Element:
    """Of two spellings of one thing (a drawing for Word 2010, a picture for Word 2007) the one that holds text."""
    choices = element.findall(f"{_MC}Choice")
    for choice in choices:
        if any(True for _ in choice.iter(_BOX, q("t"))):
            return choice
    fallback = element.find(f"{_MC}Fallback")
    return next(iter([*([fallback] if fallback is not None else []), *choices]), element)


def _gone(properties: Element) -> bool:
    """Whether a tracked change takes the row, or the end of the paragraph, away."""
    return any(properties.find(q(name)) is not None for name in ("del", "moveFrom", "hidden"))


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell belongs to the one above it."""
    merge = properties.find(q("vMerge")) if properties is not None else None
    return merge is not None and merge.get(q("val"), "continue") == "continue"


def _placeholder(control: Element) -> bool:
    """«Click or tap here to enter text.»"""
    return switch(control.find(q("sdtPr")), "showingPlcHdr") is True


def _own_text(element: Element) -> str:
    tag = str(element.tag)
    if tag in _TEXTS:
        return typed(element.text or "")
    if tag == q("sym"):
        return _sign(element.get(q("char"), ""))
    return _SIGNS.get(tag, "") if tag.startswith(f"{{{W}}}") else ""


def _sign(code: str) -> str:
    """A sign of a symbol font by its place in it («F0B7»)."""
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if "\ue000" <= char <= "\uf8ff":
        return PRIVATE.get(char, BULLET)
    return char if char.isprintable() else ""
