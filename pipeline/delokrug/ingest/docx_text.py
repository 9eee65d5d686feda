"""The body of a DOCX in reading order: parsed parts in, paragraphs of printed lines out.

What Word prints once every change is accepted: insertions stay, deletions, hidden text, fields' codes and placeholders
go. A text box follows the paragraph it hangs on; notes follow the whole text, so that they cut no list in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from delokrug.ingest.docx_numbering import BULLET, BULLETS, Label, Numbering
from delokrug.ingest.docx_parts import Element, Parts, W
from delokrug.ingest.docx_styles import Look, Styles, q, styles_of, switch, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Elements without anything that is printed in their place (hanging pictures are looked through for text boxes)
_SILENT = frozenset(
    q(name)
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tcPr", "trPr", "sectPr",
                 "instrText", "delText", "delInstrText", "rt", "fldData", "ffData")
)  # fmt: skip
# What an element prints that holds no text itself. A soft hyphen is a place where a word may break, and here none does.
_SIGNS = {
    q("tab"): " ", q("ptab"): " ", q("br"): "\n", q("cr"): "\n", q("noBreakHyphen"): "-", q("softHyphen"): "",
}  # fmt: skip
_TEXTS = frozenset((q("t"), f"{_MATH}t"))
_NOTES = {q("footnoteReference"): "footnote", q("endnoteReference"): "endnote"}
_TABLE, _ROW, _CELL, _PARAGRAPH, _RUN = q("tbl"), q("tr"), q("tc"), q("p"), q("r")
_BOX, _CONTROL = q("txbxContent"), q("sdt")

# Letters of the fonts Symbol and Wingdings at private-use places: bullets and dashes
_PRIVATE = {**{sign: bullet for sign, bullet in BULLETS.items() if sign > "\ue000"}, "\uf02d": "-", "\uf0be": "—"}
# White space inside a text is a space: only elements break lines. What Unicode breaks lines at does so here, too.
_BREAKS = re.compile("[\x85\u2028\u2029]")
_SPACES = re.compile("[\t\n\r]")


@dataclass(frozen=True, slots=True)
class Print:
    """One printed line of a paragraph."""

    text: str
    bold: bool = False
    size: float | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    look: Look
    label: bool = False


@dataclass(slots=True)
class _Gathered:
    """What one paragraph holds: its runs, and the text boxes and notes that hang on it."""

    style: str
    runs: list[_Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def printed_paragraphs(parts: Parts) -> Iterator[list[Print]]:
    """The lines of each paragraph that prints anything, notes last."""
    return _Body(parts).paragraphs()


class _Body:
    """Walks the body once: the numbering moves on with every paragraph."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles: Styles = styles_of(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._carried: list[_Run] = []  # of paragraphs whose end is deleted or hidden: the next goes on in their line
        self._notes: list[tuple[str, str]] = []
        self._referred: set[tuple[str, str]] = set()

    def paragraphs(self) -> Iterator[list[Print]]:
        body = self._parts.document.find(q("body"))
        yield from self._blocks(self._parts.document if body is None else body)
        roots = (("footnote", self._parts.footnotes), ("endnote", self._parts.endnotes))
        notes = {
            (kind, note.get(q("id"), "")): note
            for kind, root in roots
            if root is not None
            for note in root.iterfind(q(kind))
        }
        for reference in self._notes:  # grows while a note refers to a note
            if reference in notes:
                yield from self._blocks(notes[reference])

    def _blocks(self, parent: Element) -> Iterator[list[Print]]:
        """The paragraphs of a body, cell, text box or note."""
        for element in _inside(parent):
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                yield from self._table(element)
        if self._carried:
            yield from _prints(self._take_carried())

    def _table(self, table: Element) -> Iterator[list[Print]]:
        for row in _inside(table):
            properties = row.find(q("trPr"))
            if row.tag == _ROW and (properties is None or not _gone(properties)):
                for cell in _inside(row):
                    # the lower cells of one that is merged over several rows are empty or hold what Word does not show
                    if cell.tag == _CELL and not _covered(cell):
                        yield from self._blocks(cell)

    def _paragraph(self, element: Element) -> Iterator[list[Print]]:
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
            yield from _prints(self._take_carried())
        elif visible and not deleted:
            self._carried.append(_Run(" ", look))
        for box in gathered.boxes:
            yield from self._boxed(box)

    def _boxed(self, box: Element) -> Iterator[list[Print]]:
        carried = self._take_carried()
        yield from self._blocks(box)
        self._carried = carried

    def _take_carried(self) -> list[_Run]:
        carried, self._carried = self._carried, []
        return carried

    @staticmethod
    def _label(label: Label, mark: Look, visible: bool) -> list[_Run]:
        # a number stands alone in its paragraph where the author typed nothing («Р. бр.» in tables); a bullet is
        # then an empty line
        if not label.text or (label.bullet and not visible):
            return []
        bold = mark.bold if label.bold is None else label.bold
        return [_Run(label.text, Look(bold=bold, size=mark.size), label=True)]

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
                    into.runs.append(_Run(text, look or self._styles.look(None, into.style)))
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


def _covered(cell: Element) -> bool:
    properties = cell.find(q("tcPr"))
    merge = properties.find(q("vMerge")) if properties is not None else None
    if properties is not None and properties.find(q("cellDel")) is not None:
        return True
    return merge is not None and merge.get(q("val"), "continue") == "continue"


def _placeholder(control: Element) -> bool:
    """«Click or tap here to enter text.»"""
    return switch(control.find(q("sdtPr")), "showingPlcHdr") is True


def _own_text(element: Element) -> str:
    tag = str(element.tag)
    if tag in _TEXTS:
        text = _BREAKS.sub("\n", _SPACES.sub(" ", element.text or "")).replace("\u00ad", "")
        return "".join(_PRIVATE.get(char, char) for char in text)
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
        return _PRIVATE.get(char, BULLET)
    return char if char.isprintable() else ""


def _prints(runs: list[_Run]) -> Iterator[list[Print]]:
    """The lines of one paragraph, without empty ones at its ends; nothing for a paragraph that prints nothing."""
    lines: list[list[_Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(_Run(first, run.look, run.label))
        lines.extend([_Run(text, run.look)] for text in others)
    found = [_print(line) for line in lines]
    while found and not found[-1].text:
        found.pop()
    while found and not found[0].text:
        found.pop(0)
    if found:
        yield found


def _print(runs: list[_Run]) -> Print:
    """A line is bold when all of it is (its number apart), and as large as most of it."""
    text = "".join(run.text for run in runs).strip()
    inked = [run for run in runs if run.text.strip()]
    typed = [run for run in inked if not run.label] or inked
    if not typed:
        return Print("")
    letters: dict[float | None, int] = {}
    for run in typed:
        letters[run.look.size] = letters.get(run.look.size, 0) + len(run.text)
    return Print(text, all(run.look.bold for run in typed), max(letters, key=lambda size: letters[size]))
