"""Texts that remember where every character came from.

In: a text or a `Mapped`, and edits on it. Out: a `Mapped` whose offsets still lead into the source, and the look-up in
the other direction, from the source to the cleaned text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from delokrug.records import Mapped

Edit = tuple[int, int, str]
"""start, end, replacement. Equal lengths map letter by letter; otherwise every letter of the replacement names the
whole range. start < end always: an edit replaces or drops, it never inserts out of nothing."""


def mapped(text: str, *, start: int = 0) -> Mapped:
    """The identity: `text` stands at offset `start` of its source.

    >>> mapped("члан", start=10).span(1, 3)
    (11, 13)
    """
    return Mapped(text, range(start, start + len(text)), range(start + 1, start + len(text) + 1))


def edited(source: Mapped, edits: Iterable[Edit]) -> Mapped:
    """`source` with the edits made; they must be in order and apart. The same object when there are none.

    >>> edited(mapped("зако\\u200bн"), [(4, 5, "")]).ends
    array('q', [1, 2, 3, 4, 6])
    """
    text, from_starts, from_ends = source.text, source.starts, source.ends
    parts: list[str] = []
    starts, ends = array("q"), array("q")
    text_at = map_at = 0
    for start, end, replacement in edits:
        parts.append(text[text_at:start])
        parts.append(replacement)
        text_at = end
        if len(replacement) != end - start:
            # offsets are copied only up to an edit that changes lengths: about one word in ten
            starts.extend(from_starts[map_at:start])
            ends.extend(from_ends[map_at:start])
            if replacement:
                starts.extend([from_starts[start]] * len(replacement))
                ends.extend([from_ends[end - 1]] * len(replacement))
            map_at = end
    if not parts:
        return source
    parts.append(text[text_at:])
    if map_at == 0:
        return Mapped("".join(parts), from_starts, from_ends)
    starts.extend(from_starts[map_at:])
    ends.extend(from_ends[map_at:])
    return Mapped("".join(parts), starts, ends)


def joined(pieces: Iterable[Mapped]) -> Mapped:
    """The pieces one after the other, nothing between them. Each must lie behind the one before it in the source."""
    texts: list[str] = []
    starts, ends = array("q"), array("q")
    for piece in pieces:
        texts.append(piece.text)
        starts.extend(piece.starts)
        ends.extend(piece.ends)
    return Mapped("".join(texts), starts, ends)


def clean_offset(text: Mapped, source: int) -> int:
    """Where the source's character at offset `source` stands in `text.text`, or where the next one that is left stands;
    `len(text.text)` behind the last. The other direction of `Mapped.span`.

    >>> clean_offset(mapped("члан", start=10), 12)
    2
    """
    return bisect_right(text.ends, source)


def clean_span(text: Mapped, start: int, end: int) -> tuple[int, int]:
    """The half-open range of `text.text` that came from source[start:end]; an empty one where nothing is left of it."""
    first, behind = bisect_right(text.ends, start), bisect_left(text.starts, end)
    return first, max(first, behind)
