"""Pictures of pages (PNG, JPEG, TIFF, GIF, WebP): bytes in, a `Document` out, read by character recognition.

A TIFF may have many pages; they are decoded, read and let go one by one. One that is damaged costs only itself.
"""

from __future__ import annotations

import functools
import hashlib
import io
import math
import struct
import warnings
from collections.abc import Callable, Iterator

from PIL import Image, ImageOps

from delokrug.errors import CODES, DelokrugError
from delokrug.ingest import ocr_engine
from delokrug.ingest.kinds import kind_of
from delokrug.ingest.ocr_pages import MOST_PIXELS, Recognition, no_text_reason
from delokrug.ingest.pdf_lines import Printed
from delokrug.ingest.pdf_tables import moved_tables
from delokrug.options import Options
from delokrug.records import Document, Finding, Line, Table

# A3 at 600 dots an inch has 70 million pixels. A file of a few KB can unpack to much more and take the memory of all.
MOST_MEGAPIXELS = 80
MOST_PAGES = 1_000
# Pictures that name no resolution, or one that no scanner has (72 is a camera's), are taken for A4, 8.27 inches wide.
PAPER_WIDTH = 8.27
SCANNER_DPI = (75, 1_200)

DEFAULT = Options()


def image_document(data: bytes, *, source: str, options: Options = DEFAULT) -> Document:
    """Raises `DelokrugError` image_broken, image_too_large, too_many_pages or image_no_text."""
    recognition = Recognition(options)
    recognition.missed = bool(ocr_engine.missing())
    if options.ocr == "never" or recognition.missed:
        raise DelokrugError("image_no_text", file=source, reason=no_text_reason(recognition))
    lines: list[Line] = []
    tables: list[Table] = []
    sizes: list[tuple[float, float]] = []
    notes: list[Finding] = []
    start = 0
    for number, picture in enumerate(_pictures(data, source, recognition, notes), 1):
        if picture is None:
            sizes.append((0.0, 0.0))
            continue
        dpi = picture_dpi(picture)
        sizes.append((picture.width * 72 / dpi, picture.height * 72 / dpi))
        read = recognition.page(_within_limit(picture), number, dpi=dpi * _share(picture))
        if read is None:
            continue
        tables += moved_tables(read.tables, page=number, first_line=len(lines))
        for printed in read.lines:
            lines.append(_line(printed, start, number))
            start += len(printed.text) + 1
    if not any(char.isalpha() for line in lines for char in line.text):
        if notes:
            raise DelokrugError("image_broken", file=source, reason="no page of it could be read")
        raise DelokrugError("image_no_text", file=source, reason=no_text_reason(recognition))
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind_of(data)[1].split()[0].lower(),
        text="\n".join(line.text for line in lines),
        lines=tuple(lines),
        pages=len(sizes),
        page_sizes=tuple(sizes),
        notes=(*notes, *recognition.findings()),
        tables=tuple(tables),
        ocr_pages=recognition.pages,
    )


def picture_dpi(picture: Image.Image) -> float:
    """The resolution that the file names, or that of A4."""
    dpi = picture.info.get("dpi", (0, 0))
    named = float(dpi[0]) if isinstance(dpi, tuple) and dpi else 0.0
    if SCANNER_DPI[0] <= named <= SCANNER_DPI[1] and min(picture.size) / named > 1:
        return named
    return max(50.0, min(picture.size) / PAPER_WIDTH)


def _pictures(data: bytes, source: str, recognition: Recognition, notes: list[Finding]) -> Iterator[Image.Image | None]:
    """The picture of each page, upright by what a camera wrote beside it; None where there is no time to read it, and
    for a damaged one among others, of which a finding is added to `notes`."""
    file = _decoded(lambda: Image.open(io.BytesIO(data)), source, 0)
    with file:
        pages = _pages(file, source, notes) if file.format == "TIFF" else 1
        for number in range(1, pages + 1):
            picture = None
            try:
                if not recognition.out_of_time(number):
                    picture = _decoded(functools.partial(_page, file, number), source, number)
            except DelokrugError as error:
                if pages == 1 or error.code != "image_broken":
                    raise
                message = CODES["part_unread"].format(reason=f"page {number} is damaged")
                notes.append(Finding("warning", "part_unread", message, page=number))
            yield picture


def _pages(file: Image.Image, source: str, notes: list[Finding]) -> int:
    """How many pages a TIFF has; that their list is damaged is added to `notes`.

    Raises `DelokrugError` too_many_pages: of a file that has millions, few are counted.
    """
    count = 1
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damage, which is told below
            while count <= MOST_PAGES:
                file.seek(count)
                count += 1
    except EOFError:
        return count
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError, struct.error):
        message = CODES["part_unread"].format(reason=f"what follows page {count} is damaged")
        notes.append(Finding("warning", "part_unread", message))
        return count
    raise DelokrugError("too_many_pages", file=source, limit=MOST_PAGES)


def _page(file: Image.Image, number: int) -> Image.Image:
    file.seek(number - 1)
    if file.width * file.height > MOST_MEGAPIXELS * 1_000_000:
        raise Image.DecompressionBombError
    file.load()
    return ImageOps.exif_transpose(file)


def _decoded(picture: Callable[[], Image.Image], source: str, number: int) -> Image.Image:
    """Pillow's warnings go: its limit of size is wider than ours, and damage that it can mend gives a picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return picture()
    except Image.DecompressionBombError as error:
        raise DelokrugError("image_too_large", file=source, page=number or None, limit=MOST_MEGAPIXELS) from error
    except (OSError, EOFError, SyntaxError, ValueError, KeyError, TypeError, IndexError, struct.error) as error:
        # what the decoders of a damaged file raise is not agreed on
        reason = f"page {number} cannot be read" if number else "it cannot be opened"
        raise DelokrugError("image_broken", file=source, page=number or None, reason=reason) from error


def _share(picture: Image.Image) -> float:
    return min(1.0, math.sqrt(MOST_PIXELS / (picture.width * picture.height)))


def _within_limit(picture: Image.Image) -> Image.Image:
    share = _share(picture)
    if share == 1.0:
        return picture
    if picture.mode in ("1", "P"):
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    return picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.BOX)


def _line(printed: Printed, start: int, page: int) -> Line:
    return Line(printed.text, start, page, printed.box, printed.size, printed.bold, printed.confidence)
