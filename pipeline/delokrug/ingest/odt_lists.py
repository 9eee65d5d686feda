"""Automatic numbering of an OpenDocument text: «Члан 5.», «1.1.», «а)», which no text holds.

In: the list styles, and where each paragraph stands in its list, in reading order. Out: each paragraph's label. Each
list counts for itself, unless it says that it goes on where another one ended; headings count together as the outline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from delokrug.ingest.archive_parts import Element
from delokrug.ingest.labels import BULLET, LATIN, RUSSIAN, SERBIAN, Label, bullet, capital, combined, doubled, roman
from delokrug.ingest.odt_parts import q
from delokrug.ingest.odt_styles import Styles

LEVELS = 10
# What is longer is no label but an attempt to fill the memory.
LONGEST = 200
OUTLINE = " outline"  # the key of the headings' list: no name of a style begins with a space

_LEVELS = {
    q("text:list-level-style-number"): "number",
    q("text:outline-level-style"): "number",
    q("text:list-level-style-bullet"): "bullet",
    q("text:list-level-style-image"): "image",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style. `pattern`: «Члан %1%.», "" where prefix, numbers and suffix make the label."""

    start: int = 1
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1  # how many levels' numbers are printed
    pattern: str = ""
    bullet: str = ""
    glued: bool = False  # nothing between the label and the text
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: which list counts, how it looks, how deep (from 0), and a number it sets anew."""

    key: str
    style: str
    level: int
    start: int | None = None
    silent: bool = False  # a further paragraph of an item, or a list's header: no label, no count


class Lists:
    """The lists of one document and where they stand. `label` must be asked once a paragraph, in reading order."""

    def __init__(self, groups: Iterable[Element], styles: Styles) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        for group in groups:
            for element in group.iterfind(q("text:list-style")):
                self._styles[element.get(q("style:name"), "")] = _levels(element, styles)
            for element in group.iterfind(q("text:outline-style")):
                self._styles[OUTLINE] = _levels(element, styles)
        self._counters: dict[str, dict[int, int]] = {}
        self._keys: dict[str, str] = {}  # list id → key
        self._last = ("", "")  # style and key of the last list
        self._made = 0

    def key_of(self, element: Element, style: str) -> str:
        """The key of the counters of an outermost `text:list` or a `text:numbered-paragraph`."""
        continued = self._keys.get(element.get(q("text:continue-list"), "")) or self._keys.get(
            element.get(q("text:list-id"), "")
        )
        if continued is None and element.get(q("text:continue-numbering")) == "true" and self._last[0] == style:
            continued = self._last[1]
        if continued is None:
            self._made += 1
            continued = str(self._made)
        for name in ("xml:id", "text:list-id"):
            if element.get(q(name)):
                self._keys[element.get(q(name), "")] = continued
        self._last = style, continued
        return continued

    def label(self, place: Place) -> Label:
        """The label of a paragraph, and the counters moved on."""
        if place.silent:
            return Label()
        levels = self._styles.get(place.style)
        if levels is None:
            # headings without an outline have no number; LibreOffice prints bullets for a list without a style
            return Label() if place.key == OUTLINE else Label(f"{BULLET} ", bullet=True)
        values = self._counters.setdefault(place.key, {})
        level = min(place.level, LEVELS - 1)
        _count(values, level, levels, place.start)
        return _label(levels, level, values)


def _levels(element: Element, styles: Styles) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for child in element:
        level = whole(child, "text:level") or 0
        if child.tag in _LEVELS and 0 < level <= LEVELS:
            found[level - 1] = _level(child, _LEVELS[child.tag], styles)
    # what a list style leaves out LibreOffice numbers «1.»
    default = Level() if element.tag == q("text:outline-style") else Level(form="1", suffix=".")
    return {index: found.get(index, default) for index in range(LEVELS)}


def _level(element: Element, kind: str, styles: Styles) -> Level:
    alignment = element.find(f"{q('style:list-level-properties')}/{q('style:list-level-label-alignment')}")
    start = whole(element, "text:start-value")
    pattern = element.get(q("style:num-list-format"), element.get(q("loext:num-list-format"), ""))
    form = element.get(q("style:num-format"), "")
    if form in ("a", "A") and element.get(q("style:num-letter-sync")) == "true":
        form += form
    return Level(
        start=1 if start is None else start,
        form=form,
        prefix=element.get(q("style:num-prefix"), "")[:LONGEST],
        suffix=element.get(q("style:num-suffix"), "")[:LONGEST],
        shown=whole(element, "text:display-levels") or 1,
        pattern=pattern[:LONGEST] if kind == "number" else "",
        bullet={"bullet": bullet(element.get(q("text:bullet-char"), "")), "image": bullet("")}.get(kind, ""),
        glued=alignment is not None and alignment.get(q("text:label-followed-by")) == "nothing",
        bold=styles.bold(element.get(q("text:style-name"), "")),
    )


def whole(element: Element, name: str) -> int | None:
    """An attribute as a whole number, None where there is none."""
    try:
        return int(element.get(q(name), ""))
    except ValueError:
        return None


def _count(values: dict[int, int], level: int, levels: dict[int, Level], start: int | None) -> None:
    if start is not None:
        values[level] = start
    else:
        values[level] = values[level] + 1 if level in values else levels[level].start
    for deeper in [one for one in values if one > level]:
        del values[deeper]
    for higher in range(level):
        # «1.1.» where no «1.» stands above: LibreOffice prints the start, and goes on after it
        if higher not in values and higher in levels:
            values[higher] = levels[higher].start


def _label(levels: dict[int, Level], level: int, values: dict[int, int]) -> Label:
    printed = levels[level]
    if printed.bullet:
        return Label(f"{printed.bullet} ", bullet=True, bold=printed.bold)

    def number(index: int) -> str:
        return numeral(values[index], levels[index].form) if index in values and index in levels else ""

    if printed.pattern:
        text = re.sub(r"%(\d{1,2})%", lambda match: number(int(match[1]) - 1), printed.pattern)
    elif printed.form:
        numbers = filter(None, map(number, range(max(level + 1 - printed.shown, 0), level + 1)))
        text = printed.prefix + ".".join(numbers) + printed.suffix
    else:
        text = printed.prefix + printed.suffix
    text = text.strip()
    return Label(text + ("" if printed.glued else " "), bold=printed.bold) if text else Label()


def numeral(value: int, form: str) -> str:
    """A number in one of OpenDocument's or LibreOffice's forms; in digits where the form is not known.

    >>> numeral(4, "I"), numeral(6, "а, б, .., аа, аб, ... (sr)"), numeral(27, "a"), numeral(27, "aa"), numeral(3, "")
    ('IV', 'ђ', 'aa', 'aa', '')
    """
    if not form:
        return ""
    if (zeros := re.fullmatch(r"(0+1), .*", form)) is not None:
        return str(value).zfill(min(len(zeros[1]), LEVELS))
    known = _NUMERALS.get(form) or _cyrillic(form)
    return known(value) if known else str(value)


def _cyrillic(form: str) -> Callable[[int], str] | None:
    """«А, Б, .., Аа, Бб, ... (sr)»: LibreOffice says in the name how it counts, and with whose letters."""
    match = re.fullmatch(r"[Аа], [Бб], \.\., [Аа]а, ([АаБб])б, \.\.\. \((\w+)\)", form)
    if match is None:
        return None
    alphabet = SERBIAN if match[2] == "sr" else RUSSIAN
    letters = doubled(alphabet) if match[1] in "Бб" else combined(alphabet)
    return (lambda value: letters(value).capitalize()) if form[0] == "А" else letters


_NUMERALS: dict[str, Callable[[int], str]] = {
    "1": str,
    "i": roman,
    "I": capital(roman),
    "a": combined(LATIN),
    "A": capital(combined(LATIN)),
    "aa": doubled(LATIN),
    "AA": capital(doubled(LATIN)),
}
