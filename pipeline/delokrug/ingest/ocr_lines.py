"""Words of Tesseract made lines, with what only the picture can tell: second readings, bullets, strokes, dashes.

In: the words of one reading and the grey image they stand on. Out: `TextLine`s in reading order, in pixels. What the
Serbian models get wrong as a rule is looked at again here: Latin words and Roman numerals on a Cyrillic page are read
by the Latin model («УП» → «VII» with 0.95), and a bullet is known by being a solid dot («е», «о», «*», or nothing).
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from PIL import Image

from delokrug.ingest import ocr_engine
from delokrug.ingest.ocr_engine import Word
from delokrug.ingest.ocr_image import Grey, Ink, ink
from delokrug.ingest.ocr_repairs import is_numeral_place, is_roman, looks_like_numeral, mended_line, mended_word
from delokrug.records import Box

# A word of the Cyrillic model below this is read by the Latin one, and taken from it if that is sure. Latin letters
# give 0.1 to 0.96 there («ISO» read as «150»), so figures and capitals are read again whatever their confidence.
DOUBTFUL = 0.75
# A sign without letter or digit below this is a speck or the rest of a rule.
NOISE = 0.6
SURE, LATIN_SURE = 0.9, 0.85
# A Latin acronym has no more letters; other Latin words give less than this in the Cyrillic model.
MOST_LETTERS, NONSENSE = 6, 0.5
ODD_CAPITALS = re.compile(r"[^\w]*(?:[A-ZА-ЯЂЈЉЊЋЏ]{2,5}|1[58]0|[58]0)[^\w]*")
# Latin capitals that Cyrillic has as well: a word of only these is Cyrillic on a Cyrillic page («РАД», not «PAD»).
ONLY_LATIN = re.compile("[DFGILNQRSUVWYZdfgilnqrstuvwz@]")
# Height of capitals and high letters, and of the other small ones, in shares of the font size
CAPITAL, SMALL = 0.68, 0.5
# A solid dot or square fills its box; the ring of an «о» leaves it half empty.
SOLID = 0.68
# Mean shade of the middle of a solid one
DARK = 90
# In shares of the font size: the least and most of a bullet's height; how far left of its text it may stand
BULLET = (0.12, 0.62)
BULLET_REACH = 2.8
# A space is a quarter of the font size wide.
NO_SPACE = 0.18
# Where the bands lie in which strokes are counted, in shares of the height
BANDS = (0.15, 0.33, 0.5, 0.67)
# and how much the strokes may lean between the first and the last band, and differ in it
LEAN, UNEVEN = 0.18, 0.08
# An em dash is a font size wide, an en dash half, a hyphen a third.
EM_DASH, HYPHEN = 0.85, 0.33


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as read. `box`, `baseline` and `size` in pixels; `confidence` from 0 to 1."""

    text: str
    box: Box
    baseline: float
    size: float
    confidence: float


def text_lines(words: Sequence[Word], image: Image.Image, script: str, *, dpi: float) -> list[TextLine]:
    """The lines that the words make."""
    pixels = np.asarray(image)
    mask = ink(pixels)
    lines = [_without_noise(list(line), mask) for _, line in groupby(words, key=lambda word: word.line)]
    lines = [line for line in lines if line]
    found: list[TextLine] = []
    for line in lines:
        size = font_size(line)
        line = [_second_reading(line, at, image, script, dpi=dpi) for at in range(len(line))]
        line = [_dash(word, size) for word in _with_bullet(line, mask, pixels, size)]
        found.append(_text_line(_hyphenated(line, size), size))
    return _even_sizes(found)


def mean_confidence(words: Iterable[Word]) -> float:
    """By letters; 0.0 where there are no words."""
    weights = [(len(word.text), word.confidence) for word in words]
    total = sum(weight for weight, _ in weights)
    return sum(weight * confidence for weight, confidence in weights) / total if total else 0.0


def plausibility(words: Sequence[Word]) -> float:
    """From 0 to 1: how sure the engine is, and the share of letters in words of its dictionary.

    0.9 on a page in the language's script, 0.35 in the other one: «ПРАВИЛНИК» as Latin is «IIPABHJIHHK».
    """
    letters = sum(len(word.text) for word in words)
    known = sum(len(word.text) for word in words if word.known)
    return (mean_confidence(words) + known / letters) / 2 if letters else 0.0


def font_size(words: Sequence[Word]) -> float:
    """In pixels, from the height over the baseline of the words with high letters, or of all where none has them."""
    high = [word for word in words if re.search(r"[A-ZА-ШЂЈЉЊЋЏČĆŽŠĐ0-9bdfhklбђћ]", word.text)]
    share = CAPITAL if high else SMALL
    return max(4.0, statistics.median(word.baseline - word.box[1] for word in high or words) / share)


def strokes(mask: Ink) -> int:
    """How many upright strokes stand side by side and nothing else: the I of a numeral; 0 where it is something else.

    Looked at in bands between head and foot, where serifs do not join them.
    """
    rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    if not len(rows):
        return 0
    shape = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height = shape.shape[0]
    bands = [_runs(shape[int(share * height) : int((share + 0.18) * height) + 1]) for share in BANDS]
    first = bands[0]
    for band in bands:
        if len(band) != len(first) or any(end - start > 0.35 * height for start, end in band):
            return 0
        # how far the strokes stand left of where they were above, the same for all (italics lean by a fifth)
        shifts = [(sum(upper) - sum(one)) / 2 / height for one, upper in zip(band, first, strict=True)]
        if shifts and (max(shifts) - min(shifts) > UNEVEN or min(shifts) < -UNEVEN or max(shifts) > LEAN):
            return 0
    if not first:
        return 0
    # the flag of a «1» reaches out to the left above, the serifs of an «I» to both sides
    upper = np.nonzero(shape[: max(1, int(0.35 * height))].any(axis=0))[0]
    overhang = (first[0][0] - upper[0]) - (upper[-1] + 1 - first[-1][1])
    return 0 if overhang > 0.08 * height else len(first)


def _runs(band: Ink) -> list[tuple[int, int]]:
    """Where the columns of a band are mostly dark."""
    edges = np.diff(np.pad(band.mean(axis=0) > 0.5, 1).astype(np.int8))
    return list(zip(np.nonzero(edges == 1)[0].tolist(), np.nonzero(edges == -1)[0].tolist(), strict=True))


def _without_noise(line: list[Word], mask: Ink) -> list[Word]:
    """Without specks, rests of rules, and the dashes that the engine makes up in the wide gaps of justified lines."""
    return [
        word
        for word in line
        if re.search(r"[^\W_]", word.text)
        or looks_like_numeral(word.text)  # «|!»
        or (_ink_box(mask, word.box) and (word.confidence > NOISE or re.search("[–—•-]", word.text)))
    ]


def _second_reading(line: Sequence[Word], at: int, image: Image.Image, script: str, *, dpi: float) -> Word:
    """A word that may be a Roman numeral, or Latin among Cyrillic, read again by itself."""
    word = line[at]
    before, after = (line[at - 1].text if at else ""), (line[at + 1].text if at + 1 < len(line) else "")
    if word.text not in ("i", "j", "ј") and (looks_like_numeral(word.text) or word.text in ("У", "И")):
        numeral = _numeral(word, image, script, dpi=dpi, placed=is_numeral_place(before, after))
        if numeral:
            return numeral
    doubtful = word.confidence < DOUBTFUL or (not word.known and ODD_CAPITALS.fullmatch(word.text))
    if script == "Cyrl" and doubtful:
        read, confidence = _read(_around(image, word.box), "Latn", dpi=dpi)
        if confidence >= LATIN_SURE and _is_latin(read, word):
            return replace(word, text=read, confidence=confidence)
    if script == "Cyrl" and not word.known:
        return replace(word, text=mended_word(word.text))
    return word


def _is_latin(read: str, word: Word) -> bool:
    """Whether the Latin reading of a word says something: not «HCTEMATH3ALIHJA», «omnuca» (отписа) or «HJIH» (или)."""
    letters = re.sub(r"[\W\d_]", "", read)
    if len(letters) < 2 or not ONLY_LATIN.search(letters) or re.search(r"[^\W\d_]\d[^\W\d_]", read):
        return False
    if "@" in read or "www" in read or (len(letters) <= MOST_LETTERS and read.isupper()):
        return not word.text.islower() or not read.isupper()
    return word.confidence < NONSENSE and (len(letters) <= MOST_LETTERS or not read.isupper())


def _numeral(word: Word, image: Image.Image, script: str, *, dpi: float, placed: bool) -> Word | None:
    """`placed`: whether a numeral is likely there; elsewhere only a sure one of several letters counts."""
    tail = word.text[len(word.text.rstrip(".,):;")) :]
    count = strokes(ink(np.asarray(image.crop(_whole(word.box))))) if placed and tail in ("", ".") else 0
    if 0 < count < 4 and not tail:
        return replace(word, text="I" * count, confidence=SURE)
    if script == "Latn" and not count:
        return None
    read, confidence = _read(_around(image, word.box), "Latn", dpi=dpi)
    # of a list's «1.» the Latin model leaves the digit; what it makes of the point behind an «I» varies
    if count and tail and not re.search(r"\d", read):
        return replace(word, text="I" * count + tail, confidence=max(confidence, DOUBTFUL))
    read = re.sub("[1!|lıi]", "I", read)
    several = len(read.rstrip(".,):;")) > 1 and not word.text.rstrip(".,):;").isdigit()
    least = SURE if word.text in ("У", "И") or not placed else 0.6
    if script == "Cyrl" and is_roman(read) and confidence >= least and ((placed and not tail) or several):
        return replace(word, text=read, confidence=confidence)
    return None


def _read(crop: Image.Image, script: str, *, dpi: float) -> tuple[str, float]:
    words = ocr_engine.words(crop, script, dpi=dpi, mode=ocr_engine.LINE)
    return " ".join(word.text for word in words), min((word.confidence for word in words), default=0.0)


def _around(image: Image.Image, box: Box) -> Image.Image:
    """The word on white with a margin, without its neighbours."""
    x0, y0, x1, y1 = _whole(box)
    margin = max(4, (y1 - y0) // 4)
    crop = image.crop((x0 - 2, y0 - margin // 2, x1 + 2, y1 + margin // 2))
    ground = Image.new("L", (crop.width + 4 * margin, crop.height + 2 * margin), 255)
    ground.paste(crop, (2 * margin, margin))
    return ground


def _whole(box: Box) -> tuple[int, int, int, int]:
    return round(box[0]), round(box[1]), round(box[2]), round(box[3])


def _with_bullet(line: list[Word], mask: Ink, pixels: Grey, size: float) -> list[Word]:
    """The line with the bullet at its beginning, whatever it was read as."""
    first = line[0]
    if len(first.text) <= 2 and len(line) > 1:
        # a small «о» in bad print is nearly solid, but surely read
        if not (first.text.isalnum() and first.confidence >= SURE) and _is_bullet(mask, pixels, first.box, size):
            return [replace(first, text="•", confidence=max(first.confidence, SURE)), *line[1:]]
        return line
    left = (first.box[0] - BULLET_REACH * size, first.baseline - 0.75 * size, first.box[0] - 0.2 * size, first.baseline)
    box = _ink_box(mask, left)
    if box and _is_bullet(mask, pixels, box, size):
        return [Word("•", box, first.baseline, SURE, first.line), *line]
    if box and _is_dash(mask, box, size):
        return [Word("–", box, first.baseline, SURE, first.line), *line]
    return line


def _is_bullet(mask: Ink, pixels: Grey, box: Box, size: float) -> bool:
    found = _ink_box(mask, box)
    if not found:
        return False
    x0, y0, x1, y1 = _whole(found)
    height, width = y1 - y0, x1 - x0
    middle = pixels[
        y0 + int(0.4 * height) : y0 + int(0.6 * height) + 1, x0 + int(0.4 * width) : x0 + int(0.6 * width) + 1
    ]
    return (
        BULLET[0] * size <= height <= BULLET[1] * size
        and 0.7 <= width / height <= 1.4
        and float(mask[y0:y1, x0:x1].mean()) >= SOLID
        and float(middle.mean()) < DARK
    )


def _is_dash(mask: Ink, box: Box, size: float) -> bool:
    x0, y0, x1, y1 = _whole(box)
    return 0.2 * size < x1 - x0 < 1.1 * size and 3 * (y1 - y0) < x1 - x0 and float(mask[y0:y1, x0:x1].mean()) >= SOLID


def _ink_box(mask: Ink, box: Box) -> Box | None:
    x0, y0, x1, y1 = _whole(box)
    x0, y0 = max(0, x0), max(0, y0)
    part = mask[y0 : max(y0, y1), x0 : max(x0, x1)]
    rows, columns = np.nonzero(part.any(axis=1))[0], np.nonzero(part.any(axis=0))[0]
    if not len(rows):
        return None
    return float(x0 + columns[0]), float(y0 + rows[0]), float(x0 + columns[-1] + 1), float(y0 + rows[-1] + 1)


def _dash(word: Word, size: float) -> Word:
    if word.text not in ("—", "–", "-", "―"):
        return word
    width = (word.box[2] - word.box[0]) / size
    return replace(word, text="—" if width > EM_DASH else "–" if width > HYPHEN else "-")


def _hyphenated(line: list[Word], size: float) -> list[Word]:
    """A hyphen at the end of the line put back to its word."""
    if len(line) < 2 or line[-1].text not in ("-", "–") or not line[-2].text[-1:].isalpha():
        return line
    *words, word, hyphen = line
    if hyphen.box[0] - word.box[2] > NO_SPACE * size:
        return line
    box = (*word.box[:2], hyphen.box[2], word.box[3])
    return [*words, replace(word, text=word.text + "-", box=box)]


def _text_line(line: Sequence[Word], size: float) -> TextLine:
    baseline = statistics.median(word.baseline for word in line)
    box = (line[0].box[0], baseline - 0.8 * size, line[-1].box[2], baseline + 0.2 * size)
    text = mended_line(" ".join(word.text for word in line))
    return TextLine(text, box, baseline, size, mean_confidence(line))


def _even_sizes(lines: list[TextLine]) -> list[TextLine]:
    """Sizes that differ by measuring made one: those within a tenth of each other take their median."""
    left = sorted(lines, key=lambda line: line.size)
    sizes: dict[float, float] = {}
    while left:
        group = [line for line in left if line.size <= 1.2 * left[0].size]
        middle = statistics.median(line.size for line in group)
        sizes |= {line.size: middle for line in group}
        left = left[len(group) :]
    return [
        replace(line, size=size, box=(line.box[0], line.baseline - 0.8 * size, line.box[2], line.baseline + 0.2 * size))
        for line in lines
        for size in (sizes[line.size],)
    ]
