"""PDF files: put together, with wrong or no Unicode map, and without dates.

In: PDF bytes. Out: PDF bytes. A font's `ToUnicode` says which letters its glyphs are; the look of the page does not
depend on it.
"""

from __future__ import annotations

import io
import re

import pikepdf

HEX = re.compile(rb"<([0-9A-Fa-f]{4,})>(?=\s*(?:\r|\n|$))")


def plain(pdf: bytes) -> bytes:
    """Without dates and random identifiers, so that the same pages make the same file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return _saved(document)


def put_together(parts: list[tuple[bytes, int]]) -> bytes:
    """A document of single pages, each (PDF, number of the page from 0)."""
    with pikepdf.new() as document:
        opened = {id(pdf): pikepdf.open(io.BytesIO(pdf)) for pdf, _ in parts}
        for pdf, number in parts:
            document.pages.append(opened[id(pdf)].pages[number])
        return _saved(document)


def without_unicode(pdf: bytes) -> bytes:
    """No font has a Unicode map, and names of glyphs say nothing either."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for font in _fonts(document):
            _drop(font, "/ToUnicode", "/Encoding")
        _drop_structure(document)
        return _saved(document)


def with_letters(pdf: bytes, wrong: dict[str, str]) -> bytes:
    """The Unicode maps give the wrong letters of `wrong` instead of the right ones."""
    codes = {ord(right): ord(letter) for right, letter in wrong.items()}

    def swapped(match: re.Match[bytes]) -> bytes:
        digits = match[1].decode()
        units = [int(digits[at : at + 4], 16) for at in range(0, len(digits), 4)]
        return f"<{''.join(f'{codes.get(unit, unit):04X}' for unit in units)}>".encode()

    with pikepdf.open(io.BytesIO(pdf)) as document:
        for font in _fonts(document):
            if "/ToUnicode" in font:
                font.ToUnicode.write(HEX.sub(swapped, font.ToUnicode.read_bytes()))
        _drop_structure(document)
        return _saved(document)


def _fonts(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]


def _drop_structure(document: pikepdf.Pdf) -> None:
    """Tagged text would say what the letters are."""
    _drop(document.Root, "/StructTreeRoot", "/MarkInfo", "/Outlines")


def _drop(entries: pikepdf.Object, *keys: str) -> None:
    for key in keys:
        if key in entries:
            del entries[key]


def _saved(document: pikepdf.Pdf) -> bytes:
    for key in list(document.docinfo):
        del document.docinfo[str(key)]
    _drop(document.Root, "/Metadata")
    _drop(document.trailer, "/ID", "/DocChecksum")
    out = io.BytesIO()
    document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
