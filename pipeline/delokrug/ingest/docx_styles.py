"""Styles of a DOCX: which font size and weight a run has, whether it is hidden, which list a paragraph style is in.

In: the root of the styles part and the properties of a paragraph or run. Out: a `Look`, or the style's list.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from delokrug.ingest.archive_parts import Element
from delokrug.ingest.docx_parts import W
from delokrug.ingest.printing import Look

# A chain of styles that is based on itself is damaged; Word's own chains have at most ten.
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style: the properties it sets itself, None where it leaves them to its parent."""

    parent: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    list_id: str | None = None
    level: int | None = None


def q(name: str) -> str:
    """The name in WordprocessingML's namespace, as lxml writes it."""
    return f"{{{W}}}{name}"


VAL = q("val")


def value(parent: Element | None, name: str) -> str | None:
    """`w:val` of a child, None where there is no such child."""
    child = parent.find(q(name)) if parent is not None else None
    return None if child is None else child.get(VAL, "")


def number(parent: Element | None, name: str) -> int | None:
    """`w:val` of a child as a number, None where there is none."""
    text = value(parent, name)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switch(parent: Element | None, name: str) -> bool | None:
    """An on/off property: on when it stands there, unless it says that it is off."""
    text = value(parent, name)
    return None if text is None else text not in ("0", "false", "off", "none")


def size_of(properties: Element | None) -> float | None:
    half_points = value(properties, "sz")
    try:
        return float(half_points) / 2 if half_points else None
    except ValueError:
        return None


@dataclass(slots=True)
class Styles:
    """Every style of a document by its id. `default_*`: what counts where a paragraph names no style."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str = ""
    default: Style = Style()
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def chain(self, style_id: str) -> list[str]:
        """The style and those it is based on, nearest first."""
        found: list[str] = []
        while style_id in self.by_id and style_id not in found and len(found) < DEEPEST:
            found.append(style_id)
            style_id = self.by_id[style_id].parent
        return found

    def look(self, properties: Element | None, paragraph_style: str) -> Look:
        """How a run looks: its own properties (`w:rPr`), then its character style, then the paragraph's style."""
        styled = self._styled(value(properties, "rStyle") or "", paragraph_style)
        if properties is None:
            return styled
        return styled.changed(
            bold=switch(properties, "b"), hidden=switch(properties, "vanish"), size=size_of(properties)
        )

    def _styled(self, run_style: str, paragraph_style: str) -> Look:
        key = run_style, paragraph_style
        if key not in self._looks:
            run = [self.by_id[one] for one in self.chain(run_style)]
            paragraph = [self.by_id[one] for one in self.chain(paragraph_style or self.default_paragraph)]
            sizes = [style.size for style in (*run, *paragraph, self.default) if style.size]
            self._looks[key] = Look(
                bold=_switched([s.bold for s in run], [s.bold for s in paragraph], self.default.bold),
                hidden=_switched([s.hidden for s in run], [s.hidden for s in paragraph], self.default.hidden),
                size=sizes[0] if sizes else None,
            )
        return self._looks[key]

    def list_of(self, style_id: str) -> tuple[str, int | None]:
        """The id of the list a paragraph style puts its paragraphs in ("" for none) and the level it names."""
        styles = [self.by_id[one] for one in self.chain(style_id or self.default_paragraph)]
        list_id = next((style.list_id for style in styles if style.list_id is not None), "")
        return list_id, next((style.level for style in styles if style.level is not None), None)


def styles_of(root: Element | None) -> Styles:
    """The styles of a styles part; none for a document without one."""
    styles = Styles()
    if root is None:
        return styles
    defaults = root.find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}")
    styles.default = Style(bold=switch(defaults, "b"), hidden=switch(defaults, "vanish"), size=size_of(defaults))
    for element in root.iterfind(q("style")):
        style_id = element.get(q("styleId"), "")
        styles.by_id.setdefault(style_id, _style(element))
        if element.get(q("type")) == "paragraph" and element.get(q("default")) in ("1", "true", "on"):
            styles.default_paragraph = style_id
    return styles


def _style(element: Element) -> Style:
    run, list_properties = element.find(q("rPr")), element.find(f"{q('pPr')}/{q('numPr')}")
    return Style(
        parent=value(element, "basedOn") or "",
        bold=switch(run, "b"),
        hidden=switch(run, "vanish"),
        size=size_of(run),
        list_id=value(list_properties, "numId"),
        level=number(list_properties, "ilvl"),
    )


def _switched(run: list[bool | None], paragraph: list[bool | None], default: bool | None) -> bool:
    """A switch as styles set it: a bold character style inside a bold paragraph style is plain again."""
    nearest = [next((one for one in chain if one is not None), None) for chain in (run, paragraph)]
    return bool(default) if nearest == [None, None] else nearest.count(True) == 1
