"""Open a file and choose its reader by content.

In: paths as the user gave them, or bytes. Out: the list of files to read, or one `Document`. What gives no
text raises `DelokrugError` with a code, the file and, where it is known, the page.
"""

from __future__ import annotations

import glob
import logging
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from delokrug.errors import DelokrugError
from delokrug.ingest.kinds import Kind, kind_of
from delokrug.options import Options
from delokrug.records import Document

# The longest rulebook seen has 302 pages and 2 MB, the largest scanned information booklet 90 MB. More than
# 200 MB is a disk image or a film by mistake, and reading it would take the memory of the whole batch.
LARGEST_FILE_MB = 200

DEFAULT = Options()

log = logging.getLogger(__name__)


def read_file(path: str | os.PathLike[str], *, options: Options = DEFAULT) -> Document:
    """Read one file. Raises `DelokrugError` for what cannot be read or gives no text."""
    source = os.fspath(path)
    try:
        status = os.stat(source)
        if not stat.S_ISREG(status.st_mode):
            reason = "it is a folder" if stat.S_ISDIR(status.st_mode) else "it is not a regular file"
            raise DelokrugError("unreadable", file=source, reason=reason)
        _check_size(status.st_size, source)
        data = Path(source).read_bytes()
    except OSError as error:
        raise DelokrugError("unreadable", file=source, reason=error.strerror or str(error)) from error
    except ValueError as error:  # a NUL character in the name
        raise DelokrugError("unreadable", file=source, reason=str(error)) from error
    return read_bytes(data, source=source, options=options)


def read_bytes(data: bytes, *, source: str, options: Options = DEFAULT) -> Document:
    """Read one document from its bytes; `source` only names it in the result and in errors."""
    _check_size(len(data), source)
    if not data:
        raise DelokrugError("empty_file", file=source)
    kind, what = kind_of(data)
    if kind is Kind.PDF:
        from delokrug.ingest.pdf import pdf_document  # loads pdfium, 30 ms that a text does not need

        return pdf_document(data, source=source, options=options)
    if kind is Kind.DOCX:
        from delokrug.ingest.docx import docx_document  # loads lxml

        return docx_document(data, source=source)
    if kind is Kind.IMAGE:
        from delokrug.ingest.images import image_document  # loads Pillow and numpy

        return image_document(data, source=source, options=options)
    if kind is Kind.DOCUMENT:
        raise DelokrugError("unsupported_format", file=source, what=what)
    if kind is Kind.BINARY:
        raise DelokrugError("not_text", file=source, what=what)
    from delokrug.ingest.text import text_document

    return text_document(data, source=source)


def sources(arguments: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The files that the arguments (files, folders, globs) name: in the order of the arguments, each file once.

    Folders are walked to the bottom in the order of their names, without hidden files and folders. A file that is
    named itself is taken even if it is hidden. Raises `DelokrugError("no_source")` for an argument that gives none.
    """
    found: dict[str, Path] = {}
    for argument in arguments:
        files = list(_files_of(os.fspath(argument)))
        if not files:
            raise DelokrugError("no_source", source=os.fspath(argument))
        for file in files:
            found.setdefault(os.path.realpath(file), file)
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
