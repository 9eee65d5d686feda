"""Older office documents (DOC, RTF) and protected ones: bytes in, a `Document` out.

LibreOffice makes a DOCX of them, which the reader of DOCX reads. Without it DOC is left to catdoc and RTF to striprtf.
Of a rulebook of 130 lines, 104 of them in a table, LibreOffice gives all 130 as they were, and the table's cells, in
1 to 4 s; catdoc 34 lines (a row of the table in one); striprtf 130 in 0.05 s, but no cells, no notes, no sizes, and
hidden text as if it were none.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import replace

import msoffcrypto
from msoffcrypto.exceptions import InvalidKeyError
from striprtf.striprtf import rtf_to_text

from delokrug.errors import DelokrugError
from delokrug.ingest.archive_parts import broken, damaged, warning
from delokrug.ingest.docx import docx_document
from delokrug.ingest.labels import typed
from delokrug.ingest.libreoffice import INSTALL, SECONDS, as_docx, soffice
from delokrug.ingest.printing import Look, Printer, Run, printed_document
from delokrug.options import Options
from delokrug.records import Document, Finding

log = logging.getLogger(__name__)

# 8-bit letters that some programs write instead of «\'ef»
_HIGH = re.compile(rb"[\x80-\xff]")
# Before a list's paragraph stands its label as the author's program printed it, for readers that know no lists
_LABEL = re.compile(rb"\\(?:listtext|pntext)(?![a-z])(?:\s*\\(?:pard|plain)(?![a-z]))*\s?")
_LIST = re.compile(rb"\\ls\d+ ?|\{\\\*\\pn(?![a-z])")


def doc_document(data: bytes, *, source: str, options: Options) -> Document:
    """Word 6 to 2003.

    Raises `DelokrugError` doc_unread, conversion_failed, office_encrypted, wrong_password or those of `docx_document`.
    """
    opened = _opened_doc(data, source, options)
    program = soffice()
    if program is None:
        lines, note = _catdoc_lines(opened, source), warning("no_libreoffice", command=INSTALL)
        return _plain(lines, data, source=source, format="doc", note=note)
    try:
        made = as_docx(opened, source=source, suffix=".doc", program=program)
    except DelokrugError as failure:
        log.info("%s", failure)
        try:
            return _plain(_catdoc_lines(opened, source), data, source=source, format="doc", note=damaged())
        except DelokrugError:
            raise failure from None  # the better of two readers has the say
    return _named(docx_document(made, source=source), data, "doc")


def rtf_document(data: bytes, *, source: str) -> Document:
    """Raises `DelokrugError` office_broken or those of `docx_document`."""
    # LibreOffice finds no text behind white space or a byte order mark
    text = _labelled(data[max(data.find(b"{\\rtf"), 0) :])
    program = soffice()
    note = warning("no_libreoffice", command=INSTALL)
    if program is not None:
        try:
            made = as_docx(text, source=source, suffix=".rtf", program=program, reader="Rich Text Format")
            return _named(docx_document(made, source=source), data, "rtf")
        except DelokrugError as error:
            if error.code != "conversion_failed":
                raise
            log.info("%s", error)
            note = damaged()  # LibreOffice refuses what is cut short; striprtf reads it up to there
    return _plain(_rtf_lines(text, source), data, source=source, format="rtf", note=note)


def _labelled(data: bytes) -> bytes:
    """The RTF with its labels as typed text and without its lists.

    LibreOffice would number the lists itself. But its own RTF has «????» in the place of Cyrillic letters there, and of
    Word 6 and WordPad it knows no lists at all; the printed labels are right in all three.
    """
    return _LIST.sub(_unlisted, _LABEL.sub(b"", data)) if _LABEL.search(data) else data


def _unlisted(match: re.Match[bytes]) -> bytes:
    # a group that no reader knows is passed over
    return b"{\\*\\nolist" if match[0].startswith(b"{") else b""


def unlocked(data: bytes, *, source: str, options: Options) -> bytes:
    """What a protected office document holds (a DOCX, most often).

    Raises `DelokrugError` office_encrypted without a password, wrong_password, or office_broken.
    """
    if not options.password:
        raise DelokrugError("office_encrypted", file=source)
    opened = io.BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(data))
        locked.load_key(password=options.password)
        locked.decrypt(opened)
    except InvalidKeyError as error:
        raise DelokrugError("wrong_password", file=source) from error
    except Exception as error:  # msoffcrypto raises whatever damage or an unknown method leads to
        raise broken(source, f"it cannot be decrypted ({type(error).__name__})") from error
    return opened.getvalue()


def _opened_doc(data: bytes, source: str, options: Options) -> bytes:
    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted()
    except Exception as error:  # what is damaged so far that it cannot be said is LibreOffice's to refuse
        log.info("%s: %s", source, error)
        locked = False
    return unlocked(data, source=source, options=options) if locked else data


def _catdoc_lines(data: bytes, source: str) -> list[str]:
    program = shutil.which("catdoc")
    if program is None:
        raise DelokrugError("doc_unread", file=source, command=INSTALL)
    with tempfile.NamedTemporaryFile(prefix="delokrug-", suffix=".doc") as file:
        file.write(data)
        file.flush()
        try:
            ran = subprocess.run([program, "-d", "utf-8", "-w", file.name], capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise broken(source, f"catdoc needs more than {SECONDS:g} s for it") from error
    if ran.returncode != 0:
        raise broken(source, "catdoc cannot read it")
    return ran.stdout.decode("utf-8", errors="replace").replace("\f", "\n").split("\n")


def _rtf_lines(data: bytes, source: str) -> list[str]:
    escaped = _HIGH.sub(lambda match: b"\\'%02x" % match[0][0], data)
    try:
        text = rtf_to_text(escaped.decode("ascii"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise broken(source, "it is no RTF") from error
    # striprtf puts a bar behind each cell of a table's row
    return [cell for line in str(text).split("\n") for cell in (line.split("|") if line.endswith("|") else [line])]


def _plain(lines: Iterable[str], data: bytes, *, source: str, format: str, note: Finding) -> Document:
    """A document of lines that each are a paragraph."""
    printer = Printer()
    for line in lines:
        printer.paragraph([Run(typed(line), Look())])
    if not printer.lines and note.code != "office_broken":
        raise DelokrugError("empty_file", file=source)
    return printed_document(printer, data, source=source, format=format, notes=(note,))


def _named(document: Document, data: bytes, format: str) -> Document:
    """The document under the name and hash of the file that the user gave."""
    return replace(document, format=format, sha256=hashlib.sha256(data).hexdigest())
