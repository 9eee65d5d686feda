"""A DOCX as a ZIP archive: bytes in, the parsed XML of the parts that hold text, styles, numbering and notes out.

Nothing that a stranger's file asks for is fetched or expanded: no entities, no network, no more than `MOST_XML_MB`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from delokrug.errors import CODES, DelokrugError
from delokrug.records import Finding

Element = etree._Element

# The text of a 300-page rulebook with tables is 5 to 15 MB of XML. lxml's tree takes about six times its XML.
MOST_XML_MB = 100
# Word's XML shrinks 10 to 40 times, a table of equal rows up to 150 times; a ZIP bomb 1,000 times.
MOST_SHRUNK = 400
LEAST_SHRUNK_MB = 10  # below this no ratio does harm

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# «Strict Open XML» differs in the names of its namespaces only
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)


@dataclass(frozen=True, slots=True)
class Parts:
    """The roots of the parts; None where the document has no such part. `pictures`: whether it holds any."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    pictures: bool
    notes: tuple[Finding, ...]


def docx_parts(data: bytes, *, source: str) -> Parts:
    """Raises `DelokrugError` docx_broken or archive_too_large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise DelokrugError("docx_broken", file=source, reason="its archive cannot be opened") from error
    with archive:
        reader = _Reader(archive, source)
        main = reader.main_part()
        document = reader.root(main)
        if document is None:
            raise DelokrugError("docx_broken", file=source, reason="it has no text part")
        targets = reader.targets(main)
        parts = {
            name: reader.optional(targets.get(name) or posixpath.join(posixpath.dirname(main), f"{name}.xml"))
            for name in ("styles", "numbering", "footnotes", "endnotes")
        }
        if next(document.iter(f"{{{W}}}altChunk"), None) is not None:
            # a whole HTML or Word file inside, which Word takes in when it opens the document
            reader.findings.append(_finding("part_unread", "a file embedded in the text"))
        pictures = any("/media/" in name for name in reader.names)
        return Parts(document, **parts, pictures=pictures, notes=tuple(reader.findings))


class _Reader:
    """Parts of one archive by their names, as long as they stay below the limit together."""

    def __init__(self, archive: zipfile.ZipFile, source: str) -> None:
        self.source = source
        self.findings: list[Finding] = []
        # some writers put backslashes, others a leading slash; part names do not tell capitals apart
        self.names = {_plain(info.filename): info for info in archive.infolist()}
        self._archive = archive
        self._read = 0

    def main_part(self) -> str:
        """«word/document.xml», or whatever the package names («word/document2.xml» in files from SharePoint)."""
        named = self.targets("").get("officeDocument", "")
        return named if named in self.names else "word/document.xml"

    def targets(self, part: str) -> dict[str, str]:
        """Names of the parts that a part («» = the package) refers to, by the last word of the relation's type."""
        folder, name = posixpath.split(part)
        relations = self.optional(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, str] = {}
        for relation in relations if relations is not None else ():
            target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
            if target and relation.get("TargetMode") != "External":
                path = target if target.startswith("/") else posixpath.join(folder, target)
                found.setdefault(kind, _plain(posixpath.normpath(path)))
        return found

    def optional(self, name: str) -> Element | None:
        """The root of a part without which the text can still be read; what is wrong with it is a finding."""
        try:
            return self.root(name)
        except DelokrugError as error:
            if error.code != "docx_broken":
                raise
            self.findings.append(_damaged(name))
            return None

    def root(self, name: str) -> Element | None:
        data = self._bytes(name)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, _parser(recover=False))
        except (etree.XMLSyntaxError, ValueError):
            root = self._recovered(data, name)
        # Word refuses a document type as well; an entity would be text that nobody sees
        if root.getroottree().docinfo.internalDTD is not None:
            raise DelokrugError("docx_broken", file=self.source, reason=f"{name} declares entities")
        return root

    def _recovered(self, data: bytes, name: str) -> Element:
        """What can be read of XML that is damaged or cut short."""
        try:
            root = etree.fromstring(data, _parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            root = None  # type: ignore[assignment]
        if root is None or not len(root):
            raise DelokrugError("docx_broken", file=self.source, reason=f"{name} is no XML")
        self.findings.append(_damaged(name))
        return root

    def _bytes(self, name: str) -> bytes | None:
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
            raise DelokrugError("docx_broken", file=self.source, reason=f"{name} is encrypted or packed in another way")
        try:
            with self._archive.open(info) as part:
                # never without a size: the declared one may be a lie, and what is behind it is not unpacked then
                return part.read(info.file_size + 1)
        except _DAMAGE as error:
            raise DelokrugError("docx_broken", file=self.source, reason=f"{name} cannot be unpacked") from error


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _damaged(name: str) -> Finding:
    return _finding("docx_broken", f"{name} is damaged; what could be read of it was read")


def _finding(code: str, reason: str) -> Finding:
    return Finding("warning", code, CODES[code].format(reason=reason))
