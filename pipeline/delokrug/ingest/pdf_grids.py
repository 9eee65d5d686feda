"""Ruled tables of a PDF page: edges in, grids of cells out. The geometry is pdfplumber's (`pdfplumber.table`).

pdfplumber alone reads 7 pages per CPU second; its table functions on edges read by `pdf_rules` take 2 to 8 ms a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from delokrug.ingest.pdf_rules import Edge
from delokrug.records import Box

# pdfplumber's own defaults for `extract_tables`, in points
SNAP = JOIN = INTERSECTION = 3
SHORTEST = 3
# Borders of neighbouring cells that are drawn apart: their grid lines are one
SAME_LINE = 1.5


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by its place in the grid (from 0), `box` in points from the top left of the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, row by row, and its grid lines: `xs` has one more entry than columns, `ys` than rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def index(self) -> list[list[int | None]]:
        """For each row and column which of `cells` lies there; None for a hole."""
        found: list[list[int | None]] = [[None] * (len(self.xs) - 1) for _ in self.ys[1:]]
        for number, cell in enumerate(self.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    found[row][column] = number
        return found


def ruled_grids(edges: Sequence[Edge]) -> list[Grid]:
    """The tables that the edges draw, from top to bottom: at least two cells side by side."""
    if sum(edge.horizontal for edge in edges) < 2 or sum(not edge.horizontal for edge in edges) < 2:
        return []
    from pdfplumber import table  # with pdfminer 0.2 s, which documents without tables do not need

    merged = table.merge_edges([_plumber_edge(edge) for edge in edges], SNAP, SNAP, JOIN, JOIN)
    long = [edge for edge in merged if max(edge["width"], edge["height"]) >= SHORTEST]
    grids = []
    for connected in _connected(long):
        points = table.edges_to_intersections(connected, INTERSECTION, INTERSECTION)
        for boxes in table.cells_to_tables(table.intersections_to_cells(points)):
            grids.append(grid_of(boxes))
    return sorted((grid for grid in grids if is_table(grid)), key=lambda grid: grid.ys[0])


def grid_of(boxes: Iterable[Box]) -> Grid:
    """Cells (x0, top, x1, bottom) of one table in their rows and columns."""
    boxes = list(boxes)
    xs = _grid_lines(side for box in boxes for side in (box[0], box[2]))
    ys = _grid_lines(side for box in boxes for side in (box[1], box[3]))
    cells = []
    for box in boxes:
        column, right = _nearest(xs, box[0]), _nearest(xs, box[2])
        row, below = _nearest(ys, box[1]), _nearest(ys, box[3])
        if right > column and below > row:
            cells.append(GridCell(row, column, below - row, right - column, box))
    return Grid(xs, ys, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def is_table(grid: Grid) -> bool:
    """Whether there is more to it than a frame around text or a list of boxes one below the other."""
    beside = {cell.row for cell in grid.cells if cell.column > 0}
    return len(grid.cells) >= 2 and bool(beside)


def _plumber_edge(edge: Edge) -> dict[str, Any]:
    """The edge as pdfplumber's functions want it (the first page's `doctop` is `top`)."""
    x0, x1 = (edge.start, edge.end) if edge.horizontal else (edge.at, edge.at)
    top, bottom = (edge.at, edge.at) if edge.horizontal else (edge.start, edge.end)
    return {
        "orientation": "h" if edge.horizontal else "v",
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _connected(edges: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Edges by bands of the page that no vertical edge joins: looking for cells takes the square of their number."""
    edges = sorted(edges, key=lambda edge: float(edge["top"]))
    bands: list[list[dict[str, Any]]] = []
    reach = -1e9
    for edge in edges:
        if not bands or edge["top"] > reach + INTERSECTION:
            bands.append([])
        bands[-1].append(edge)
        reach = max(reach, edge["bottom"])
    return bands


def _grid_lines(sides: Iterable[float]) -> tuple[float, ...]:
    lines: list[float] = []
    for side in sorted(sides):
        if not lines or side - lines[-1] > SAME_LINE:
            lines.append(side)
    return tuple(lines)


def _nearest(lines: Sequence[float], side: float) -> int:
    """The grid line that a side lies on: the last one not behind it (lines are the first of their kind)."""
    return max(bisect_right(lines, side + 1e-6) - 1, 0)


def column_at(lines: Sequence[float], at: float) -> int | None:
    """The column (or row) that holds a point, None outside of the grid."""
    found = bisect_right(lines, at) - 1
    return found if 0 <= found < len(lines) - 1 else None
