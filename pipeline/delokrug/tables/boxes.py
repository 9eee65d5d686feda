"""Where a range of text is printed.

In: the lines of a document. Out: boxes [page, x0, top, x1, bottom] in PDF points from the top left, one per line
fragment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from delokrug.records import Line

PrintedBox = list[float]
"""page, x0, top, x1, bottom."""


class LineBoxes:
    """Boxes of ranges of one document's text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = sorted((line for line in lines if line.box is not None and line.text), key=lambda one: one.start)
        self._starts = [line.start for line in self._lines]

    def within(self, start: int, end: int) -> list[PrintedBox]:
        """One box for each line that has a part of text[start:end]; white space alone has none."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        boxes = []
        for at in range(first, len(self._lines)):  # a slice would copy all lines behind
            line = self._lines[at]
            if line.start >= end:
                break
            left, right = max(start, line.start) - line.start, min(end, line.end) - line.start
            if left < right and line.text[left:right].strip():
                boxes.append(_fragment(line, left, right))
        return boxes


def _fragment(line: Line, left: int, right: int) -> PrintedBox:
    """The part of a line's box, cut by its share of the line's characters: lines keep no box for each letter."""
    assert line.box is not None  # LineBoxes holds no other lines
    x0, top, x1, bottom = line.box
    width = (x1 - x0) / len(line.text)
    return [float(line.page), *(round(at, 1) for at in (x0 + left * width, top, x0 + right * width, bottom))]
