"""Words of one printed row: runs of characters in, words with their place on the row out.

Runs on one baseline are a row. A word ends at a space that is printed, or at a gap as wide as one: many PDFs have no
spaces at all. Everything behind this stage (columns, lines) works on words, of which a page has 500, not on its 3,000
characters.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import gt, sub

from delokrug.ingest.pdf_chars import Run

# In shares of the font size:
SAME_LINE = 0.25  # baselines this near are one line: sums of rounded line heights differ by 0.1
WORD_GAP = 0.17  # a space is 0.25 wide, 0.2 in the tightest justified line; kerning stays below 0.1
SET_APART = 0.8  # letters set further apart than this are the numbers of a table's columns
SMALL = (0.4, 0.8)  # raised figures (footnote marks) have 0.58 of the size of their line
MARK_LENGTH = 6  # characters; more beside a large letter are the text that stands around an initial
RAISED = (-0.7, 0.35)  # how far above and below the baseline they may stand
LIFTED = -0.15  # a figure this far above the baseline is an exponent or a mark
BESIDE = 0.4  # and how far to the side
OVERLAP = 0.3  # runs that overlap more are drawn over each other and sorted character by character

SPACED_LETTERS = 4  # so many single letters in a row are a letter-spaced title
SPACED_WORDS = 1.6  # times the gap between its letters is the gap between its words

_INK = re.compile("[^ ]+")
_SUPERSCRIPT = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")

Row = list[Run]
"""Runs on one baseline, from left to right."""


@dataclass(slots=True)
class Word:
    """`x0` and `x1` bound it along the writing; `spaces` stand before it (none counts as one)."""

    text: str
    x0: float
    x1: float
    run: Run  # that it begins in
    spaces: int = 1


Words = list[Word]
"""The words of one row, from left to right."""
LevelRow = tuple[Row, Words]
"""A row and its words."""


def page_rows(runs: Sequence[Run]) -> list[Row]:
    """Runs grouped by baseline, from top to bottom and from left to right."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if rows and run.baseline - rows[-1][0].baseline <= SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [in_order(row) for row in _with_raised(rows)]


def level_rows(runs: Sequence[Run]) -> list[LevelRow]:
    """The rows of level text that have words, from top to bottom."""
    rows = page_rows([run for run in runs if run.angle == 0 and not run.skewed])
    return [(row, words) for row in rows if (words := row_words(row))]


def in_order(row: Row) -> Row:
    """Runs from left to right; where they are drawn over each other, character by character."""
    row = sorted(row, key=lambda run: run.x0[0])
    reach = -1e9
    for run in row:
        slack = OVERLAP * run.size
        if run.x0[0] < reach - slack or _runs_back(run.x0, slack):
            return sorted((one for run in row for one in _single_characters(run)), key=lambda one: one.x0[0])
        reach = run.x1[-1]
    return row


def row_words(row: Row) -> Words:
    """The words of a row. Gaps in a letter-spaced title become spaces that tell its words from its letters."""
    words: Words = []
    reach = 0.0
    pending = 0  # spaces since the last word
    for run in row:
        end = 0
        # to the run before; a justified line may move a small footnote mark off its word
        limit = WORD_GAP * max(run.size, words[-1].run.size if words else 0.0)
        for start, stop in _inked(run):
            pending += start - end
            x0, x1 = run.x0[start], run.x1[stop - 1]
            text = run.text[start:stop]
            if words and not pending and not start and x0 - reach <= limit:
                words[-1].text += text
                words[-1].x1 = reach = max(x1, reach)
            else:
                reach = max(x1, reach) if words else x1
                words.append(Word(text, x0, x1, run, pending or 1))
            end, pending = stop, 0
        pending += len(run.text) - end
    return _with_word_gaps(words)


def words_text(words: Words) -> str:
    """The text of a line: its words with the spaces between them."""
    text = words[0].text + "".join(" " * word.spaces + word.text for word in words[1:])
    return text[:-1] + "-" if text.endswith("\xad") else text


def _inked(run: Run) -> list[tuple[int, int]]:
    """Where in the run's text its words stand: cut at spaces and at gaps in which a space is missing."""
    limit = _word_gap(run)
    if limit is None:
        return [match.span() for match in _INK.finditer(run.text)]
    return list(_parted(run, limit))


def _parted(run: Run, limit: float) -> Iterator[tuple[int, int]]:
    for match in _INK.finditer(run.text):
        start, stop = match.span()
        for index in range(start + 1, stop):
            if run.x0[index] - run.x1[index - 1] > limit:
                yield start, index
                start = index
        yield start, stop


def _word_gap(run: Run) -> float | None:
    """From which gap on a space is missing, None where no gap is wide.

    Letters set apart («ПРАВИЛНИК» over the full width) are one word still.
    """
    if len(run.text) < 2:
        return None
    gaps = list(map(sub, run.x0[1:], run.x1))
    widest = WORD_GAP * run.size
    if max(gaps) <= widest:
        return None
    apart = statistics.median(gaps)
    return apart + widest if len(gaps) > 2 and 0 < apart <= SET_APART * run.size else widest


def _with_word_gaps(words: Words) -> Words:
    if len(words) < SPACED_LETTERS or any(len(word.text) > 1 or word.spaces > 1 for word in words):
        return words
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(words)]
    usual = statistics.median_low(gaps)
    for word, gap in zip(words[1:], gaps, strict=True):
        word.spaces = 3 if gap > SPACED_WORDS * usual > 0 else 1
    return words


def _runs_back(x0: Sequence[float], slack: float) -> bool:
    """Whether a character stands clearly before the one that is drawn before it."""
    return any(map(gt, x0, x0[1:])) and any(b < a - slack for a, b in itertools.pairwise(x0))


def _with_raised(rows: list[Row]) -> list[Row]:
    """Footnote marks and powers, whose baseline is another, moved to the line they stand in.

    A raised figure is written as one («¹», «m²»), or «буџет¹» would be a word with a figure in it.
    """
    sizes = [max(run.size for run in row) for row in rows]
    moved: list[Row] = [[] for _ in rows]
    for index, row in enumerate(rows):
        near = range(max(index - 2, 0), min(index + 3, len(rows)))
        if min(run.size for run in row) > SMALL[1] * max(sizes[other] for other in near):
            moved[index] += row  # most rows: nothing in them is small
            continue
        for run in row:
            home = next((other for other in near if _is_raised(run, rows[other], sizes[other])), None)
            if home is not None and run.baseline - _baseline(rows[home]) < LIFTED * sizes[home]:
                run = replace(run, text=run.text.translate(_SUPERSCRIPT))
            moved[index if home is None else home].append(run)
    return [row for row in moved if row]


def _baseline(row: Row) -> float:
    return max(row, key=lambda run: run.size).baseline


def _is_raised(run: Run, row: Row, size: float) -> bool:
    if not SMALL[0] * size <= run.size <= SMALL[1] * size or len(run.text) > MARK_LENGTH:
        return False
    if not RAISED[0] * size <= run.baseline - _baseline(row) <= RAISED[1] * size:
        return False
    slack = BESIDE * size
    return any(
        -slack <= run.x0[0] - other.x1[-1] <= slack or -slack <= other.x0[0] - run.x1[-1] <= slack
        for other in row
        if other.size > run.size
    )


def _single_characters(run: Run) -> list[Run]:
    return [replace(run, text=char, x0=[x0], x1=[x1]) for char, x0, x1 in zip(run.text, run.x0, run.x1, strict=True)]
