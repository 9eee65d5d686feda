"""Rules drawn on a PDF page: a raw pdfium page in, horizontal and vertical edges as the page is shown out.

An edge is a straight side of whatever is drawn as a path: a line, the four sides of a rectangle (cells are often drawn
as rectangles, and rules as thin ones), a piece of an outline. Forms are looked into, as deep as they are nested.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from delokrug.ingest.pdf_bindings import lean
from delokrug.ingest.pdf_chars import PageFrame

# A page's table of 60 rows and 8 columns with a line for each side of each cell draws 2,000 pieces; a map has 100,000.
MOST_PIECES = 20_000
MOST_DEPTH = 8  # of forms inside forms, which a damaged file may nest in a circle
SLANT = 0.5  # points by which an edge may be off the level or plumb
SHORTEST = 1.0  # points: corners of rounded frames, dots of dotted rules

Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Edge:
    """A horizontal edge runs from `start` to `end` along x at y = `at`, a vertical one along y at x = `at`.

    Points from the top left of the page as shown.
    """

    horizontal: bool
    at: float
    start: float
    end: float


def page_edges(page: Any, frame: PageFrame) -> list[Edge]:
    """The edges of a raw page, each once; none where the page draws more than `MOST_PIECES` (a map, a picture)."""
    edges: dict[Edge, None] = {}
    for number, (x0, y0, x1, y1) in enumerate(_pieces(_children(page), _PLAIN, depth=0)):
        if number >= MOST_PIECES:
            return []
        edge = _edge(frame.shown(x0, y0), frame.shown(x1, y1))
        if edge and _is_inside(edge, frame):
            edges[edge] = None
    return list(edges)


def _edge(first: tuple[float, float], second: tuple[float, float]) -> Edge | None:
    (xa, ya), (xb, yb) = first, second
    if abs(ya - yb) <= SLANT and abs(xa - xb) >= SHORTEST:
        return Edge(True, round((ya + yb) / 2, 1), round(min(xa, xb), 1), round(max(xa, xb), 1))
    if abs(xa - xb) <= SLANT and abs(ya - yb) >= SHORTEST:
        return Edge(False, round((xa + xb) / 2, 1), round(min(ya, yb), 1), round(max(ya, yb), 1))
    return None


def _is_inside(edge: Edge, frame: PageFrame) -> bool:
    width, height = frame.size
    across, along = (height, width) if edge.horizontal else (width, height)
    return 0 <= edge.at <= across and edge.end > 0 and edge.start < along


def _children(parent: Any, *, form: bool = False) -> Iterator[tuple[int, Any]]:
    """(kind, object) of what a page or form draws, without its text, which is most of it."""
    count = pdfium.FPDFFormObj_CountObjects(parent) if form else pdfium.FPDFPage_CountObjects(parent)
    get = _form_object if form else _page_object
    handle = ctypes.cast(parent, ctypes.c_void_p).value
    for index in range(count):
        drawn = get(handle, index)
        kind = _kind(drawn) if drawn else 0
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
            yield kind, ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)


def _pieces(
    objects: Iterator[tuple[int, Any]], outer: Matrix, *, depth: int
) -> Iterator[tuple[float, float, float, float]]:
    """Straight pieces of paths in the PDF's own coordinates."""
    for kind, drawn in objects:
        matrix = _times(_matrix(drawn), outer)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _path_pieces(drawn, matrix)
        elif depth < MOST_DEPTH:
            yield from _pieces(_children(drawn, form=True), matrix, depth=depth + 1)


def _path_pieces(path: Any, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    count = pdfium.FPDFPath_CountSegments(path)
    if not 0 < count <= MOST_PIECES:
        return
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    handle = ctypes.cast(path, ctypes.c_void_p).value
    first = previous = (0.0, 0.0)
    for index in range(count):
        segment = _segment(handle, index)
        if not segment or not _point(segment, at_x, at_y):
            continue
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = _segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*previous, *point)
        previous = point
        if _closes(segment):
            yield (*point, *first)
            previous = first


def _matrix(drawn: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix)):
        return _PLAIN
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    if outer is _PLAIN:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od,
        c * oa + d * oc, c * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


# A page in which each letter is an object has thousands of them.
_page_object = lean("FPDFPage_GetObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_form_object = lean("FPDFFormObj_GetObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
_kind = lean("FPDFPageObj_GetType", ctypes.c_int, ctypes.c_void_p)
_segment = lean("FPDFPath_GetPathSegment", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_segment_kind = lean("FPDFPathSegment_GetType", ctypes.c_int, ctypes.c_void_p)
_point = lean("FPDFPathSegment_GetPoint", ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
_closes = lean("FPDFPathSegment_GetClose", ctypes.c_int, ctypes.c_void_p)
