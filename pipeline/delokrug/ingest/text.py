"""Plain text: bytes in, a `Document` out.

The encoding is recognised (see `encodings`), line breaks of every kind become "\\n", a form feed begins a new page.
Nothing else is changed: no Unicode normalisation, no white space collapsed, so that a quote is what the author typed.
"""

from __future__ import annotations

import hashlib
import re

from delokrug.errors import CODES, DelokrugError
from delokrug.ingest.encodings import decoded
from delokrug.ingest.text_tables import with_tables
from delokrug.records import Document, Finding, Line

# Everything Unicode counts as the end of a line. texts/DOCUMENT_ID.txt is read back in text mode, where "\r" would
# become "\n", and other programs break at the rest; a quote must hold for all of them.
_BREAKS = re.compile("\r\n|[\r\v\x1c\x1d\x1e\x85\u2028\u2029]")


def text_document(data: bytes, *, source: str, charset: str = "") -> Document:
    """`charset` as in `encodings.decoded`.

    Raises `DelokrugError` empty_file (nothing but white space), not_text or unknown_encoding.
    """
    reading = decoded(data, source=source, charset=charset)
    text, page_starts = pages_split(_BREAKS.sub("\n", reading.text))
    if not text.strip():
        raise DelokrugError("empty_file", file=source)
    notes: tuple[Finding, ...] = ()
    if reading.lost:
        # the bytes are gone, but a page of text is not thrown away for one broken letter
        message = f"{CODES['unknown_encoding']} in {reading.lost} places, which read \ufffd"
        notes = (Finding("warning", "unknown_encoding", message),)
    if reading.cause:
        message = CODES["font_repaired"].format(where="the lines of the text", cause=reading.cause)
        notes = (*notes, Finding("note", "font_repaired", message))
    lines, tables = with_tables(text_lines(text, page_starts))
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format="text",
        text=text,
        lines=lines,
        tables=tables,
        pages=len(page_starts) if len(page_starts) > 1 else None,
        encoding=reading.encoding,
        notes=notes,
    )


def text_lines(text: str, page_starts: tuple[int, ...] = (0,)) -> tuple[Line, ...]:
    """Lines, the empty ones too, so that "\\n".join of their texts is the text again."""
    lines: list[Line] = []
    start, page = 0, 1
    for line in text.split("\n"):
        while page < len(page_starts) and page_starts[page] <= start:
            page += 1
        lines.append(Line(line, start, page))
        start += len(line) + 1
    return tuple(lines)


def pages_split(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without form feeds and the offset at which each page begins.

    A form feed at the start of a line only goes; inside a line it becomes a line break. One at the very start or
    before nothing but white space (every page of pdftotext ends with one) begins no page.
    """
    pages = re.sub(r"\A\s*\f|\f\s*\Z", _without_feed, text).split("\f")
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for page in pages:
        if parts and not parts[-1].endswith("\n"):
            parts.append("\n")
            length += 1
        starts.append(length)
        if page:
            parts.append(page)
            length += len(page)
    return "".join(parts), tuple(starts)


def _without_feed(match: re.Match[str]) -> str:
    return match.group().replace("\f", "")
