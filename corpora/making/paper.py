"""Pages of a PDF as a scanner would give them: images without a text layer.

In: a PDF and a `Scan`. Out: a PDF of images. The same seed gives the same noise.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

STAMP_FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"


@dataclass(frozen=True)
class Scan:
    """`skew` in degrees, anticlockwise; `noise`: standard deviation of the grey of a pixel, from 255.

    `specks`: black and white dots, in millionths of the pixels. `stamp`: page (from 0), place of the middle in parts of
    the page's width and height, words around the ring. `bilevel`: black and white only, else grey JPEG of `quality`.
    """

    dpi: int
    skew: float
    noise: float = 0
    specks: int = 0
    blur: float = 0.6
    bilevel: bool = False
    quality: int = 30
    stamp: tuple[int, float, float, str] | None = None
    pages: tuple[int, ...] = ()  # from 0; all where empty
    seed: int = 1


def scanned(pdf: bytes, scan: Scan) -> bytes:
    """A PDF with one image a page."""
    chance = np.random.default_rng(scan.seed)
    document = pypdfium2.PdfDocument(pdf)
    images = []
    for number in scan.pages or range(len(document)):
        page = document[number].render(scale=scan.dpi / 72, grayscale=True).to_pil().convert("L")
        if scan.stamp and scan.stamp[0] == number:
            page = _stamped(page, scan)
        # no two sheets lie the same way on the glass
        turn = scan.skew * chance.uniform(0.85, 1.0) if number else scan.skew
        page = page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=250)
        images.append(_dirty(page.filter(ImageFilter.GaussianBlur(scan.blur)), scan, chance))
    out = io.BytesIO()
    first, *others = images
    quality = {} if scan.bilevel else {"quality": scan.quality}
    first.save(out, "PDF", resolution=scan.dpi, save_all=True, append_images=others, **quality)
    return out.getvalue()


def _dirty(page: Image.Image, scan: Scan, chance: np.random.Generator) -> Image.Image:
    grey = np.asarray(page, dtype=np.float32)
    # the paper is not quite white and the light falls off to one side
    grey = grey * np.linspace(0.97, 1.0, grey.shape[1], dtype=np.float32)
    grey = grey * 0.94 + 8
    if scan.noise:
        # coarse grain: noise of half the resolution, as the lamp and the paper give it
        grain = chance.normal(0, scan.noise, (grey.shape[0] // 2 + 1, grey.shape[1] // 2 + 1))
        grey = grey + np.kron(grain, np.ones((2, 2)))[: grey.shape[0], : grey.shape[1]]
    for value in (15, 245):
        count = int(grey.size * scan.specks / 1e6)
        rows, columns = chance.integers(1, grey.shape[0] - 1, count), chance.integers(1, grey.shape[1] - 1, count)
        for down, right in ((0, 0), (0, 1), (1, 0)):
            grey[rows + down - 1, columns + right - 1] = value
    image = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    return image.point(lambda value: 255 if value > 150 else 0).convert("1") if scan.bilevel else image


def _stamped(page: Image.Image, scan: Scan) -> Image.Image:
    """The page with a round stamp, half transparent."""
    assert scan.stamp is not None
    _, across, down, words = scan.stamp
    size = int(scan.dpi * 1.3)
    ink = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(ink)
    width = max(2, size // 90)
    for edge in (0.02, 0.25):
        draw.ellipse([size * edge, size * edge, size * (1 - edge), size * (1 - edge)], outline=255, width=width)
    font = ImageFont.truetype(STAMP_FONT, size // 13)
    for index, letter in enumerate(words):
        angle = 360 * index / len(words)
        tile = Image.new("L", (size, size), 0)
        ImageDraw.Draw(tile).text((size / 2, size * 0.13), letter, fill=255, font=font, anchor="mm")
        ink.paste(255, mask=tile.rotate(-angle))
    middle = ImageFont.truetype(STAMP_FONT, size // 9)
    draw.text((size / 2, size / 2), "М.П." if words[0] > "Ѐ" else "M.P.", fill=255, font=middle, anchor="mm")
    ink = ink.rotate(math.degrees(0.2))
    at = (int(page.width * across - size / 2), int(page.height * down - size / 2))
    page.paste(95, at, ink.point(lambda value: value * 6 // 10))
    return page
