"""Which printed lines belong together: wrapped lines → paragraphs.

In: the lines of a document without furniture. Out: groups of neighbouring lines, one group a paragraph, list item or
heading. The decision is made between two neighbours at a time, from what a reader sees: a gap, an indent, a list
marker, how the line above ends and how the line below begins, and whether the line above was full.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from delokrug.layout.markers import Marker, marker
from delokrug.records import Line

ARTICLE = re.compile(
    r"^\s*(?:члан|член|чл\.|čla(?:n|nak)|ĉlan|èlan|article|art\.|člen)\s*(?P<number>\d{1,3}\s?[аaбbвvгgd]?)\b\s*[.:]?\s*",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.;:?!]['\"”“»)]*\s*$")
_ENDS_OPEN = re.compile(r"(?:[,(–—/]|[^\W\d_][-¬\u00ad])\s*$")
_SHORT_LAST = re.compile(r"(?:^|\s)[^\W\d_]{1,3}\s*$")
_SHORT_FIRST = re.compile(r"^\s*(?![IVXІХ]+[.\s])[^\W\d_]{1,2}\s")
_FULL = 0.75  # a line this part of the usual width is taken as full; its text may go on below
_GAP = 1.45  # a pitch this many times the usual one separates paragraphs


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in the document: `width` of a full line (points or characters; 0 = text is not wrapped), line `pitch`."""

    width: float
    left: float
    pitch: float
    boxed: bool


@dataclass(slots=True)
class _List:
    """Open list levels while reading: style of marker → the last value seen."""

    values: dict[str, int]


def paragraphs(lines: Sequence[Line], *, interrupted: frozenset[int] = frozenset()) -> list[list[Line]]:
    """Groups of lines that belong together.

    `interrupted` holds indices of lines before which furniture was taken away: a sentence may go on there.
    Empty lines end a group and are dropped.
    """
    measure = _measure(lines)
    groups: list[list[Line]] = []
    seen = _List({})
    for line, gap, index in _printed(lines):
        above = groups[-1][-1] if groups else None
        mark = marker(line.text)
        if mark and not _believable(mark, above, seen):
            mark = None
        if above is not None and not mark and _goes_on(above, line, gap, index in interrupted, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
        if mark and mark.value:
            seen.values[mark.style] = mark.value
    return groups


def _printed(lines: Sequence[Line]) -> Iterator[tuple[Line, bool, int]]:
    """Lines with text, whether an empty line stood above, and their index."""
    gap = False
    for index, line in enumerate(lines):
        if line.text.strip():
            yield line, gap, index
            gap = False
        else:
            gap = True


def _believable(mark: Marker, above: Line | None, seen: _List) -> bool:
    """Whether a marker starts a list item, rather than being the end of a wrapped sentence («… 20. маја»)."""
    if above is None or mark.style in "•·●○▪■□◦‣➢➤►▶✓✔*":
        return True
    if _ENDS_SENTENCE.search(above.text):
        return True
    if mark.style in "-–—":
        # a dash inside a wrapped sentence is followed by the rest of it, and the line above is then no list item
        return bool(re.search(r"[,]\s*$", above.text)) or marker(above.text) is not None or len(above.text) < 60
    expected = seen.values.get(mark.style, 0) + 1
    return mark.counts(1) or mark.counts(expected) or "1.1" in mark.style


def _goes_on(above: Line, line: Line, gap: bool, interrupted: bool, measure: Measure) -> bool:
    first = line.text.lstrip()[:1]
    if ARTICLE.match(above.text) and len(above.text.split()) <= 2:
        return False
    if ARTICLE.match(line.text) and first.isupper() and len(line.text.split()) <= 12:
        return False
    if _only_marker(above.text) and not gap:
        return not marker(line.text)  # a number alone on its own line
    open_end = bool(_ENDS_OPEN.search(above.text))
    ended = bool(_ENDS_SENTENCE.search(above.text))
    if gap or _wide_gap(above, line, measure):
        return (interrupted or open_end) and not ended and first.islower()
    if _styled_apart(above, line):
        return False
    if _capitals(above.text) and not _capitals(line.text) and len(above.text.split()) > 1:
        return False
    if first.islower():
        return not ended or not above.text.rstrip().endswith((":", ";")) or _full(above, measure)
    if open_end:
        return True
    capitals = _capitals(above.text), _capitals(line.text)
    if capitals[0] != capitals[1]:
        return not ended and not capitals[0] and _full(above, measure) and not first.isupper()
    if capitals[0]:
        tied = _SHORT_LAST.search(above.text) or _SHORT_FIRST.match(line.text)
        return bool(tied or (measure.width and (_full(above, measure) or _long_title(above, measure))))
    if _indented(above, line, measure):
        return False
    if ended:
        return above.text.rstrip().endswith((".", "”", "“", ")")) and _full(above, measure) and measure.width > 0
    return _full(above, measure) or bool(_SHORT_LAST.search(above.text) and len(above.text) > 20)


def _only_marker(text: str) -> bool:
    if text.strip().isdigit() and len(text.strip()) <= 2:
        return True
    mark = marker(text + " X")
    return mark is not None and not text[min(mark.end, len(text)) :].strip() and not mark.style.startswith("I")


def _wide_gap(above: Line, line: Line, measure: Measure) -> bool:
    if not (above.box and line.box) or above.page != line.page:
        return False
    return line.box[1] - above.box[1] > _GAP * measure.pitch


def _styled_apart(above: Line, line: Line) -> bool:
    """Another size, or bold against plain: never the same paragraph (a bold word inside a line does not make it bold)."""
    if above.size and line.size and abs(above.size - line.size) > 0.9:
        return True
    return above.bold != line.bold and above.box is not None


def _full(above: Line, measure: Measure) -> bool:
    if measure.boxed and above.box:
        return above.box[2] >= measure.left + 0.93 * (measure.width - measure.left)
    return measure.width > 0 and len(above.text.rstrip()) >= _FULL * measure.width


def _long_title(above: Line, measure: Measure) -> bool:
    """A centred line of a title in capitals is full when it takes most of the width."""
    if not (measure.boxed and above.box):
        return False
    return above.box[2] - above.box[0] >= 0.75 * (measure.width - measure.left)


def _indented(above: Line, line: Line, measure: Measure) -> bool:
    """A first-line indent: the line below starts clearly to the right of the one above."""
    if above.box and line.box:
        return line.box[0] - above.box[0] > 8 and _full(above, measure) is False or line.box[0] - above.box[0] > 14
    return _margin(line.text) - _margin(above.text) >= 2 and measure.width > 0


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip())


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def _measure(lines: Sequence[Line]) -> Measure:
    boxed = [line for line in lines if line.box and line.text.strip()]
    if len(boxed) > 2:
        rights = sorted(line.box[2] for line in boxed if line.box)
        lefts = sorted(line.box[0] for line in boxed if line.box)
        pitches = [
            b.box[1] - a.box[1]
            for a, b in zip(boxed, boxed[1:], strict=False)
            if a.box and b.box and a.page == b.page and 4 < b.box[1] - a.box[1] < 60
        ]
        pitch = _lower_mode(pitches)
        return Measure(rights[int(0.9 * (len(rights) - 1))], lefts[int(0.1 * (len(lefts) - 1))], pitch, True)
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    if len(lengths) < 3:
        return Measure(0, 0, 0, False)
    widest = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(0.8 * widest <= n <= 1.1 * widest for n in lengths)
    # wrapped text has one width that many lines reach; the figure is over lines long enough to be prose
    wrapped = 30 <= widest <= 130 and lengths[-1] <= 1.35 * widest and full >= 0.3 * sum(n > 25 for n in lengths)
    return Measure(widest if wrapped else 0, 0, 0, False)


def _lower_mode(pitches: Sequence[float]) -> float:
    """The usual distance of two lines of one paragraph: the commonest rounded pitch, the smaller of equals."""
    if not pitches:
        return 14.0
    rounded = [round(p * 2) / 2 for p in pitches]
    return min(statistics.multimode(rounded))
