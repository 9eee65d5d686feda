"""Automatic numbering of a DOCX: «Члан 5.», «1.1.», «а)», which Word prints but no text part holds.

In: the numbering part, the styles, and the list properties of each paragraph in reading order. Out: each paragraph's
label. Counters belong to the abstract list: two lists made from one go on counting, unless one says where it starts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from delokrug.ingest.archive_parts import Element
from delokrug.ingest.docx_styles import Styles, number, q, switch, value
from delokrug.ingest.labels import LATIN, RUSSIAN, Label, bullet, capital, doubled, roman

LEVELS = 9
# What is longer than Word allows is no label but an attempt to fill the memory.
LONGEST_PATTERN = 200
MOST_LINKS = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `pattern`: «Члан %1.», «%1.%2.»; `restart`: the level (from 1) that starts it anew."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None  # None = any higher level, 0 = none
    style: str = ""
    glued: bool = False  # nothing between the label and the text
    legal: bool = False  # every number of the pattern in digits
    hidden: bool = False
    bold: bool | None = None


@dataclass(slots=True)
class _Counters:
    """Where an abstract list stands: level → its last number. `begun`: what lists have used their own start."""

    values: dict[int, int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The lists of one document and where they stand. `label` must be asked once a paragraph, in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        elements = list(root) if root is not None else []
        self._abstract = {one.get(q("abstractNumId"), ""): one for one in elements if one.tag == q("abstractNum")}
        self._lists = {one.get(q("numId"), ""): one for one in elements if one.tag == q("num")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, _Counters] = {}

    def label(self, properties: Element | None) -> Label:
        """The label of a paragraph with these properties (`w:pPr`), and the counters moved on."""
        list_id, level = self._place(properties)
        levels = self._levels_of(list_id) if list_id not in ("", "0") else {}
        if level not in levels:
            return Label()
        abstract_id = self._abstract_id(list_id)
        values = self._counted(self._counters.setdefault(abstract_id, _Counters()), list_id, level, levels)
        return _label(levels, level, values)

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """The paragraph's list and level: its own, otherwise those of its style."""
        own = properties.find(q("numPr")) if properties is not None else None
        style_id = value(properties, "pStyle") or self._styles.default_paragraph
        list_id, level = value(own, "numId"), number(own, "ilvl")
        if list_id is None:
            list_id, styled = self._styles.list_of(style_id)
            if level is None:
                level = self._style_level(list_id, style_id) if styled is None else styled
        return list_id, min(max(level or 0, 0), LEVELS - 1)

    def _style_level(self, list_id: str, style_id: str) -> int | None:
        """The level that names the style, or one of those it is based on, as its own."""
        tied = {level.style: index for index, level in self._levels_of(list_id).items() if level.style}
        return next((tied[one] for one in self._styles.chain(style_id) if one in tied), None)

    def _abstract_id(self, list_id: str, seen: frozenset[str] = frozenset()) -> str:
        """The abstract list behind a list, through list styles («numStyleLink») where there are any."""
        abstract_id = value(self._lists.get(list_id), "abstractNumId") or ""
        linked = value(self._abstract.get(abstract_id), "numStyleLink")
        if not linked or list_id in seen or len(seen) > MOST_LINKS:
            return abstract_id
        target, _ = self._styles.list_of(linked)
        return self._abstract_id(target, seen | {list_id}) if target in self._lists else abstract_id

    def _levels_of(self, list_id: str) -> dict[int, Level]:
        if list_id not in self._levels:
            abstract = self._abstract.get(self._abstract_id(list_id))
            levels = {} if abstract is None else {_index(one): _level(one) for one in abstract.iterfind(q("lvl"))}
            for override in self._overrides(list_id):
                index, changed, start = _index(override), override.find(q("lvl")), number(override, "startOverride")
                if changed is not None:
                    levels[index] = _level(changed)
                if start is not None and index in levels:
                    levels[index] = replace(levels[index], start=start)
            self._levels[list_id] = levels
        return self._levels[list_id]

    def _overrides(self, list_id: str) -> list[Element]:
        element = self._lists.get(list_id)
        return [] if element is None else element.findall(q("lvlOverride"))

    def _counted(self, counters: _Counters, list_id: str, level: int, levels: dict[int, Level]) -> dict[int, int]:
        """The list's numbers after one more paragraph at the level."""
        values = counters.values
        if (list_id, level) not in counters.begun:
            counters.begun.add((list_id, level))
            starts = {_index(one) for one in self._overrides(list_id) if one.find(q("startOverride")) is not None}
            if level in starts:
                values.pop(level, None)
        values[level] = values[level] + 1 if level in values else levels[level].start
        for deeper in [one for one in values if one > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del values[deeper]
        for higher in range(level):
            # «1.1.» where no «1.» stands above: Word and LibreOffice print the start, and go on after it
            if higher not in values and higher in levels:
                values[higher] = levels[higher].start
        return values


def _index(element: Element) -> int:
    try:
        return int(element.get(q("ilvl"), "0"))
    except ValueError:
        return 0


def _level(element: Element) -> Level:
    run = element.find(q("rPr"))
    start = number(element, "start")
    return Level(
        start=0 if start is None else start,
        form=_form(element),
        pattern=(value(element, "lvlText") or "")[:LONGEST_PATTERN],
        restart=number(element, "lvlRestart"),
        style=value(element, "pStyle") or "",
        glued=value(element, "suff") == "nothing",
        legal=switch(element, "isLgl") or False,
        hidden=switch(run, "vanish") or False,
        bold=switch(run, "b"),
    )


def _form(element: Element) -> str:
    """The form of number: «decimal», «russianLower», …, or a pattern of digits («001») of Word 2010 and later."""
    for form in element.iter(q("numFmt")):
        if form.get(q("val")) == "custom":
            return (form.get(q("format")) or "decimal").split(",")[0].strip()
        return form.get(q("val")) or "decimal"
    return "decimal"


def _label(levels: dict[int, Level], level: int, values: dict[int, int]) -> Label:
    printed = levels[level]
    if printed.hidden:
        return Label()
    if printed.form == "bullet":
        return Label(bullet(printed.pattern) + " ", bullet=True, bold=printed.bold) if printed.pattern else Label()

    def number_at(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        form = levels[index].form if index in levels else "decimal"
        if printed.legal and form not in ("none", "bullet"):
            form = "decimal"
        return numeral(values[index], form) if index in values else ""

    text = re.sub(r"%([1-9])", number_at, printed.pattern).strip()
    return Label(text + ("" if printed.glued else " "), bold=printed.bold) if text else Label()


def numeral(value: int, form: str) -> str:
    """A number in one of Word's forms; in digits where the form is not known.

    >>> numeral(4, "upperRoman"), numeral(5, "russianLower"), numeral(28, "lowerLetter"), numeral(7, "001")
    ('IV', 'д', 'bb', '007')
    """
    if form in ("none", "bullet"):
        return ""
    if re.fullmatch(r"0{0,5}1", form):
        return str(value).zfill(len(form))
    known = _NUMERALS.get(form)
    return known(value) if known and value > 0 else str(value)


_NUMERALS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "lowerRoman": roman,
    "upperRoman": capital(roman),
    "lowerLetter": doubled(LATIN),
    "upperLetter": capital(doubled(LATIN)),
    "russianLower": doubled(RUSSIAN),
    "russianUpper": capital(doubled(RUSSIAN)),
    "ordinal": lambda value: f"{value}.",  # «1.» in Serbian Word, «1st» in English
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "numberInDash": lambda value: f"- {value} -",
}
