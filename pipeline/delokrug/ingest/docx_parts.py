"""The parts of a DOCX: bytes in, the parsed XML of those that hold text, styles, numbering and notes out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from delokrug.ingest.archive_parts import ArchiveParts, Element, broken, plain, warning
from delokrug.records import Finding

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# «Strict Open XML» differs in the names of its namespaces only
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


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
    """Raises `DelokrugError` office_broken or archive_too_large."""
    with ArchiveParts(data, source=source, renamed=_STRICT) as archive:
        main = _main_part(archive)
        document = archive.root(main)
        if document is None:
            raise broken(source, "it has no text part")
        targets = _targets(archive, main)
        parts = {
            name: archive.optional(targets.get(name) or posixpath.join(posixpath.dirname(main), f"{name}.xml"))
            for name in ("styles", "numbering", "footnotes", "endnotes")
        }
        if next(document.iter(f"{{{W}}}altChunk"), None) is not None:
            # a whole HTML or Word file inside, which Word takes in when it opens the document
            archive.findings.append(warning("part_unread", reason="a file embedded in the text"))
        pictures = any("/media/" in name for name in archive.names)
        return Parts(document, **parts, pictures=pictures, notes=tuple(archive.findings))


def _main_part(archive: ArchiveParts) -> str:
    """«word/document.xml», or whatever the package names («word/document2.xml» in files from SharePoint)."""
    named = _targets(archive, "").get("officeDocument", "")
    return named if named in archive.names else "word/document.xml"


def _targets(archive: ArchiveParts, part: str) -> dict[str, str]:
    """Names of the parts that a part («» = the package) refers to, by the last word of the relation's type."""
    folder, name = posixpath.split(part)
    relations = archive.optional(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, str] = {}
    for relation in relations if relations is not None else ():
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        if target and relation.get("TargetMode") != "External":
            path = target if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(kind, plain(posixpath.normpath(path)))
    return found
