"""ZIP archives of documents: which members are documents, and the bytes of one of them.

In: an archive as a path or as bytes. Out: members by the name that stands in the archive. Nothing is ever written to
disk, so a member called «../../x» has a strange name and no more. An archive inside an archive is not opened.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from delokrug.errors import DelokrugError
from delokrug.ingest.encodings import most_serbian
from delokrug.ingest.kinds import Kind, has_long_directory, kind_of_archive

# The largest set of rulebooks published in one archive has some hundred.
MOST_MEMBERS = 2_000
MOST_UNPACKED_MB = 1_000
# Scans and PDF hardly shrink, text 10 times, a text of equal lines 300 times; a ZIP bomb 1,000 times (deflate's limit).
MOST_SHRUNK = 400
LEAST_SHRUNK_MB = 10  # below this no ratio does harm

_ENCRYPTED, _UTF8 = 0x1, 0x800
# How programs of the region write names without saying so: Windows and DOS pages of Serbian, then the Russian one
_NAME_ENCODINGS = ("cp852", "cp855", "cp866", "windows-1250", "windows-1251")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive. `name`: with «/» between folders, as it stands in the archive; `size` in bytes."""

    name: str
    size: int
    info: zipfile.ZipInfo


class Archive:
    """An open ZIP archive of documents; a context manager."""

    def __init__(self, opened: zipfile.ZipFile, source: str) -> None:
        self._opened = opened
        self.source = source
        self.members = _members(opened, source)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *exception: object) -> None:
        self._opened.close()

    def member(self, name: str) -> Member | None:
        """The member of that name; None where there is none."""
        return next((one for one in self.members if one.name == name), None)

    def data(self, member: Member, *, password: str = "") -> bytes:
        """Raises `DelokrugError` archive_encrypted, wrong_password or archive_broken."""
        # never without a limit: the declared size may be a lie, and what is behind it is not unpacked then
        return b"".join(self._chunks(member, password))

    def sha256(self, member: Member, *, password: str = "") -> str:
        """Of the member's bytes. Raises as `data`."""
        digest = hashlib.sha256()
        for chunk in self._chunks(member, password):
            digest.update(chunk)
        return digest.hexdigest()

    def _chunks(self, member: Member, password: str) -> Iterator[bytes]:
        source = f"{self.source}/{member.name}"
        if member.info.flag_bits & _ENCRYPTED and not password:
            raise DelokrugError("archive_encrypted", file=source)
        if member.info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DelokrugError("archive_broken", file=source, reason="the file is packed in a way that is not read")
        try:
            with self._opened.open(member.info, pwd=password.encode() or None) as stream:
                yield from _limited(stream, member.size)
        except _DAMAGE as error:
            if "password" in str(error):
                raise DelokrugError("wrong_password", file=source) from error
            raise DelokrugError("archive_broken", file=source, reason="the file cannot be unpacked") from error


def is_archive(path: str) -> bool:
    """Whether a file is a ZIP archive of documents, and no DOCX or the like. False for what cannot be opened."""
    try:
        if not os.path.isfile(path):  # opening a named pipe waits for its other end
            return False
        with open(path, "rb") as file:
            return kind_of_archive(file) is Kind.ARCHIVE
    except (OSError, ValueError):
        return False


def archive(content: str | bytes, *, source: str) -> Archive:
    """Open the archive at a path, or its bytes.

    Raises:
        DelokrugError: archive_broken, archive_many_members, archive_too_large, archive_bomb, archive_no_document.
    """
    try:
        with io.BytesIO(content) if isinstance(content, bytes) else open(content, "rb") as file:
            if has_long_directory(file):
                raise DelokrugError("archive_many_members", file=source, count="far more", limit=MOST_MEMBERS)
        opened = zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content)
    except _DAMAGE as error:
        raise DelokrugError("archive_broken", file=source, reason="its list of files cannot be read") from error
    try:
        return Archive(opened, source)
    except DelokrugError:
        opened.close()
        raise


def only_member(found: Archive) -> Member:
    """The document of an archive that holds one. Raises `DelokrugError` several_documents."""
    if len(found.members) > 1:
        example = f"{found.source}/{found.members[0].name}"
        raise DelokrugError("several_documents", file=found.source, count=len(found.members), example=example)
    return found.members[0]


def member_path(source: str) -> tuple[str, str] | None:
    """«a.zip/inner/b.pdf» as the archive's path and the member's name; None where no part of it is an archive."""
    at = source.find("/", 1)
    while at > 0:
        path, name = source[:at], source[at + 1 :]
        if name and os.path.isfile(path):
            return (path, name) if is_archive(path) else None
        at = source.find("/", at + 1)
    return None


def names_member(source: str) -> bool:
    """Whether «a.zip/b.pdf» names a document; what the archive's own mistakes are is said when it is read."""
    inside = member_path(source)
    if not inside:
        return False
    try:
        with archive(inside[0], source=source) as opened:
            return opened.member(inside[1]) is not None
    except DelokrugError:
        return True


def _members(opened: zipfile.ZipFile, source: str) -> tuple[Member, ...]:
    # of two files with one name the later is the one that every program unpacks
    named = {_name(info): info for info in opened.infolist() if _is_document(info)}
    if len(named) > MOST_MEMBERS:
        raise DelokrugError("archive_many_members", file=source, count=len(named), limit=MOST_MEMBERS)
    for info in named.values():
        if info.file_size > MOST_SHRUNK * max(info.compress_size, 1) and info.file_size > LEAST_SHRUNK_MB * 1_000_000:
            raise DelokrugError("archive_bomb", file=source, times=MOST_SHRUNK)
    total = sum(info.file_size for info in named.values())
    if total > MOST_UNPACKED_MB * 1_000_000:
        size = round(total / 1_000_000)
        raise DelokrugError("archive_too_large", file=source, size=size, limit=MOST_UNPACKED_MB)
    members = tuple(Member(name, info.file_size, info) for name, info in sorted(named.items()))
    if not any(not _is_hidden(one.name) for one in members):
        raise DelokrugError("archive_no_document", file=source)
    return tuple(one for one in members if not _is_hidden(one.name))


def _is_document(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return not info.is_dir() and kind in (0, stat.S_IFREG)  # no links, which lead out of the archive


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" in parts or any(part.startswith((".", "~$")) and part not in (".", "..") for part in parts)


def _name(info: zipfile.ZipInfo) -> str:
    """The name in the letters that its author saw: before 2007 archives did not say in which encoding names are."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        # Python reads such names in the page of the first PC, where each byte is one character
        name = most_serbian(info.filename.encode("cp437", "replace"), ("utf-8", *_NAME_ENCODINGS))
    return name.replace("\\", "/").lstrip("/")


def _limited(stream: IO[bytes], size: int) -> Iterator[bytes]:
    left = size + 1
    while left > 0 and (chunk := stream.read(min(_CHUNK, left))):
        left -= len(chunk)
        yield chunk
