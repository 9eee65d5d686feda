"""Which numbered blocks are headings, and how deep list items stand in each other.

In: the blocks of a document, and the markers that `sequences` found. Out: the same blocks, with the kind "heading"
where a number stands before a title, and with the depths of the list items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from delokrug.layout.markers import Marker
from delokrug.layout.sequences import block_marker, outline_depth
from delokrug.records import Block

TITLE_LENGTH = 220  # the longest heading seen in real rulebooks has 190 characters


def numbered_headings(found: Sequence[Block], *, known: Mapping[int, Marker]) -> Iterator[Block]:
    """«2. Одељење за набавке» above an article or paragraph of its own is a heading, unless it ends a list."""
    marks = [block_marker(block, known) if block.kind == "item" else None for block in found]
    titles = _outline_headings(found, marks)
    for index, (block, mark) in enumerate(zip(found, marks, strict=True)):
        heads = index in titles
        if mark and not outline_depth(mark) and block.marker[:1].isalnum():
            ends_list = index > 0 and (_follows(marks[index - 1], mark) or _ends_tree(found, marks, index))
            heads = not ends_list and _looks_like_title(block.text) and _opens_text(found[index + 1 : index + 2])
        yield replace(block, kind="heading") if heads else block


def _outline_headings(found: Sequence[Block], marks: Sequence[Marker | None]) -> set[int]:
    """Titles with «A.», «B.1» before them that stand above their text, rather than in the tree of units."""
    titles: set[int] = set()
    listed = False
    index = 0
    while index < len(found):
        if not outline_depth(marks[index]):
            listed = listed and found[index].kind == "item"
            index += 1
            continue
        end = index + 1
        names = {found[index].marker}
        while end < len(found) and outline_depth(marks[end]) and found[end].marker not in names:
            names.add(found[end].marker)
            end += 1
        depths = [outline_depth(mark) for mark in marks[index:end]]
        below = found[end].kind if end < len(found) else ""
        opened = index > 0 and found[index - 1].text.endswith(":") and (end - index > 1 or below == "item")
        listed = listed or opened
        # «A. Sektor …», «A.1. Odsek …» and then the text: each title stands one deeper than the one above
        deeper = depths == list(range(depths[0], depths[0] + len(depths)))
        if below and deeper and not listed and all(_looks_like_title(block.text) for block in found[index:end]):
            titles.update(range(index, end))
        # behind the tree the same letters may begin anew, above the texts
        listed = listed and not (end < len(found) and found[end].marker in names)
        index = end
    return titles


def _looks_like_title(text: str) -> bool:
    text = text.lstrip("„“\"»«'")
    return text[:1].isupper() and len(text) < TITLE_LENGTH and not text.endswith((";", ",", ":", "."))


def _opens_text(after: Sequence[Block]) -> bool:
    return any(block.kind == "article" or (block.kind == "paragraph" and block.text[:1].isupper()) for block in after)


def _follows(previous: Marker | None, mark: Marker) -> bool:
    """Whether a marker is the next of its list, or repeats the last («2.» twice)."""
    if previous is None or previous.style[:3] != mark.style[:3]:
        return False
    return previous.value in (mark.value - 1, mark.value)


def _ends_tree(found: Sequence[Block], marks: Sequence[Marker | None], index: int) -> bool:
    """Whether a marker goes on in the list that a colon opened, whose last item it is."""
    first = next((at for at in range(index - 1, -1, -1) if found[at].kind != "item"), -1)
    if first < 0 or not found[first].text.endswith(":"):
        return False
    return _first_part(found, index) or _first_leaf(found, marks, index) or _back_to_branch(marks, first, index)


def _back_to_branch(marks: Sequence[Marker | None], first: int, index: int) -> bool:
    """«2.» behind «1.1.», «3)» behind «– …»: the outer list goes on behind the parts of its last item."""
    mark = marks[index]
    earlier = (other for other in reversed(marks[first + 1 : index]) if mark and other and other.style == mark.style)
    return _follows(next(earlier, None), mark) if mark else False


def _first_part(found: Sequence[Block], index: int) -> bool:
    """«5.1.» right behind «5.»: the list ends with its first part of a part."""
    number = found[index].marker.strip(".")
    return number.endswith(".1") and found[index - 1].marker.strip(".") == number.removesuffix(".1")


def _first_leaf(found: Sequence[Block], marks: Sequence[Marker | None], index: int) -> bool:
    """«а) Одсек за кост» right behind «4) Служба за дршке»: the list ends with a branch of one leaf."""
    mark, above = marks[index], marks[index - 1]
    if mark is None or above is None or not above.value or mark.style == above.style:
        return False
    return mark.style.endswith(")") and mark.counts(1) and _looks_like_title(found[index - 1].text)


def nested(found: Iterable[Block], *, known: Mapping[int, Marker]) -> Iterator[Block]:
    """Depths of list items: a style of marker not open yet is one deeper, an open one goes back to its depth."""
    open_styles: list[str] = []
    for block in found:
        if block.kind != "item":
            if block.kind != "paragraph" or block.marker or opens_paragraph(block.text):
                open_styles = []
            yield block
            continue
        mark = block_marker(block, known)
        style = mark.style if mark else block.marker
        parts = style.count("1") if style.startswith("1.1") else outline_depth(mark)
        if parts:
            yield replace(block, depth=parts)
            open_styles = [style[:1] + ".1" * n for n in range(parts)]
            continue
        if style == "1." and open_styles and open_styles[0] == "1":
            style = "1"  # «2.» after «1.1.» goes on with the outer list
        if style in open_styles:
            del open_styles[open_styles.index(style) + 1 :]
        else:
            open_styles.append("1" if style == "1." and not open_styles else style)
        yield replace(block, depth=len(open_styles))


def opens_paragraph(text: str) -> bool:
    """Whether a new paragraph (став) begins, rather than the rest of one behind its list, or a bare number."""
    return not text[:1].islower() and any(c.isalpha() for c in text)
