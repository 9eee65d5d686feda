"""Lists that run inside a line: «…: 1) A; 2) B», «…: – A; – B», «(1) … (2) …».

In: the canonical Latin text of one block. Out: half-open ranges of its pieces with their markers, or one piece.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from delokrug.layout.markers import marker

# «1)», «(1)», «a)», «(a)» anywhere; «1.» only behind a colon or semicolon, since «člana 12. stav» is no list
_LETTERS = r"(?:[ivx]{1,5}|lj|nj|dž|[a-zčćžšđ])"
_ORDERED = re.compile(
    rf"(?:^|(?<=[\s:;]))(\(\d{{1,2}}\)|\d{{1,2}}\)|\({_LETTERS}\)|{_LETTERS}\)|(?<=[:;]\s)\d{{1,2}}\.)(?=\s|(?<=\))[^\W\d_])"
)
_DASH = re.compile(r"(?:^|(?<=[\s:;]))([–—•·●▪-])(?=\s)")
_LIST_OPENS = re.compile(r":\s*([–—•·●▪-])\s")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})[.]\s+(?=[A-ZČĆŽŠĐ(])")


@dataclass(frozen=True, slots=True)
class Piece:
    start: int
    end: int
    marker: str = ""


def pieces(text: str) -> list[Piece]:
    """The pieces of a block in order; a single piece when no list runs inside it."""
    ordered = _ordered_points(text)
    if ordered:
        return _cut(text, ordered)
    return _cut(text, _dash_points(text))


def _ordered_points(text: str) -> list[re.Match[str]]:
    """Markers that count up from the first: at least two, the first behind a colon, a sentence end or at the start."""
    by_style: dict[str, list[re.Match[str]]] = {}
    for match in _ORDERED.finditer(text):
        mark = marker(match[1] + " x")
        if mark is None:
            continue
        run = by_style.setdefault(mark.style, [])
        expected = len(run) + 1
        if mark.counts(expected) and (run or _opens(text, match.start())):
            run.append(match)
    runs = [run for run in by_style.values() if len(run) >= 2]
    # the outermost list first: its pieces are looked at again
    return min(runs, key=lambda run: run[0].start()) if runs else []


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ":;.,"


def _dash_points(text: str) -> list[re.Match[str]]:
    opening = _LIST_OPENS.search(text)
    if not opening:
        # without a colon only three dashes and more, each before several words, make a list
        found = [m for m in _DASH.finditer(text) if m[1] in "–—" and len(text[m.end() :].split(m[1])[0].split()) > 1]
        return found if len(found) >= 3 and ";" not in text[found[0].start() :] else []
    dash = opening[1]
    found = [m for m in _DASH.finditer(text, opening.start()) if m[1] == dash]
    after_stop = [m for m in found if text[: m.start()].rstrip()[-1:] in ":;,"]
    # «– A; – B»: with semicolons a lone dash belongs to the text; without any, every dash is a marker
    return after_stop if 2 * len(after_stop) > len(found) or len(after_stop) > 2 else found


def _cut(text: str, points: list[re.Match[str]]) -> list[Piece]:
    if not points:
        return [Piece(0, len(text))]
    out = []
    if text[: points[0].start()].strip():
        out.append(Piece(0, points[0].start()))
    for index, point in enumerate(points):
        end = points[index + 1].start() if index + 1 < len(points) else len(text)
        start = point.end()
        tail = _SENTENCE.search(text, start, end)
        # what follows the list in the same line is a paragraph of its own; «(1) … (2) …» are paragraphs themselves
        if tail and index + 1 == len(points) and not point[1].startswith("("):
            out += [Piece(start, tail.start() + 1, point[1]), Piece(tail.end(), end)]
        else:
            out.append(Piece(start, end, point[1]))
    # «1) 2)» with nothing between is no list
    return out if all(text[piece.start : piece.end].strip() for piece in out) else [Piece(0, len(text))]
