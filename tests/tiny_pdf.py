"""Small PDFs for the tests, written by hand: text operators in, a file's bytes out.

Standard fonts with Windows-1252; and two that say wrongly which letters they print: F8, whose codes are numbers of
glyphs and which has no map to characters, and F9, whose map is `swapped`.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

FONTS = {
    "F1": "Helvetica",
    "F2": "Helvetica-Bold",
    "F3": "Courier",  # every letter is 0.6 of the size wide
    "F4": "ABCDEF+TimesNewRomanPS-BoldMT",
    "F5": "TimesNewRomanPSMT",
}

NUMBERED, SWAPPED = "F8", "F9"


@dataclass(frozen=True)
class Page:
    content: str
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    size: tuple[float, float] = (595, 842)


def at(x: float, y: float, text: str, *, size: float = 10, font: str = "F3", extra: str = "") -> str:
    """Operators that print a text with its baseline at x, y from the bottom left."""
    return f"BT /{font} {size} Tf {extra} 1 0 0 1 {x} {y} Tm ({escaped(text)}) Tj ET\n"


def coded(x: float, y: float, codes: bytes, *, size: float = 10, font: str = "F3") -> str:
    """Operators that print the characters with these codes: one byte each, of `NUMBERED` two."""
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{codes.hex()}> Tj ET\n"


def swapped(letter: str) -> str:
    """The letter that the map of F9 names for one of a to z: another, and no two the same."""
    at = ord(letter.lower()) - ord("a")
    other = chr((at * 7 + 11) % 26 + ord("a")) if 0 <= at < 26 else letter
    return other.upper() if letter.isupper() else other


def escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(x: float, y: float, lines: list[str], *, leading: float = 12, font: str = "F3", size: float = 10) -> str:
    return "".join(at(x, y - leading * index, line, size=size, font=font) for index, line in enumerate(lines))


def image(x: float, y: float, width: float, height: float) -> str:
    """Operators that draw a grey image of one pixel over a box."""
    return f"q {width} 0 0 {height} {x} {y} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q\n"


def tiny_pdf(*pages: Page | str) -> bytes:
    """A whole PDF, cross-reference table and all."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = []
    for name, base in FONTS.items():
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode("ascii"),
        )
        fonts.append(f"/{name} {len(objects)} 0 R")
    fonts += _broken_fonts(objects)
    kids = []
    for page in pages:
        page = page if isinstance(page, Page) else Page(page)
        stream = zlib.compress(page.content.encode("cp1252"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        crop = f"/CropBox [{' '.join(map(str, page.crop))}]" if page.crop else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.size[0]} {page.size[1]}] {crop} /Rotate {page.rotate}"
            f" /Contents {len(objects)} 0 R /Resources << /Font << {' '.join(fonts)} >> >> >>".encode("ascii"),
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode("ascii")
    return _assembled(objects)


def _broken_fonts(objects: list[bytes]) -> list[str]:
    """Adds the objects of F8 and F9; the entries of both in a page's resources."""
    first = len(objects) + 1
    letters = [letter for letter in map(chr, range(32, 127)) if letter.isalpha()]
    pairs = "\n".join(f"<{ord(letter):02x}> <{ord(swapped(letter)):04x}>" for letter in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Swapped def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode("ascii")
    objects += [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Numbered /Encoding /Identity-H"
        f" /DescendantFonts [{first + 1} 0 R] >>".encode("ascii"),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Numbered /DW 600 /CIDToGIDMap /Identity"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R >>"
        % (first + 2),
        b"<< /Type /FontDescriptor /FontName /ABCDEF+Numbered /Flags 4 /ItalicAngle 0 /Ascent 900 /Descent -200"
        b" /CapHeight 700 /StemV 80 /FontBBox [0 0 1000 1000] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding /ToUnicode %d 0 R >>"
        % (first + 4),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    ]
    return [f"/{NUMBERED} {first} 0 R", f"/{SWAPPED} {first + 3} 0 R"]


def _assembled(objects: list[bytes]) -> bytes:
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(data)
