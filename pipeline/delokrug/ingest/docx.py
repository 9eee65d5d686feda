"""Word documents (DOCX): bytes in, a `Document` out, whose lines have font size and weight, but no page and no box.

Automatic numbers stand in the text as Word prints them; tables have their cells in `Document.tables`.
"""

from __future__ import annotations

from delokrug.ingest.docx_parts import docx_parts
from delokrug.ingest.docx_text import print_body
from delokrug.ingest.printing import Printer, printed_document
from delokrug.records import Document


def docx_document(data: bytes, *, source: str) -> Document:
    """Raises `DelokrugError` office_broken, archive_too_large, office_no_text or empty_file."""
    parts = docx_parts(data, source=source)
    printer = Printer()
    print_body(parts, printer)
    return printed_document(printer, data, source=source, format="docx", notes=parts.notes, pictures=parts.pictures)
