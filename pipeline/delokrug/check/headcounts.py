"""How surely the numbers of executors were read where a page is a scan.

In: the lines of a document with their confidence, and its posts. Out: a note for the document, and a warning for each
number that character recognition was not sure of. A figure has no neighbours that would show a misreading, and sums are
made of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from delokrug.errors import CODES
from delokrug.records import Document, Finding, Line, Position

# Readings of a clear digit agree in 0.9 and more of the votes; of 156 drawn ones none above 0.8 was wrong.
DOUBTFUL = 0.8


def headcount_findings(document: Document, posts: Sequence[Position]) -> list[Finding]:
    """The findings, none for a document that was not recognised."""
    lines = [line for line in document.lines if line.confidence is not None]
    if not lines:
        return []
    starts = [line.start for line in lines]
    read: list[float] = []
    doubtful: list[Finding] = []
    for index, post in enumerate(posts):
        first = max(bisect_left(starts, post.start + 1) - 1, 0)
        within = (line for line in lines[first:] if line.start < post.end)
        confidence = min((line.confidence or 0.0 for line in within if _holds(line, post.executors)), default=None)
        if confidence is None:
            continue
        read.append(confidence)
        if confidence < DOUBTFUL:
            message = CODES["ocr_headcount"].format(title=post.title, confidence=round(100 * confidence))
            doubtful.append(Finding("warning", "ocr_headcount", message, position=index, page=post.page))
    if not read:
        return []
    posts_read = f"{len(read)} post{'' if len(read) == 1 else 's'}"
    message = CODES["ocr_headcounts"].format(posts=posts_read, confidence=round(100 * min(read)))
    return [Finding("note", "ocr_headcounts", message), *doubtful]


def _holds(line: Line, executors: int | None) -> bool:
    """Whether the number stands in the line: alone in a cell, or in the head of a post."""
    words = line.text.replace("(", " ").replace(")", " ").split()
    return executors is not None and str(executors) in [word.strip(".,;:–-") for word in words]
