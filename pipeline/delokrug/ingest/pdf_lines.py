"""Printed lines of one page: runs of characters in, lines with text, box, size and weight in reading order out.

Lines are read from top to bottom, those of a column together; text that runs up or down the page stands where it
begins, stamps and watermarks come last, where they cut no sentence.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from delokrug.ingest.pdf_chars import Run, turned_box
from delokrug.ingest.pdf_columns import Gutter, IsTable, in_columns
from delokrug.ingest.pdf_words import LevelRow, Words, level_rows, page_rows, row_words, words_text
from delokrug.records import Box


@dataclass(frozen=True, slots=True)
class Printed:
    """One line without its place in the document."""

    text: str
    box: Box
    size: float
    bold: bool
    fonts: tuple[tuple[int, str], ...] = ()  # where in `text` each font ends, and its name
    confidence: float | None = None  # of character recognition


def printed_lines(
    runs: Sequence[Run],
    *,
    width: float,
    level: Sequence[LevelRow] | None = None,
    is_table: IsTable = lambda gutter, top, bottom: False,
    gutters: list[Gutter] | None = None,
    columns: bool = True,
) -> list[Printed]:
    """Lines of a page in reading order. `is_table` is asked about what looks like columns; without `columns`, for a
    cell, none are looked for. `level`: what `level_rows` makes of the runs, where that is known already.

    `gutters`: where columns met on the pages before (x in points); those of this page are added.
    """
    rows = [words for _, words in (level_rows(runs) if level is None else level)]
    if columns:
        rows = in_columns(rows, width=width, is_table=is_table, gutters=[] if gutters is None else gutters)
    lines = [_printed(row) for row in rows]
    for angle in (1, 3):  # downwards, upwards: headers of narrow table columns, notes in the margin
        for row in _worded([run for run in runs if not run.skewed and run.angle == angle]):
            line = _printed(row)
            below = (index for index, other in enumerate(lines) if other.box[1] > line.box[1])
            lines.insert(next(below, len(lines)), line)
    apart = (row_words([run]) for run in runs if run.skewed or run.angle == 2)
    return lines + [_printed(words) for words in apart if words]


def _worded(runs: Sequence[Run]) -> list[Words]:
    return [words for row in page_rows(runs) if (words := row_words(row))]


def _printed(words: Words) -> Printed:
    runs = {id(word.run): word.run for word in words}.values()
    sizes: Counter[float] = Counter()
    bold = 0
    for word in words:
        sizes[word.run.size] += len(word.text)
        bold += word.run.bold * len(word.text)
    box = turned_box(
        words[0].run.angle,
        words[0].x0,
        min(run.top for run in runs),
        max(word.x1 for word in words),
        max(run.bottom for run in runs),
    )
    x0, top, x1, bottom = (_shared(round(edge, 2)) for edge in box)  # pdfium's numbers are exact to 0.0001 points
    text = words_text(words)
    size = sizes.most_common(1)[0][0]
    return Printed(text, (x0, top, x1, bottom), size, 2 * bold > sizes.total(), font_ends(words, text))


def font_ends(words: Words, text: str) -> tuple[tuple[int, str], ...]:
    """Where in the text of a line each font ends (half-open), and its name; the spaces between belong to the next."""
    ends: list[tuple[int, str]] = []
    at = -words[0].spaces
    for word in words:
        at += word.spaces + len(word.text)
        if ends and ends[-1][1] == word.run.font:
            ends.pop()
        ends.append((at, word.run.font))
    return (*ends[:-1], (len(text), ends[-1][1])) if len(ends) > 1 else _one_font(len(text), ends[0][1])


@functools.lru_cache(maxsize=50_000)
def _shared(edge: float) -> float:
    """The same object for the same number: pages of one design have their lines at the same places, and four numbers
    of their own for each line are a fifth of what a document takes."""
    return edge


@functools.lru_cache(maxsize=4096)  # most lines have one font: a thousand pages share a few hundred of these
def _one_font(length: int, name: str) -> tuple[tuple[int, str], ...]:
    return ((length, name),)
