"""The characters of an HTML page: bytes and what the server said in, text and the encoding's name out.

In the order of certainty: a byte order mark; UTF-8 that is valid (no other encoding of Serbian text is by accident);
what the server declared; what the page declares. Where all of that fails the page is recognised like a text.
"""

from __future__ import annotations

import codecs
import re

from delokrug.ingest.encodings import Reading, decoded

# HTML's own standard looks for the declaration in the first 1,024 bytes, pages that open with comments have it later.
HEAD = 8192

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Names that browsers read as another encoding than they name, and Python's own codecs that are no encodings of text
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}
# Windows-1252 has no letter of Serbian but š and ž: a server that declares it says what it was delivered with
_FOREIGN = frozenset({"cp1252"})


def html_text(data: bytes, *, source: str = "", charset: str = "") -> Reading:
    """`charset`: what the server declared. Raises `DelokrugError` not_text or unknown_encoding."""
    if data.startswith(_MARKS):
        return decoded(data, source=source)
    head = data[:HEAD]
    declared = [match[1].decode() for pattern in (_META, _XML) if (match := pattern.search(head))]
    for name in ("utf-8", *filter(None, (charset, *declared))):
        reading = _strictly(data, name)
        if reading:
            return reading
    return decoded(data, source=source)


def _strictly(data: bytes, name: str) -> Reading | None:
    """The text in that encoding; None where there is no such encoding or it has no such bytes."""
    try:
        encoding = codecs.lookup(name.strip("\"' ")).name
        encoding = _MEANT.get(encoding, encoding)
        if encoding in _FOREIGN:
            return None
        text = data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    # UTF-16 without a mark is valid UTF-8 where it is English, with a zero in every other place
    return Reading(text, encoding) if isinstance(text, str) and text[:HEAD].count("\0") < 10 else None
