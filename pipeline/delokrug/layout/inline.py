"""Lists that run inside a line: «…: 1) A; 2) B», «…: – A; – B», «(1) … (2) …».

In: the canonical Latin text of one block. Out: half-open ranges of its pieces with their markers, or one piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from delokrug.layout.markers import marker

# «1)», «(1)», «a)», «(a)» anywhere; «1.» only behind a colon or semicolon, since «člana 12. stav» is no list
_LETTERS = r"(?:[ivx]{1,5}|lj|nj|dž|[a-zčćžšđ])"
_ORDERED = re.compile(
    rf"(?:^|(?<=[\s:;]))(\(\d{{1,2}}\)|\d{{1,2}}\)|\({_LETTERS}\)|{_LETTERS}\)|(?<=[:;]\s)\d{{1,2}}\.)(?=\s|(?<=\))[^\W\d_])"
)
# what a reference to a list names stands before its marker: «iz t. 2)», «tač. a), b) i v)», «points (a) and (b)»
_POINT = re.compile(
    r"(?:^|[\s(])(?:t|tač|toč|st|čl|al|tačk\w+|točk\w+|stav\w*|alinej\w+|član\w*|points?|items?|paragraphs?)\.?$", re.I
)
_CONJUNCTION = re.compile(r"(?:^|[\s,;])[^\W\d_]{1,3}$")  # «i», «te», «ili», «and»
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
        if mark.counts(expected) and (_goes_on(text, run, match) if run else _opens(text, match.start())):
            run.append(match)
    runs = [run for run in by_style.values() if len(run) >= 2]
    # the outermost list first: its pieces are looked at again
    return min(runs, key=lambda run: run[0].start()) if runs else []


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or (before[-1] in ":;.," and not _POINT.search(before))


def _goes_on(text: str, run: Sequence[re.Match[str]], match: re.Match[str]) -> bool:
    """Whether the next member of a list begins, rather than a reference («iz tačke a) i b) ovog člana»).

    It stands behind a comma, semicolon or full stop, or behind a conjunction that does or that a colon's list allows.
    """
    between = text[run[-1].end() : match.start()].rstrip()
    if not any(c.isalpha() for c in between) or _POINT.search(between):
        return False
    if between[-1] in ",;.:":
        return True
    conjunction = _CONJUNCTION.search(between)
    if not conjunction:
        return False
    words = between[: conjunction.start()].rstrip()
    listed = text[: run[0].start()].rstrip().endswith(":") and any(c.isalpha() for c in words)
    return listed or words[-1:] in (",", ";")


def _dash_points(text: str) -> list[re.Match[str]]:
    opening = _LIST_OPENS.search(text)
    if not opening:
        # without a colon only three dashes and more, each before several words, make a list
        found = [m for m in _DASH.finditer(text) if m[1] in "–—" and len(text[m.end() :].split(m[1])[0].split()) > 1]
        # «viši savetnik – 4, savetnik – 5, referent – 2»: a number belongs to what stands before its dash
        found = [m for m in found if not text[m.end() :].lstrip()[:1].isdigit()]
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
        # what follows the list in the same line is a paragraph of its own; «(1) … (2) …» are paragraphs themselves,
        # unless a colon opens them
        numbered = point[1].startswith("(") and not text[: points[0].start()].rstrip().endswith(":")
        if tail and index + 1 == len(points) and not numbered:
            out += [Piece(start, tail.start() + 1, point[1]), Piece(tail.end(), end)]
        else:
            out.append(Piece(start, end, point[1]))
    # «1) 2)» with nothing between is no list
    return out if all(text[piece.start : piece.end].strip() for piece in out) else [Piece(0, len(text))]
