"""Which printed lines belong together: wrapped lines → paragraphs.

In: the lines of a document without furniture. Out: groups of neighbouring lines, one group a paragraph, list item or
heading. The decision is made between two neighbours at a time, from what a reader sees: a gap, an indent, a list
marker, how the line above ends and how the line below begins, and whether the line above was full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from delokrug.layout.articles import article_heading, lone_heading
from delokrug.layout.markers import BULLETS, CAPITALS, DASHES, SMALL, Marker, marker, printed_marker
from delokrug.layout.measure import Measure, measured
from delokrug.layout.sequences import first_letter
from delokrug.records import Line

_ENDS_SENTENCE = re.compile(r"[.;:?!]['\"”“»)]*\s*$")
_ENDS_ABBREVIATION = re.compile(r"(?:^|[\s(])[^\W\d_]{1,4}\.\s*$")  # «из чл.», «тач.»
_ENDS_OPEN = re.compile(r"(?:[,(–—/]|[^\W_][-¬\u00ad\ufffe\u0002])\s*$")
_SHORT_LAST = re.compile(r"(?:^|\s)[^\W\d_]{1,2}\s*$")
_SHORT_FIRST = re.compile(r"^\s*(?![IVXІХ]+[.\s])[^\W\d_]{1,2}\s")
_NUMBER = re.compile(r"^\s*\d{1,2}\s*$", re.ASCII)
_FULL = 0.75  # a line this part of the usual width is taken as full; its text may go on below
_AT_EDGE = 0.02  # of the width from the right edge ends a justified line
_TIGHT = 0.9  # a word is set no narrower than this part of the usual width of its letters
_LIST_LINES = 30  # so far below a list's first item the second is looked for
_LABEL = re.compile(rf"^\s*[^:;,]{{2,60}}:\s+(?=[{CAPITALS}\d])")  # «тел: 011», «начелник: Петар Петровић»
_NAMED = re.compile(rf"[{CAPITALS}\d]")
_OPEN_WORD = re.compile(rf"\s[{SMALL}]{{1,2}}\s*$")
_TITLE = 120  # characters: a longer line above is prose
_NOTE = 60  # characters: a longer line below is prose, unless it is a label
_LISTED = 60  # characters: a line as long as this may be a wrapped one, a shorter one is a list item
_HANGING = 40  # points: the widest marker of a list with its gap
_WIDE = 0.9  # of the usual width of text without boxes: what stays below it would have fitted into the line
OTHER_SIZE = 0.35  # of the size of a recognised line: less is no other size
_GAP = 1.45  # a pitch this many times the usual one separates paragraphs


def paragraphs(
    lines: Sequence[Line],
    *,
    known: Mapping[int, Marker],
    interrupted: frozenset[int] = frozenset(),
    cells: bool = False,
    measure: Measure | None = None,
) -> list[list[Line]]:
    """Groups of lines that belong together.

    `known`: the markers that `sequences` found. `interrupted` holds indices of lines before which furniture was taken
    away: a sentence may go on there.
    `cells`: empty lines part table cells, so that a marker alone is not the marker of the text below the gap.
    `measure`: what is usual, where `lines` are too few to show it.
    Empty lines end a group and are dropped.
    """
    measure = measure or measured(lines, cells=cells)
    groups: list[list[Line]] = []
    seen: dict[str, int] = {}  # style of marker → the last value
    for line, gap, index in _printed(lines):
        above = groups[-1][-1] if groups else None
        below = lines[index + 1 : index + 1 + _LIST_LINES]
        mark = known.get(first_letter(line))
        if mark is None:
            mark = marker(line.text)
            mark = (
                mark
                if mark
                and (above is None or _believable(mark, above, line, seen, below, cell=measure.cells and not gap))
                else None
            )
        if (
            above is not None
            and not mark
            and not _leaves_item(groups[-1], line, measure)
            and _goes_on(above, line, gap, index in interrupted, measure, below=below[0] if below else None)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
        if mark and mark.value:
            following = seen.get(mark.style, 0) + 1
            seen[mark.style] = following if mark.counts(following) else mark.value
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


def _believable(
    mark: Marker, above: Line, line: Line, seen: dict[str, int], below: Sequence[Line], *, cell: bool
) -> bool:
    """Whether a marker starts a list item, rather than being the rest of a wrapped sentence («… 20. маја»).

    `cell`: within a cell every line is short, and «намештеник / – четврта врста» is no list.
    """
    if mark.style in BULLETS:
        return True
    if _ENDS_SENTENCE.search(above.text) and not _ENDS_ABBREVIATION.search(above.text):
        return True
    if mark.style in DASHES:
        # a dash inside a wrapped sentence is followed by the rest of it, and the line above is then no list item
        return (
            above.text.rstrip().endswith(",")
            or marker(above.text) is not None
            or (len(above.text) < _LISTED and not cell)
        )
    if _ENDS_OPEN.search(above.text) and not above.text.rstrip().endswith(","):
        return False
    last = seen.get(mark.style)
    if (last and mark.counts(last + 1)) or "1.1" in mark.style:
        return True
    return mark.counts(1) and (_opens_branch(mark, above, line) or _second_follows(mark.style, below))


def _opens_branch(mark: Marker, above: Line, line: Line) -> bool:
    """«а) Одсек за кост» alone below «2) Одељење за дршке»: a branch with one leaf, no «тачке / а) овог члана»."""
    outer = marker(above.text)
    apart = outer is not None and outer.style != mark.style and mark.style.endswith(")")
    return apart and len(above.text) < _LISTED and line.text[mark.end :].lstrip()[:1].isupper()


def _second_follows(style: str, lines: Sequence[Line]) -> bool:
    """Whether the next marker of that style is a two, as in a list; a lone «1.» may be a reference («става 1.»)."""
    marks = (marker(line.text) for line in lines)
    following = next((mark for mark in marks if mark and mark.style == style), None)
    return following is not None and following.counts(2)


def _goes_on(above: Line, line: Line, gap: bool, interrupted: bool, measure: Measure, *, below: Line | None) -> bool:
    """Whether `line`, which starts no list item, belongs to the paragraph of the line above; `below` is the next."""
    first = line.text.lstrip()[:1]
    if first == "*" or _article_between(above, line):
        return False  # «*» is the mark of a footnote
    if _only_marker(above) and (not gap or (printed_marker(above.text) and not measure.cells)):
        return not marker(line.text)  # a number alone on its own line
    open_end = bool(_ENDS_OPEN.search(above.text)) or _parenthesis_open(above.text)
    ended = bool(_ENDS_SENTENCE.search(above.text)) and not open_end
    if gap or _wide_gap(above, line, measure):
        # a page may end behind a semicolon of a list that runs in lines: «…; надзор над радом; вођење књига;»
        listed = interrupted and above.text.rstrip().endswith(";") and ";" in above.text.rstrip()[:-1]
        return (interrupted or open_end) and (listed or not ended) and first.islower()
    if _styled_apart(above, line) or _title_in_capitals_ends(above, line):
        return False
    if measure.narrow:
        return not ended
    if first.islower():
        if measure.unwrapped and not open_end and _title_above(above, line):
            return False
        return not ended or not above.text.rstrip().endswith((":", ";")) or _full(above, line, measure)
    return open_end or _capital_goes_on(above, line, ended, measure, below)


def _title_above(above: Line, line: Line) -> bool:
    """Whether a title or a label stands above a label or note in small letters («в. д. начелника: Петар Петровић»).

    Only in text that is not wrapped: «Одсек за плате» / «води евиденцију.» is one sentence there, too.
    """
    title = above.text.strip()
    if len(title) > _TITLE or not (title[:1].isupper() or _LABEL.match(title)) or _OPEN_WORD.search(title):
        return False
    if _ENDS_SENTENCE.search(line.text) or line.text.rstrip().endswith(",") or _SHORT_FIRST.match(line.text):
        return False
    # «помоћник министра Петар Петровић» names somebody; «развоја и буџета» is the rest of the title
    return bool(_LABEL.match(line.text)) or (len(line.text) <= _NOTE and bool(_NAMED.search(line.text)))


def _article_between(above: Line, line: Line) -> bool:
    """Whether one of the lines is the number of an article, which stands alone or opens a paragraph."""
    if (article_heading(above.text) and len(above.text.split()) <= 2) or lone_heading(above.text):
        return True
    if lone_heading(line.text):
        return True
    return bool(article_heading(line.text)) and line.text.lstrip()[:1].isupper() and len(line.text.split()) <= 12


def _title_in_capitals_ends(above: Line, line: Line) -> bool:
    # «ПРАВИЛНИК» alone goes on in «о унутрашњем уређењу»
    return _capitals(above.text) and not _capitals(line.text) and len(above.text.split()) > 1


def _capital_goes_on(above: Line, line: Line, ended: bool, measure: Measure, below: Line | None) -> bool:
    """Whether a line that begins with a capital, a digit or a sign goes on with what stands above."""
    full = _full(above, line, measure)
    capitals = _capitals(above.text), _capitals(line.text)
    if capitals[0] != capitals[1]:
        return not ended and not capitals[0] and full and not line.text.lstrip()[:1].isupper()
    if capitals[0]:
        tied = _SHORT_LAST.search(above.text) or _SHORT_FIRST.match(line.text)
        return bool(tied) or (measure.width > 0 and (full or _long_title(above, measure)))
    if _indented(above, line, ended, measure):
        return False
    if ended:
        return full and above.text.rstrip().endswith((".", "”", "“", ")")) and not _outdents(line, below, measure)
    return full or (bool(_SHORT_LAST.search(above.text)) and len(above.text) > 20)


def _parenthesis_open(text: str) -> bool:
    """Whether a parenthesis goes on in the next line («(у даљем тексту:»)."""
    return "(" in text and ")" not in text[text.rindex("(") :]


def only_number(line: Line) -> bool:
    """Whether a number without sign stands alone on the line."""
    return bool(_NUMBER.match(line.text))


def _only_marker(line: Line) -> bool:
    mark = printed_marker(line.text)
    return only_number(line) or (mark is not None and mark.style != "I.")


def _wide_gap(above: Line, line: Line, measure: Measure) -> bool:
    if not (above.box and line.box) or above.page != line.page:
        return False
    return line.box[1] - above.box[1] > _GAP * measure.pitch_above(line)


def _styled_apart(above: Line, line: Line) -> bool:
    """Another size, or bold against plain: never the same paragraph (a bold word does not make its line bold)."""
    # character recognition guesses sizes page by page
    apart = 0.9 if line.confidence is None else OTHER_SIZE * (line.size or 0.0)
    if above.size and line.size and abs(above.size - line.size) > apart:
        return True
    return above.bold != line.bold and above.box is not None


def _full(above: Line, line: Line, measure: Measure) -> bool:
    """Whether the first word of the next line would not have fitted into the line above."""
    if not (measure.boxed and above.box):
        length = len(above.text.rstrip())
        fits = length + 1 + len(line.text.split()[0]) <= _WIDE * measure.width
        return measure.width > 0 and length >= _FULL * measure.width and not fits
    left, right = measure.edges(above)
    room = right - above.box[2]
    if room <= _AT_EDGE * (right - left) or above.box[2] < left + _FULL * (right - left):
        return room <= _AT_EDGE * (right - left)
    letter = measure.letter * (above.size or 0.0)
    return room < _TIGHT * letter * (1 + len(line.text.split()[0]))


def _long_title(above: Line, measure: Measure) -> bool:
    """A centred line of a title in capitals is full when it takes most of the width."""
    if not (measure.boxed and above.box):
        return False
    left, right = measure.edges(above)
    return above.box[2] - above.box[0] >= 0.75 * (right - left)


def _indented(above: Line, line: Line, ended: bool, measure: Measure) -> bool:
    """A first-line indent: the line below starts clearly to the right of the one above."""
    if not (above.box and line.box):
        return _margin(line.text) - _margin(above.text) >= 2 and measure.width > 0
    indent = _from_edge(line, measure) - _from_edge(above, measure)
    if not _full(above, line, measure):
        return indent > 8
    # the second line of a list item stands under its text, not under its marker
    hanging = not ended and indent <= _HANGING and marker(above.text) is not None
    return indent > 14 and not hanging


def _leaves_item(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether a sentence begins further left than the last line of the item above, which ended: a new paragraph."""
    above = group[-1]
    if len(group) < 2 or not (above.box and line.box) or line.text.lstrip()[:1].islower():
        return False
    left = _from_edge(line, measure) < _from_edge(above, measure) - 8
    return left and bool(_ENDS_SENTENCE.search(above.text)) and marker(group[0].text) is not None


def _from_edge(line: Line, measure: Measure) -> float:
    """How far from the left edge of its column a line begins, in points."""
    return line.box[0] - measure.edges(line)[0] if line.box else 0.0


def _outdents(line: Line, below: Line | None, measure: Measure) -> bool:
    """Whether the next line begins further left, as below the first line of a paragraph."""
    if below is None or not (line.box and below.box) or marker(below.text) or not _full(line, below, measure):
        return False
    return _from_edge(line, measure) - _from_edge(below, measure) > 8


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip())


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)
