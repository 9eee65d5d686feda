"""Open a file and choose its reader by content.

In: paths as the user gave them, or bytes. Out: the list of files to read, or one `Document`. What gives no
text raises `DelokrugError` with a code, the file and, where it is known, the page.
"""

from __future__ import annotations

import glob
import hashlib
import logging
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from delokrug.errors import DelokrugError
from delokrug.ingest.archive import archive, is_archive, member_path, names_member, only_member
from delokrug.ingest.kinds import Kind, kind_of
from delokrug.options import Options
from delokrug.records import Document

# The longest rulebook seen has 302 pages and 2 MB, the largest scanned information booklet 90 MB. More than
# 200 MB is a disk image or a film by mistake, and reading it would take the memory of the whole batch.
LARGEST_FILE_MB = 200
# Of text, 2,000 pages. To read a million takes 19 s and 250 MB.
MOST_CHARACTERS = 6_000_000

DEFAULT = Options()


class SupportsRead(Protocol):
    """An open file, or whatever else gives bytes."""

    def read(self, size: int, /) -> bytes: ...


log = logging.getLogger(__name__)


BYTES = "(bytes)"  # the source of a document that came without a name


def read(source: str | os.PathLike[str] | bytes | SupportsRead, *, options: Options = DEFAULT) -> Document:
    """Read one document: a path, a document in an archive («a.zip/b.pdf»), an http(s) address, bytes, or an open file.

    Raises `DelokrugError` for what cannot be read or gives no text, and for an address that may not be asked.
    """
    if isinstance(source, bytes):
        return read_bytes(source, source=BYTES, options=options)
    if isinstance(source, str) and is_url(source):
        from delokrug.ingest.net import fetch  # loads http and ssl

        fetched = fetch(source, allowed=options.allow_net)
        return read_bytes(fetched.data, source=source, options=options, charset=fetched.charset)
    if isinstance(source, str | os.PathLike):
        return read_file(source, options=options)
    name = getattr(source, "name", None)
    named = os.fsdecode(name) if isinstance(name, str | bytes | os.PathLike) else BYTES
    return read_bytes(_contents(source, named), source=named, options=options)


def is_url(source: str) -> bool:
    """Whether a source is an http(s) address."""
    return source[:8].lower().startswith(("http://", "https://"))


def read_file(
    path: str | os.PathLike[str], *, options: Options = DEFAULT, source: str = "", charset: str = ""
) -> Document:
    """Read one file, or one document in an archive. `source` names it where that is not its path; `charset` as in
    `read_bytes`. Raises `DelokrugError` for what cannot be read or gives no text."""
    path = os.fspath(path)
    source = source or path
    inside = None if "\0" in path or os.path.exists(path) else member_path(path)
    if inside:
        return _read_member(*inside, source=source, options=options, charset=charset)
    if is_archive(path):
        with archive(path, source=source) as opened:
            member = only_member(opened)
        return _read_member(path, member.name, source=source, options=options, charset=charset)
    return read_bytes(_file_bytes(path, source), source=source, options=options, charset=charset)


def _read_member(path: str, name: str, *, source: str, options: Options, charset: str) -> Document:
    with archive(path, source=path) as opened:
        member = opened.member(name)
        if member is None:
            raise DelokrugError("unreadable", file=source, reason="the archive holds no file of that name")
        _check_size(member.size, source)
        data = opened.data(member, password=options.password)
    return _unpacked(data, source=source, options=options, charset=charset)


def _unpacked(data: bytes, *, source: str, options: Options, charset: str) -> Document:
    if data and kind_of(data)[0] is Kind.ARCHIVE:
        raise DelokrugError("archive_nested", file=source)
    return read_bytes(data, source=source, options=options, charset=charset)


def _contents(file: SupportsRead, source: str) -> bytes:
    """All that an open file holds, as long as it is not too much."""
    limit = LARGEST_FILE_MB * 1_000_000
    pieces: list[bytes] = []
    length = 0
    try:
        while length <= limit and (piece := file.read(limit + 1 - length)):
            if not isinstance(piece, bytes):
                raise DelokrugError("unreadable", file=source, reason="the file is not open in binary mode")
            pieces.append(piece)
            length += len(piece)
    except (OSError, ValueError) as error:  # a closed file, a file that is open for writing
        raise DelokrugError("unreadable", file=source, reason=str(error)) from error
    _check_size(length, source)
    return b"".join(pieces)


def _file_bytes(path: str, source: str) -> bytes:
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            reason = "it is a folder" if stat.S_ISDIR(status.st_mode) else "it is not a regular file"
            raise DelokrugError("unreadable", file=source, reason=reason)
        _check_size(status.st_size, source)
        return Path(path).read_bytes()
    except OSError as error:
        raise DelokrugError("unreadable", file=source, reason=error.strerror or str(error)) from error
    except ValueError as error:  # a NUL character in the name
        raise DelokrugError("unreadable", file=source, reason=str(error)) from error


def read_bytes(data: bytes, *, source: str, options: Options = DEFAULT, charset: str = "") -> Document:
    """Read one document from its bytes; `source` only names it in the result and in errors.

    `charset`: the encoding of text and pages as the server that sent them declared it.
    """
    _check_size(len(data), source)
    if not data:
        raise DelokrugError("empty_file", file=source)
    kind, what = kind_of(data)
    if kind is Kind.ARCHIVE:
        with archive(data, source=source) as opened:
            member = only_member(opened)
            _check_size(member.size, source)
            inner = opened.data(member, password=options.password)
        return _unpacked(inner, source=source, options=options, charset=charset)
    if kind is Kind.PDF:
        from delokrug.ingest.pdf import pdf_document  # loads pdfium, 30 ms that a text does not need

        return _not_too_long(pdf_document(data, source=source, options=options))
    if kind is Kind.DOCX:
        from delokrug.ingest.docx import docx_document  # loads lxml

        return _mended(docx_document(data, source=source))
    if kind is Kind.ODT:
        from delokrug.ingest.odt import odt_document

        return _mended(odt_document(data, source=source))
    if kind in (Kind.DOC, Kind.RTF, Kind.LOCKED):
        return _mended(_older_office(data, kind, source, options))
    if kind in (Kind.HTML, Kind.MHTML):
        from delokrug.ingest.html import html_document, mhtml_document  # loads lxml

        if kind is Kind.MHTML:
            return _mended(mhtml_document(data, source=source))
        return _mended(html_document(data, source=source, charset=charset))
    if kind is Kind.MARKDOWN:
        from delokrug.ingest.markdown import markdown_document

        return _mended(markdown_document(data, source=source, charset=charset))
    if kind is Kind.IMAGE:
        from delokrug.ingest.images import image_document  # loads Pillow and numpy

        return _not_too_long(image_document(data, source=source, options=options))
    if kind is Kind.DOCUMENT:
        raise DelokrugError("unsupported_format", file=source, what=what)
    if kind is Kind.BINARY:
        raise DelokrugError("not_text", file=source, what=what)
    from delokrug.ingest.text import text_document

    return _mended(text_document(data, source=source, charset=charset))


def _older_office(data: bytes, kind: Kind, source: str, options: Options) -> Document:
    from delokrug.ingest import office  # loads libraries of cryptography

    if kind is Kind.DOC:
        return office.doc_document(data, source=source, options=options)
    if kind is Kind.RTF:
        return office.rtf_document(data, source=source)
    inside = read_bytes(office.unlocked(data, source=source, options=options), source=source, options=options)
    return replace(inside, sha256=hashlib.sha256(data).hexdigest())


def _mended(document: Document) -> Document:
    from delokrug.ingest.garbled import mended_document  # loads numpy

    return mended_document(_not_too_long(document))


def _not_too_long(document: Document) -> Document:
    if len(document.text) <= MOST_CHARACTERS:
        return document
    count, limit = round(len(document.text) / 1_000_000, 1), MOST_CHARACTERS // 1_000_000
    raise DelokrugError("text_too_long", file=document.source, count=count, limit=limit)


def sources(arguments: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The files that the arguments (files, folders, globs, «a.zip/b.pdf») name, in their order, each once.

    Folders are walked to the bottom in the order of their names, without hidden files and folders. A file that is
    named itself is taken even if it is hidden. Raises `DelokrugError("no_source")` for an argument that gives none.
    """
    found: dict[str, Path] = {}
    for argument in arguments:
        files = list(_files_of(os.fspath(argument)))
        if not files:
            raise DelokrugError("no_source", source=os.fspath(argument))
        for file in files:
            # «a.zip/../b.pdf» is a document in an archive, whatever its name would be outside
            found.setdefault(os.path.realpath(file) if file.exists() else str(file), file)
    return list(found.values())


def _check_size(size: int, source: str) -> None:
    megabytes = size / 1_000_000
    if megabytes > LARGEST_FILE_MB:
        raise DelokrugError("file_too_large", file=source, size=round(megabytes), limit=LARGEST_FILE_MB)


def _files_of(argument: str) -> Iterator[Path]:
    if not argument or "\0" in argument:
        return
    path = Path(argument)
    try:
        exists = path.exists()
    except OSError:  # a pattern longer than a file name may be
        exists = False
    # A name that exists is taken to the letter: «Правилник [нацрт].pdf» is a file before it is a pattern.
    matches = [path] if exists else [Path(match) for match in glob.iglob(argument, recursive=True)]
    # links after the files themselves: «**» follows them, even in a circle
    if not matches and names_member(argument):
        yield path
    for match in sorted(matches, key=lambda match: (_is_linked(match), match)):
        if match.is_dir():
            yield from _folder_files(match)
        elif match.is_file():
            yield match


def _folder_files(folder: Path) -> Iterator[Path]:
    """Regular files below the folder, sorted; links to folders are not followed (they may run in a circle)."""
    for where, folders, files in os.walk(folder, onerror=_warn_unlisted):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(files):
            path = Path(where, name)
            if not _is_hidden(name) and path.is_file():
                yield path


def _is_linked(path: Path) -> bool:
    return os.path.realpath(path) != os.path.abspath(path)


def _is_hidden(name: str) -> bool:
    # «~$pravilnik.docx» is what Word leaves beside a document that is open; Windows hides it.
    return name.startswith((".", "~$"))


def _warn_unlisted(error: OSError) -> None:
    log.warning("%s: the folder could not be listed: %s", error.filename, error.strerror)
