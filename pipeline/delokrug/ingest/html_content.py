"""The content of a web page: its tree in, the same tree without menus, trails, banners and other surroundings.

The part with most of the text that is no link is the content. Inside it only what surely is something else goes, so
that no list item, heading or cell of it is lost; outside it only titles stay, and what is prose itself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from delokrug.ingest.html_tree import HEADINGS, Element, block, classes, emptied, plain_text
from delokrug.ingest.web_words import WORDS

# A part with that share of all unlinked letters is the content or a wrapper around it, whatever its class says.
WRAPPER = 0.3
# The content is looked for inside a part while one of its parts has nearly all of its text.
NEARLY_ALL = 0.85
# An unnamed part beside the content with this share of its text is content, too (a second column).
PROSE = 0.15
# Telephone numbers and addresses below a heading «Контакт»: more letters than these are prose.
LONGEST_CONTACT = 600
# Elements below such a heading that are looked at: a column of news has ten or twenty.
MOST_BELOW = 100
MOST_SECTIONS = 200

_CONTAINERS = frozenset(
    ("div", "section", "article", "main", "form", "center", "td", "tr", "tbody", "table", "body", "fieldset", "span",
     "font", "dl")
)  # fmt: skip
_LISTS = frozenset(("menu", "nav", "navigation", "submenu", "meni", "navigacija"))
_ENDS = frozenset(("contact", "kontakt", "footer", "podnozje", "colophon", "copyright"))
_OWNED = re.compile(r"©|copyright|сва права|sva prava", re.IGNORECASE)
_ROLES_NEVER = frozenset(("navigation", "search", "dialog", "alertdialog", "contentinfo", "menu", "menubar"))
_ROLES_BESIDE = frozenset(("banner", "complementary"))
_REACHED = re.compile(r"\+?\d[\d\s/()-]{5,}\d|\S@\S|\[at\]")  # a telephone number or an address for mail


@dataclass(slots=True)
class _Count:
    """Of what stands inside an element: letters, those in links to other pages, and how many such links."""

    letters: int = 0
    linked: int = 0
    links: int = 0

    @property
    def unlinked(self) -> int:
        return self.letters - self.linked

    @property
    def link_share(self) -> float:
        return self.linked / self.letters if self.letters else 0.0


_Counts = dict[Element, _Count]


def keep_content(root: Element) -> None:
    """Empty what is no content."""
    body = root.find("body")
    body = root if body is None else body
    counts = _counted(body)
    total = counts[body].unlinked
    emptied([one for one in body.iter(etree.Element) if one is not body and _never(one, counts, total)])
    counts = _counted(body)
    core = _core(body, counts)
    _clear_outside(body, core, counts)
    emptied([one for one in core.iter(etree.Element) if one is not core and _foreign(one, counts)])
    emptied(list(_sections(body, counts)))


def _counted(body: Element) -> _Counts:
    counts: _Counts = {}
    inside_link = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            count = counts[element] = _Count()
            inside_link += _is_link(element)
            count.links = int(_is_link(element))
            _add(count, element.text, inside_link)
        else:
            inside_link -= _is_link(element)
            parent = element.getparent()
            if parent is not None and parent in counts:
                above, count = counts[parent], counts[element]
                above.letters += count.letters
                above.linked += count.linked
                above.links += count.links
                _add(above, element.tail, inside_link)
    return counts


def _add(count: _Count, text: str | None, inside_link: int) -> None:
    letters = len(text.strip()) if text else 0
    count.letters += letters
    count.linked += letters if inside_link else 0


def _is_link(element: Element) -> bool:
    # a link inside the page is a table of contents, an accordion or a footnote
    return element.tag == "a" and bool(element.get("href")) and not element.get("href", "").startswith("#")


def _never(element: Element, counts: _Counts, total: int) -> bool:
    """Whether it is a menu, a trail, a notice on cookies and the like, wherever it stands."""
    if not block(element) or element.tag in ("html", "body", "main", "article", *HEADINGS):
        return False
    words = classes(element)
    if WORDS.notices & words:
        return not _holds_title(element)
    if element.tag == "nav" or element.get("role", "") in _ROLES_NEVER or (WORDS.never & words):
        count = counts[element]
        wrapper = count.unlinked >= WRAPPER * total and count.link_share < 0.5
        return not (wrapper or _holds_title(element) or (WORDS.never & words <= _LISTS and _announced(element)))
    return False


def _announced(element: Element) -> bool:
    """Whether a list of links inside the content stands below a title or a colon: the units, each with its own page."""
    above = element.getprevious()
    if above is None or not (above.tag in HEADINGS or plain_text(above).endswith(":")):
        return False
    for parent in element.iterancestors():
        words = classes(parent)
        if parent.tag in ("main", "article") or parent.get("role") == "main":
            return True
        if parent.tag in ("aside", "header", "footer", "nav") or words & (WORDS.beside | WORDS.never):
            return False
        if words & WORDS.content:
            return True
    return False


def _holds_title(element: Element) -> bool:
    return next(element.iter("h1", "main", "article"), None) is not None


def _beside(element: Element, counts: _Counts) -> bool:
    """Whether it looks like what stands around the content."""
    if element.tag in ("nav", "aside", "footer", "header") or element.get("role", "") in _ROLES_BESIDE:
        return True
    count = counts[element]
    return bool(WORDS.beside & classes(element)) or (count.links > 2 and count.link_share > 0.5)


def _core(body: Element, counts: _Counts) -> Element:
    """The smallest part that has nearly all of the content."""
    marked = [one for one in body.iter(etree.Element) if one.tag == "main" or one.get("role") == "main"]
    articles = list(body.iter("article"))
    named = [
        one for one in body.iter("div", "section", "td", "table", "form")
        if WORDS.content & classes(one) and not WORDS.beside & classes(one)
    ]  # fmt: skip
    for candidates in (marked, articles if len(articles) == 1 else [], named):
        best = max(candidates, key=lambda one: (counts[one].unlinked, counts[one].letters), default=None)
        if best is not None and _weighty(counts[best], counts[body]):
            return best if candidates is marked else _outer(_inner(best, counts), body, counts)
    return _inner(body, counts)


def _weighty(part: _Count, whole: _Count) -> bool:
    # a page may be nothing but a list of links to the pages of units
    return part.unlinked >= 0.5 * whole.unlinked or (part.unlinked < 200 and part.letters >= 0.3 * whole.letters)


def _inner(element: Element, counts: _Counts) -> Element:
    while True:
        parts = [one for one in element if one in counts and one.tag in _CONTAINERS]
        best = max(parts, key=lambda one: counts[one].unlinked, default=None)
        if best is None or counts[best].unlinked < NEARLY_ALL * counts[element].unlinked or counts[best].unlinked == 0:
            return element
        if any(_matters(one, counts) for one in element if one is not best and one in counts):
            return element
        element = best


def _outer(element: Element, body: Element, counts: _Counts) -> Element:
    """The part that holds it together with what stands beside it and may belong to it."""
    found = element
    while element is not body and (parent := element.getparent()) is not None and parent in counts:
        if any(_matters(one, counts) for one in parent if one is not element and one in counts):
            found = parent
        element = parent
    return found


def _matters(element: Element, counts: _Counts) -> bool:
    """Whether a neighbour of the greatest part may belong to the content: it has a heading or some words."""
    if _beside(element, counts):
        return False
    headed = element.tag in HEADINGS or next(element.iter(*HEADINGS), None) is not None
    return (headed and counts[element].letters > 0) or counts[element].unlinked >= 40


def _clear_outside(body: Element, core: Element, counts: _Counts) -> None:
    titled = next((one for one in core.iter("h1") if plain_text(one)), None) is not None
    path = {core, *core.iterancestors()}
    element = body
    while element is not core:
        following = element
        for one in list(element):
            if one in path:
                following = one
            elif one in counts:
                _clear_neighbour(one, counts, core, titled=titled)
        if following is element:
            return
        element = following


def _clear_neighbour(element: Element, counts: _Counts, core: Element, *, titled: bool) -> None:
    if next(element.iter("main"), None) is not None:  # what says so is content, however short it is
        return
    if not _beside(element, counts) and counts[element].unlinked >= max(PROSE * counts[core].unlinked, 40):
        return
    if _is_title(element):
        if titled:
            emptied([element])
        return
    titles = [] if titled or element.tag == "footer" else [one for one in element.iter(etree.Element) if _is_title(one)]
    outer = [one for one in titles if not any(parent in titles for parent in one.iterancestors())]
    emptied([element])
    if outer:
        element.tag = "div"
        element.extend(outer)
        for one in outer:
            one.tail = None


def _is_title(element: Element) -> bool:
    return element.tag == "h1" or bool(WORDS.titles & classes(element))


def _foreign(element: Element, counts: _Counts) -> bool:
    """Whether a part of the content is none: links to other pages under a name that says so, telephone numbers."""
    if not block(element) or element not in counts or element.tag in ("article", "main", "li", *HEADINGS):
        return False
    count, words = counts[element], classes(element)
    if count.links and count.linked == count.letters < 200 and _serves(element):
        return True
    named = element.tag in ("aside", "footer") or bool(WORDS.beside & words)
    if not named or _holds_title(element):
        return False
    if count.links and count.link_share > 0.5:
        return True
    if count.letters > LONGEST_CONTACT or not (element.tag == "footer" or words & _ENDS):
        return False
    text = plain_text(element)
    return bool(_REACHED.search(text) or _OWNED.search(text))


def _serves(element: Element) -> bool:
    """Whether all of its links are buttons of the page («Штампај», «Назад»)."""
    texts = [plain_text(one, most=60).lower() for one in element.iter("a")]
    return all(text in WORDS.utility for text in texts if text)


def _headings(body: Element) -> Iterator[tuple[Element, str]]:
    """The headings over what may be no content, and their words."""
    for heading in body.iter(*HEADINGS, "strong", "b", "dt", "summary"):
        title = plain_text(heading, most=60).strip(" :–-").lower()
        if title in WORDS.contact or title in WORDS.elsewhere:
            yield heading, title


def _sections(body: Element, counts: _Counts) -> Iterator[Element]:
    """Headings over telephone numbers or links to other pages, and what stands below them."""
    for heading, title in itertools.islice(_headings(body), MOST_SECTIONS):
        top, below = _below(heading)
        if title in WORDS.contact:
            below = list(itertools.takewhile(_contacts, below))
        letters = sum(counts[one].letters for one in below if one in counts)
        linked = sum(counts[one].linked for one in below if one in counts)
        text = " ".join(plain_text(one) for one in below)
        if title in WORDS.contact:
            foreign = letters <= LONGEST_CONTACT and (not below or bool(_REACHED.search(text)))
        else:
            foreign = linked > 0.5 * letters
        if foreign:
            yield top
            yield from below


def _contacts(element: Element) -> bool:
    """Whether it holds a telephone number, an address, or a few plain words like the name of a street."""
    text = plain_text(element)
    if _REACHED.search(text):
        return True
    return len(text) <= 80 and next(element.iter("b", "strong", "ul", "ol", "table"), None) is None


def _below(heading: Element) -> tuple[Element, list[Element]]:
    """The outermost element that is nothing but the heading, and its neighbours to the next heading of that level."""
    top = heading
    while (parent := top.getparent()) is not None and plain_text(parent, most=120) == plain_text(heading, most=120):
        top = parent
    level = str(heading.tag)
    below: list[Element] = []
    for one in itertools.islice(top.itersiblings(), MOST_BELOW):
        inner = one if one.tag in HEADINGS else next(one.iter(*HEADINGS), None)
        if inner is not None and (level not in HEADINGS or str(inner.tag) <= level):
            break
        if isinstance(one.tag, str):
            below.append(one)
    return top, below
