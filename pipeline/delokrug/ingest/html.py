"""Web pages (HTML, XHTML, MHTML): bytes in, a `Document` out that holds the page's content without its surroundings.

Like a DOCX: one line a paragraph or list item, an empty line between them, numbers and bullets as a browser prints
them, headings with their size and weight, cells of tables as ranges of lines.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
from email.message import EmailMessage

from delokrug.errors import CODES, DelokrugError
from delokrug.ingest.html_content import keep_content
from delokrug.ingest.html_encoding import html_text
from delokrug.ingest.html_lines import Printed, printed
from delokrug.ingest.html_tree import html_root
from delokrug.records import Document, Finding


def html_document(data: bytes, *, source: str, charset: str = "") -> Document:
    """`charset`: what the server declared. Raises `DelokrugError` html_too_large, html_broken, html_no_text,
    not_text or unknown_encoding."""
    return _document(data, data, source=source, charset=charset)


def mhtml_document(data: bytes, *, source: str) -> Document:
    """A page saved with its pictures in one file. Raises as `html_document`."""
    try:
        page, charset = _page(data)
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise DelokrugError("html_broken", file=source, reason="the parts of the saved page cannot be told") from error
    if not page:
        raise DelokrugError("html_broken", file=source, reason="the saved page holds no HTML")
    return _document(page, data, source=source, charset=charset)


def page_document(text: str, data: bytes, *, source: str, format: str, encoding: str) -> Document:
    """A page that is nothing but content, made from `data` by another reader."""
    return _of(printed(html_root(text, source=source), furniture=False), data, source, format, encoding)


def _document(page: bytes, data: bytes, *, source: str, charset: str) -> Document:
    reading = html_text(page, source=source, charset=charset)
    root = html_root(reading.text, source=source)
    keep_content(root)
    found = printed(root)
    if not found.paragraphs:  # a page of addresses and links only is that, and no empty one
        found = printed(html_root(reading.text, source=source), furniture=False)
    notes: tuple[Finding, ...] = ()
    if reading.lost:
        message = f"{CODES['unknown_encoding']} in {reading.lost} places, which read \ufffd"
        notes = (Finding("warning", "unknown_encoding", message),)
    return _of(found, data, source, "html", reading.encoding, notes)


def _of(
    found: Printed, data: bytes, source: str, format: str, encoding: str, notes: tuple[Finding, ...] = ()
) -> Document:
    lines, tables = found.lines_and_tables()
    if not lines:
        raise DelokrugError("html_no_text", file=source)
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        format=format,
        text="\n".join(line.text for line in lines),
        lines=lines,
        encoding=encoding,
        notes=notes,
        tables=tables,
    )


def _page(data: bytes) -> tuple[bytes, str]:
    """The bytes of the first HTML part, or of the one that the message says to begin with, and their encoding."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = str(message.get_param("start", "") or "")
    first = next((part for part in pages if start and part.get("Content-ID", "") == start), None)
    page = first or (pages[0] if pages else None)
    if not isinstance(page, EmailMessage):
        return b"", ""
    content = page.get_payload(decode=True)
    return (content if isinstance(content, bytes) else b""), str(page.get_content_charset() or "")
