"""Word documents (DOCX): bytes in, a `Document` out, whose lines have font size and weight, but no page and no box.

One line a paragraph, one more for each line break inside it, and an empty line between paragraphs: where a paragraph
ends is known here, and layout need not guess it. Automatic numbers stand in the text as Word prints them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from delokrug.errors import DelokrugError
from delokrug.ingest.docx_parts import docx_parts
from delokrug.ingest.docx_text import Print, printed_paragraphs
from delokrug.records import Document, Line


def docx_document(data: bytes, *, source: str) -> Document:
    """Raises `DelokrugError` docx_broken, archive_too_large, docx_no_text or empty_file."""
    parts = docx_parts(data, source=source)
    lines = _document_lines(printed_paragraphs(parts))
    if not any(line.text for line in lines):
        if parts.notes:
            raise DelokrugError("docx_broken", file=source, reason="no text could be read")
        raise DelokrugError("docx_no_text" if parts.pictures else "empty_file", file=source)
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format="docx",
        text="\n".join(line.text for line in lines),
        lines=lines,
        notes=parts.notes,
    )


def _document_lines(paragraphs: Iterable[list[Print]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    start = 0
    for paragraph in paragraphs:
        for printed in [Print(""), *paragraph] if lines else paragraph:
            lines.append(Line(printed.text, start, size=printed.size, bold=printed.bold))
            start += len(printed.text) + 1
    return tuple(lines)
