"""A scanned page made fit for recognition: straight, grey, without stamps, specks and the scanner's shadows.

In: any image. Out: a grey one of the same size, dark on light, whose lines lie level, and the angle taken out.
The steps are plain array arithmetic: 0.3 s for A4 at 300 dpi.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.uint8]
Ink = NDArray[np.bool_]

# A pixel whose channels differ by so much is coloured; JPEG leaves up to 30 around black letters.
COLOURED = 60
# Ink darker than this is black even where a stamp lies over it.
BLACK = 90
# Lighter than this, when the ground has been made even, is ground and its noise: an empty page stays empty.
WHITE = 215
# Where more of the ink is coloured than this, it is no stamp but the writing.
MOST_COLOURED = 0.4
# Degrees; a sheet lies no more askew in a feeder.
MOST_SKEW = 5.0
# Skew is measured at this resolution: a line of text is 15 pixels high and 0.05 degrees are a pixel of the width.
SKEW_DPI = 100
# Below this share of a page's height and width a dark band at its edge is a shadow, not a table.
WIDEST_SHADOW = 0.06
# Share of ink from which a row or column of pixels at the edge is shadow
SHADOW_INK = 0.4
# In inches: half the size of a speck (a full stop of 8 point type is larger), and how far around it there is nothing
SPECK = (0.01, 0.035)


def grey(image: Image.Image) -> Image.Image:
    """In shades of grey on white ground, without coloured stamps and signatures."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        image = Image.alpha_composite(ground, layer).convert("RGB")
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return _stretched(np.asarray(image, dtype=np.float32))
    if image.mode in ("1", "L"):
        return image.convert("L")
    return _without_colour(image.convert("RGB"))


def cleaned(image: Image.Image, *, dpi: float) -> Image.Image:
    """A grey image with even ground, without the scanner's shadows at its edges and without specks."""
    pixels = _even(np.asarray(image), image)
    mask = ink(pixels)
    for side in range(4):  # top, right, bottom, left
        band = _shadow(np.rot90(mask, side))
        np.rot90(pixels, side)[:band] = 255
        np.rot90(mask, side)[:band] = False
    pixels[_specks(mask, dpi=dpi)] = 255
    return Image.fromarray(pixels)


def ink(pixels: Grey) -> Ink:
    """Which pixels are dark: Otsu's threshold, between what a faint copy and a dirty ground allow."""
    return pixels < min(200, max(100, _threshold(pixels)))


def skew(image: Image.Image, *, dpi: float) -> float:
    """How many degrees the lines of a page fall to the right; 0.0 where it shows no lines.

    Level lines make the sums of the rows of pixels differ most. Found in steps of 0.5 degrees, then of 0.05.
    """
    scale = SKEW_DPI / dpi
    small = image.resize(
        (max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.BOX
    )
    mask = ink(np.asarray(small))
    rows, columns = np.nonzero(mask)
    if len(rows) < 200:
        return 0.0
    chosen = np.random.default_rng(0).choice(len(rows), min(len(rows), 60_000), replace=False)
    rows, columns = rows[chosen].astype(np.float64), columns[chosen] - mask.shape[1] / 2

    def sharpness(degrees: float) -> float:
        shifted = rows - columns * math.tan(math.radians(degrees))
        counts = np.bincount((shifted - shifted.min()).astype(np.int64))
        return float((np.diff(counts.astype(np.float64)) ** 2).sum())

    coarse = max(np.arange(-MOST_SKEW, MOST_SKEW + 0.1, 0.5), key=lambda degrees: (sharpness(degrees), -abs(degrees)))
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.05), key=lambda degrees: (sharpness(degrees), -abs(degrees)))
    return round(float(fine), 2) if sharpness(fine) > 1.05 * sharpness(0.0) else 0.0


def straightened(image: Image.Image, degrees: float) -> Image.Image:
    """The image turned back about its middle; the size stays."""
    if abs(degrees) < 0.05:
        return image
    return image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def turned_back(x: float, y: float, degrees: float, size: tuple[int, int]) -> tuple[float, float]:
    """Where a point of the straightened image stands in the image as it was."""
    angle = math.radians(degrees)
    dx, dy = x - size[0] / 2, y - size[1] / 2
    return (
        size[0] / 2 + dx * math.cos(angle) - dy * math.sin(angle),
        size[1] / 2 + dx * math.sin(angle) + dy * math.cos(angle),
    )


def _without_colour(image: Image.Image) -> Image.Image:
    pixels = np.asarray(image)
    shades = np.array(image.convert("L"))
    darkest, lightest = pixels.min(axis=2), pixels.max(axis=2)
    coloured = (lightest - darkest > COLOURED) & (lightest > BLACK)
    inked = int((darkest < 128).sum())
    count = int((coloured & (darkest < 160)).sum())
    if count and count <= MOST_COLOURED * inked:
        shades[coloured] = 255
    return Image.fromarray(shades)


def _stretched(values: NDArray[np.float32]) -> Image.Image:
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255 / max(high - low, 1e-6))).astype(np.uint8))


def _even(pixels: Grey, image: Image.Image) -> Grey:
    """The ground made white: divided by the lightness around each pixel."""
    around = image.resize((max(1, image.width // 16), max(1, image.height // 16)), Image.Resampling.BOX)
    ground = around.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(2)).resize(image.size)
    light = np.maximum(np.asarray(ground), 96).astype(np.uint16)  # black stays black
    even: Grey = np.minimum(pixels * np.uint16(250) // light, 255).astype(np.uint8)
    even[even > WHITE] = 255
    return even


def _shadow(mask: Ink) -> int:
    """How many rows from the top belong to a dark band that begins at the edge."""
    limit = max(1, int(WIDEST_SHADOW * mask.shape[0]))
    dark = mask[:limit].mean(axis=1) > SHADOW_INK
    # a frame around the page is no shadow: it stands away from the edge
    if not dark[: max(3, limit // 10)].any():
        return 0
    light = np.nonzero(~dark[int(np.argmax(dark)) :])[0]
    return int(np.argmax(dark)) + int(light[0]) + 2 if len(light) else 0


def _specks(mask: Ink, *, dpi: float) -> Ink:
    """Small dark spots with nothing around them. A full stop and the point of an «i» have their letter beside them."""
    near, far = (max(1, round(radius * dpi)) for radius in SPECK)
    alone: Ink = mask & (_around(mask, far) == _around(mask, near))
    return alone


def _around(mask: Ink, radius: int) -> NDArray[np.int32]:
    """How many dark pixels there are in the square around each."""
    sums = np.pad(mask, ((radius + 1, radius), (radius + 1, radius))).cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
    side = 2 * radius + 1
    counts: NDArray[np.int32] = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return counts


def _threshold(pixels: Grey) -> float:
    counts = np.bincount(pixels.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    above = below[-1] - below
    mass = np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (mass / below - (mass[-1] - mass) / above) ** 2
    return float(np.nanargmax(np.nan_to_num(between))) + 1
