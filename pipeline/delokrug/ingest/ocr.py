"""A picture of a page read by character recognition: an image in, lines and tables with boxes in points out.

The page is made straight and clean (`ocr_image`), its ruled tables found (`ocr_grid`) and read cell by cell
(`ocr_cells`), the rest read as Tesseract lays it out (`ocr_engine`, `ocr_lines`), and what such readings get wrong
as a rule mended (`ocr_repairs`). The script is that of the page before unless the reading looks like nonsense.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from delokrug.ingest import ocr_engine, ocr_image
from delokrug.ingest.ocr_cells import CellText, grid_cells
from delokrug.ingest.ocr_engine import Word
from delokrug.ingest.ocr_grid import Grid, grids
from delokrug.ingest.ocr_lines import TextLine, plausibility, text_lines
from delokrug.ingest.ocr_repairs import mended_breaks, mended_numerals
from delokrug.records import Box

# Plausibility of a reading in the right script, the right way up: 0.9 on fair scans, 0.75 on bad ones; in the wrong
# script 0.25 to 0.45.
PLAUSIBLE = 0.6
# A reading of so few letters tells nothing about the script.
FEWEST_LETTERS = 20
# Height of the strip, in inches, by which scripts and turns of a page are tried, and the order of turns
STRIP = 1.5
UPRIGHT, ON_SIDE = (0, 2, 1, 3), (3, 1, 0, 2)
# Dots an inch between which a picture is read: below, small print has too few dots for the engine; above, nothing more
# is recognised and a page takes twice as long.
LEAST_DPI, MOST_DPI = 200.0, 300.0


# A cell takes 40 ms, so that a sheet of squared paper would take as long as a hundred pages. 70 rows of 14 columns are
# 980 cells; what is drawn over more is read as lines.
MOST_CELLS = 1_000


@dataclass(frozen=True, slots=True)
class OcrLine:
    """One line as read. `box` and `size` in points from the top left of the picture; `confidence` from 0 to 1."""

    text: str
    box: Box
    size: float
    confidence: float
    bold: bool = False  # the engine does not tell


@dataclass(frozen=True, slots=True)
class OcrCell:
    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[OcrLine, ...]


@dataclass(frozen=True, slots=True)
class OcrTable:
    rows: int
    columns: int
    cells: tuple[OcrCell, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was read, in reading order. `script`: "Cyrl" or "Latn"; `turns`: quarter turns clockwise that the picture
    needed to stand upright; `skew`: degrees its lines fell to the right."""

    parts: tuple[OcrLine | OcrTable, ...]
    script: str
    turns: int = 0
    skew: float = 0.0

    @property
    def lines(self) -> tuple[OcrLine, ...]:
        """The lines outside tables."""
        return tuple(part for part in self.parts if isinstance(part, OcrLine))

    @property
    def tables(self) -> tuple[OcrTable, ...]:
        return tuple(part for part in self.parts if isinstance(part, OcrTable))

    @property
    def all_lines(self) -> tuple[OcrLine, ...]:
        """The lines in reading order, those of a table cell after cell."""
        found: list[OcrLine] = []
        for part in self.parts:
            found += [part] if isinstance(part, OcrLine) else [line for cell in part.cells for line in cell.lines]
        return tuple(found)

    @property
    def confidence(self) -> float:
        """The mean by letters; 0.0 for a page without any."""
        lines = self.all_lines
        letters = sum(len(line.text) for line in lines)
        return sum(len(line.text) * line.confidence for line in lines) / letters if letters else 0.0


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A page ready for reading: upright and straight, without rules."""

    image: Image.Image
    outside: Image.Image  # the same without what stands in tables
    tables: list[Grid]
    turns: int
    skew: float


def read_page(image: Image.Image, *, dpi: float, script: str = "Cyrl") -> OcrPage:
    """The text of a scanned page. `dpi`: its resolution; `script`: the one to try first, that of the page before.

    Asks for the engine and its data (`ocr_engine.missing() == ""`).
    """
    shades, dpi = _at_best_resolution(ocr_image.grey(image), dpi)
    page = _prepared(shades, 0, dpi=dpi)
    words = _outside_words(page, script, dpi=dpi)
    if (words or page.tables) and (not _is_sound(words) or _lie_on_their_side(words)):
        order = ON_SIDE if _lie_on_their_side(words) else UPRIGHT
        turns, found = _way_up(shades, page, script, dpi=dpi, order=order)
        if turns:
            page = _prepared(shades, turns, dpi=dpi)
        if turns or found != script:
            words, script = _outside_words(page, found, dpi=dpi), found
    lines = text_lines(words, page.outside, script, dpi=dpi)
    texts = mended_breaks(mended_numerals([line.text for line in lines]))
    lines = [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]
    parts: list[TextLine | tuple[Grid, list[CellText]]] = list(lines)
    for grid in page.tables:
        below = (
            at
            for at, part in enumerate(parts)
            if isinstance(part, TextLine)
            and part.baseline > grid.box[1]
            and part.box[0] < grid.box[2]
            and part.box[2] > grid.box[0]
        )
        parts.insert(next(below, len(parts)), (grid, grid_cells(grid, page.image, script, dpi=dpi)))
    place = _Placing(page, shades.size, dpi)
    return OcrPage(tuple(place.part(part) for part in parts), script, page.turns, page.skew)


def _at_best_resolution(shades: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    wanted = min(MOST_DPI, max(LEAST_DPI, dpi))
    if abs(wanted - dpi) < 0.1 * dpi:
        return shades, dpi
    size = max(1, round(shades.width * wanted / dpi)), max(1, round(shades.height * wanted / dpi))
    return shades.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0), wanted


def _prepared(shades: Image.Image, turns: int, *, dpi: float) -> _Prepared:
    image = ocr_image.cleaned(_turned(shades, turns), dpi=dpi)
    skew = ocr_image.skew(image, dpi=dpi)
    image = ocr_image.straightened(image, skew)
    pixels = np.array(image)
    found, rules = grids(ocr_image.ink(pixels), dpi=dpi)
    tables = [grid for grid in found if len(grid.cells) <= MOST_CELLS]
    if not found:
        return _Prepared(image, image, [], turns, skew)
    pixels[rules] = 255
    without = pixels.copy()
    for grid in tables:
        x0, y0, x1, y1 = grid.box
        without[y0:y1, x0:x1] = 255
    return _Prepared(Image.fromarray(pixels), Image.fromarray(without), tables, turns, skew)


def _outside_words(page: _Prepared, script: str, *, dpi: float) -> list[Word]:
    if not ocr_image.ink(np.asarray(page.outside)).any():
        return []
    return ocr_engine.words(page.outside, script, dpi=dpi)


def _is_sound(words: list[Word]) -> bool:
    letters = sum(sign.isalpha() for word in words for sign in word.text)
    return letters >= FEWEST_LETTERS and plausibility(words) >= PLAUSIBLE


def _lie_on_their_side(words: list[Word]) -> bool:
    """Whether long words are higher than wide: the engine reads what runs upwards or downwards and does not say."""
    long = [word for word in words if len(word.text) >= 4]
    return 2 * sum(word.box[3] - word.box[1] > word.box[2] - word.box[0] for word in long) > len(long)


def _way_up(shades: Image.Image, page: _Prepared, script: str, *, dpi: float, order: Iterable[int]) -> tuple[int, str]:
    """Quarter turns and script with the most plausible reading of a strip; none and `script` where all are nonsense."""
    best = (0.0, 0, script)
    other = next(name for name in ocr_engine.LANGUAGES if name != script)
    for turns in order:
        turned = page if not turns else _prepared(shades, turns, dpi=dpi)
        strip = _strip(turned.image, dpi=dpi)
        for name in (script, other):
            words = ocr_engine.words(strip, name, dpi=dpi, mode=ocr_engine.BLOCK)
            letters = sum(sign.isalpha() for word in words for sign in word.text)
            score = plausibility(words) * min(1.0, letters / FEWEST_LETTERS)
            if score > best[0] + 0.02:
                best = score, turns, name
            if score >= PLAUSIBLE:
                return turns, name
    return (best[1], best[2]) if best[0] > PLAUSIBLE / 2 else (0, script)


def _strip(image: Image.Image, *, dpi: float) -> Image.Image:
    """The stretch of a page with the most changes between dark and light: writing, not a picture."""
    mask = ocr_image.ink(np.asarray(image))
    height = min(image.height, round(STRIP * dpi))
    changes = np.cumsum(np.pad(np.diff(mask.astype(np.int8), axis=1) != 0, ((1, 0), (0, 0))).sum(axis=1))
    top = int(np.argmax(changes[height:] - changes[:-height])) if len(changes) > height else 0
    return image.crop((0, top, image.width, top + height))


def _turned(image: Image.Image, turns: int) -> Image.Image:
    if not turns:
        return image
    ways = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)  # anticlockwise
    return image.transpose(ways[turns - 1])


@dataclass(frozen=True, slots=True)
class _Placing:
    """From pixels of the prepared page back to points on the picture as it was given."""

    page: _Prepared
    size: tuple[int, int]  # of the picture as given, in pixels
    dpi: float

    def part(self, part: TextLine | tuple[Grid, list[CellText]]) -> OcrLine | OcrTable:
        if isinstance(part, TextLine):
            return self.line(part)
        grid, cells = part
        read = tuple(
            OcrCell(
                one.cell.row, one.cell.column, one.cell.row_span, one.cell.column_span, tuple(map(self.line, one.lines))
            )
            for one in cells
        )
        return OcrTable(grid.rows, grid.columns, read, self.box(grid.box))

    def line(self, line: TextLine) -> OcrLine:
        size = round(line.size * 72 / self.dpi, 1)
        return OcrLine(line.text, self.box(line.box), size, round(line.confidence, 3))

    def box(self, box: Box) -> Box:
        x0, top, x1, bottom = box
        middle = (x0 + x1) / 2, (top + bottom) / 2
        x, y = ocr_image.turned_back(*middle, self.page.skew, self.page.image.size)
        half_width, half_height = (x1 - x0) / 2, (bottom - top) / 2
        width, height = self.size
        x, y, half_width, half_height = _unturned(x, y, half_width, half_height, self.page.turns, (width, height))
        scale = 72 / self.dpi
        x0, x1 = round((x - half_width) * scale, 2), round((x + half_width) * scale, 2)
        return x0, round((y - half_height) * scale, 2), x1, round((y + half_height) * scale, 2)


def _unturned(
    x: float, y: float, half_width: float, half_height: float, turns: int, size: tuple[int, int]
) -> tuple[float, float, float, float]:
    width, height = size
    if turns == 1:
        return y, height - x, half_height, half_width
    if turns == 2:
        return width - x, height - y, half_width, half_height
    if turns == 3:
        return width - y, x, half_height, half_width
    return x, y, half_width, half_height
