"""Characters of one PDF page: pdfium's text page in, runs of characters out.

A run is what one text object draws on one baseline, or several that touch: its characters share font, size and weight.
Coordinates are those of the page as it is shown (turned, cropped), in points from the top left.

pdfium's functions are called directly, and per character only three of them: one call costs 0.3 µs, a page has 2,500
characters. Boxes are written side by side into one array. What holds for the whole text object (font, size, matrix,
baseline) is asked once.
"""

from __future__ import annotations

import ctypes
import functools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from delokrug.ingest.pdf_bindings import lean
from delokrug.ingest.pdf_joining import Pieces, going_on
from delokrug.letters import CODE
from delokrug.records import Box

UNKNOWN = "\ufffd"  # no Unicode value is known
LAST_CODE = 0x10FFFF
_FIRST_HALF, _SECOND_HALF, _BEHIND_HALVES = 0xD800, 0xDC00, 0xE000  # of the pairs of UTF-16
# What the text layer has in the place of a printed sign (nothing else is replaced but by a space, below):
REPLACED = {
    0x0002: "-",  # pdfium's mark for a hyphen at the end of a line
    0xFFFE: "-",  # the same in pdfium's text of a page
    0xF0B7: "•",  # bullet of the Symbol font, private use; Word's default bullet
    0xF0A7: "▪",  # bullets of the Wingdings font, Word's second and third choice
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF02D: "-",  # hyphen and dash of the Symbol font
    0xF0BE: "—",
    0x0000: UNKNOWN,
}
# What would break a line, or is a mark of pdfium, reads as a space; so do spaces of other widths, but for the one that
# forbids a break («члан 5»).
_SPACES = frozenset([1, 32, *range(0x2000, 0x200B), 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])
# Codes that a font says no character of: spaces too, but where the codes are numbers of glyphs, or bytes of another
# code page, they are letters and commas. `letters.CODE` + code until `pdf_fonts` has looked at the whole document.
_CODES = frozenset([*range(3, 32), *range(0x7F, 0xA0)])
_USUAL_SPACES = frozenset(chr(CODE + code) for code in (9, 10, 11, 12, 13))
_CODED = re.compile(f"[{chr(CODE)}-{chr(CODE + 0x9F)}]")
_SIGNS = {**dict.fromkeys(_SPACES, " "), **{code: chr(CODE + code) for code in _CODES}, **REPLACED}
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# Share of the font size above the baseline. The fonts' own figures are often missing or wrong, and boxes of inked
# letters would make the distance between two lines depend on their letters.
ASCENT = 0.8
# Degrees off the level (or plumb) from which text is a stamp or watermark, not a slightly turned scan
MOST_SKEW = 5.0


_Boxes = np.ndarray[tuple[int, int], np.dtype[np.float32]]
_Codes = np.ndarray[tuple[int], np.dtype[np.int64]]
_Owners = np.ndarray[tuple[int], np.dtype[np.uint64]]


@dataclass(slots=True)
class Run:
    """Characters drawn one after the other. `x0[i]` and `x1[i]` bound the advance of `text[i]` along the writing, in
    points.

    `angle` says how the text lies on the page as shown, at least nearly: 0 left to right, 1 downwards, 2 upside down,
    3 upwards; `skewed` that it is only nearly. x runs along the writing and `baseline` across it, so that every
    direction is put into lines by the same rules (`turned_box` leads back to the page).
    """

    angle: int
    size: float  # points, as shown
    bold: bool
    baseline: float
    skewed: bool
    text: str
    x0: list[float]
    x1: list[float]
    font: str = ""  # its name in the PDF

    @property
    def top(self) -> float:
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + (1 - ASCENT) * self.size


@dataclass(frozen=True, slots=True)
class PageFrame:
    """From the PDF's own coordinates to the page as shown: the visible box, and how often it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the PDF in points from the top left of the page as shown."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def shown_box(self, x0: float, bottom: float, x1: float, top: float) -> Box:
        """A box of the PDF as it stands on the page as shown."""
        (ax, ay), (bx, by) = self.shown(x0, bottom), self.shown(x1, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def page_frame(page: Any) -> PageFrame:
    """The frame of a raw pdfium page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return PageFrame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)


def page_runs(text_page: Any, frame: PageFrame) -> list[Run]:
    """The runs of a raw pdfium text page that are visible on it, in the order they are drawn."""
    width, height = frame.size
    return _settled([run for run in _drawn_runs(text_page, frame) if _is_inside(run, width, height)])


def _settled(runs: list[Run]) -> list[Run]:
    """Tabs and line breaks as spaces, on a page that has no other codes without a character."""
    codes = {char for run in runs for char in _CODED.findall(run.text)}
    if codes and codes <= _USUAL_SPACES:
        for run in runs:
            run.text = _CODED.sub(" ", run.text)
    return runs


def shown_box(run: Run) -> Box:
    """The box of a run on the page as shown."""
    return turned_box(run.angle, min(run.x0), run.top, max(run.x1), run.bottom)


def turned_box(angle: int, x0: float, top: float, x1: float, bottom: float) -> Box:
    """From coordinates along and across the writing to the page as shown."""
    if angle == 1:
        return -bottom, x0, -top, x1
    if angle == 2:
        return -x1, -bottom, -x0, -top
    if angle == 3:
        return top, -x1, bottom, -x0
    return x0, top, x1, bottom


def _is_inside(run: Run, width: float, height: float) -> bool:
    # crop marks, printer's slugs and text parked beside the page are not on it
    if run.angle == 0 and run.x1[-1] > 0 and run.x0[0] < width:
        return run.bottom > 0 and run.top < height
    x0, top, x1, bottom = shown_box(run)
    return x1 > 0 and x0 < width and bottom > 0 and top < height


def _drawn_runs(text_page: Any, frame: PageFrame) -> Iterator[Run]:
    handle = ctypes.cast(text_page, ctypes.c_void_p).value
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return
    boxes = np.zeros((count, 4), dtype=np.float32)  # left, top, right, bottom in the PDF's coordinates
    drawn = np.fromiter(map(_loose_box, repeat(handle), range(count), _rows(boxes)), dtype=np.bool_, count=count)
    # 0 for the spaces and line breaks that pdfium makes up; ours come from the geometry
    owners = np.fromiter(map(_text_object, repeat(handle), range(count)), dtype=np.uint64, count=count)
    codes = _whole_codes(np.fromiter(map(_unicode, repeat(handle), range(count)), dtype=np.int64, count=count))
    wanted = drawn & (owners != 0) & (codes >= 0)
    for index in np.flatnonzero(wanted & (codes == 32)).tolist():
        wanted[index] = not _is_generated(handle, index)
    kept = np.flatnonzero(wanted)
    if not len(kept):
        return
    text = "".join(map(chr, codes[kept].tolist())).translate(_SIGNS)
    starts = np.concatenate([[0], np.flatnonzero(np.diff(owners[kept])) + 1])
    setting = _Setting(text_page, frame, starts, kept, owners[kept], boxes[kept])
    firsts = setting.firsts()
    for number, (start, end) in zip(firsts, pairwise([*starts[firsts].tolist(), len(kept)]), strict=True):
        yield setting.run(number, text, start, end)


class _Setting:
    """How the text objects of a page are set. `starts`: the place of each one's first character among those that are
    kept, whose indices, text objects and boxes follow.

    A page of justified text has a thousand of them and a handful of fonts and matrices, so that what follows from these
    is worked out once, and the places of all characters together.
    """

    def __init__(
        self, text_page: Any, frame: PageFrame, starts: _Codes, kept: _Codes, owners: _Owners, boxes: _Boxes
    ) -> None:
        self._page, self._frame, self._starts = text_page, frame, starts
        self._indices: list[int] = kept[starts].tolist()
        self._edges = boxes.T.astype(np.float64)  # left, top, right, bottom
        handle, count = repeat(ctypes.cast(text_page, ctypes.c_void_p).value), len(starts)
        matrices = np.zeros((count, 6), dtype=np.float32)
        np.fromiter(map(_matrix, handle, self._indices, _rows(matrices)), dtype=np.bool_, count=count)
        self._origins = np.zeros((count, 2), dtype=np.float64)
        across = (at + self._origins.itemsize for at in _rows(self._origins))
        np.fromiter(map(_origin, handle, self._indices, _rows(self._origins), across), dtype=np.bool_, count=count)
        self._matrices = matrices[:, :4]
        self._sizes = np.fromiter(map(_font_size, handle, self._indices), dtype=np.float64, count=count)
        self._fonts = np.fromiter(map(_font_of, owners[starts].tolist()), dtype=np.uint64, count=count)
        self._lain: dict[tuple[float, ...], _Lain] = {}
        self._advances: dict[int, tuple[list[float], list[float]]] = {}
        self._names: dict[int, str] = {}

    def firsts(self) -> list[int]:
        """The numbers of the text objects that begin a run."""
        if self._frame.turns:
            return list(range(len(self._starts)))
        left, _, right, _ = self._edges
        pieces = Pieces(self._starts, self._matrices, self._sizes, self._fonts, self._origins[:, 1], left, right)
        found: list[int] = np.flatnonzero(~going_on(pieces)).tolist()
        return found

    def run(self, number: int, text: str, start: int, end: int) -> Run:
        """The run that begins with the text object of that number: characters [start, end) of the page's text."""
        key = (*self._matrices[number].tolist(), float(self._sizes[number]))
        lain = self._lain.get(key)
        if lain is None:
            lain = self._lain[key] = self._lies(*key)
        x, y = self._origins[number].tolist()
        baseline = (-y, x, y, -x)[lain.turn] + lain.across
        font = self._font(number)
        x0, x1 = self._advances.get(lain.turn) or self._advance(lain.turn)
        return Run(
            lain.angle, lain.size, _is_bold(font), baseline, lain.skewed, text[start:end], x0[start:end], x1[start:end],
            font,
        )  # fmt: skip

    def _lies(self, a: float, b: float, c: float, d: float, font_size: float) -> _Lain:
        degrees = math.degrees(math.atan2(b, a))
        turn = round(degrees / 90) % 4
        skewed = abs(degrees - 90 * round(degrees / 90)) > MOST_SKEW
        _, across = self._shift(turn)
        return _Lain(turn, (self._frame.turns - turn) % 4, skewed, round(font_size * math.hypot(c, d), 2), across)

    def _shift(self, turn: int) -> tuple[float, float]:
        """From the PDF's own coordinates to those along and across the writing."""
        right, down = self._frame.shown(0, 0)
        return ((right, down), (down, -right), (-right, -down), (-down, right))[(self._frame.turns - turn) % 4]

    def _advance(self, turn: int) -> tuple[list[float], list[float]]:
        """Where the advances of all characters begin and end along a writing that is turned so."""
        left, top, right, bottom = self._edges
        x0, x1 = ((left, right), (bottom, top), (-right, -left), (-top, -bottom))[turn]
        along, _ = self._shift(turn)
        advances = self._advances[turn] = ((x0 + along).tolist(), (x1 + along).tolist())
        return advances

    def _font(self, number: int) -> str:
        font = int(self._fonts[number])
        name = self._names.get(font)
        if name is None:
            name = self._names[font] = _font_name(self._page, self._indices[number])
        return name


@dataclass(frozen=True, slots=True)
class _Lain:
    """How text with one matrix and font size lies. `turn`: quarter turns in the PDF's own coordinates, anticlockwise;
    `angle`, `skewed` and `size` as in `Run`; `across`: what leads from the PDF's coordinates to a baseline."""

    turn: int
    angle: int
    skewed: bool
    size: float
    across: float


def _rows(array: np.ndarray[tuple[int, int], np.dtype[Any]]) -> range:
    """The addresses of its rows."""
    at = array.ctypes.data
    return range(at, at + array.strides[0] * len(array), array.strides[0])


def _font_name(text_page: Any, index: int) -> str:
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text_page, index, _NAME, len(_NAME), ctypes.byref(flags))
    # a name longer than the buffer is not written into it
    return _NAME.value.decode("utf-8", errors="replace") if 0 < length <= len(_NAME) else ""


@functools.cache
def _is_bold(font_name: str) -> bool:
    # pdfium's own weight is that of the stand-in font where the PDF's is not embedded. «ABCDEF+» begins the name of a
    # font of which only some glyphs are embedded.
    return bool(_BOLD.search(re.sub(r"^[A-Z]{6}\+", "", font_name)))


def _whole_codes(codes: _Codes) -> _Codes:
    """pdfium's units of UTF-16 as characters: the second half of a pair stands for it, the first is -1."""
    if not len(codes) or codes.max() < _FIRST_HALF:
        return codes
    whole = np.where(codes > LAST_CODE, 32, codes)
    for index in np.flatnonzero((codes >= _FIRST_HALF) & (codes < _BEHIND_HALVES)).tolist():
        code, before = int(codes[index]), int(codes[index - 1]) if index else 0
        if code < _SECOND_HALF:
            whole[index] = -1
        elif _FIRST_HALF <= before < _SECOND_HALF:
            whole[index] = 0x10000 + ((before - _FIRST_HALF) << 10) + code - _SECOND_HALF
        else:
            whole[index] = ord(UNKNOWN)
    return whole


_NAME = ctypes.create_string_buffer(256)
_unicode = lean("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_text_object = lean("FPDFText_GetTextObject", ctypes.c_size_t, ctypes.c_void_p, ctypes.c_int)
_is_generated = lean("FPDFText_IsGenerated", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_matrix = lean("FPDFText_GetMatrix", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_font_size = lean("FPDFText_GetFontSize", ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_origin = lean("FPDFText_GetCharOrigin", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_font_of = lean("FPDFTextObj_GetFont", ctypes.c_size_t, ctypes.c_size_t)
_loose_box = lean("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
