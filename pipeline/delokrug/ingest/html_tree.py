"""An HTML page as a tree: text in, the root element out, without what a browser does not print.

The parser recovers like a browser, fetches nothing and expands no entity of the page's own. Scripts, forms' fields and
what is hidden become empty; what a click opens (accordions, tabs) stays, and tabs give their labels to their panels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree, html

from delokrug.errors import DelokrugError
from delokrug.ingest.web_words import WORDS, words_of

Element = etree._Element

# The longest page seen, an information booklet saved from Word, has 12 MB and 300,000 tags. A tree takes 150 bytes a
# tag and ten passes over a million tags as many seconds.
MOST_MB = 30
MOST_TAGS = 1_000_000
LONGEST_ATTRIBUTE = 1_000  # of `class`, `id` and `style`; what is longer says nothing more

SILENT = frozenset((
    "script", "style", "head", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "select", "textarea", "datalist", "input", "progress", "meter", "map", "area", "link",
    "meta", "title", "base", "applet", "frameset", "noframes", "option", "optgroup", "rp", "rt",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "button",
    "label",
))  # fmt: skip
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_DOCTYPE = re.compile(r"\ufeff?\s*(?:<\?xml[^>]{0,500}>\s*)?<!DOCTYPE[^>\[]{0,2000}\[", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
# libxml2 stops reading, without a word, at the 2,048th element inside another. Such a page is a generator's mistake.
_TAG = re.compile(r"</?([a-z][\w:-]*)[^<>]*>", re.IGNORECASE)

_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I)
_TARGETS = ("aria-controls", "data-target", "data-bs-target", "href", "data-toggle-target")


def html_root(text: str, *, source: str) -> Element:
    """Raises `DelokrugError` html_too_large or html_broken."""
    megabytes = len(text) / 1_000_000
    count = text.count("<")
    if megabytes > MOST_MB or count > MOST_TAGS:
        size = round(megabytes)
        raise DelokrugError("html_too_large", file=source, size=size, count=count, limit=MOST_MB, tags=MOST_TAGS)
    text = _without_subset(text.replace("\0", ""))
    root = _parsed(text)
    if root is None:  # nested too deeply: the same words in paragraphs
        root = _parsed(_TAG.sub(_flat, text))
    if root is None:
        raise DelokrugError("html_broken", file=source, reason="no text could be read")
    revealed = _revealed(root)
    _emptied([one for one in root.iter(etree.Element) if _unprinted(one, revealed)])
    _label_panels(root)
    for foot in list(root.iter("tfoot")):  # which older pages wrote before the rows that it stands below
        table = foot.getparent()
        if table is not None and table.tag == "table":
            table.append(foot)
    return root


def block(element: Element) -> bool:
    """Whether it begins a line of its own."""
    return element.tag in BLOCKS


def classes(element: Element) -> frozenset[str]:
    """The words of its `class` and `id`."""
    return words_of(f"{element.get('class', '')[:LONGEST_ATTRIBUTE]} {element.get('id', '')[:LONGEST_ATTRIBUTE]}")


def emptied(elements: Iterable[Element]) -> None:
    """Take the elements' contents away; a block still parts what stands around it."""
    _emptied(elements)


def plain_text(element: Element, *, most: int = 1000) -> str:
    """Its text in one line, cut after about so many characters."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(str(piece))
        length += len(piece)
        if length > most:
            break
    return " ".join("".join(pieces).split())


def _without_subset(text: str) -> str:
    """The text without a document type that declares entities, which the parser of HTML takes for text."""
    declared = _DOCTYPE.match(text)
    end = _SUBSET_END.search(text, declared.end()) if declared else None
    return text[end.end() :] if end else text


def _parsed(text: str) -> Element | None:
    """The root; None where there is none, or where the parser gave up before the end."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    given_up = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return None if given_up else root


def _flat(tag: re.Match[str]) -> str:
    """What stands for a tag where nothing may stand inside another: a rule for a block."""
    name = tag[1].lower()
    if name in SILENT or name in ("p", "br", "html", "body", *HEADINGS):
        return tag[0]
    return "<hr>" if name in BLOCKS else ""


def _emptied(elements: Iterable[Element]) -> None:
    for element in elements:
        tag = "hr" if element.tag in BLOCKS else "wbr"
        tail = element.tail
        element.clear()
        element.tail = tail
        element.tag = tag


def _unprinted(element: Element, revealed: frozenset[str]) -> bool:
    tag = str(element.tag)
    if tag in SILENT:
        return True
    if tag == "button" or (tag == "a" and element.get("role") == "button"):
        return not _opens(element)
    concealed = (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")[:LONGEST_ATTRIBUTE]))
    )
    if not concealed:
        return False
    panel = element.get("role") == "tabpanel" or element.get("id", "") in revealed or WORDS.panels & classes(element)
    return not panel


def _opens(button: Element) -> bool:
    """Whether a button is the title of a panel that it opens."""
    if button.get("aria-expanded") or button.get("aria-controls") or WORDS.panels & classes(button):
        return True
    return any(parent.tag in (*HEADINGS, "summary", "dt") for parent in button.iterancestors())


def _revealed(root: Element) -> frozenset[str]:
    """The ids that a button or a link on the page opens."""
    found = (one.get(name, "") for one in root.iter("a", "button", "div", "span", "li", "h2", "h3", "h4", "label")
             for name in _TARGETS)  # fmt: skip
    return frozenset(target.lstrip("#") for target in found if target and (target[0] == "#" or "/" not in target))


def _label_panels(root: Element) -> None:
    """The labels of tabs become headings of what they open, which has often no other."""
    lists = [one for one in root.iter(etree.Element) if one.get("role") == "tablist" or WORDS.tablists & classes(one)]
    if not lists:
        return
    by_id = {one.get("id", ""): one for one in root.iter(etree.Element) if one.get("id")}
    for tabs in lists:
        opened = [(label, panel) for label, target in _tabs(tabs) if (panel := by_id.get(target)) is not None]
        for label, panel in opened:
            if not plain_text(panel, most=2 * len(label)).startswith(label):
                heading = etree.Element("h3")
                heading.text, heading.tail, panel.text = label, panel.text, None
                panel.insert(0, heading)
        if opened:
            _emptied([tabs])


def _tabs(tabs: Element) -> Iterator[tuple[str, str]]:
    """Label and id of what it opens, of each tab."""
    for one in tabs.iter("a", "button", "li", "div"):
        targets = (one.get(name, "").lstrip("#") for name in _TARGETS)
        target = next(filter(None, targets), "")
        if target:
            yield plain_text(one), target
