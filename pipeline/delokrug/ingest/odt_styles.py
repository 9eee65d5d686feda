"""Styles of an OpenDocument text: font size and weight, hidden text, the list of a paragraph style.

In: the groups of styles. Out: a `Look` for a paragraph, or for a run inside a look.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from delokrug.ingest.archive_parts import Element
from delokrug.ingest.odt_parts import q
from delokrug.ingest.printing import Look

# A chain of styles that is based on itself is damaged; LibreOffice's own chains have at most ten.
DEEPEST = 20
# Below and above these sizes nothing can be read, and percentages of percentages would grow without end.
SIZES = (1.0, 1000.0)


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what it sets itself, None where it leaves it to its parent. `scale`: the size as a share of that."""

    parent: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    scale: float = 1.0
    list_style: str | None = None


class Styles:
    """Every style of a document by its family («paragraph», «text») and name."""

    def __init__(self, groups: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self._default = Style()
        self._looks: dict[str, Look] = {}
        self._runs: dict[tuple[Look, str], Look] = {}
        for group in groups:
            for element in group.iterfind(q("style:style")):
                key = element.get(q("style:family"), ""), element.get(q("style:name"), "")
                self._styles[key] = _style(element)
            for element in group.iterfind(q("style:default-style")):
                if element.get(q("style:family")) == "paragraph":
                    self._default = _style(element)

    def paragraph(self, name: str) -> Look:
        """How a paragraph of this style looks."""
        if name not in self._looks:
            look = _changed(Look(), self._default)
            for style in reversed(self._chain("paragraph", name)):
                look = _changed(look, style)
            self._looks[name] = look
        return self._looks[name]

    def run(self, outer: Look, name: str) -> Look:
        """How a run of this style looks inside a text that looks like `outer`."""
        key = outer, name
        if key not in self._runs:
            look = outer
            for style in reversed(self._chain("text", name)):
                look = _changed(look, style)
            self._runs[key] = look
        return self._runs[key]

    def bold(self, name: str) -> bool | None:
        """Whether a text style is bold; None where it does not say."""
        return next((style.bold for style in self._chain("text", name) if style.bold is not None), None)

    def list_of(self, name: str) -> str:
        """The list style of a paragraph style, "" for none."""
        chain = self._chain("paragraph", name)
        return next((style.list_style for style in chain if style.list_style is not None), "")

    def _chain(self, family: str, name: str) -> list[Style]:
        """The style and those it is based on, nearest first."""
        found: list[Style] = []
        while (style := self._styles.get((family, name))) is not None and len(found) < DEEPEST:
            found.append(style)
            name = style.parent
        return found


def _style(element: Element) -> Style:
    text = element.find(q("style:text-properties"))
    weight = text.get(q("fo:font-weight")) if text is not None else None
    display = text.get(q("text:display")) if text is not None else None
    size, scale = _size(text.get(q("fo:font-size"), "") if text is not None else "")
    return Style(
        parent=element.get(q("style:parent-style-name"), ""),
        bold=None if weight is None else weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        hidden=None if display is None else display == "none",
        size=size,
        scale=scale,
        list_style=element.get(q("style:list-style-name")),
    )


def _size(text: str) -> tuple[float | None, float]:
    """Size in points and scale of «12pt», «0.5cm» or «80%»."""
    for unit, points in (("pt", 1.0), ("cm", 72 / 2.54), ("mm", 7.2 / 2.54), ("in", 72.0), ("%", 0.01)):
        if text.endswith(unit):
            try:
                value = float(text.removesuffix(unit)) * points
            except ValueError:
                break
            return (None, value) if unit == "%" else (value, 1.0)
    return None, 1.0


def _changed(outer: Look, style: Style) -> Look:
    size = outer.size if style.size is None else style.size
    if size is not None:
        size = round(size * style.scale, 2)
        if not SIZES[0] <= size <= SIZES[1]:
            size = outer.size
    return outer.changed(bold=style.bold, hidden=style.hidden, size=size)
