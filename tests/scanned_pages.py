"""Pictures of pages for the tests: texts and tables drawn in the fonts that matplotlib brings."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(matplotlib.get_data_path(), "fonts", "ttf")
SERIF, SANS, BOLD, ITALIC = "DejaVuSerif", "DejaVuSans", "DejaVuSerif-Bold", "DejaVuSerif-Italic"
DPI = 200

TEXT = [
    "Сектор за хидролошка мерења обавља послове који се",
    "односе на: израду годишњег плана мерења протока и",
    "водостаја; одржавање и калибрацију инструмената;",
    "припрему извештаја о стању подземних вода; и друге",
    "послове из делокруга Сектора.",
]


def font(name: str = SERIF, *, points: float = 10, dpi: int = DPI) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{name}.ttf"), round(points * dpi / 72))


def text_page(lines: Sequence[str], *, name: str = SERIF, points: float = 10, width: float = 6.5) -> Image.Image:
    """Lines from the top, an inch from the left; as high as they need."""
    leading = round(1.5 * points * DPI / 72)
    image = Image.new("L", (round(width * DPI), DPI + leading * len(lines)), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((DPI // 2, DPI // 2 + number * leading), line, fill=10, font=font(name, points=points))
    return image


def table_page(rows: Sequence[Sequence[str]], *, widths: Sequence[float], name: str = SERIF) -> Image.Image:
    """A ruled table, widths in inches; a row of one text is one merged cell; «\\n» breaks a line in a cell."""
    left, top, pad, leading = DPI // 2, DPI // 2, 10, round(1.3 * 9 * DPI / 72)
    edges = [left + round(sum(widths[:n]) * DPI) for n in range(len(widths) + 1)]
    height = top + sum(leading * max(text.count("\n") + 1 for text in row) + 2 * pad for row in rows) + DPI // 2
    image = Image.new("L", (edges[-1] + DPI // 2, height), 255)
    draw = ImageDraw.Draw(image)
    for row in rows:
        bottom = top + leading * max(text.count("\n") + 1 for text in row) + 2 * pad
        spans = [(0, len(widths))] if len(row) == 1 else [(n, n + 1) for n in range(len(row))]
        for (first, last), text in zip(spans, row, strict=True):
            draw.rectangle((edges[first], top, edges[last], bottom), outline=0, width=2)
            for number, line in enumerate(text.split("\n")):
                place = (edges[first] + pad, top + pad + number * leading)
                draw.text(place, line, fill=10, font=font(name, points=9))
        top = bottom
    return image


def noisy(image: Image.Image, *, seed: int = 1) -> Image.Image:
    noise = np.random.default_rng(seed)
    pixels = np.asarray(image, dtype=np.float32) * 0.9 + noise.normal(12, 8, (image.height, image.width))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def packed(images: Sequence[Image.Image], kind: str, *, dpi: float = DPI) -> bytes:
    """The pictures as a PDF, TIFF, PNG or JPEG file."""
    data = io.BytesIO()
    more = {"save_all": True, "append_images": list(images[1:])} if kind in ("PDF", "TIFF") else {}
    resolution = {"resolution": dpi} if kind == "PDF" else {"dpi": (dpi, dpi)}
    images[0].save(data, kind, **more, **resolution)
    return data.getvalue()
