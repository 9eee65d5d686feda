"""The cells of a ruled table read one by one.

In: a grid, and the grey page with the rules erased. Out: the lines of each cell. The engine needs neighbours to tell a
lone digit: it is read at several sizes by both models with only digits allowed, and what most readings say counts. Its
confidence is their agreement, so that a doubtful headcount can be flagged (320 digits and short numbers: 7 wrong, all
below 0.5).
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageFilter

from delokrug.ingest import ocr_engine
from delokrug.ingest.ocr_engine import Word
from delokrug.ingest.ocr_grid import Grid, GridCell
from delokrug.ingest.ocr_image import ink
from delokrug.ingest.ocr_lines import TextLine, mean_confidence, text_lines
from delokrug.ingest.ocr_repairs import mended_breaks

# In inches: the least height of a letter (a full stop is smaller and stands alone in no cell), the white around what is
# read, the most that a number of four digits takes
SMALLEST, MARGIN, NUMBER_WIDTH, NUMBER_HEIGHT = 0.035, 0.1, 0.45, 0.25
# Enlargements at which a number is read, by each model
SCALES = (1.0, 1.5, 1.25, 2.0)
DIGITS = "0123456789.,-–/"
# A small cell with more letters than this holds no number; nor one with two that were read surely («ВС»), unless most
# readings say so («3» was read «ЕЈ» with 0.9).
MOST_LETTERS, SURE, MOSTLY_AGREED = 2, 0.85, 0.6
# From which agreement on the digits are believed against a reading with letters
AGREED = 0.3
# From which agreement of the first four readings on the others are not asked
UNANIMOUS = 0.9
# A cell so much higher than wide, and read so badly, is written upwards.
UPRIGHT, BADLY_READ = 1.5, 0.6


@dataclass(frozen=True, slots=True)
class CellText:
    cell: GridCell
    lines: tuple[TextLine, ...]


def grid_cells(grid: Grid, image: Image.Image, script: str, *, dpi: float) -> list[CellText]:
    """The cells of a grid in reading order. `image`: grey, the rules erased."""
    cells = [CellText(cell, tuple(cell_lines(cell, image, script, dpi=dpi))) for cell in grid.cells]
    return _numbered(cells)


def cell_lines(cell: GridCell, image: Image.Image, script: str, *, dpi: float) -> list[TextLine]:
    found = _inked(cell, image, dpi=dpi)
    if not found:
        return []
    crop, x, y = found
    words = _without_rules(ocr_engine.words(crop, script, dpi=dpi, mode=ocr_engine.BLOCK))
    margin = round(MARGIN * dpi)
    width, height = crop.width - 2 * margin, crop.height - 2 * margin
    if height > UPRIGHT * width and height > NUMBER_HEIGHT * dpi and mean_confidence(words) < BADLY_READ:
        return _upright_lines(crop, script, (x, y), words, dpi=dpi)
    lines = text_lines(words, crop, script, dpi=dpi)
    if width < NUMBER_WIDTH * dpi and height < NUMBER_HEIGHT * dpi:
        lines = _with_number(lines, crop, dpi=dpi)
    texts = mended_breaks([line.text for line in lines])
    return [_moved(replace(line, text=text), x, y) for line, text in zip(lines, texts, strict=True)]


def number(crop: Image.Image, *, dpi: float) -> tuple[str, float]:
    """The number that most readings of a small picture agree on, and their share."""
    votes: defaultdict[str, float] = defaultdict(float)
    margin = round(MARGIN * dpi)
    inner = crop.crop((margin, margin, crop.width - margin, crop.height - margin))
    readings = 0
    for scale in SCALES:
        size = round(inner.width * scale), round(inner.height * scale)
        ground = Image.new("L", (size[0] + 2 * margin, size[1] + 2 * margin), 255)
        ground.paste(inner.resize(size, Image.Resampling.LANCZOS), (margin, margin))
        for script in ocr_engine.LANGUAGES:
            read = ocr_engine.words(ground, script, dpi=dpi, mode=ocr_engine.BLOCK, only=DIGITS)
            text = " ".join(word.text for word in read)
            readings += 1
            if any(sign.isdigit() for sign in text):
                # a reading of no confidence still counts a little: several that agree are seldom wrong
                votes[text] += 0.5 + 0.5 * mean_confidence(read)
        if len(votes) == 1 and readings >= 4 and sum(votes.values()) > UNANIMOUS * readings:
            break
    if not votes:
        return "", 0.0
    best = max(votes, key=lambda text: votes[text])
    return best, votes[best] / readings


def _without_rules(words: list[Word]) -> list[Word]:
    """Without the rest of a rule that reads as a stroke at the end of a line."""
    kept: list[Word] = []
    for word, following in itertools.zip_longest(words, words[1:]):
        begins = not kept or kept[-1].line != word.line
        ends = following is None or following.line != word.line
        if begins or not ends or word.text.strip("|"):
            kept.append(word)
    return kept


def _with_number(lines: list[TextLine], crop: Image.Image, *, dpi: float) -> list[TextLine]:
    """The lines of a small cell, or the number that they are."""
    text = " ".join(line.text for line in lines)
    confidence = min((line.confidence for line in lines), default=0.0)
    letters = len(re.findall(r"[^\W\d_]", text))
    if letters > MOST_LETTERS:
        return lines
    digits, agreed = number(crop, dpi=dpi)
    if letters >= 2 and confidence >= SURE and agreed < MOSTLY_AGREED and not _is_one_sign(crop, dpi=dpi):
        return lines
    if not digits or (agreed < AGREED and letters and confidence >= BADLY_READ):
        return [replace(line, confidence=min(line.confidence, BADLY_READ)) for line in lines]
    # the full stop of «7.» is lost by the digits' readings more often than made up by the other one
    if text.rstrip(".,:°") == digits and text[-1:] in ".,:":
        digits += "."
    if text == digits:
        agreed = max(agreed, (agreed + confidence) / 2)
    if not lines:
        margin = round(MARGIN * dpi)
        base = float(crop.height - margin)
        size = (crop.height - 2 * margin) / 0.68
        box = (float(margin), base - 0.8 * size, float(crop.width - margin), base + 0.2 * size)
        return [TextLine(digits, box, base, size, agreed)]
    return [replace(lines[0], text=digits, confidence=agreed)]


def _is_one_sign(crop: Image.Image, *, dpi: float) -> bool:
    margin = 2 * round(MARGIN * dpi)
    return crop.width - margin < 0.8 * (crop.height - margin)


def _numbered(cells: list[CellText]) -> list[CellText]:
    """Row numbers in the first column put right by their sequence where most of them are in it."""
    column = [(at, cell) for at, cell in enumerate(cells) if cell.cell.column == 0 and len(cell.lines) == 1]
    column = [(at, cell) for at, cell in column if cell.cell.column_span == 1 and len(cell.lines[0].text) <= 4]
    read = {at: int(digits) for at, cell in column if (digits := cell.lines[0].text.rstrip(".")).isdecimal()}
    places = {at: place for place, (at, _) in enumerate(column)}
    offsets = [value - places[at] for at, value in read.items()]
    if len(offsets) < 4:
        return cells
    offset = max(set(offsets), key=offsets.count)
    if offsets.count(offset) < 0.5 * len(column):
        return cells
    dotted = 2 * sum(cell.lines[0].text.endswith(".") for _, cell in column) > len(column)
    mended = list(cells)
    for at, cell in column:
        line = cell.lines[0]
        expected = f"{places[at] + offset}{'.' if dotted else ''}"
        if line.text != expected and (line.confidence < 0.9 or not line.text.rstrip(".").isdecimal()):
            mended[at] = replace(cell, lines=(replace(line, text=expected),))
        elif line.text.rstrip(".") == expected.rstrip("."):
            mended[at] = replace(cell, lines=(replace(line, text=expected, confidence=max(line.confidence, 0.9)),))
    return mended


def _inked(cell: GridCell, image: Image.Image, *, dpi: float) -> tuple[Image.Image, float, float] | None:
    """What is written in a cell, on white with a margin, and where the picture's corner stands on the page."""
    x0, y0, x1, y1 = cell.box
    inset = max(2, round(0.01 * dpi))
    inner = image.crop((x0 + inset, y0 + inset, x1 - inset, y1 - inset))
    pixels = np.asarray(inner)
    if not pixels.size:
        return None
    mask = ink(np.asarray(inner.filter(ImageFilter.MedianFilter(3))))  # without specks that would make the cell large
    rows, columns = _extent(mask.sum(axis=1)), _extent(mask.sum(axis=0))
    if not rows or not columns or rows[1] - rows[0] < SMALLEST * dpi or mask.sum() < (SMALLEST * dpi) ** 2 / 3:
        dash = rows and columns and columns[1] - columns[0] >= SMALLEST * dpi and mask.sum() > 0.02 * 0.04 * dpi**2 / 2
        if not dash:
            return None
    assert rows and columns
    found = pixels[rows[0] : rows[1], columns[0] : columns[1]]
    margin = round(MARGIN * dpi)
    ground = np.full((found.shape[0] + 2 * margin, found.shape[1] + 2 * margin), 255, dtype=np.uint8)
    ground[margin:-margin, margin:-margin] = found
    return Image.fromarray(ground), x0 + inset + columns[0] - margin, y0 + inset + rows[0] - margin


def _extent(counts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[int, int] | None:
    filled = np.nonzero(counts)[0]
    return (max(0, int(filled[0]) - 2), int(filled[-1]) + 3) if len(filled) else None


def _upright_lines(
    crop: Image.Image, script: str, corner: tuple[float, float], words: Iterable[Word], *, dpi: float
) -> list[TextLine]:
    """Writing that runs upwards (headers of narrow columns), or else the words as they were read."""
    turned = crop.transpose(Image.Transpose.ROTATE_270)
    upright = ocr_engine.words(turned, script, dpi=dpi, mode=ocr_engine.BLOCK)
    words = list(words)
    if mean_confidence(upright) <= mean_confidence(words):
        return [_moved(line, *corner) for line in text_lines(words, crop, script, dpi=dpi)]
    lines = text_lines(upright, turned, script, dpi=dpi)
    back = [
        replace(line, box=(line.box[1], crop.height - line.box[2], line.box[3], crop.height - line.box[0]))
        for line in lines
    ]
    return [_moved(line, *corner) for line in back]


def _moved(line: TextLine, x: float, y: float) -> TextLine:
    x0, top, x1, bottom = line.box
    return replace(line, box=(x0 + x, top + y, x1 + x, bottom + y), baseline=line.baseline + y)
