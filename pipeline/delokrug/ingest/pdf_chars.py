"""Characters of one PDF page: pdfium's text page in, runs of characters out.

A run is what one text object draws on one baseline: its characters share font, size and weight. Coordinates are those
of the page as it is shown (turned, cropped), in points from the top left.

pdfium's functions are called directly, and per character only three of them: one call costs 0.3 µs, a page has 2,500
characters. What holds for the whole text object (font, size, matrix, baseline) is asked once a run.
"""

from __future__ import annotations

import ctypes
import functools
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from delokrug.letters import CODE
from delokrug.records import Box

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
    0x0000: "\ufffd",  # no Unicode value is known
}
# What would break a line, or is a mark of pdfium, reads as a space.
_SPACES = frozenset([1, 32, 0x2028, 0x2029])
# Codes that a font says no character of: spaces too, but where the codes are numbers of glyphs, or bytes of another
# code page, they are letters and commas. `letters.CODE` + code until `pdf_fonts` has looked at the whole document.
_CODES = frozenset([*range(3, 32), *range(0x7F, 0xA0)])
_USUAL_SPACES = frozenset(chr(CODE + code) for code in (9, 10, 11, 12, 13))
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# Share of the font size above the baseline. The fonts' own figures are often missing or wrong, and boxes of inked
# letters would make the distance between two lines depend on their letters.
ASCENT = 0.8
# Degrees off the level (or plumb) from which text is a stamp or watermark, not a slightly turned scan
MOST_SKEW = 5.0


@dataclass(slots=True)
class Run:
    """Characters of one text object. `x0[i]` and `x1[i]` bound the advance of `chars[i]` along the writing.

    `angle` says how the text lies on the page as shown, at least nearly: 0 left to right, 1 downwards, 2 upside down,
    3 upwards; `skewed` that it is only nearly. x runs along the writing and `baseline` across it, so that every
    direction is put into lines by the same rules (`turned_box` leads back to the page).
    """

    angle: int
    size: float  # points, as shown
    bold: bool
    baseline: float
    skewed: bool = False
    font: str = ""  # its name in the PDF
    chars: list[str] = field(default_factory=list)
    x0: list[float] = field(default_factory=list)
    x1: list[float] = field(default_factory=list)

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


def page_frame(page: Any) -> PageFrame:
    """The frame of a raw pdfium page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return PageFrame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)


def page_runs(text_page: Any, frame: PageFrame) -> list[Run]:
    """The runs of a raw pdfium text page that are visible on it, in the order they are drawn."""
    width, height = frame.size
    return _settled([run for run in _drawn_runs(text_page, frame) if _is_inside(shown_box(run), width, height)])


def _settled(runs: list[Run]) -> list[Run]:
    """Tabs and line breaks as spaces, on a page that has no other codes without a character."""
    codes = {char for char in set().union(*(run.chars for run in runs)) if chr(CODE) <= char <= chr(CODE + 0x9F)}
    if codes and codes <= _USUAL_SPACES:
        for run in runs:
            run.chars = [" " if char in codes else char for char in run.chars]
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


def _is_inside(box: Box, width: float, height: float) -> bool:
    # crop marks, printer's slugs and text parked beside the page are not on it
    return box[2] > 0 and box[0] < width and box[3] > 0 and box[1] < height


def _drawn_runs(text_page: Any, frame: PageFrame) -> list[Run]:
    handle = ctypes.cast(text_page, ctypes.c_void_p).value
    rect = pdfium.FS_RECTF()
    at = ctypes.addressof(rect)
    runs: list[Run] = []
    current: int | None = None
    turn = 0
    along = 0.0
    run: Run | None = None
    high = ""  # first half of a character beyond U+FFFF
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        owner = _text_object(handle, index)
        if not owner:  # a space or line break that pdfium made up; ours come from the geometry
            continue
        code = _unicode(handle, index)
        if code == 32 and _is_generated(handle, index):
            continue
        if owner != current or run is None:
            current = owner
            turn, along, run = _new_run(text_page, index, frame)
            runs.append(run)
        if not _loose_box(handle, index, at):
            continue
        if turn == 0:
            x0, x1 = rect.left + along, rect.right + along
        elif turn == 1:
            x0, x1 = rect.bottom + along, rect.top + along
        elif turn == 2:
            x0, x1 = along - rect.right, along - rect.left
        else:
            x0, x1 = along - rect.top, along - rect.bottom
        if 0xD800 <= code < 0xE000:
            char, high = _surrogate(code, high)
            if not char:
                continue
        else:
            char = _char(code)
        run.chars.append(char)
        run.x0.append(x0)
        run.x1.append(x1)
    return [run for run in runs if run.chars]


def _new_run(text_page: Any, index: int, frame: PageFrame) -> tuple[int, float, Run]:
    """Quarter turns of the text in the PDF's own coordinates (anticlockwise), the shift to the page, a run."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
    degrees = math.degrees(math.atan2(matrix.b, matrix.a))
    turn = round(degrees / 90) % 4
    angle = (frame.turns - turn) % 4
    skewed = abs(degrees - 90 * round(degrees / 90)) > MOST_SKEW
    size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
    right, down = frame.shown(0, 0)
    along, across = ((right, down), (down, -right), (-right, -down), (-down, right))[angle]
    baseline = (-y.value, x.value, y.value, -x.value)[turn] + across
    font = _font_name(text_page, index)
    return turn, along, Run(angle, size, _is_bold(font), baseline, skewed, font)


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


@functools.cache
def _char(code: int) -> str:
    if code in REPLACED:
        return REPLACED[code]
    if code in _CODES:
        return chr(CODE + code)
    if code in _SPACES or code > 0x10FFFF:
        return " "
    return chr(code)


def _surrogate(code: int, high: str) -> tuple[str, str]:
    """The character that a half of UTF-16 completes ("" so far) and the first half to remember."""
    half = chr(code)
    if code < 0xDC00:
        return "", half
    return ((high + half).encode("utf-16", "surrogatepass").decode("utf-16", "replace") if high else "\ufffd"), ""


def _lean(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium with plain integers for pointers: a third faster than the generated binding."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address is not None
    function: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address)
    return function


_NAME = ctypes.create_string_buffer(256)
_unicode = _lean("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_text_object = _lean("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_is_generated = _lean("FPDFText_IsGenerated", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_loose_box = _lean("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
