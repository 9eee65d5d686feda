"""Which text objects of a page are one run: arrays of what they draw in, a mark for each that goes on out.

Word processors draw a line in many pieces, some a syllable each. Pieces of one font and size on one baseline that touch
read the same joined, and everything behind this stage takes a fifth of the time. Only level text is joined, and nothing
that `pdf_words` would look at by itself: small letters beside large ones (footnote marks) and letters set apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

# In shares of the font size: how far a piece may begin before or behind the end of the last. `pdf_words` parts words at
# 0.17 and looks for letters drawn over each other at 0.3.
NEAREST, FARTHEST = -0.05, 0.15
# Of the largest letters of the page: smaller ones may be raised figures (`pdf_words.SMALL` ends at 0.8)
LEAST_SIZE = 0.81

_Floats = np.ndarray[Any, np.dtype[np.float64]]
_Marks = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the text objects of a page draw, in order; `starts`: the first character of each.

    `matrices` has a, b, c, d of each, `sizes` their font sizes, `fonts` and `baselines` what else they must share;
    `left` and `right` bound the characters of the page.
    """

    starts: np.ndarray[tuple[int], np.dtype[np.int64]]
    matrices: np.ndarray[tuple[int, int], np.dtype[np.float32]]
    sizes: _Floats
    fonts: np.ndarray[tuple[int], np.dtype[np.uint64]]
    baselines: _Floats
    left: _Floats
    right: _Floats


def going_on(pieces: Pieces) -> _Marks:
    """For each text object whether it goes on with the one before; the first never does."""
    count = len(pieces.starts)
    marks = np.zeros(count, dtype=np.bool_)
    if count < 2:
        return marks
    matrices, starts = pieces.matrices, pieces.starts
    shown = pieces.sizes * np.hypot(matrices[:, 2], matrices[:, 3])
    like = np.array((matrices[1:] == matrices[:-1]).all(axis=1))
    for values in (pieces.sizes, pieces.fonts, pieces.baselines):
        like &= values[1:] == values[:-1]
    level = (matrices[:, 0] > 0) & (matrices[:, 1] == 0) & (shown > LEAST_SIZE * shown.max())
    ends = np.append(starts[1:], len(pieces.left))
    gaps = (pieces.left[1:] - pieces.right[:-1]) / np.repeat(np.maximum(shown, 1e-9), ends - starts)[:-1]
    wide = np.concatenate([[0], np.cumsum(gaps > FARTHEST)])  # how many gaps before each character are wide
    whole = wide[ends - 1] == wide[starts]
    between = gaps[starts[1:] - 1]
    touching = (between >= NEAREST) & (between <= FARTHEST)
    marks[1:] = like & level[1:] & whole[1:] & whole[:-1] & touching
    return marks
