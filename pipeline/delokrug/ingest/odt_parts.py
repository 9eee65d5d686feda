"""The parts of an OpenDocument text, packed (ODT) or flat (FODT): bytes in, parsed XML of content and styles out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from delokrug.errors import DelokrugError
from delokrug.ingest.archive_parts import MOST_XML_MB, WHOLE, ArchiveParts, Element, broken, warning, xml_root
from delokrug.records import Finding

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "office": f"{_OASIS}office:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "style": f"{_OASIS}style:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# Pictures in a flat file: base64 of any size, which nobody reads here
_BINARY = re.compile(rb"<office:binary-data\b[^>]*>[^<]*</office:binary-data>")


@dataclass(frozen=True, slots=True)
class Parts:
    """`styles` is None where the file has none of its own. `pictures`: whether it holds any."""

    content: Element
    styles: Element | None
    pictures: bool
    notes: tuple[Finding, ...]

    @property
    def text(self) -> Element | None:
        """The element that holds what is printed."""
        return self.content.find(f"{q('office:body')}/{q('office:text')}")

    def style_groups(self) -> list[Element]:
        """The groups of styles that count for the content, common ones first.

        The automatic styles of the styles part are those of headers and footers, under the same names.
        """
        roots = [root for root in (self.styles, self.content) if root is not None]
        common = [group for root in roots for group in root.iterfind(q("office:styles"))]
        return [*common, *self.content.iterfind(q("office:automatic-styles"))]


def q(name: str) -> str:
    """«text:p» as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def odt_parts(data: bytes, *, source: str) -> Parts:
    """Raises `DelokrugError` office_broken, odt_encrypted, archive_too_large or file_too_large."""
    return _packed(data, source) if data.startswith(b"PK") else _flat(data, source)


def _packed(data: bytes, source: str) -> Parts:
    with ArchiveParts(data, source=source) as archive:
        manifest = archive.data("meta-inf/manifest.xml") or b""
        if b"encryption-data" in manifest or "encrypted-package" in archive.names:
            raise DelokrugError("odt_encrypted", file=source)
        content = archive.root("content.xml")
        if content is None:
            raise broken(source, "it has no text part")
        styles = archive.optional("styles.xml")
        pictures = any(name.startswith("pictures/") for name in archive.names)
        return _checked(Parts(content, styles, pictures, tuple(archive.findings)), source)


def _flat(data: bytes, source: str) -> Parts:
    text = _BINARY.sub(b"", data).lstrip()
    megabytes = len(text) / 1_000_000
    if megabytes > MOST_XML_MB:
        raise DelokrugError("file_too_large", file=source, size=round(megabytes), limit=MOST_XML_MB)
    findings: list[Finding] = []
    root = xml_root(text, WHOLE, source=source, into=findings)
    return _checked(Parts(root, None, b"<office:binary-data" in data, tuple(findings)), source)


def _checked(parts: Parts, source: str) -> Parts:
    if parts.text is None:
        raise broken(source, "it has no text part")
    if next(parts.text.iter(q("draw:object"), q("draw:object-ole")), None) is None:
        return parts
    unread = warning("part_unread", reason="an object (formula, chart or sheet) in the text")
    return replace(parts, notes=(*parts.notes, unread))
