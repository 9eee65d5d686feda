"""OpenDocument texts (ODT, flat FODT): bytes in, a `Document` out, whose lines have font size and weight, but no box.

Automatic numbers stand in the text as LibreOffice prints them; tables have their cells in `Document.tables`.
"""

from __future__ import annotations

from delokrug.ingest.odt_parts import odt_parts
from delokrug.ingest.odt_text import print_body
from delokrug.ingest.printing import Printer, printed_document
from delokrug.records import Document


def odt_document(data: bytes, *, source: str) -> Document:
    """Raises `DelokrugError` office_broken, odt_encrypted, archive_too_large, file_too_large, office_no_text or
    empty_file."""
    parts = odt_parts(data, source=source)
    printer = Printer()
    print_body(parts, printer)
    return printed_document(printer, data, source=source, format="odt", notes=parts.notes, pictures=parts.pictures)
