"""Which lines are furniture: page numbers, running headers and footers.

In: the lines of a document. Out: for each of them a flag. Furniture is never part of a block, and a sentence that it
interrupts goes on behind it (FORMS.md, "Layout").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from delokrug import script
from delokrug.layout import page_ends
from delokrug.layout.articles import article_heading
from delokrug.layout.markers import BULLETS
from delokrug.layout.page_ends import BARE_NUMBER
from delokrug.records import Line

# «- 16 -», «– 5 –», «-5-», «16 / 40», «страна 3 од 12», «strana 3», «page 3 of 9»
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*[/|]\s*\d{1,4}"
    r"|(?:страна|страница|strana|stranica|page|стр\.?|str\.?)\s*\d{1,4}(?:\s*(?:од|od|of|/)\s*\d{1,4})?\.?)\s*$",
    re.IGNORECASE,
)
_HEADER_WITH_PAGE = re.compile(
    r"\S.*[-–—|,]\s*(?:страна|страница|strana|stranica|page|стр\.?|str\.?)\s*(?P<page>\d{1,4})\s*$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(rf"\s*[{re.escape(BULLETS)}–-]\s+\S")
_HEADER_LENGTH = 150
_PAGE_LENGTH = 500  # characters: the emptiest page between two page numbers of a pasted text
_SET_APART = 20  # spaces


def furniture(lines: Sequence[Line], *, bare_numbers: bool = True) -> list[bool]:
    """For each line whether it is furniture.

    `bare_numbers`: whether a number alone on its line may be a page number; in Word documents it is a table cell.
    """
    flags = [bool(_PAGE_NUMBER.match(line.text)) for line in lines]
    if any(line.box for line in lines):
        return page_ends.printed_furniture(lines, flags, bare_numbers=bare_numbers, shape=_shape, is_header=_is_header)
    pages = page_ends.pages_of(lines)
    found = set(page_ends.repeated(lines, pages, shape=_shape, is_header=_is_header))
    if bare_numbers:
        found.update(_bare_page_numbers(lines, pages))
    found.update(_counted_headers(lines))
    for index in found:
        flags[index] = True
    for index in _beside_numbers(lines, flags):
        flags[index] = True
    return flags


def _is_header(text: str) -> bool:
    # a list item, an article or the end of a sentence that happens to stand at two page ends is text
    if len(text) >= _HEADER_LENGTH or text.rstrip().endswith((";", ",")):
        return False
    return not _BULLET.match(text) and not article_heading(text)


def _shape(text: str) -> str:
    """What lines have in common that differ in numbers, spaces and script."""
    return script.to_latin(_DIGITS.sub("0", " ".join(text.split()))).lower()


def _bare_page_numbers(lines: Sequence[Line], pages: Sequence[page_ends.Page]) -> Iterator[int]:
    """Bare numbers at a page's end, or alone between empty lines where there are no pages; without boxes."""
    if len(pages) > 1:
        yield from (i for page in pages for i in {page[0], page[-1]} if BARE_NUMBER.match(lines[i].text))
        return
    alone = [i for i in range(len(lines)) if BARE_NUMBER.match(lines[i].text) and _alone(lines, i)]
    for place, index in enumerate(alone):
        before, after = alone[:place][-1:], alone[place + 1 :][:1]
        if _breaks_sentence(lines, index, index) or _counts_pages(lines, [*before, index, *after]):
            yield index


def _counted_headers(lines: Sequence[Line]) -> Iterator[int]:
    """«Информатор о раду – страна 3», «Информатор о раду – страна 4»: lines alone that end with the page they count."""
    shapes = defaultdict(list)
    for index, line in enumerate(lines):
        counted = _HEADER_WITH_PAGE.search(line.text)
        if counted and _alone(lines, index) and _is_header(line.text):
            shapes[_shape(line.text)].append((index, int(counted["page"])))
    for members in shapes.values():
        pairs = list(pairwise(members))
        far = all(lines[second].start - lines[first].end >= _PAGE_LENGTH for (first, _), (second, _) in pairs)
        if pairs and far and all(page < following for (_, page), (_, following) in pairs):
            yield from (index for index, _ in members)


def _alone(lines: Sequence[Line], index: int) -> bool:
    """Whether empty lines part the line from the text, or it is set in the middle or at the right of the page."""
    margin = len(lines[index].text) - len(lines[index].text.lstrip())
    return margin >= _SET_APART or (_blank(lines, index - 1) and _blank(lines, index + 1))


def _counts_pages(lines: Sequence[Line], numbers: Sequence[int]) -> bool:
    """Whether these lines count up at the distance of pages; the numbers of a table stand closer, or do not count."""
    return all(
        int(lines[first].text) < int(lines[second].text) and lines[second].start - lines[first].end >= _PAGE_LENGTH
        for first, second in pairwise(numbers)
    )


def _blank(lines: Sequence[Line], index: int) -> bool:
    return not 0 <= index < len(lines) or not lines[index].text.strip()


def _beside_numbers(lines: Sequence[Line], flags: Sequence[bool]) -> Iterator[int]:
    """In text without boxes, the running header: directly above or below a page number, and elsewhere again.

    A header seen once counts below the number, where a page begins or in the middle of a sentence.
    """
    shapes = defaultdict(list)
    for index, line in enumerate(lines):
        if line.text.strip():
            shapes[_shape(line.text)].append(index)
    for index, flag in enumerate(flags):
        for near in (index - 1, index + 1) if flag else ():
            if _blank(lines, near) or flags[near] or not _is_header(lines[near].text):
                continue
            repeated = shapes[_shape(lines[near].text)]
            if len(repeated) > 1:
                yield from repeated
            elif _stands_apart(lines, near) and _breaks_text(lines, index, near):
                yield near


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether the line looks like a title and an empty line parts it from the text below."""
    text = lines[index].text.strip()
    return _blank(lines, index + 1) and text[:1].isupper() and text[-1] not in ".:;"


def _breaks_text(lines: Sequence[Line], number: int, header: int) -> bool:
    """Whether a page begins between the two lines, or they stand in the middle of a sentence."""
    return lines[number].page != lines[header].page or _breaks_sentence(lines, number, header)


def _breaks_sentence(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether the sentence above the first of these lines goes on below the last."""
    above = next((line.text.strip() for line in reversed(lines[:first]) if line.text.strip()), ".")
    below = next((line.text.strip() for line in lines[last + 1 :] if line.text.strip()), "")
    return above[-1] not in ".:;!?" and below[:1].islower()
