"""Office documents that are ZIP archives of XML (DOCX, ODT): bytes in, the parsed parts that a reader asks for out.

Nothing that a stranger's file asks for is fetched or expanded: no entities, no network, no more than `MOST_XML_MB`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from lxml import etree

from delokrug.errors import CODES, DelokrugError
from delokrug.records import Finding

Element = etree._Element

# The text of a 300-page rulebook with tables is 5 to 15 MB of XML. lxml's tree takes about six times its XML.
MOST_XML_MB = 100
# Word's XML shrinks 10 to 40 times, a table of equal rows up to 150 times; a ZIP bomb 1,000 times.
MOST_SHRUNK = 400
LEAST_SHRUNK_MB = 10  # below this no ratio does harm

WHOLE = "the file"  # the name of what is no part but all

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)


class ArchiveParts:
    """Parts of one archive by their names, as long as they stay below the limit together.

    `names` holds what is in the archive, in small letters. `findings`: what is wrong with parts that were read in spite
    of it. `renamed`: what stands for what in the XML before it is parsed (older or stricter names of namespaces).
    """

    def __init__(self, data: bytes, *, source: str, renamed: Sequence[tuple[bytes, bytes]] = ()) -> None:
        """Raises `DelokrugError` office_broken."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise broken(source, "its archive cannot be opened") from error
        self.source = source
        self.findings: list[Finding] = []
        # some writers put backslashes, others a leading slash; part names do not tell capitals apart
        self.names = {plain(info.filename): info for info in self._archive.infolist()}
        self._renamed = renamed
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._archive.close()

    def optional(self, name: str) -> Element | None:
        """The root of a part without which the text can still be read; what is wrong with it is a finding."""
        try:
            return self.root(name)
        except DelokrugError as error:
            if error.code != "office_broken":
                raise
            self.findings.append(damaged(name))
            return None

    def root(self, name: str) -> Element | None:
        """The root of a part, None where there is no such part. Raises office_broken or archive_too_large."""
        data = self.data(name)
        if data is None:
            return None
        return xml_root(data, name, source=self.source, into=self.findings, renamed=self._renamed)

    def data(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part. Raises office_broken or archive_too_large."""
        info = self.names.get(name)
        if info is None:
            return None
        self._read += info.file_size
        shrunk = info.file_size > MOST_SHRUNK * max(info.compress_size, 1)
        if self._read > MOST_XML_MB * 1_000_000 or (shrunk and info.file_size > LEAST_SHRUNK_MB * 1_000_000):
            size = round(info.file_size / 1_000_000)
            raise DelokrugError("archive_too_large", file=self.source, size=size, limit=MOST_XML_MB)
        # bzip2 and LZMA, which no office program writes, would unpack without a limit
        if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise broken(self.source, f"{name} is encrypted or packed in another way")
        try:
            with self._archive.open(info) as part:
                # never without a size: the declared one may be a lie, and what is behind it is not unpacked then
                return part.read(info.file_size + 1)
        except _DAMAGE as error:
            raise broken(self.source, f"{name} cannot be unpacked") from error


def xml_root(
    data: bytes, name: str, *, source: str, into: list[Finding], renamed: Sequence[tuple[bytes, bytes]] = ()
) -> Element:
    """The root of an XML text. Of one that is damaged what can be read, and a finding `into` the list.

    Raises `DelokrugError` office_broken for what is no XML or declares entities.
    """
    for written, usual in renamed:
        data = data.replace(written, usual)
    try:
        root = etree.fromstring(data, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        root = _recovered(data, name, source)
        into.append(damaged(name))
    # Word refuses a document type as well; an entity would be text that nobody sees
    if root.getroottree().docinfo.internalDTD is not None:
        raise broken(source, f"{name} declares entities")
    return root


def _recovered(data: bytes, name: str, source: str) -> Element:
    """What can be read of XML that is damaged or cut short."""
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None  # type: ignore[assignment]
    if root is None or not len(root):
        raise broken(source, f"{name} is no XML")
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def plain(name: str) -> str:
    """The name of a part as `ArchiveParts.names` has it."""
    return name.replace("\\", "/").lstrip("/").lower()


def broken(source: str, reason: str) -> DelokrugError:
    return DelokrugError("office_broken", file=source, reason=reason)


def damaged(name: str = WHOLE) -> Finding:
    """That a part was read as far as that was possible."""
    which = "" if name == WHOLE else f"{name} is damaged; "
    return warning("office_broken", reason=f"{which}what could be read of it was read")


def warning(code: str, **facts: str) -> Finding:
    return Finding("warning", code, CODES[code].format(**facts))
