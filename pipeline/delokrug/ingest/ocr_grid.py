"""Ruled tables of a scanned page: which pixels are dark in, grids of cells out.

Rules are long straight runs of ink. Those that touch make a table; where a rule is missing between two cells they are
one merged cell. A frame around a text is no table, nor is a line for a signature.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from delokrug.ingest.ocr_image import Ink

# Rules are looked for at this resolution: the thinnest are a pixel wide and a row of pixels costs half a millisecond.
GRID_DPI = 150
# In inches: no letter is so wide, and none in a table so high (a stem of 16 point type is).
SHORTEST_ACROSS, SHORTEST_DOWN = 0.3, 0.14
# An upright rule of a tight row is as short as a letter of its text; a longer one needs no company.
SURE_DOWN = 0.3
# Share of ink on a rule; copies break it
SOLID = 0.9
# In pixels at `GRID_DPI`: how far rules may stray, what joins the pieces of a broken rule, how thick one may be
STRAY, BREAK, THICKEST = 5, 12, 10
# How near an upright rule comes to a level one; the stems in a tight row keep further off.
HUNG = 2
# A column narrower than this is the end of a rule that reaches beyond the table.
NARROWEST = 15
# From how far on, up to twice as far, the neighbours of a letter stand beside it, those of a rule do not
BESIDE = 3
# Share of a cell's side that a rule must cover
COVERED = 0.6

Span = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels, half-open."""


@dataclass(frozen=True, slots=True)
class GridCell:
    row: int
    column: int
    row_span: int
    column_span: int
    box: Span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: cells in reading order, boxes in pixels of the page."""

    box: Span
    rows: int
    columns: int
    cells: tuple[GridCell, ...]


@dataclass(slots=True)
class _Rules:
    """Rules that touch each other."""

    across: list[Span] = field(default_factory=list)
    down: list[Span] = field(default_factory=list)


def grids(mask: Ink, *, dpi: float) -> tuple[list[Grid], Ink]:
    """The tables of a page from top to bottom, and the pixels of all rules (to be erased before reading)."""
    scale = max(1.0, dpi / GRID_DPI)
    small = _pooled(mask, scale)
    resolution = dpi / scale
    across = _rules(small, round(SHORTEST_ACROSS * resolution))
    down = [_flipped(rule) for rule in _rules(small.T, round(SHORTEST_DOWN * resolution))]
    found = []
    erased = np.zeros_like(mask)
    down = [rule for rule in down if _is_hung(rule, across)]
    down = [rule for rule in down if _is_one_of_several(rule, down, round(SURE_DOWN * resolution))]
    for rules in _touching(across, down):
        grid = _grid(rules, small, scale)
        if grid:
            found.append(grid)
            for rule in (*rules.across, *rules.down):
                x0, y0, x1, y1 = _enlarged((rule[0] - 1, rule[1] - 1, rule[2] + 1, rule[3] + 1), scale)
                erased[max(0, y0) : y1, max(0, x0) : x1] = True
            for cell in grid.cells:  # stems of letters that passed for rules
                x0, y0, x1, y1 = cell.box
                inset = math.ceil(STRAY * scale)
                erased[y0 + inset : y1 - inset, x0 + inset : x1 - inset] = False
    return sorted(found, key=lambda grid: (grid.box[1], grid.box[0])), erased


def _is_hung(rule: Span, across: list[Span]) -> bool:
    """Whether an upright rule begins and ends at level ones; a letter's stem, or several above each other, does not."""
    ends = ((rule[0], rule[1], rule[2], rule[1] + 1), (rule[0], rule[3] - 1, rule[2], rule[3]))
    return all(any(_meet(end, other, within=HUNG) for other in across) for end in ends)


def _is_one_of_several(rule: Span, down: list[Span], sure: int) -> bool:
    """Whether a rule that letters may be as high as continues in another row."""
    return rule[3] - rule[1] >= sure or any(
        other is not rule and abs(other[0] + other[2] - rule[0] - rule[2]) <= 2 * STRAY for other in down
    )


def _pooled(mask: Ink, scale: float) -> Ink:
    """The mask made smaller: a pixel is dark where one of those it stands for is."""
    if scale == 1.0:
        return mask
    for axis in (0, 1):
        firsts = (np.arange(int(mask.shape[axis] / scale)) * scale).astype(np.int64)
        mask = np.logical_or.reduceat(mask, firsts, axis=axis)
    return mask


def _enlarged(span: Span, scale: float) -> Span:
    x0, y0, x1, y1 = (math.ceil(edge * scale) for edge in span)
    return x0, y0, x1, y1


def _rules(mask: Ink, shortest: int) -> list[Span]:
    """Horizontal rules: stretches of ink, those on neighbouring rows of pixels joined."""
    if mask.shape[1] <= shortest:
        return []
    sums = np.cumsum(np.pad(mask, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    solid = sums[:, shortest:] - sums[:, :-shortest] >= SOLID * shortest
    pieces = []
    for row in np.nonzero(solid.any(axis=1))[0]:
        changes = np.diff(np.pad(solid[row].astype(np.int8), 1))
        for x0, x1 in zip(np.nonzero(changes == 1)[0], np.nonzero(changes == -1)[0], strict=True):
            inked = np.nonzero(mask[row, x0 : x1 + shortest - 1])[0]  # a stretch may begin and end with a gap
            pieces.append((int(x0 + inked[0]), int(row), int(x0 + inked[-1]) + 1, int(row) + 1))
    return [rule for rule in _joined(pieces) if rule[3] - rule[1] <= THICKEST]


def _joined(pieces: list[Span]) -> list[Span]:
    """Pieces of one rule made one: on rows that touch, one after the other."""
    rules: list[Span] = []
    for piece in sorted(pieces, key=lambda piece: (piece[1], piece[0])):
        for index, rule in enumerate(rules):
            near = piece[1] <= rule[3] + 1 and piece[3] >= rule[1] - 1
            if near and piece[0] <= rule[2] + BREAK and rule[0] <= piece[2] + BREAK:
                rules[index] = _around(rule, piece)
                break
        else:
            rules.append(piece)
    # a long rule that falls a little is a stair of pieces, and two stairs may meet only now
    return rules if len(rules) == len(pieces) else _joined(rules)


def _touching(across: list[Span], down: list[Span]) -> list[_Rules]:
    """Rules in groups that hang together by crossings."""
    groups: list[_Rules] = []
    open_across = list(across)
    open_down = list(down)
    while open_across:
        group = _Rules([open_across.pop()])
        reached = True
        while reached:
            near = [rule for rule in open_down if any(_meet(rule, other) for other in group.across)]
            group.down += near
            open_down = [rule for rule in open_down if rule not in near]
            beside = [rule for rule in open_across if any(_meet(rule, other) for other in group.down)]
            group.across += beside
            open_across = [rule for rule in open_across if rule not in beside]
            reached = bool(near or beside)
        groups.append(group)
    return groups


def _grid(rules: _Rules, mask: Ink, scale: float) -> Grid | None:
    rules = _without_stubs(rules)
    if not rules.down:
        return None
    ys = _places([(rule[1] + rule[3]) / 2 for rule in rules.across])
    xs = _places([(rule[0] + rule[2]) / 2 for rule in rules.down])
    # open at the sides, the table ends where its rules end
    left, right = min(rule[0] for rule in rules.across), max(rule[2] for rule in rules.across) - 1
    xs = [left] * (xs[0] - left > NARROWEST) + xs + [right] * (right - xs[-1] > NARROWEST)
    if len(ys) < 2 or len(xs) < 2:
        return None
    owner = _merged(xs, ys, rules, mask)
    cells = []
    for first in sorted(set(owner.ravel().tolist())):
        at = np.argwhere(owner == first)
        (top, left), (bottom, right) = at.min(axis=0).tolist(), at.max(axis=0).tolist()
        box = _enlarged((xs[left], ys[top], xs[right + 1] + 1, ys[bottom + 1] + 1), scale)
        cells.append(GridCell(top, left, bottom - top + 1, right - left + 1, box))
    if len(cells) < 2:
        return None
    box = _enlarged((xs[0], ys[0], xs[-1] + 1, ys[-1] + 1), scale)
    return Grid(box, len(ys) - 1, len(xs) - 1, tuple(cells))


def _without_stubs(rules: _Rules) -> _Rules:
    """Level rules only if they go from one upright rule or side of the table to another; others are feet of letters."""
    left, right = min(rule[0] for rule in rules.across), max(rule[2] for rule in rules.across)
    across = [
        (x0, y0, x1, y1)
        for x0, y0, x1, y1 in rules.across
        if all(
            x - STRAY <= left or x + STRAY >= right or any(_meet((x, y0, x + 1, y1), other) for other in rules.down)
            for x in (x0, x1)
        )
    ]
    return _Rules(across, rules.down) if across else _Rules()


def _merged(xs: list[int], ys: list[int], rules: _Rules, mask: Ink) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """For each field of the grid the number of the cell it belongs to; cells are rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = np.arange(rows * columns).reshape(rows, columns)
    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and not (
                _ruled(rules.down, xs[column + 1], ys[row], ys[row + 1], down=True)
                and not _is_letter(mask, xs[column + 1], ys[row], ys[row + 1])
            ):
                _unite(owner, (row, column), (row, column + 1))
            if row + 1 < rows and not _ruled(rules.across, ys[row + 1], xs[column], xs[column + 1], down=False):
                _unite(owner, (row, column), (row + 1, column))
    return owner


def _unite(
    owner: np.ndarray[tuple[int, int], np.dtype[np.int64]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    """Two cells become one, and with them every cell that reaches into the rectangle around both."""
    names = {int(owner[one]), int(owner[other])}
    while True:
        at = np.argwhere(np.isin(owner, list(names)))
        (top, left), (bottom, right) = at.min(axis=0), at.max(axis=0)
        inside = {int(name) for name in owner[top : bottom + 1, left : right + 1].ravel()}
        if inside == names:
            owner[top : bottom + 1, left : right + 1] = min(names)
            return
        names = inside


def _ruled(rules: list[Span], at: int, start: int, end: int, *, down: bool) -> bool:
    covered = 0
    for x0, y0, x1, y1 in rules:
        low, high, first, last = (x0, x1, y0, y1) if down else (y0, y1, x0, x1)
        if low - STRAY <= at <= high + STRAY:
            covered += max(0, min(last, end) - max(first, start))
    return covered >= COVERED * (end - start)


def _is_letter(mask: Ink, x: int, top: int, bottom: int) -> bool:
    """Whether what looks like a rule in a tight row is a stem: other letters stand close on both sides."""
    if bottom - top > SURE_DOWN * GRID_DPI:
        return False
    rows = mask[top + BESIDE : bottom - BESIDE]
    return bool(rows[:, max(0, x - 2 * BESIDE) : x - BESIDE + 1].any() and rows[:, x + BESIDE : x + 2 * BESIDE].any())


def _places(values: list[float]) -> list[int]:
    """Values that lie within `STRAY` of each other made one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= STRAY:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [round(sum(group) / len(group)) for group in groups]


def _meet(one: Span, other: Span, *, within: int = STRAY) -> bool:
    return (
        one[0] <= other[2] + within
        and other[0] <= one[2] + within
        and one[1] <= other[3] + within
        and other[1] <= one[3] + within
    )


def _around(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _flipped(rule: Span) -> Span:
    return rule[1], rule[0], rule[3], rule[2]
