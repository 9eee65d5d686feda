"""The content of a page as printed lines: its tree in, paragraphs of lines and tables out.

One line a paragraph or list item, one more for each `<br>`, an empty line between paragraphs; items with the label
that a browser prints. White space is what a browser makes of it. The tree is walked without recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from delokrug.ingest.html_labels import ListState, label, list_state, typed
from delokrug.ingest.html_tables import Grid, GridCell, is_data_table
from delokrug.ingest.html_tree import BLOCKS, HEADINGS, LONGEST_ATTRIBUTE, Element, plain_text
from delokrug.ingest.labels import BULLETS
from delokrug.ingest.web_words import WORDS
from delokrug.records import Line, Table

SIZES = {"h1": 22.0, "h2": 18.0, "h3": 16.0, "h4": 14.0, "h5": 12.0, "h6": 11.0}
TEXT_SIZE = 11.0

_BOLD = frozenset(("b", "strong", "th", *HEADINGS))
_HEAVY = frozenset(("bold", "bolder", "600", "700", "800", "900"))
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.I)
_SPACES = re.compile("[ \t\n\r\f]+")
_BREAKS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Places where a word may break, joiners, marks of direction, control characters: nothing is printed for them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_PRIVATE = {**{sign: bullet for sign, bullet in BULLETS.items() if sign > "\ue000"}, "\uf02d": "-"}
_LINK_SIGN = re.compile(r"\s*(?:[|•·»>/\\→›:]|&gt;|::|\s{2,})\s*")
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|\*{1,3})[\])]?")
_POWERS = {"2": "²", "3": "³"}
_LONGEST_TRAIL = 250


@dataclass(slots=True)
class _Run:
    text: str
    bold: bool
    size: float


@dataclass(frozen=True, slots=True)
class _Print:
    text: str
    bold: bool = False
    size: float = TEXT_SIZE


@dataclass(slots=True)
class Printed:
    """Paragraphs of lines in reading order, and the cells of each data table as ranges of paragraphs."""

    paragraphs: list[list[_Print]] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)

    def lines(self) -> tuple[Line, ...]:
        return self._lines()[0]

    def lines_and_tables(self) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
        lines, spans = self._lines()
        tables = (grid.table(spans) for grid in self.grids)
        return lines, tuple(table for table in tables if table)

    def _lines(self) -> tuple[tuple[Line, ...], list[tuple[int, int]]]:
        """The lines, and which of them (half-open) each paragraph has."""
        lines: list[Line] = []
        spans: list[tuple[int, int]] = []
        start = 0
        for paragraph in self.paragraphs:
            for one in [_Print(""), *paragraph] if lines else paragraph:
                size = one.size if one.text else None
                lines.append(Line(one.text, start, size=size, bold=one.bold))
                start += len(one.text) + 1
            spans.append((len(lines) - len(paragraph), len(lines)))
        return tuple(lines), spans


def printed(root: Element, *, furniture: bool = True) -> Printed:
    """`furniture`: whether lines that only serve the page («Штампај», «Почетна » Сектори») are left out."""
    return _Walk(furniture).through(root)


class _Walk:
    """One walk through the tree: what is open (lists, tables, bold), and the paragraph that is being gathered."""

    def __init__(self, furniture: bool) -> None:
        self._furniture = furniture
        self._printed = Printed()
        self._runs: list[list[_Run]] = [[]]  # of the lines of the open paragraph
        self._labels: list[str] = []  # of items that have printed nothing yet
        self._lists: list[ListState] = []
        self._looks = [(False, TEXT_SIZE, False)]  # bold, size, white space kept
        self._grids: list[Grid | None] = []  # of open tables; None for a layout table
        self._cells: list[GridCell | None] = []

    def through(self, root: Element) -> Printed:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                self._open(element)
            else:
                self._close(element)
                if element.tail and element is not root:
                    self._add(element.tail)
        self._flush()
        return self._printed

    def _open(self, element: Element) -> None:
        tag = str(element.tag)
        if tag in BLOCKS:
            self._flush()
        if tag in ("ul", "ol", "menu", "dir"):
            self._lists.append(list_state(element, depth=len(self._lists) + 1))
        elif tag == "li":
            self._begin_item(element)
        elif tag == "table":
            self._grids.append(Grid() if is_data_table(element) else None)
        elif tag == "tr" and self._grid:
            self._grid.begin_row(element)
        elif tag in ("td", "th"):
            self._cells.append(self._grid.begin_cell(element, self._paragraphs) if self._grid else None)
        elif tag in HEADINGS:
            self._labels = _numbers(self._labels)
        self._looks.append(self._look(element, tag))
        self._add(_own_text(element, tag))

    def _close(self, element: Element) -> None:
        tag = str(element.tag)
        if tag in BLOCKS:
            self._flush()
        if tag == "br":
            self._runs.append([])
        elif tag == "q":
            self._add("”")
        self._looks.pop()
        if tag in ("ul", "ol", "menu", "dir"):
            self._lists.pop()
        elif tag == "li":
            self._labels = []
        elif tag == "table":
            grid = self._grids.pop()
            if grid:
                self._printed.grids.append(grid)
        elif tag in ("td", "th"):
            cell = self._cells.pop()
            if cell:
                cell.last = self._paragraphs

    @property
    def _grid(self) -> Grid | None:
        return self._grids[-1] if self._grids else None

    @property
    def _paragraphs(self) -> int:
        return len(self._printed.paragraphs)

    def _begin_item(self, item: Element) -> None:
        state = self._lists[-1] if self._lists else ListState("disc", False)
        text = label(state, item)
        # an item that holds nothing but a list prints its bullet beside that of the inner list
        self._labels = _numbers(self._labels)
        if text:
            self._labels.append(text)

    def _look(self, element: Element, tag: str) -> tuple[bool, float, bool]:
        bold, size, kept = self._looks[-1]
        style = element.get("style", "")[:LONGEST_ATTRIBUTE]
        weight = _WEIGHT.search(style) if style else None
        bold = (bold or tag in _BOLD) if weight is None else weight[1].lower() in _HEAVY
        kept = kept or tag in ("pre", "listing", "xmp") or "white-space:pre" in style.replace(" ", "").lower()
        return bold, SIZES.get(tag, size), kept

    def _add(self, text: str | None) -> None:
        if not text:
            return
        bold, size, kept = self._looks[-1]
        text = "".join(_PRIVATE.get(char, char) for char in _UNSEEN.sub("", text))
        text = _BREAKS.sub("\n" if kept else " ", text) if kept else _BREAKS.sub("\n", _SPACES.sub(" ", text))
        first, *others = text.split("\n")
        self._runs[-1].append(_Run(first, bold, size))
        self._runs.extend([_Run(one, bold, size)] for one in others)

    def _flush(self) -> None:
        """End the open paragraph."""
        if len(self._runs) == 1 and not self._runs[0]:
            return
        kept = self._looks[-1][2]
        lines = [_print(runs, kept=kept) for runs in self._runs]
        self._runs = [[]]
        lines = [one for index, one in enumerate(lines) if one.text or (index and lines[index - 1].text)]
        while lines and not lines[-1].text:
            lines.pop()
        if not lines or (
            self._furniture and not any(self._cells) and all(is_furniture(one.text) for one in lines if one.text)
        ):
            return
        if self._labels and typed(lines[0].text):
            self._labels = _numbers(self._labels)
        if self._labels:
            lines[0] = _Print(f"{' '.join(self._labels)} {lines[0].text}", lines[0].bold, lines[0].size)
            self._labels = []
        self._printed.paragraphs.append(lines)


def _numbers(labels: list[str]) -> list[str]:
    """Those that count: a bullet beside another marker or a title says nothing."""
    return [one for one in labels if one[-1:] in ".)"]


def is_furniture(text: str) -> bool:
    """Whether a line only serves the page: names of buttons, or the trail to the page."""
    if len(text) > _LONGEST_TRAIL:
        return False
    parts = [part for part in _LINK_SIGN.split(text.strip().lower()) if part]
    if not parts or (len(parts) == 1 and len(parts[0]) < 3):
        return False
    if all(part.strip(" .+-–") in WORDS.utility or part in WORDS.utility for part in parts):
        return True
    return len(parts) > 1 and parts[0] in WORDS.trail


def _own_text(element: Element, tag: str) -> str:
    """The text before an element's first child, as far as it is printed."""
    text = element.text or ""
    if tag == "q":
        return "„" + text
    if tag == "img":
        heading = next((one for one in element.iterancestors() if one.tag in HEADINGS), None)
        # a logo that is a title names the institution
        return element.get("alt", "") if heading is not None and not plain_text(heading) else ""
    if tag == "sup":
        return _raised(element)
    return text


def _raised(element: Element) -> str:
    """What stands raised: «m²»; nothing for the mark of a footnote, which would become part of the word before it."""
    inner = plain_text(element)
    if not _NOTE_MARK.fullmatch(inner):
        return element.text or ""
    before = element.getprevious()
    text = (before.tail if before is not None else getattr(element.getparent(), "text", "")) or ""
    power = _POWERS.get(inner) if re.search(r"(?:^|[\s\d(])[kcdmкцдм]?[mм]$", text) else None
    for one in element.iterdescendants():
        one.text = one.tail = None
    return power or ""


def _print(runs: list[_Run], *, kept: bool) -> _Print:
    """A line is bold when all of it is, and as large as most of it."""
    text = "".join(run.text for run in runs)
    text = text.rstrip() if kept else _SPACES.sub(" ", text).strip(" ")
    if not text.strip():
        return _Print("")
    inked = [run for run in runs if run.text.strip()]
    letters: dict[float, int] = {}
    for run in inked:
        letters[run.size] = letters.get(run.size, 0) + len(run.text)
    return _Print(text.strip(), all(run.bold for run in inked), max(letters, key=lambda size: letters[size]))
