"""What a file is, by its content.

In: bytes. Out: which reader takes them, and a name for the user where none does yet.
"""

from __future__ import annotations

import enum
import io
import re
import zipfile
from typing import IO

import olefile

from delokrug.ingest.markdown import is_markdown

# Enough for the names in a ZIP's first entries and for an HTML page that opens with comments.
HEAD = 4096


# bytes; 2,000 files with names of 100 letters take 0.3 MB, and Python needs ten times as much for them
LONGEST_DIRECTORY = 16_000_000


class Kind(enum.Enum):
    """A DOCUMENT could be read one day, BINARY never gives a text, LOCKED asks for a password; the others are read."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    DOC = "doc"
    RTF = "rtf"
    LOCKED = "locked"
    TEXT = "text"
    HTML = "html"
    MHTML = "mhtml"
    MARKDOWN = "markdown"
    ARCHIVE = "archive"
    IMAGE = "image"
    DOCUMENT = "document"
    BINARY = "binary"


# (offset, first bytes, name) of pictures of pages
IMAGES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG image"),
    (0, b"\xff\xd8\xff", "JPEG image"),
    (0, b"GIF87a", "GIF image"),
    (0, b"GIF89a", "GIF image"),
    (0, b"II*\0", "TIFF image"),
    (0, b"MM\0*", "TIFF image"),
    (8, b"WEBP", "WebP image"),
)

# (offset, first bytes, name) of documents and pictures of documents, which a later reader may take
DOCUMENTS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\0\0\0\x0cjP  ", "JPEG 2000 image"),
    (4, b"ftyphei", "HEIC image"),
    (4, b"ftypmif1", "HEIC image"),
    (0, b"AT&TFORM", "DjVu"),
)

# documents whose bytes are printable
MARKUP: tuple[tuple[bytes, str], ...] = ((b"%!PS", "PostScript"),)

# (offset, first bytes, name) of what is no document
BINARIES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"ID3", "a sound recording"),
    (0, b"\xff\xfb", "a sound recording"),
    (0, b"RIFF", "a sound or video recording"),
    (0, b"OggS", "a sound or video recording"),
    (4, b"ftyp", "a video recording"),
    (0, b"\x1aE\xdf\xa3", "a video recording"),
    (0, b"\0\1\0\0\0", "a font"),
    (0, b"OTTO", "a font"),
    (0, b"wOF", "a font"),
    (0, b"\x30\x82", "a digital signature or certificate"),
)

# what stands inside a ZIP, by the names of its parts
ZIPPED: tuple[tuple[str, str], ...] = (
    ("word/document", "DOCX"),  # «word/document2.xml» in files from SharePoint
    ("xl/", "XLSX"),
    ("ppt/", "PPTX"),
    ("META-INF/container.xml", "EPUB"),
    ("content.xml", "ODT"),  # packed anew by another program, so that the note of the type is not the first part
)

# the same where the first part is an uncompressed note of the type (OpenDocument, EPUB), 38 bytes into the file
ZIPPED_TYPES: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument.text", "ODT"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ODS"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
)

# the same in the older container, whose directory is UTF-16
COMPOUND: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "LOCKED"),
    ("WordDocument", "DOC"),
    ("Workbook", "XLS (older Excel)"),
    ("PowerPoint Document", "PPT (older PowerPoint)"),
    ("__substg1.0_", "Outlook message"),
)

_WORD_MARK = re.compile(rb"\xec\xa5.[\0\1]|\xdc\xa5[\x65-\x69]\0", re.DOTALL)  # Word 97 to 2007; Word 6 and 95

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|span|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
_FLAT_ODT = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^\[>]{0,500}(?:\[.{0,8000}?\]\s*)?>\s*)?<office:document\s[^>]*office:mimetype=.application/vnd\.oasis\.opendocument\.text",
    re.DOTALL,
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> tuple[Kind, str]:
    """The kind of the bytes and what they look like («DOCX», «a gzip archive»; "" for what is read).

    TEXT is what nothing else claims; whether it is text the reader of texts decides.
    """
    if _is_pdf(data):
        return Kind.PDF, ""
    if data.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        name = _zip_name(data, io.BytesIO(data))
        kind = {"DOCX": Kind.DOCX, "ODT": Kind.ODT, "ZIP archive": Kind.ARCHIVE}.get(name)
        return (kind, "") if kind else (Kind.DOCUMENT, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_kind(data)
    for kind, table in ((Kind.IMAGE, IMAGES), (Kind.DOCUMENT, DOCUMENTS), (Kind.BINARY, BINARIES)):
        for offset, magic, name in table:
            # «RIFF» or «OTTO» may well begin a text, but not one with control characters
            if data.startswith(magic, offset) and (magic[0] >= 0x80 or _has_control(data)):
                return kind, name
    return _markup_kind(data)


def kind_of_archive(file: IO[bytes]) -> Kind:
    """ARCHIVE where an open file is a ZIP archive of documents, else DOCUMENT. Reads no more than its list of files."""
    head = file.read(HEAD)
    if not head.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return Kind.DOCUMENT
    return Kind.ARCHIVE if _zip_name(head, file) == "ZIP archive" else Kind.DOCUMENT


def has_long_directory(file: IO[bytes]) -> bool:
    """Whether a ZIP's list of files is longer than any real one: reading it would take the memory of the machine."""
    file.seek(max(file.seek(0, io.SEEK_END) - 22 - 65_535, 0))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    return at >= 0 and int.from_bytes(tail[at + 12 : at + 16], "little") > LONGEST_DIRECTORY


def _zip_name(data: bytes, file: IO[bytes]) -> str:
    for media_type, name in ZIPPED_TYPES:
        if data.startswith(b"mimetype" + media_type, 30):
            return name
    try:
        if has_long_directory(file):
            return "ZIP archive"
        parts = [part.replace("\\", "/") for part in zipfile.ZipFile(file).namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):  # cut short: its directory is at the end
        parts = [part for part, _ in ZIPPED if part.encode() in data[:HEAD]]
    return next((name for part, name in ZIPPED if any(one.startswith(part) for one in parts)), "ZIP archive")


def _compound_kind(data: bytes) -> tuple[Kind, str]:
    """By the parts at the top; a workbook may hold a Word document further down. A damaged directory is searched."""
    try:
        with olefile.OleFileIO(data) as parts:
            tops = {str(path[0]) for path in parts.listdir()}
    except Exception:  # olefile raises whatever the damage leads to
        tops = {part for part, _ in COMPOUND if part.encode("utf-16-le") in data}
    # the directory may be lost with the file's end, while the text's part shows its mark
    marked = any(mark.start() % 512 == 0 for mark in _WORD_MARK.finditer(data))
    otherwise = "DOC" if marked else "older Office"
    name = next((name for part, name in COMPOUND if any(top.startswith(part) for top in tops)), otherwise)
    kind = {"LOCKED": Kind.LOCKED, "DOC": Kind.DOC}.get(name)
    return (kind, "") if kind else (Kind.DOCUMENT, name)


def _is_pdf(data: bytes) -> bool:
    # The header may stand anywhere in the first 1,024 bytes (PDF 1.7, annex H.3.4.1: mail and web headers before it);
    # there an article about PDF may quote it too, so what is not at the start must have an object as well.
    at = data.find(b"%PDF-", 0, 1024 + 5)
    return at >= 0 and (not data[:at].strip(b"\xef\xbb\xbf \t\r\n\0") or b" obj" in data)


def _has_control(data: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 32 for byte in data[:HEAD])


def _markup_kind(data: bytes) -> tuple[Kind, str]:
    head = data[: 4 * HEAD]
    for bom in _BOMS:
        head = head.removeprefix(bom)
    head = head.replace(b"\0", b"")  # UTF-16
    if _HTML.match(head):
        return Kind.HTML, ""
    if head.lstrip().startswith(b"{\\rtf"):
        return Kind.RTF, ""
    if _FLAT_ODT.match(head):
        return Kind.ODT, ""
    if head.lstrip().startswith(b"<?xml"):
        return (Kind.HTML, "") if b"<html" in head.lower() else (Kind.DOCUMENT, "XML")
    for magic, name in MARKUP:
        if head.startswith(magic):
            return Kind.DOCUMENT, name
    if head.lower().startswith((b"mime-version:", b"from:")) and b"content-type:" in head.lower():
        return (Kind.MHTML, "") if b"multipart/related" in head.lower() else (Kind.DOCUMENT, "e-mail")
    return (Kind.MARKDOWN if is_markdown(data) else Kind.TEXT), ""
